import { subserviceMethodWords } from '../../core/assurance/assurance-words.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './assurance.module.css'
import type { ReportTexts } from './assurance.ts'

/** The organisations on which the supplier leans; for one that the report leaves out, what its own reports tell of the same days. */
export function SubservicesSection({ subservices }: Pick<ReportTexts, 'subservices'>) {
  const text = useText()
  const written = useWritten()
  return (
    <Section title={text('assurance.subservices')} id="subservices">
      {subservices.length === 0 ? <p className="small">{text('assurance.subservicesNone')}</p> : null}
      <ul className={styles.plain}>
        {subservices.map(({ id, name, what, method, knownAs, own, without, notRelevantBecause }) => (
          <li key={id}>
            <p className={styles.what}>
              <b lang="">{name}</b> · {written.inLanguage(subserviceMethodWords[method])}
              {what ? <span lang=""> · {what}</span> : null}
            </p>
            {knownAs ? (
              <p className="small">
                <Link to={`/assurance/suppliers/${knownAs.id}`} lang="">
                  {knownAs.title}
                </Link>
                {own && method === 'carved-out'
                  ? ` · ${text('assurance.subserviceOwn', { name: knownAs.title, told: own.tested + own.bridged, days: own.days })}`
                  : null}
              </p>
            ) : method === 'carved-out' ? (
              <p className="small">{text('assurance.subserviceUnknown')}</p>
            ) : null}
            {without ? <Verdict state="part">{text('assurance.subserviceWithout')}</Verdict> : null}
            {notRelevantBecause ? (
              <p className={`small ${styles.what}`}>
                {text('assurance.notRelevantIs', { reason: notRelevantBecause })}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
