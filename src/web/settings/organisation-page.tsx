import { useState } from 'react'
import { readOrganisation } from '../../features/organisations/organisations.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { FactList } from './fact-list.tsx'
import { OrganisationForm } from './organisation-form.tsx'
import styles from './settings.module.css'

/** The facts with which the organisation stands on its documents, and its rules for signing in. */
export function OrganisationPage() {
  const text = useText()
  const may = useMay('organisation:edit')
  const read = useAnswer(readOrganisation, {})
  const [editing, setEditing] = useState(false)
  return (
    <Page
      title={text('place.organisation')}
      lede={text('organisation.lede')}
      action={may && read.data ? <Button onPress={() => setEditing(true)}>{text('organisation.edit')}</Button> : null}
    >
      <Loaded answer={read}>
        {(organisation) => (
          <>
            <OrganisationFacts organisation={organisation} onScope={may ? () => setEditing(true) : null} />
            {editing && may ? <OrganisationForm organisation={organisation} onClose={() => setEditing(false)} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  )
}

type FactsProps = { organisation: Answer<typeof readOrganisation>; onScope: (() => void) | null }

function OrganisationFacts({ organisation, onScope }: FactsProps) {
  const text = useText()
  const scope = organisation.scope ? (
    <div className={styles.scope}>{organisation.scope}</div>
  ) : (
    <>
      {text('organisation.scopeEmpty')}{' '}
      {onScope ? (
        <Button look="bare" small onPress={onScope}>
          {text('organisation.scopeFirst')}
        </Button>
      ) : null}
    </>
  )
  return (
    <FactList
      rows={[
        { key: 'name', term: text('newOrganisation.name'), value: organisation.name },
        {
          key: 'kind',
          term: text('newOrganisation.kind'),
          value: text(`kind.${organisation.kind}`),
          hint: text(`kindHint.${organisation.kind}`),
        },
        { key: 'scope', term: text('organisation.scope'), value: scope, hint: text('organisation.scopeWhy') },
        { key: 'careTerm', term: text('organisation.careTerm'), value: text(`careTerm.${organisation.careTerm}`) },
        { key: 'language', term: text('organisation.documents'), value: text(`language.${organisation.language}`) },
        {
          key: 'secondFactor',
          term: text('organisation.secondFactor'),
          value: text(
            organisation.requiresSecondFactor ? 'organisation.secondFactorYes' : 'organisation.secondFactorNo',
          ),
          hint: text(
            organisation.requiresSecondFactor ? 'organisation.requireSecondFactorHint' : 'organisation.secondFactorOwn',
          ),
        },
      ]}
    />
  )
}
