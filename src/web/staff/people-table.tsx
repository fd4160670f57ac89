import type { ReactNode } from 'react'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { DataTable } from '../ui/data-table.tsx'
import styles from './staff.module.css'
import type { ListedPerson } from './staff.ts'
import type { Change } from './staff-filters.tsx'
import { type PeopleQuery, type SortKey, sortKeys } from './staff-query.ts'
import type { SelectedPeople } from './use-selected-people.ts'

type Props = {
  people: readonly ListedPerson[]
  query: PeopleQuery
  waiting: boolean
  /** Null for whoever may change nothing. */
  selection: SelectedPeople | null
  change: Change
  onOpen: (id: string) => void
  empty: ReactNode
}

/** People in rows: who, what they do, where, and since or until when. */
export function PeopleTable({ people, query, waiting, selection, change, onOpen, empty }: Props) {
  const text = useText()
  const written = useWritten()
  const columns = [
    {
      key: 'name',
      head: text('staff.name'),
      sortable: true,
      cell: (person: ListedPerson) => (
        <>
          <button type="button" className={styles.open} onClick={() => onOpen(person.id)}>
            {person.name}
          </button>
          <br />
          <span className={`small ${styles.address}`}>
            {[person.number, person.email].filter(Boolean).join(' · ') || text('staff.noEmail')}
          </span>
        </>
      ),
    },
    { key: 'function', head: text('staff.function'), sortable: true, cell: (person: ListedPerson) => person.function },
    {
      key: 'teams',
      named: true,
      head: text('staff.teams'),
      cell: (person: ListedPerson) =>
        person.teams.length > 0 ? (
          person.teams.map(({ name }) => name).join(', ')
        ) : (
          <span className="small">{text('staff.inNoTeam')}</span>
        ),
    },
    {
      key: 'location',
      named: true,
      head: text('staff.location'),
      sortable: true,
      spare: true,
      cell: (person: ListedPerson) => person.location?.name ?? '',
    },
    {
      key: 'starts',
      named: true,
      head: text('staff.starts'),
      sortable: true,
      cell: (person: ListedPerson) => <span className={styles.day}>{written.day(person.starts)}</span>,
    },
    {
      key: 'ends',
      named: true,
      head: text('staff.endsOrAway'),
      sortable: true,
      cell: (person: ListedPerson) => (
        <>
          {person.ends ? <span className={styles.day}>{written.day(person.ends)}</span> : null}
          {person.away ? (
            <div className="small">
              {person.away.standIn
                ? text('staff.awayWith', { day: written.day(person.away.until), name: person.away.standIn })
                : text('staff.awayUntil', { day: written.day(person.away.until) })}
            </div>
          ) : null}
        </>
      ),
    },
  ]
  return (
    <DataTable
      label={text('staff.people')}
      rows={people}
      rowKey={({ id }) => id}
      columns={columns}
      waiting={waiting}
      sorting={{ key: query.sort, direction: query.direction }}
      onSort={({ key, direction }) =>
        change({ sort: sortKeys.find((one): one is SortKey => one === key) ?? 'name', direction })
      }
      selection={selection ? { has: selection.has, set: selection.set, name: ({ name }) => name } : undefined}
      empty={empty}
    />
  )
}
