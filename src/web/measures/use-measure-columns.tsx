import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import type { DataColumn } from '../ui/data-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { type ListedMeasure, verdictOfMeasure } from './measure.ts'
import styles from './measures.module.css'

const shownNumbers = 8

/** What the list tells about each measure. */
export function useMeasureColumns(): DataColumn<ListedMeasure>[] {
  const text = useText()
  const written = useWritten()
  const days = ({ state, inOperationSince, plannedFor, endedOn }: ListedMeasure) => {
    const day = state === 'ended' ? endedOn : (inOperationSince ?? plannedFor)
    return day ? <span className={`small ${styles.day}`}>{written.day(day)}</span> : null
  }
  return [
    {
      key: 'title',
      head: text('measures.measure'),
      sortable: true,
      cell: (one) => (
        <div className={styles.proposal}>
          <Link to={`/measures/${one.id}`} className={styles.title} lang="">
            {one.title}
          </Link>
        </div>
      ),
    },
    {
      key: 'state',
      head: text('measures.state'),
      sortable: true,
      cell: (one) => (
        <div className={styles.state}>
          <Verdict state={verdictOfMeasure(one.state)}>{text(`measureState.${one.state}`)}</Verdict>
          {one.pastExceptions > 0 ? (
            <Verdict state="fails">{text('measures.pastException', { count: one.pastExceptions })}</Verdict>
          ) : one.openExceptions > 0 ? (
            <Verdict state="part">{text('measures.openException', { count: one.openExceptions })}</Verdict>
          ) : null}
        </div>
      ),
    },
    { key: 'since', head: text('measures.since'), sortable: true, cell: days },
    { key: 'owner', named: true, head: text('measures.owner'), sortable: true, cell: (one) => <OwnerCell {...one} /> },
    {
      key: 'serves',
      head: text('measures.serves'),
      cell: ({ serves }) =>
        serves.length === 0 ? (
          <span className="small">{text('measures.servesNothing')}</span>
        ) : (
          serves.map(({ edition, editionName, requirements }) => (
            <div key={edition} className={`small ${styles.serves}`}>
              {editionName}:{' '}
              {requirements
                .slice(0, shownNumbers)
                .map(({ kind, number }) => (kind === 'clauses' ? text('measures.clause', { number }) : number))
                .join(', ')}
              {requirements.length > shownNumbers
                ? ` ${text('measures.more', { count: requirements.length - shownNumbers })}`
                : ''}
            </div>
          ))
        ),
    },
    {
      key: 'evidence',
      named: true,
      head: text('measures.evidence'),
      sortable: true,
      cell: ({ evidence, proofs }) => (
        <span className="small">
          {text('measures.evidenceCount', { count: evidence })}
          {proofs === 0 ? `; ${text('measures.noProofs')}` : null}
        </span>
      ),
    },
  ]
}

/** Who answers for something: a person, one who left, a role in words, or nobody. */
export function OwnerCell({ owner, ownerRole }: { owner: ListedMeasure['owner']; ownerRole: string }) {
  const text = useText()
  if (owner?.left) return <Verdict state="fails">{text('measures.left', { name: owner.name })}</Verdict>
  if (owner) return <>{owner.name}</>
  return ownerRole ? <span lang="">{ownerRole}</span> : <Verdict state="fails">{text('measures.noOwner')}</Verdict>
}
