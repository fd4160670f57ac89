import { useState } from 'react'
import { criticalityWords } from '../../core/suppliers/criticality-words.ts'
import { gapKindWords } from '../../core/suppliers/gap-words.ts'
import { agreementWords, incompleteWords } from '../../core/suppliers/supplier-fields.ts'
import { downloadSuppliers, listSuppliers } from '../../features/suppliers/suppliers.contract.ts'
import { OwnerCell } from '../assets/owner-cell.tsx'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { type DataColumn, DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { type State, Verdict } from '../ui/verdict.tsx'
import { DownloadButtons } from './download-buttons.tsx'
import type { ListedSupplier } from './supplier.ts'
import { SupplierFilters } from './supplier-filters.tsx'
import { SupplierParts } from './supplier-parts.tsx'
import { type Order, orders, type SupplierQuery, useSupplierQuery } from './supplier-query.ts'
import { SupplierSheet } from './supplier-sheet.tsx'
import styles from './suppliers.module.css'

const pageSize = 50

/** The register of suppliers: filtered, sorted and paged by the server. */
export function SuppliersPage() {
  const text = useText()
  const go = useGo()
  const may = useMay('suppliers:write')
  const { query, change } = useSupplierQuery()
  const answer = useAnswer(listSuppliers, { query: { ...query, size: pageSize } }, { keep: true })
  const [adding, setAdding] = useState(false)
  const totals = answer.data?.totals
  const some = totals !== undefined && totals.all + totals.ended > 0
  const { page: _page, ...filter } = query
  return (
    <Page
      title={text('place.suppliers')}
      action={
        some ? (
          <>
            <DownloadButtons
              formats={['pdf', 'xlsx', 'csv']}
              label={(format) => text('suppliers.export', { format })}
              request={(format) => [downloadSuppliers, { query: { ...filter, format } }]}
            />
            {may ? <Button onPress={() => setAdding(true)}>{text('suppliers.add')}</Button> : null}
          </>
        ) : null
      }
      lede={some ? <RichText name="suppliers.lede" values={{ count: totals.all, breaking: totals.breaking }} /> : null}
    >
      <SupplierParts />
      {answer.error && answer.data ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : null}
      <Loaded answer={answer}>
        {(found) =>
          found.totals.all + found.totals.ended === 0 ? (
            <NothingYet proposed={found.totals.proposed} onAdd={() => setAdding(true)} />
          ) : (
            <List found={found} query={query} change={change} waiting={answer.isPlaceholderData} />
          )
        }
      </Loaded>
      {adding ? (
        <SupplierSheet supplier={null} onClose={() => setAdding(false)} onSaved={({ id }) => go(`/suppliers/${id}`)} />
      ) : null}
    </Page>
  )
}

function NothingYet({ proposed, onAdd }: { proposed: number; onAdd: () => void }) {
  const text = useText()
  const { at } = useMoment()
  const may = useMay('suppliers:write')
  if (at) return <p>{text('suppliers.noneThen')}</p>
  return (
    <EmptyPage
      purpose={text('suppliers.purpose')}
      auditor={text('suppliers.auditor')}
      step={
        <>
          {proposed > 0 ? <ButtonLink to="/suppliers/proposals">{text('suppliers.toProposals')}</ButtonLink> : null}
          {may ? (
            <Button look={proposed > 0 ? 'quiet' : 'main'} onPress={onAdd}>
              {text('suppliers.add')}
            </Button>
          ) : null}
        </>
      }
    />
  )
}

type ListProps = {
  found: Answer<typeof listSuppliers>
  query: SupplierQuery
  change: (changed: Partial<SupplierQuery>, options?: { replace?: boolean }) => void
  waiting: boolean
}

function List({ found, query, change, waiting }: ListProps) {
  const text = useText()
  const columns = useColumns()
  const { proposed, reachRecord } = found.totals
  return (
    <>
      {reachRecord > 0 ? (
        <p>
          <Link to="/suppliers/reach">{text('suppliers.reachCount', { count: reachRecord })}</Link>
        </p>
      ) : null}
      {proposed > 0 ? (
        <Remark>
          {text('suppliers.proposed', { count: proposed })}{' '}
          <Link to="/suppliers/proposals">{text('suppliers.toProposals')}</Link>
        </Remark>
      ) : null}
      <SupplierFilters query={query} totals={found.totals} change={change} />
      <p className="unseen" role="status">
        {waiting ? '' : text('search.found', { count: found.total })}
      </p>
      <DataTable
        label={text('place.suppliers')}
        rows={found.items}
        rowKey={({ id }) => id}
        columns={columns}
        waiting={waiting}
        sorting={{ key: query.sort, direction: query.direction }}
        onSort={({ key, direction }) => change({ sort: orders.find((one): one is Order => one === key), direction })}
        empty={text('suppliers.nothingFound')}
      />
      <Pager page={found.page} size={found.size} total={found.total} onPage={(page) => change({ page })} />
    </>
  )
}

const agreementStates = {
  holds: 'holds',
  missing: 'fails',
  'not-needed': 'none',
  unknown: 'soon',
} as const satisfies Record<string, State>
const shownGaps = 3

/** What the list tells about each supplier. */
function useColumns(): DataColumn<ListedSupplier>[] {
  const text = useText()
  const language = useLanguage()
  const written = useWritten()
  return [
    {
      key: 'name',
      head: text('suppliers.supplier'),
      sortable: true,
      cell: ({ id, name, services, reachesRecord, endedOn }) => (
        <div className={styles.name}>
          <Link to={`/suppliers/${id}`} lang="">
            {name}
          </Link>
          <div className="small" lang="">
            {services.join(', ')}
          </div>
          {reachesRecord ? <div className="small">{text('suppliers.reaches.record')}</div> : null}
          {endedOn ? <div className="small">{text('suppliers.through', { day: written.day(endedOn) })}</div> : null}
        </div>
      ),
    },
    {
      key: 'criticality',
      head: text('suppliers.criticality'),
      sortable: true,
      named: true,
      cell: ({ criticality, decided }) => (
        <>
          {criticalityWords[criticality][language]}
          {decided ? <div className="small">{text('suppliers.decided')}</div> : null}
        </>
      ),
    },
    {
      key: 'owner',
      head: text('suppliers.field.owner'),
      sortable: true,
      named: true,
      cell: (one) => <OwnerCell {...one} />,
    },
    {
      key: 'agreement',
      head: text('suppliers.agreement'),
      sortable: true,
      named: true,
      cell: ({ agreement, missing }) =>
        agreement === 'holds' && missing.includes('agreement-incomplete') ? (
          <Verdict state="part">{incompleteWords[language]}</Verdict>
        ) : (
          <Verdict state={agreementStates[agreement]}>{agreementWords[agreement][language]}</Verdict>
        ),
    },
    {
      key: 'review',
      head: text('suppliers.reviewBy'),
      sortable: true,
      named: true,
      cell: ({ reviewBy, lastReview }) => (
        <>
          {reviewBy ? written.day(reviewBy) : text('suppliers.noReview')}
          <div className="small">
            {lastReview ? text('suppliers.reviewedOn', { day: written.day(lastReview) }) : text('suppliers.never')}
          </div>
        </>
      ),
    },
    {
      key: 'missing',
      head: text('suppliers.missing'),
      sortable: true,
      named: true,
      cell: ({ missing, points, breaking }) =>
        missing.length === 0 ? (
          <Verdict state="holds">{text('suppliers.nothingMissing')}</Verdict>
        ) : (
          <>
            <Verdict state={breaking > 0 ? 'fails' : 'part'}>
              {text('suppliers.missingCount', { count: points })}
            </Verdict>
            <div className="small">
              {missing
                .slice(0, shownGaps)
                .map((kind) => gapKindWords[kind][language])
                .join(', ')}
              {missing.length > shownGaps ? '…' : ''}
            </div>
          </>
        ),
    },
  ]
}
