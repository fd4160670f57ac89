import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { EditionSummary } from './control.ts'
import styles from './editions.module.css'

/** What an edition is about, how large it is, and what about it is not certain. */
export function EditionWords({ edition }: { edition: EditionSummary }) {
  const text = useText()
  const written = useWritten()
  return (
    <>
      <p className={styles.subject}>{written.inLanguage(edition.subject)}</p>
      <p className="small">
        {edition.healthcareControls > 0
          ? text('standards.controlsCare', { count: edition.requirements, care: edition.healthcareControls })
          : text('standards.controls', { count: edition.requirements })}
      </p>
      {edition.superseded ? (
        <p className={styles.superseded}>
          <Verdict state="soon">{text('standards.superseded')}</Verdict>
        </p>
      ) : null}
      {edition.notEstablished.length > 0 ? (
        <details className={styles.unsure}>
          <summary>{text('standards.notEstablished', { count: edition.notEstablished.length })}</summary>
          <ul>
            {edition.notEstablished.map((fact) => (
              <li key={fact.en}>{written.inLanguage(fact)}.</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
