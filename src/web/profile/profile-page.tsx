import { useState } from 'react'
import { profileFacts } from '../../core/profile/fact-words.ts'
import { sectors } from '../../core/profile/sector.ts'
import { readProfile } from '../../features/profile/profile.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { useMay } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { FactList } from '../settings/fact-list.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { BasicsSheet } from './basics-sheet.tsx'
import { ClusterSection } from './cluster-section.tsx'
import { FactRow } from './fact-row.tsx'
import styles from './profile.module.css'
import type { Profile } from './profile.ts'
import { ProfileParts } from './profile-parts.tsx'

/** Who the organisation is: sector and size, the cluster that follows, and the facts on which applicability turns. */
export function ProfilePage() {
  const text = useText()
  const may = useMay('profile:write')
  const read = useAnswer(readProfile, {}, { keep: true })
  const [editing, setEditing] = useState(false)
  return (
    <Page
      title={text('place.profile')}
      lede={read.data ? <ProfileLede profile={read.data} /> : null}
      action={may && read.data ? <Button onPress={() => setEditing(true)}>{text('profile.edit')}</Button> : null}
    >
      <ProfileParts />
      <Loaded answer={read}>
        {(profile) => (
          <>
            <Section title={text('profile.organisation')}>
              <Basics profile={profile} />
            </Section>
            <ClusterSection profile={profile} />
            <Section
              title={text('profile.facts')}
              beside={text('profile.answered', { count: profile.facts.length, total: profileFacts.length })}
            >
              <p>{text('profile.factsWhy')}</p>
              <ul className={styles.facts}>
                {profileFacts.map((fact) => (
                  <FactRow key={fact} fact={fact} recorded={profile.facts.find((one) => one.fact === fact)} />
                ))}
              </ul>
            </Section>
            {editing && may ? <BasicsSheet profile={profile} onClose={() => setEditing(false)} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function ProfileLede({ profile }: { profile: Profile }) {
  const text = useText()
  const open = profileFacts.length - profile.facts.length
  if (profile.sector === null && profile.facts.length === 0) return <>{text('profile.ledeEmpty')}</>
  return open === 0 ? text('profile.ledeDone') : <RichText name="profile.ledeOpen" values={{ count: open }} />
}

function Basics({ profile }: { profile: Profile }) {
  const text = useText()
  const written = useWritten()
  const none = <span className="muted">{text('profile.notFilled')}</span>
  const count = (value: number | null) => (value === null ? none : written.number(value))
  return (
    <FactList
      rows={[
        {
          key: 'sector',
          term: text('profile.sector'),
          value: profile.sector ? written.inLanguage(sectors[profile.sector].name) : none,
        },
        { key: 'description', term: text('profile.description'), value: profile.description || none },
        { key: 'people', term: text('profile.people'), value: count(profile.people), hint: text('profile.peopleHint') },
        { key: 'fte', term: text('profile.fte'), value: count(profile.fte), hint: text('profile.fteHint') },
      ]}
    />
  )
}
