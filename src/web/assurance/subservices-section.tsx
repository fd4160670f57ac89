import { subserviceMethodWords } from '../../core/assurance/assurance-words.ts'
import { unheldWords } from '../../core/assurance/unheld-words.ts'
import type { Day } from '../../core/time/day.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
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
        {subservices.map(({ id, name, what, method, knownAs, inRegister, own, heldBy, lack, notRelevantBecause }) => (
          <li key={id}>
            <p className={styles.what}>
              <b lang="">{name}</b> · {written.inLanguage(subserviceMethodWords[method])}
              {what ? <span lang=""> · {what}</span> : null}
            </p>
            <Known
              known={knownAs ?? inRegister}
              fromRegister={knownAs === null}
              own={method === 'carved-out' ? own : null}
            />
            {heldBy ? <HeldBy report={heldBy} /> : null}
            {lack ? <Unheld lack={lack} /> : null}
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

type Subservice = ReportTexts['subservices'][number]

/** Which supplier of ours it is and how that is known, with what its own reports tell. */
function Known({
  known,
  fromRegister,
  own,
}: { known: Subservice['knownAs']; fromRegister: boolean } & Pick<Subservice, 'own'>) {
  const text = useText()
  if (known === null) return null
  return (
    <p className="small">
      <Link to={`/assurance/suppliers/${known.id}`} lang="">
        {known.title}
      </Link>
      {fromRegister ? ` · ${text('assurance.subserviceFromRegister')}` : null}
      {own
        ? ` · ${text('assurance.subserviceOwn', { name: known.title, told: own.tested + own.bridged, days: own.days })}`
        : null}
    </p>
  )
}

function HeldBy({ report: { id, title, through } }: { report: NonNullable<Subservice['heldBy']> }) {
  const text = useText()
  const written = useWritten()
  return (
    <div className="row">
      <Verdict state="holds">
        {through === null
          ? text('assurance.subserviceHeld')
          : text('assurance.subserviceHeldThrough', { day: written.day(through) })}
      </Verdict>
      <Link to={`/assurance/reports/${id}`} lang="">
        {title}
      </Link>
    </div>
  )
}

function Unheld({ lack }: { lack: NonNullable<Subservice['lack']> }) {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  const why = { ...lack, last: lack.last as Day | null }
  return (
    <>
      <Verdict state="part">{text('assurance.subserviceWithout')}</Verdict>
      <p className="small">
        {text('assurance.subserviceWhyNot', { missing: unheldWords(why, (day) => written.day(day))[language] })}
      </p>
    </>
  )
}
