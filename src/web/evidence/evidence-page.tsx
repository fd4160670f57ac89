import { useState } from 'react'
import { listEvidence, readEvidenceChoices } from '../../features/evidence/evidence.contract.ts'
import { MeasureParts } from '../measures/measure-parts.tsx'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { Link, useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { EvidenceFilters } from './evidence-filters.tsx'
import { type EvidenceQuery, orders, useEvidenceQuery } from './evidence-query.ts'
import { EvidenceSheet } from './evidence-sheet.tsx'
import { ExportEvidence } from './export-evidence.tsx'
import { useEvidenceColumns } from './use-evidence-columns.tsx'
import { useSelectedEvidence } from './use-selected-evidence.ts'
import { WithdrawMany } from './withdraw-many.tsx'

type Found = Answer<typeof listEvidence>
const pageSize = 50

/** What shows that measures work: every item, filtered, sorted and paged by the server. */
export function EvidencePage() {
  const text = useText()
  const go = useGo()
  const may = useMay('evidence:add')
  const { query, change } = useEvidenceQuery()
  const answer = useAnswer(listEvidence, { query: { ...query, size: pageSize } }, { keep: true })
  const [adding, setAdding] = useState(false)
  const found = answer.data
  const supports = query.measure ? [{ measure: query.measure, proof: query.proof ?? null }] : []
  return (
    <Page
      title={text('evidence.page')}
      action={
        found?.any ? (
          <>
            <ExportEvidence query={query} />
            {may ? <Button onPress={() => setAdding(true)}>{text('evidence.add')}</Button> : null}
          </>
        ) : null
      }
      lede={found?.any ? <Lede proofs={found.proofs} /> : null}
    >
      <MeasureParts />
      {answer.error && found ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : null}
      <Loaded answer={answer}>
        {(evidence) =>
          evidence.any ? (
            <List found={evidence} query={query} change={change} waiting={answer.isPlaceholderData} />
          ) : (
            <NothingYet onAdd={() => setAdding(true)} />
          )
        }
      </Loaded>
      {adding ? (
        <EvidenceSheet supports={supports} onClose={() => setAdding(false)} onSaved={(id) => go(`/evidence/${id}`)} />
      ) : null}
    </Page>
  )
}

function Lede({ proofs: { fresh, soon, stale, never } }: { proofs: Found['proofs'] }) {
  const text = useText()
  const count = fresh + soon
  return (
    <>
      <RichText name="evidence.lede" values={{ count, of: count + stale + never, soon, stale, never }} />{' '}
      {never > 0 ? (
        <span className="screen-only">
          <Link to="/measures?without=evidence">{text('evidence.toLacking')}</Link>
        </span>
      ) : null}
    </>
  )
}

function NothingYet({ onAdd }: { onAdd: () => void }) {
  const text = useText()
  const { at } = useMoment()
  const may = useMay('evidence:add')
  if (at) return <p>{text('evidence.noneThen')}</p>
  return (
    <EmptyPage
      purpose={text('evidence.purpose')}
      auditor={text('evidence.auditor')}
      step={may ? <Button onPress={onAdd}>{text('evidence.add')}</Button> : null}
    />
  )
}

type ListProps = {
  found: Found
  query: EvidenceQuery
  change: ReturnType<typeof useEvidenceQuery>['change']
  waiting: boolean
}

function List({ found, query, change, waiting }: ListProps) {
  const text = useText()
  const choices = useAnswer(readEvidenceChoices, {})
  const columns = useEvidenceColumns()
  const { at } = useMoment()
  const may = useMay('evidence:add') && !at
  const selection = useSelectedEvidence(query)
  return (
    <>
      <EvidenceFilters query={query} choices={choices.data} counts={found.counts} change={change} />
      <p className="small" role="status">
        {waiting ? '\u00a0' : text('search.found', { count: found.total })}
      </p>
      <DataTable
        label={text('evidence.page')}
        rows={found.items}
        rowKey={({ id }) => id}
        columns={columns}
        waiting={waiting}
        sorting={{ key: query.sort, direction: query.direction }}
        onSort={({ key, direction }) => change({ sort: orders.find((one) => one === key) ?? 'period', direction })}
        selection={may ? { has: selection.has, set: selection.set, name: ({ title }) => title } : undefined}
        empty={text('evidence.nothingFound')}
      />
      <Pager page={found.page} size={found.size} total={found.total} onPage={(page) => change({ page })} />
      {may && selection.chosen.length > 0 ? <WithdrawMany selection={selection} total={found.total} /> : null}
    </>
  )
}
