import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import type { DataColumn } from '../ui/data-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './documents.module.css'
import { knownMark, type ListedDocument, reviewMarks } from './documents.ts'

/** The columns of the list of documents. */
export function useDocumentColumns(): DataColumn<ListedDocument>[] {
  const text = useText()
  const written = useWritten()
  return [
    {
      key: 'title',
      head: text('documents.column.title'),
      sortable: true,
      width: 'wide',
      cell: (row) => (
        <>
          <Link to={`/policies/${row.id}`} className={styles.name} lang={row.language}>
            {row.title}
          </Link>
          <div className="small">
            {text(`documents.kind.${row.kind}`)}
            {row.owner || row.ownerRole ? ` · ${row.owner?.name ?? row.ownerRole}` : ''}
            {row.owner?.left ? ` (${text('documents.left')})` : ''}
          </div>
        </>
      ),
    },
    {
      key: 'version',
      head: text('documents.column.version'),
      cell: (row) => (
        <>
          {row.inForce ? (
            <div>
              {text('documents.since', { version: row.inForce.number, day: written.day(row.inForce.holdsFrom) })}
            </div>
          ) : (
            <Verdict state="open">{text('documents.nothingHolds')}</Verdict>
          )}
          {row.coming ? (
            <div className="small">
              {text('documents.from', { version: row.coming.number, day: written.day(row.coming.holdsFrom) })}
            </div>
          ) : null}
          {row.open ? (
            <div className="small">
              {row.open.waitsForYou ? (
                <b>{text('documents.waitsForYou', { version: row.open.number })}</b>
              ) : (
                text(`documents.open.${row.open.state}`, { version: row.open.number })
              )}
            </div>
          ) : null}
        </>
      ),
    },
    {
      key: 'review',
      named: true,
      head: text('documents.column.review'),
      sortable: true,
      cell: (row) =>
        row.withdrawn ? (
          <Verdict state="none">{text('documents.withdrawn')}</Verdict>
        ) : row.inForce ? (
          <Verdict state={reviewMarks[row.review]}>
            {text(row.review === 'review-past' ? 'documents.reviewPast' : 'documents.reviewBefore', {
              day: written.day(row.inForce.reviewBy),
            })}
          </Verdict>
        ) : (
          '–'
        ),
    },
    {
      key: 'known',
      named: true,
      head: text('documents.column.known'),
      sortable: true,
      cell: (row) =>
        row.known ? (
          <>
            <Verdict state={knownMark(row.known)}>
              {text('documents.knownBy', { confirmed: row.known.confirmed, audience: row.known.audience })}
            </Verdict>
            {row.known.late > 0 ? (
              <div className="small">{text('documents.late', { count: row.known.late })}</div>
            ) : null}
          </>
        ) : (
          <span className="small">{text('documents.notAsked')}</span>
        ),
    },
  ]
}
