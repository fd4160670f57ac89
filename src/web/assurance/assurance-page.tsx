import { useEffect, useState } from 'react'
import { downloadAssurance, listAssurance } from '../../features/assurance/assurance.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSession } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { SupplierParts } from '../suppliers/supplier-parts.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { type DataColumn, DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { SelectField, TextField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import styles from './assurance.module.css'
import type { AssuranceLine, AssuranceList } from './assurance.ts'
import { type AssuranceQuery, lineStates, type Order, orders, useAssuranceQuery, waitings } from './assurance-query.ts'
import { CoverOfLine } from './cover-of-line.tsx'
import { ExportAssurance } from './export-assurance.tsx'
import { GapLine, WaitsForUs } from './gap-line.tsx'
import { KindOfReport } from './kind-of-report.tsx'
import { PeriodChoice } from './period-choice.tsx'

const pageSize = 50
type Change = ReturnType<typeof useAssuranceQuery>['change']

/** What reports tell of our period, by supplier, service and kind of report: tested, bridged, nothing, and where a gap is near. */
export function AssurancePage() {
  const text = useText()
  const { call } = useSession()
  const { at } = useMoment()
  const { query, change } = useAssuranceQuery()
  const answer = useAnswer(listAssurance, { query: { ...query, size: pageSize } }, { keep: true })
  const { page: _page, ...filter } = query
  const totals = answer.data?.totals
  const some = totals !== undefined && totals.lines > 0
  return (
    <Page
      title={text('assurance.title')}
      crumbs={<Link to="/suppliers">{text('place.suppliers')}</Link>}
      action={
        some ? (
          <ExportAssurance make={(format) => call(downloadAssurance, { query: { ...filter, format }, at })} />
        ) : null
      }
      lede={some ? <RichText name="assurance.lede" values={{ count: totals.lines, gap: totals.gap }} /> : null}
    >
      <SupplierParts />
      {answer.error && answer.data ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : null}
      <Loaded answer={answer}>
        {(found) =>
          found.totals.lines === 0 && query.from === undefined ? (
            <NothingYet />
          ) : (
            <List found={found} query={query} change={change} waiting={answer.isPlaceholderData} />
          )
        }
      </Loaded>
    </Page>
  )
}

function NothingYet() {
  const text = useText()
  const { at } = useMoment()
  if (at) return <p>{text('assurance.noneThen')}</p>
  return (
    <EmptyPage
      purpose={text('assurance.purpose')}
      auditor={text('assurance.auditor')}
      step={
        <>
          <p>{text('assurance.begin')}</p>
          <ButtonLink to="/suppliers">{text('assurance.toRegister')}</ButtonLink>
        </>
      }
    />
  )
}

type ListProps = { found: AssuranceList; query: AssuranceQuery; change: Change; waiting: boolean }

function List({ found, query, change, waiting }: ListProps) {
  const text = useText()
  const columns = useColumns()
  const { withoutReport } = found.totals
  return (
    <>
      {withoutReport > 0 ? <Remark>{text('assurance.withoutReport', { count: withoutReport })}</Remark> : null}
      <p className="small">{text('assurance.freshness')}</p>
      <Filters found={found} query={query} change={change} />
      <p className="unseen" role="status">
        {waiting ? '' : text('search.found', { count: found.total })}
      </p>
      <DataTable
        label={text('assurance.title')}
        rows={found.items}
        rowKey={({ supplier, service, kind, kindOther }) => `${supplier.id} ${service?.id ?? ''} ${kind} ${kindOther}`}
        columns={columns}
        waiting={waiting}
        sorting={{ key: query.sort, direction: query.direction }}
        onSort={({ key, direction }) => change({ sort: orders.find((one): one is Order => one === key), direction })}
        empty={text('assurance.nothingFound')}
      />
      <Pager page={found.page} size={found.size} total={found.total} onPage={(page) => change({ page })} />
    </>
  )
}

function Filters({ found, query, change }: Omit<ListProps, 'waiting'>) {
  const text = useText()
  const all = { value: '' as const, label: text('assurance.anyState') }
  return (
    <search className={styles.filters} aria-label={text('assurance.filters')}>
      <div className={styles.typed}>
        <TypedText
          value={query.text ?? ''}
          onChange={(typed) => change({ text: typed || undefined }, { replace: true })}
        />
      </div>
      <PeriodChoice period={found.period} periods={found.periods} onChange={change} />
      <SelectField
        label={text('assurance.state')}
        choices={[all, ...lineStates.map((one) => ({ value: one, label: text(`lineState.${one}`) }))]}
        field={{
          ...{ name: 'state', value: query.state ?? '', error: undefined },
          onChange: (value) => change({ state: value || undefined }),
        }}
      />
      <SelectField
        label={text('assurance.waiting')}
        choices={[
          { value: '' as const, label: text('assurance.waitingAll') },
          ...waitings.map((one) => ({
            value: one,
            label: text(`assuranceWaits.${one}`),
          })),
        ]}
        field={{
          ...{ name: 'without', value: query.without ?? '', error: undefined },
          onChange: (value) => change({ without: value || undefined }),
        }}
      />
    </search>
  )
}

const typingMs = 250

function TypedText({ value, onChange }: { value: string; onChange: (typed: string) => void }) {
  const text = useText()
  const [typed, setTyped] = useState(value)
  useEffect(() => {
    const next = typed.trim()
    if (next === value) return
    const timer = setTimeout(() => onChange(next), typingMs)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <TextField
      label={text('assurance.find')}
      kind="search"
      field={{ name: 'text', value: typed, onChange: setTyped, error: undefined }}
    />
  )
}

function useColumns(): DataColumn<AssuranceLine>[] {
  const text = useText()
  const written = useWritten()
  return [
    {
      key: 'supplier',
      head: text('assurance.supplier'),
      sortable: true,
      cell: ({ supplier, service, newest }) => (
        <div>
          <Link to={`/assurance/suppliers/${supplier.id}`} lang="">
            {supplier.title}
          </Link>
          <div className="small" lang={service ? '' : undefined}>
            {service?.title ?? text('assurance.all')}
          </div>
          {newest?.through ? (
            <div className="small">
              <span lang="">{newest.title}</span>, {written.day(newest.through)}
            </div>
          ) : null}
        </div>
      ),
    },
    {
      key: 'kind',
      head: text('assurance.reportKind'),
      named: true,
      cell: (one) => <KindOfReport of={one} />,
    },
    {
      key: 'nothing',
      head: text('assurance.cover'),
      sortable: true,
      named: true,
      width: 'wide',
      cell: (one) => <CoverOfLine cover={one.cover} />,
    },
    { key: 'gap', head: text('assurance.gap'), sortable: true, named: true, cell: (one) => <GapLine {...one} /> },
    { key: 'waits', head: text('assurance.waiting'), named: true, cell: (one) => <WaitsForUs {...one} /> },
  ]
}
