import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import type { DataColumn } from '../ui/data-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './evidence.module.css'
import { type Evidence, verdictOfEvidence } from './evidence.ts'

const mostSupports = 3

/** The columns of a list of evidence. */
export function useEvidenceColumns(): DataColumn<Evidence>[] {
  const text = useText()
  const written = useWritten()
  const contentOf = ({ parts }: Evidence) =>
    (['file', 'link', 'observation'] as const)
      .map((kind) => ({ kind, count: parts.filter((part) => part.kind === kind).length }))
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => text(`evidence.count.${kind}`, { count }))
      .join(', ')
  return [
    {
      key: 'title',
      head: text('evidence.page'),
      sortable: true,
      cell: ({ id, title }) => (
        <Link to={`/evidence/${id}`} className={styles.title} lang="">
          {title}
        </Link>
      ),
    },
    {
      key: 'fresh',
      head: text('evidence.state'),
      sortable: true,
      cell: (one) => (
        <>
          <Verdict state={verdictOfEvidence(one.state)}>{text(`evidenceState.${one.state}`)}</Verdict>
          {one.freshUntil && ['fresh', 'soon', 'stale'].includes(one.state) ? (
            <div className={`small ${styles.period}`}>
              {text(one.state === 'stale' ? 'evidence.wasFreshUntil' : 'evidence.freshUntil', {
                day: written.day(one.freshUntil),
              })}
            </div>
          ) : null}
        </>
      ),
    },
    {
      key: 'period',
      named: true,
      head: text('evidence.period'),
      sortable: true,
      cell: ({ periodFrom, periodTo }) => (
        <span>
          {periodFrom === periodTo
            ? written.day(periodTo)
            : text('evidence.fromTo', { from: written.day(periodFrom), to: written.day(periodTo) })}
        </span>
      ),
    },
    {
      key: 'supports',
      named: true,
      head: text('evidence.for'),
      cell: ({ supports }) => (
        <>
          {supports.slice(0, mostSupports).map(({ measure, measureTitle, proof, proofTitle }) => (
            <div key={`${measure} ${proof}`} lang="">
              {proofTitle ? `${measureTitle}: ${proofTitle}` : measureTitle}
            </div>
          ))}
          {supports.length > mostSupports ? (
            <div className="small">{text('measures.more', { count: supports.length - mostSupports })}</div>
          ) : null}
        </>
      ),
    },
    { key: 'content', head: text('evidence.content'), spare: true, cell: contentOf },
    {
      key: 'collected',
      named: true,
      head: text('evidence.collected'),
      sortable: true,
      spare: true,
      cell: ({ collectedBy, collectedOn }) => (
        <>
          <span lang="">{collectedBy}</span>
          <div className={`small ${styles.period}`}>{written.day(collectedOn)}</div>
        </>
      ),
    },
  ]
}
