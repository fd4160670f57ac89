import { kindName, opinionWords, reportTypeWords } from '../../core/assurance/assurance-words.ts'
import { termsWords } from '../../core/coverage/coverage-words.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './assurance.module.css'
import type { ReportLine } from './assurance.ts'
import { WaitsForUs } from './gap-line.tsx'

type Head = Pick<ReportLine, 'kind' | 'kindOther' | 'type'>

/** Kind and type of a report in a few words. */
export function useReportKind(): (of: Head) => string {
  const [written, language] = [useWritten(), useLanguage()]
  return ({ kind, kindOther, type }) =>
    `${kindName({ kind, kindOther }, language)}, ${written.inLanguage(reportTypeWords[type])}`
}

/** An opinion with a mark: whether it lets a report tell that something worked. */
export function OpinionMark({ opinion, showsOperation }: Pick<ReportLine, 'opinion' | 'showsOperation'>) {
  const written = useWritten()
  const state =
    opinion === 'unqualified' ? 'holds' : opinion === 'qualified' ? 'part' : opinion === 'unknown' ? 'none' : 'fails'
  return (
    <Verdict state={showsOperation || state === 'fails' ? state : 'none'}>
      {written.inLanguage(opinionWords[opinion])}
    </Verdict>
  )
}

/** Reports, the newest first, each with what it tells and what waits for us. */
export function ReportLines({ reports }: { reports: readonly ReportLine[] }) {
  const text = useText()
  const written = useWritten()
  const kindOf = useReportKind()
  return (
    <ul className={styles.plain}>
      {reports.map((one) => (
        <li key={one.id}>
          <div className={styles.line}>
            <h3>
              <Link to={`/assurance/reports/${one.id}`} lang="">
                {one.title}
              </Link>
            </h3>
            <OpinionMark {...one} />
          </div>
          <p className="small">
            {kindOf(one)} ·{' '}
            {one.periodFrom && one.periodTo
              ? text('assurance.ownPeriod', { from: written.day(one.periodFrom), through: written.day(one.periodTo) })
              : written.day(one.asOf ?? '')}
            {one.services.length > 0 ? (
              <span lang=""> · {written.list(one.services.map(({ title }) => title))}</span>
            ) : null}
            {' · '}
            {written.inLanguage(termsWords[one.terms])}
          </p>
          {one.showsOperation ? null : <p className="small">{text('assurance.doesNotCount')}</p>}
          <BridgeCounts bridges={one.bridges} />
          {one.exceptions.open + one.cuecs.open + one.carvedOut.open > 0 ? <WaitsForUs {...one} /> : null}
        </li>
      ))}
    </ul>
  )
}

function BridgeCounts({ bridges }: Pick<ReportLine, 'bridges'>) {
  const text = useText()
  const written = useWritten()
  const counting = bridges.flatMap(({ counts }) => counts)
  return counting.map(({ from, through }) => (
    <p key={from} className="small">
      {text('assurance.bridges')}:{' '}
      {text('assurance.ownPeriod', { from: written.day(from), through: written.day(through) })}
    </p>
  ))
}
