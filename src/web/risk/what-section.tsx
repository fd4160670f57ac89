import { readRiskChoices } from '../../features/risk/risks.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Section } from '../ui/page.tsx'
import styles from './risk.module.css'
import type { Risk } from './risk.ts'

/** What can happen to what: in the words of the organisation, and those of the catalogue. */
export function WhatSection({ risk }: { risk: Risk }) {
  const text = useText()
  const written = useWritten()
  const choices = useAnswer(readRiskChoices, {}, { keep: true })
  const threat = choices.data?.threats.find(({ id }) => id === risk.threat)
  return (
    <Section title={text('risk.what')} id="what">
      {risk.description ? (
        <p className={styles.prose} lang="">
          {risk.description}
        </p>
      ) : (
        <p className="small">{text('risk.noDescription')}</p>
      )}
      {threat ? (
        <p className={`small ${styles.told}`}>
          <Link to={`/risks?threat=${threat.id}`}>{written.inLanguage(threat.title)}</Link>.{' '}
          {written.inLanguage(threat.description)}
        </p>
      ) : null}
      {risk.closedOn ? (
        <p>
          {text('risk.closedBecause', { day: written.day(risk.closedOn) })} <span lang="">{risk.closeReason}</span>
        </p>
      ) : null}
    </Section>
  )
}
