import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { EditionSummary } from './control.ts'
import styles from './editions.module.css'

/** How many controls an edition has, and how many are for health care: said as uncertain where the number was not published. */
export function sizeOf(text: ReturnType<typeof useText>, edition: EditionSummary): string {
  const numbers = { count: edition.requirements, care: edition.healthcareControls }
  if (edition.healthcareControls === 0) return text('standards.controls', numbers)
  return edition.healthcareConfidence === 'high'
    ? text('standards.controlsCare', numbers)
    : text('standards.controlsCareUnsure', numbers)
}

/** What an edition is about, how large it is, and what about it is not certain. */
export function EditionWords({ edition }: { edition: EditionSummary }) {
  const text = useText()
  const written = useWritten()
  return (
    <>
      <p className={styles.subject}>{written.inLanguage(edition.subject)}</p>
      <p className="small">{sizeOf(text, edition)}</p>
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
