import { useState } from 'react'
import { listRisks, readRiskChoices } from '../../features/risk/risks.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { ExportRisks } from './export-risks.tsx'
import { FirstRisks } from './first-risks.tsx'
import { HeatMapSection } from './heat-map-section.tsx'
import type { FoundRisks } from './risk.ts'
import { RiskFigure } from './risk-figure.tsx'
import { RiskFilters } from './risk-filters.tsx'
import { RiskParts } from './risk-parts.tsx'
import { listQuery, type Order, orders, useRiskQuery } from './risk-query.ts'
import { RiskSheet } from './risk-sheet.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useRiskColumns } from './use-risk-columns.tsx'
import { useSelectedRisks } from './use-selected-risks.ts'

const pageSize = 50

/** The register of risks for all standards: where they lie, and each with how it stands and why. */
export function RisksPage() {
  const text = useText()
  const go = useGo()
  const { at } = useMoment()
  const may = useMay('risk:write')
  const { query } = useRiskQuery()
  const answer = useAnswer(listRisks, { query: { ...listQuery(query), size: pageSize } }, { keep: true })
  const [adding, setAdding] = useState(false)
  const found = answer.data
  const any = found !== undefined && found.totals.all > 0
  return (
    <Page
      title={text('place.risks')}
      action={
        any ? (
          <>
            <ExportRisks query={query} />
            {may ? <Button onPress={() => setAdding(true)}>{text('risk.add')}</Button> : null}
          </>
        ) : null
      }
    >
      <RiskParts />
      {answer.error && found ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : null}
      <Loaded answer={answer}>
        {(risks) =>
          risks.totals.all > 0 ? (
            <Register found={risks} waiting={answer.isPlaceholderData} />
          ) : at ? (
            <p>{text('risk.noneThen')}</p>
          ) : (
            <FirstRisks onAdd={() => setAdding(true)} />
          )
        }
      </Loaded>
      {adding ? (
        <RiskSheet risk={null} onClose={() => setAdding(false)} onSaved={({ id }) => go(`/risks/${id}`)} />
      ) : null}
    </Page>
  )
}

function Register({ found, waiting }: { found: FoundRisks; waiting: boolean }) {
  const text = useText()
  const written = useWritten()
  const { query, change, addressOf } = useRiskQuery()
  const choices = useAnswer(readRiskChoices, {}, { keep: true })
  const columns = useRiskColumns(choices.data)
  const may = useMay('risk:write')
  const selection = useSelectedRisks(query)
  return (
    <>
      {query.on ? (
        <Remark>
          {text('risk.onThen', { day: written.day(query.on) })}{' '}
          <Link to={addressOf({ on: undefined })}>{text('risk.onToday')}</Link>
        </Remark>
      ) : null}
      <RiskFigure totals={found.totals} addressOf={addressOf} />
      <HeatMapSection query={query} addressOf={addressOf} />
      <Section title={text('risk.list')} id="list">
        <RiskFilters query={query} choices={choices.data} totals={found.totals} change={change} />
        <p className="small" role="status">
          {waiting ? '\u00a0' : text('risk.found', { count: found.total, leftOut: found.leftOut })}
        </p>
        <DataTable
          label={text('place.risks')}
          rows={found.items}
          rowKey={({ id }) => id}
          columns={columns}
          waiting={waiting}
          sorting={{ key: query.sort, direction: query.direction }}
          onSort={({ key, direction }) => change({ sort: orders.find((one): one is Order => one === key), direction })}
          selection={may ? { has: selection.has, set: selection.set, name: ({ code }) => code } : undefined}
          empty={text('risk.nothingFound')}
        />
        <Pager page={found.page} size={found.size} total={found.total} onPage={(page) => change({ page })} />
        {may && selection.chosen.length > 0 ? <SelectionBar selection={selection} total={found.total} /> : null}
      </Section>
    </>
  )
}
