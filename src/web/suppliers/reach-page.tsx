import { useCallback } from 'react'
import { downloadReaches, listReaches, readSupplierChoices } from '../../features/suppliers/suppliers.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSearch } from '../session/search.ts'
import { RichText, useText } from '../session/text.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Filters } from '../ui/filters.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Remark } from '../ui/problem.tsx'
import { TypedFilter } from '../ui/typed-filter.tsx'
import { DownloadButtons } from './download-buttons.tsx'
import { SupplierParts } from './supplier-parts.tsx'
import { useReachColumns } from './use-reach-columns.tsx'

const orders = ['asset', 'supplier', 'since', 'review'] as const
const lacks = ['any', 'mfa', 'logging', 'agreement', 'review'] as const
const among = <V extends string>(values: readonly V[], value: string | null): V | undefined =>
  values.find((one) => one === value)
const usual: ReadonlySet<unknown> = new Set([undefined, '', 1, 'up'])

function useReachQuery() {
  const [search, setSearch] = useSearch()
  const asset = search.get('asset')
  const page = Number(search.get('page') ?? '1')
  const query = {
    asset: asset !== null && /^[0-9a-f-]{36}$/.test(asset) ? asset : undefined,
    text: search.get('text')?.trim().slice(0, 100) || undefined,
    phi: among(['unknown'] as const, search.get('phi')),
    lacks: among(lacks, search.get('lacks')),
    sort: among(orders, search.get('sort')) ?? 'asset',
    direction: among(['down'], search.get('direction')) ?? ('up' as const),
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  }
  const change = useCallback(
    (changed: Record<string, string | number | undefined>, options?: { replace?: boolean }) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before)
          for (const [name, value] of Object.entries({ page: 1, ...changed })) {
            if (usual.has(value)) after.delete(name)
            else after.set(name, String(value))
          }
          return after
        },
        { preventScrollReset: true, ...options },
      ),
    [setSearch],
  )
  return { query, change }
}

/** Who reaches the patient record, or another asset: what an inspector asks first. */
export function ReachPage() {
  const text = useText()
  const written = useWritten()
  const { at, today } = useMoment()
  const { query, change } = useReachQuery()
  const answer = useAnswer(listReaches, { query: { ...query, size: 50 } }, { keep: true })
  const choices = useAnswer(readSupplierChoices, {}, { keep: true }).data
  const columns = useReachColumns()
  const { page: _page, ...filter } = query
  const asset = choices?.assets.find(({ id }) => id === query.asset)?.name
  return (
    <Page
      title={asset ? text('suppliers.whoReaches', { name: asset }) : text('suppliers.whoReachesRecord')}
      crumbs={<Link to="/suppliers">{text('place.suppliers')}</Link>}
      action={
        <DownloadButtons
          formats={['pdf', 'xlsx', 'csv']}
          label={(format) => text('suppliers.exportReach', { format })}
          request={(format) => [downloadReaches, { query: { ...filter, format } }]}
        />
      }
      lede={
        answer.data ? (
          <>
            <RichText
              name={query.phi ? 'suppliers.reachUnknownLede' : 'suppliers.reachLede'}
              values={{
                count: answer.data.totals.suppliers,
                lacking: answer.data.totals.lacking,
                rows: answer.data.totals.rows,
                day: written.day(at ?? today),
              }}
            />
            {answer.data.totals.indirect > 0
              ? ` ${text('suppliers.reachIndirect', { count: answer.data.totals.indirect })}`
              : null}
          </>
        ) : null
      }
    >
      <SupplierParts />
      <Filters
        label={text('suppliers.filters')}
        typed={
          <TypedFilter
            label={text('suppliers.search')}
            value={query.text}
            onChange={(typed) => change({ text: typed }, { replace: true })}
          />
        }
      >
        <SelectField
          label={text('suppliers.field.asset')}
          choices={[
            { value: '', label: text('suppliers.recordAndPhi') },
            ...(choices?.assets ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          field={{
            name: 'asset',
            value: query.asset ?? '',
            error: undefined,
            onChange: (value) => change({ asset: value }),
          }}
        />
        <SelectField
          label={text('suppliers.missing')}
          choices={[
            { value: '', label: text('assets.all') },
            ...lacks.map((value) => ({ value, label: text(`suppliers.reachLacks.${value}`) })),
          ]}
          field={{
            name: 'lacks',
            value: query.lacks ?? '',
            error: undefined,
            onChange: (value) => change({ lacks: value }),
          }}
        />
      </Filters>
      <Loaded answer={answer}>
        {(found) => (
          <>
            <LeftOut count={found.totals.unanswered} shown={query.phi === 'unknown'} />
            <DataTable
              label={text('suppliers.whoReachesRecord')}
              rows={found.items}
              rowKey={({ service, asset: of }) => `${service.id} ${of.id}`}
              columns={columns}
              waiting={answer.isPlaceholderData}
              sorting={{ key: query.sort, direction: query.direction }}
              onSort={({ key, direction }) => change({ sort: key === 'asset' ? undefined : key, direction })}
              empty={text('suppliers.nobodyReaches')}
            />
            <Pager page={found.page} size={found.size} total={found.total} onPage={(page) => change({ page })} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** How many reaches the list leaves out as nobody answered which data they show; or, where these are shown, the way back. */
function LeftOut({ count, shown }: { count: number; shown: boolean }) {
  const text = useText()
  if (shown) return <Link to="/suppliers/reach">{text('suppliers.whoReachesRecord')}</Link>
  if (count === 0) return null
  return (
    <Remark>
      {text('suppliers.reachLeftOut', { count })}{' '}
      <Link to="/suppliers/reach?phi=unknown">{text('suppliers.reachLeftOutShow')}</Link>
    </Remark>
  )
}
