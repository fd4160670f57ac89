import { useState } from 'react'
import { downloadWorkshops, listWorkshops } from '../../features/workshop/workshop.contract.ts'
import { RiskParts } from '../risk/risk-parts.tsx'
import { useAnswer } from '../session/answers.ts'
import { keepFile } from '../session/download.ts'
import { useWritten } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSearch } from '../session/search.ts'
import { useMay, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { ExportButtons } from '../ui/export-buttons.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import styles from './workshop.module.css'
import { WorkshopSheet } from './workshop-sheet.tsx'

const pageSize = 50
const states = ['all', 'open', 'closed'] as const
type State = (typeof states)[number]

/** Sessions in which a team rates risks together: what is planned, what goes on, and what was decided. */
export function WorkshopsPage() {
  const text = useText()
  const written = useWritten()
  const go = useGo()
  const { at } = useMoment()
  const { call } = useSession()
  const may = useMay('risk:write')
  const [search, setSearch] = useSearch()
  const [adding, setAdding] = useState(false)
  const page = Math.max(1, Math.trunc(Number(search.get('page') ?? '1')) || 1)
  const filter = {
    state: states.find((one) => one === search.get('state')) ?? 'all',
    sort: search.get('sort') === 'title' ? ('title' as const) : ('held' as const),
    direction: search.get('direction') === 'up' ? ('up' as const) : ('down' as const),
  }
  const answer = useAnswer(listWorkshops, { query: { ...filter, page, size: pageSize } }, { keep: true })
  const change = (changed: Record<string, string>) =>
    setSearch((before) => {
      const after = new URLSearchParams(before)
      for (const [name, value] of Object.entries({ page: '1', ...changed })) after.set(name, value)
      return after
    })
  const none = answer.data?.total === 0 && filter.state === 'all'
  const add = <Button onPress={() => setAdding(true)}>{text('workshop.plan')}</Button>
  return (
    <Page
      title={text('workshop.title')}
      lede={answer.data && !none ? text('workshop.lede') : null}
      action={may && answer.data && !none ? add : null}
    >
      <RiskParts />
      <Loaded answer={answer}>
        {(found) =>
          none ? (
            at ? (
              <p>{text('workshop.noneThen')}</p>
            ) : (
              <EmptyPage
                purpose={text('workshop.purpose')}
                auditor={text('workshop.auditor')}
                step={may ? add : null}
              />
            )
          ) : (
            <>
              <search className={styles.filters} aria-label={text('workshop.filters')}>
                <SelectField
                  label={text('workshop.state')}
                  choices={states.map((state) => ({ value: state, label: text(`workshopState.${state}`) }))}
                  field={{
                    ...{ name: 'state', value: filter.state as State, error: undefined },
                    onChange: (state) => change({ state }),
                  }}
                />
                <div className="row">
                  <ExportButtons
                    label={(format) => text('measures.export', { format })}
                    make={async (format) => {
                      const file = await call(downloadWorkshops, { query: { ...filter, format }, at })
                      keepFile(file)
                      return file
                    }}
                  />
                </div>
              </search>
              <DataTable
                label={text('workshop.title')}
                rows={found.items}
                rowKey={({ id }) => id}
                waiting={answer.isPlaceholderData}
                empty={text('workshop.noneFound')}
                sorting={{ key: filter.sort, direction: filter.direction }}
                onSort={({ key, direction }) => change({ sort: key, direction })}
                columns={[
                  {
                    ...{ key: 'title', head: text('workshop.workshop'), sortable: true },
                    cell: (one) => (
                      <>
                        <Link to={`/workshops/${one.id}`} lang="">
                          {one.title}
                        </Link>
                        <div className="small">{one.ledBy}</div>
                      </>
                    ),
                  },
                  {
                    ...{ key: 'held', head: text('workshop.heldOn'), sortable: true, named: true },
                    cell: (one) => written.day(one.heldOn),
                  },
                  {
                    ...{ key: 'state', head: text('workshop.state'), named: true },
                    cell: (one) => text(`workshopState.${one.state}`),
                  },
                  {
                    ...{ key: 'people', head: text('workshop.participants'), named: true, number: true },
                    cell: (one) => written.number(one.participants),
                  },
                  {
                    ...{ key: 'decided', head: text('workshop.decidedOf'), named: true },
                    cell: (one) =>
                      text('workshop.counts', { of: one.items, decided: one.decided, skipped: one.skipped }),
                  },
                ]}
              />
              <Pager
                page={found.page}
                size={found.size}
                total={found.total}
                onPage={(next) => change({ page: String(next) })}
              />
            </>
          )
        }
      </Loaded>
      {adding ? (
        <WorkshopSheet workshop={null} onClose={() => setAdding(false)} onSaved={(id) => go(`/workshops/${id}`)} />
      ) : null}
    </Page>
  )
}
