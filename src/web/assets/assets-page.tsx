import { useState } from 'react'
import { listAssets, readAssetChoices } from '../../features/assets/assets.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { Link, useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { AssetFilters } from './asset-filters.tsx'
import { AssetParts } from './asset-parts.tsx'
import { type AssetQuery, type Order, orders, useAssetQuery } from './asset-query.ts'
import { AssetSheet } from './asset-sheet.tsx'
import { ExportAssets } from './export-assets.tsx'
import { useAssetColumns } from './use-asset-columns.tsx'

type Found = Answer<typeof listAssets>
const pageSize = 50

/** What the organisation has and does that can be harmed: filtered, sorted and paged by the server. */
export function AssetsPage() {
  const text = useText()
  const go = useGo()
  const may = useMay('assets:write')
  const { query, change } = useAssetQuery()
  const answer = useAnswer(listAssets, { query: { ...query, size: pageSize } }, { keep: true })
  const [adding, setAdding] = useState(false)
  const totals = answer.data?.totals
  const some = totals !== undefined && totals.all + totals.withdrawn > 0
  return (
    <Page
      title={text('place.assets')}
      crumbs={<Link to="/risks">{text('place.risks')}</Link>}
      action={
        some ? (
          <>
            <ExportAssets query={query} />
            {may ? <Button onPress={() => setAdding(true)}>{text('assets.add')}</Button> : null}
          </>
        ) : null
      }
      lede={
        some ? <RichText name="assets.lede" values={{ count: totals.all, unclassified: totals.unclassified }} /> : null
      }
    >
      <AssetParts />
      {answer.error && answer.data ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : null}
      <Loaded answer={answer}>
        {(found) =>
          found.totals.all + found.totals.withdrawn === 0 ? (
            <NothingYet onAdd={() => setAdding(true)} />
          ) : (
            <List found={found} query={query} change={change} waiting={answer.isPlaceholderData} />
          )
        }
      </Loaded>
      {adding ? (
        <AssetSheet asset={null} onClose={() => setAdding(false)} onSaved={({ id }) => go(`/assets/${id}`)} />
      ) : null}
    </Page>
  )
}

function NothingYet({ onAdd }: { onAdd: () => void }) {
  const text = useText()
  const { at } = useMoment()
  const may = useMay('assets:write')
  if (at) return <p>{text('assets.noneThen')}</p>
  return (
    <EmptyPage
      purpose={text('assets.purpose')}
      auditor={text('assets.auditor')}
      step={
        <>
          <ButtonLink to="/assets/proposals">{text('assets.begin')}</ButtonLink>
          {may ? (
            <Button look="quiet" onPress={onAdd}>
              {text('assets.add')}
            </Button>
          ) : null}
        </>
      }
    />
  )
}

type ListProps = {
  found: Found
  query: AssetQuery
  change: (changed: Partial<AssetQuery>, options?: { replace?: boolean }) => void
  waiting: boolean
}

function List({ found, query, change, waiting }: ListProps) {
  const text = useText()
  const choices = useAnswer(readAssetChoices, {}, { keep: true })
  const columns = useAssetColumns()
  const { proposed } = found.totals
  return (
    <>
      {proposed > 0 ? (
        <Remark>
          {text('assets.proposed', { count: proposed })}{' '}
          <Link to="/assets/proposals">{text('assets.toProposals')}</Link>
        </Remark>
      ) : null}
      <AssetFilters query={query} choices={choices.data} totals={found.totals} change={change} />
      <p className="unseen" role="status">
        {waiting ? '' : text('search.found', { count: found.total })}
      </p>
      <DataTable
        label={text('place.assets')}
        rows={found.items}
        rowKey={({ id }) => id}
        columns={columns}
        waiting={waiting}
        sorting={{ key: query.sort, direction: query.direction }}
        onSort={({ key, direction }) => change({ sort: orders.find((one): one is Order => one === key), direction })}
        empty={text('assets.nothingFound')}
      />
      <Pager page={found.page} size={found.size} total={found.total} onPage={(page) => change({ page })} />
      {found.items.length > 0 ? <p className="small">{text('assets.classLegend')}</p> : null}
    </>
  )
}
