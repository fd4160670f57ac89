import { useState } from 'react'
import { listMeasures, readMeasureChoices } from '../../features/measures/measures.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { ExportMeasures } from './export-measures.tsx'
import { ImportMeasures } from './import-measures.tsx'
import { MeasureFilters } from './measure-filters.tsx'
import { MeasureParts } from './measure-parts.tsx'
import { type MeasureQuery, type Order, orders, useMeasureQuery } from './measure-query.ts'
import { MeasureSheet } from './measure-sheet.tsx'
import styles from './measures.module.css'
import { useMeasureColumns } from './use-measure-columns.tsx'

type Found = Answer<typeof listMeasures>
const pageSize = 50

/** What the organisation really does: every measure, filtered, sorted and paged by the server. */
export function MeasuresPage() {
  const text = useText()
  const go = useGo()
  const may = useMay('measures:write')
  const { query, change } = useMeasureQuery()
  const answer = useAnswer(listMeasures, { query: { ...query, size: pageSize } }, { keep: true })
  const [adding, setAdding] = useState(false)
  const found = answer.data
  return (
    <Page
      title={text('place.measures')}
      action={
        found && found.totals.all > 0 && may ? (
          <>
            <ExportMeasures query={query} />
            <Button onPress={() => setAdding(true)}>{text('measures.add')}</Button>
          </>
        ) : found && found.totals.all > 0 ? (
          <ExportMeasures query={query} />
        ) : null
      }
      lede={found && found.totals.all > 0 ? <Lede totals={found.totals} /> : null}
    >
      <MeasureParts />
      {answer.error && found ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : null}
      <Loaded answer={answer}>
        {(measures) =>
          measures.totals.all === 0 ? (
            <NothingYet onAdd={() => setAdding(true)} />
          ) : (
            <List found={measures} query={query} change={change} waiting={answer.isPlaceholderData} />
          )
        }
      </Loaded>
      {may ? <ImportMeasures /> : null}
      {adding ? (
        <MeasureSheet measure={null} onClose={() => setAdding(false)} onSaved={({ id }) => go(`/measures/${id}`)} />
      ) : null}
    </Page>
  )
}

function Lede({ totals }: { totals: Found['totals'] }) {
  const works = totals.states['in-operation'] ?? 0
  const standing = totals.all - (totals.states.ended ?? 0)
  return <RichText name="measures.lede" values={{ count: works, of: standing }} />
}

function NothingYet({ onAdd }: { onAdd: () => void }) {
  const text = useText()
  const { at } = useMoment()
  const may = useMay('measures:write')
  if (at) return <p>{text('measures.noneThen')}</p>
  return (
    <EmptyPage
      purpose={text('measures.purpose')}
      auditor={text('measures.auditor')}
      step={
        <>
          <ButtonLink to="/measures/proposals">{text('measures.toProposals')}</ButtonLink>
          {may ? (
            <Button look="quiet" onPress={onAdd}>
              {text('measures.add')}
            </Button>
          ) : null}
        </>
      }
    />
  )
}

type ListProps = {
  found: Found
  query: MeasureQuery
  change: (changed: Partial<MeasureQuery>, options?: { replace?: boolean }) => void
  waiting: boolean
}

function List({ found, query, change, waiting }: ListProps) {
  const text = useText()
  const choices = useAnswer(readMeasureChoices, {}, { keep: true })
  const columns = useMeasureColumns()
  const { totals } = found
  return (
    <>
      {totals.pastExceptions > 0 && query.exception !== 'past' ? (
        <Remark>
          {text('measures.pastExceptions', { count: totals.pastExceptions })}{' '}
          <button type="button" className={styles.inline} onClick={() => change({ exception: 'past' })}>
            {text('measures.showThese')}
          </button>
        </Remark>
      ) : null}
      <MeasureFilters query={query} choices={choices.data} totals={totals} change={change} />
      <p className="unseen" role="status">
        {waiting ? '' : text('search.found', { count: found.total })}
      </p>
      <DataTable
        label={text('place.measures')}
        rows={found.items}
        rowKey={({ id }) => id}
        columns={columns}
        waiting={waiting}
        sorting={{ key: query.sort, direction: query.direction }}
        onSort={({ key, direction }) => change({ sort: orders.find((one): one is Order => one === key), direction })}
        empty={text('measures.nothingFound')}
      />
      <Pager page={found.page} size={found.size} total={found.total} onPage={(page) => change({ page })} />
    </>
  )
}
