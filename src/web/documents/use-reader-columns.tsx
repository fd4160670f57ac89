import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import type { DataColumn } from '../ui/data-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { ReaderRow } from './readers.ts'
import { ReadingLinkMenu } from './reading-link-menu.tsx'

/** The columns of the list of readers; who may change people can send each a link. */
export function useReaderColumns(may: boolean): DataColumn<ReaderRow>[] {
  const text = useText()
  const written = useWritten()
  const columns: DataColumn<ReaderRow>[] = [
    {
      key: 'name',
      head: text('readers.column.name'),
      cell: (row) => (
        <>
          <b>{row.name}</b>
          <div className="small">{row.function}</div>
        </>
      ),
    },
    {
      key: 'place',
      head: text('readers.column.place'),
      spare: true,
      cell: (row) => (
        <>
          {row.teams.length > 0 ? row.teams.join(', ') : text('staff.inNoTeam')}
          <div className="small">{row.location ?? ''}</div>
        </>
      ),
    },
    {
      key: 'standing',
      head: text('readers.column.standing'),
      cell: (row) =>
        row.confirmedOn ? (
          <Verdict state="holds">
            {text(row.score === null ? 'readers.confirmedOn' : 'readers.confirmedWith', {
              day: written.day(row.confirmedOn),
              score: row.score ?? 0,
            })}
          </Verdict>
        ) : (
          <Verdict state={row.late > 0 ? 'fails' : 'open'}>
            {row.late > 0 ? text('readers.lateBy', { count: row.late }) : text('readers.missing')}
          </Verdict>
        ),
    },
    {
      key: 'asked',
      named: true,
      head: text('readers.column.asked'),
      cell: (row) => (
        <>
          {row.askedOn ? written.day(row.askedOn) : text('readers.notAskedYet')}
          {row.confirmedOn === null ? (
            <div className="small">
              {row.hasEmail
                ? row.mailedOn
                  ? text('readers.mailedOn', { day: written.day(row.mailedOn) })
                  : text('readers.notMailed')
                : text('readers.noEmail')}
            </div>
          ) : null}
        </>
      ),
    },
  ]
  if (may) {
    columns.push({
      key: 'acts',
      head: text('readers.column.acts'),
      unseen: true,
      cell: (row) => (row.confirmedOn ? null : <ReadingLinkMenu row={row} />),
    })
  }
  return columns
}
