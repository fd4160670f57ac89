import { lazy, Suspense, useState } from 'react'
import { useAnnounce } from '../session/announce.tsx'
import { useWritten } from '../session/language.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { type Control, type ControlPage, keyOf } from './control.ts'
import { ListFilters } from './list-filters.tsx'
import { type ListQuery, type Order, orders } from './list-query.ts'
import { SelectionBar } from './selection-bar.tsx'
import styles from './statement.module.css'
import { useControlColumns } from './use-control-columns.tsx'
import { useListQuery } from './use-list-query.ts'
import { useSelection } from './use-selection.ts'

const DecideTogetherSheet = lazy(async () => ({
  default: (await import('./decide-together-sheet.tsx')).DecideTogetherSheet,
}))

/** The controls that the filters let through; those who may decide can select many and decide the same about them at once. */
export function ControlList({ query, found, waiting }: { query: ListQuery; found: ControlPage; waiting: boolean }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const mayDecide = useMay('applicability:decide')
  const { change } = useListQuery()
  const selection = useSelection(query)
  const [deciding, setDeciding] = useState(false)
  const columns = useControlColumns(query.edition === undefined && found.totals.length > 1)
  const name = (control: Control) => `${control.requirement} ${written.inLanguage(control.title)}`
  return (
    <>
      <ListFilters query={query} totals={found.totals} change={change} />
      <p className="unseen" role="status">
        {waiting ? '' : text('search.found', { count: found.total })}
      </p>
      <div className={styles.table}>
        <DataTable
          label={text('place.statement')}
          rows={found.items}
          rowKey={keyOf}
          columns={columns}
          waiting={waiting}
          sorting={{ key: query.sort, direction: query.direction }}
          onSort={({ key, direction }) => change({ sort: orders.find((one): one is Order => one === key), direction })}
          selection={
            mayDecide ? { has: selection.has, set: selection.set, name: (control) => name(control) } : undefined
          }
          empty={text('statement.nothingFound')}
        />
      </div>
      <Pager page={found.page} size={found.size} total={found.total} onPage={(page) => change({ page })} />
      {mayDecide && selection.chosen.length > 0 ? (
        <SelectionBar selection={selection} total={found.total} onDecide={() => setDeciding(true)} />
      ) : null}
      {deciding && selection.chosen.length > 0 ? (
        <Suspense fallback={null}>
          <DecideTogetherSheet
            controls={selection.chosen}
            onReadAgain={selection.readAgain}
            onClose={() => setDeciding(false)}
            onDone={(decided) => {
              setDeciding(false)
              selection.clear()
              announce(text('statement.decidedTogether', { count: decided }))
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
