import { useState } from 'react'
import { saveProfile } from '../../features/profile/profile.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { VerdictBanner } from '../ui/verdict.tsx'
import { AnswerChoice } from './answer-choice.tsx'
import { LegalGroundSheet } from './legal-ground-sheet.tsx'
import styles from './profile.module.css'
import type { Profile } from './profile.ts'
import { profileBody } from './profile-body.ts'

const forms = ['institution', 'sole-provider', 'under-another'] as const

/** In which cluster of the certification scheme the organisation falls, and the questions that decide it: only those that matter. */
export function ClusterSection({ profile }: { profile: Profile }) {
  const text = useText()
  const announce = useAnnounce()
  const may = useMay('profile:write')
  const save = useCommand(saveProfile)
  const [grounding, setGrounding] = useState(false)
  const { cluster, open, attention } = profile.cluster
  const givesCare = profile.facts.find(({ fact }) => fact === 'gives-care')?.holds ?? null
  const change = (part: Partial<ReturnType<typeof profileBody>>) =>
    save.mutate(
      { body: { ...profileBody(profile), ...part }, ifMatch: profile.revision },
      { onSuccess: () => announce(text('profile.saved')) },
    )
  const asksForm = givesCare === true
  const asksData = givesCare === false || (givesCare === true && profile.careForm === 'under-another')
  const asksGround = asksData && profile.processesHealthData === true
  const pick = <V extends string>(
    name: string,
    value: V | null,
    choices: readonly { value: V; label: string }[],
    onPick: (value: V) => void,
  ) =>
    may ? (
      <AnswerChoice
        question={`cluster-${name}`}
        value={value}
        choices={choices}
        busy={save.isPending}
        onPick={onPick}
      />
    ) : (
      <span className={styles.answered}>
        {choices.find((one) => one.value === value)?.label ?? text('answer.none')}
      </span>
    )
  const yesNo = (name: string, value: boolean | null, onPick: (value: boolean) => void) =>
    pick(
      name,
      value === null ? null : value ? 'yes' : 'no',
      [
        { value: 'yes', label: text('answer.yes') },
        { value: 'no', label: text('answer.no') },
      ],
      (picked) => onPick(picked === 'yes'),
    )
  return (
    <Section title={text('cluster.title')}>
      <VerdictBanner
        state={cluster === null ? 'open' : cluster === 'none' ? 'none' : attention.length > 0 ? 'soon' : 'holds'}
        word={text(`cluster.word.${cluster ?? 'open'}`)}
        reason={cluster === null ? text(`cluster.open.${open ?? 'gives-care'}`) : text(`cluster.why.${cluster}`)}
      />
      {attention.length > 0 ? (
        <ul className={styles.changes}>
          {attention.map((one) => (
            <li key={one}>{text(`cluster.attention.${one}`)}</li>
          ))}
        </ul>
      ) : null}
      <ul className={styles.facts}>
        {asksForm ? (
          <li className={styles.fact}>
            <Asked name="form" question={text('cluster.careForm')} explanation={text('cluster.careFormHint')} />
            {pick(
              'form',
              profile.careForm,
              forms.map((value) => ({ value, label: text(`cluster.form.${value}`) })),
              (careForm) => change({ careForm }),
            )}
          </li>
        ) : null}
        {asksData ? (
          <li className={styles.fact}>
            <Asked name="data" question={text('cluster.healthData')} explanation={text('cluster.healthDataHint')} />
            {yesNo('data', profile.processesHealthData, (processesHealthData) => change({ processesHealthData }))}
          </li>
        ) : null}
        {asksGround ? (
          <>
            <li className={styles.fact}>
              <Asked
                name="agreement"
                question={text('cluster.agreement')}
                explanation={text('cluster.agreementHint')}
              />
              {yesNo('agreement', profile.processorAgreement, (processorAgreement) => change({ processorAgreement }))}
            </li>
            <li className={styles.fact}>
              <Asked name="ground" question={text('cluster.ground')} explanation={text('cluster.groundHint')} />
              {may ? (
                <Button look="quiet" small onPress={() => setGrounding(true)}>
                  {text(profile.legalGround ? 'cluster.groundEdit' : 'cluster.groundAdd')}
                </Button>
              ) : null}
              {profile.legalGround ? <div className={styles.after}>{profile.legalGround}</div> : null}
            </li>
          </>
        ) : null}
      </ul>
      {save.error ? <Problem problem={save.error} /> : null}
      {grounding && may ? <LegalGroundSheet profile={profile} onClose={() => setGrounding(false)} /> : null}
    </Section>
  )
}

function Asked({ name, question, explanation }: { name: string; question: string; explanation: string }) {
  return (
    <div>
      <span className={styles.question} id={`cluster-${name}`}>
        {question}
      </span>
      <p className="small">{explanation}</p>
    </div>
  )
}
