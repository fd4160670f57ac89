import { useState } from 'react'
import { useParams } from 'react-router'
import {
  downloadSupplierAssurance,
  listAssurance,
  readSupplierAssurance,
} from '../../features/assurance/assurance.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { Link, useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import styles from './assurance.module.css'
import type { SupplierAssurance } from './assurance.ts'
import { useAssuranceQuery } from './assurance-query.ts'
import { ExportAssurance } from './export-assurance.tsx'
import { LinesTable } from './lines-table.tsx'
import { PeriodChoice } from './period-choice.tsx'
import { ReportLines } from './report-lines.tsx'
import { ReportSheet } from './report-sheet.tsx'
import { Timeline } from './timeline.tsx'

/** All assurance reports of one supplier over time, and what they tell of our period. */
export function SupplierAssurancePage() {
  const { supplier: id = '' } = useParams()
  const text = useText()
  const { call } = useSession()
  const { at } = useMoment()
  const may = useMay('suppliers:write')
  const go = useGo()
  const { query, change } = useAssuranceQuery()
  const [adding, setAdding] = useState(false)
  const period = query.from && query.through ? { from: query.from, through: query.through } : {}
  const answer = useAnswer(readSupplierAssurance, { params: { id }, query: period }, { keep: true })
  const found = answer.data
  const make = (format: 'pdf' | 'xlsx') =>
    call(downloadSupplierAssurance, { params: { id }, query: { ...period, format }, at })
  return (
    <Page
      title={found ? text('assurance.of', { name: found.supplier.title }) : text('assurance.section')}
      crumbs={
        <>
          <Link to="/assurance">{text('assurance.title')}</Link>
          {found ? (
            <>
              {' · '}
              <Link to={`/suppliers/${id}`} lang="">
                {found.supplier.title}
              </Link>
            </>
          ) : null}
        </>
      }
      action={
        <>
          {found && found.reports.length > 0 ? <ExportAssurance make={make} /> : null}
          {may ? <Button onPress={() => setAdding(true)}>{text('assurance.add')}</Button> : null}
        </>
      }
    >
      <Loaded answer={answer}>
        {(data) =>
          data.reports.length === 0 ? (
            <EmptyPage purpose={text('assurance.purpose')} auditor={text('assurance.auditor')} step={null} />
          ) : (
            <Body found={data} change={change} />
          )
        }
      </Loaded>
      {adding && found ? (
        <ReportSheet
          supplier={found.supplier.id}
          report={null}
          choices={found}
          onClose={() => setAdding(false)}
          onSaved={(saved) => go(`/assurance/reports/${saved}`)}
        />
      ) : null}
    </Page>
  )
}

type BodyProps = { found: SupplierAssurance; change: ReturnType<typeof useAssuranceQuery>['change'] }

function Body({ found, change }: BodyProps) {
  const text = useText()
  const periods = useAnswer(listAssurance, { query: { size: 1 } }, { keep: true })
  return (
    <>
      <div className={`screen-only ${styles.filters}`}>
        <PeriodChoice period={found.period} periods={periods.data?.periods ?? []} onChange={change} />
      </div>
      <Section title={text('assurance.timeline')} id="timeline">
        <Timeline found={found} />
        <p className="small">{text('assurance.bridgeLimit', { count: found.bridgeMonths })}</p>
      </Section>
      <Section title={text('assurance.cover')} id="cover">
        <LinesTable lines={found.lines} />
      </Section>
      <Section title={text('assurance.reports')} id="reports">
        <ReportLines reports={found.reports} />
      </Section>
    </>
  )
}
