import { downloadPortfolio, readPortfolio } from '../../features/estimates/estimates.contract.ts'
import { RiskParts } from '../risk/risk-parts.tsx'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { keepFile } from '../session/download.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSession } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { type DataColumn, DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { ExportButtons } from '../ui/export-buttons.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { roundTo } from './amounts.ts'
import { rangesInWords } from './estimate-words.ts'
import type { Outcome } from './exceedance.ts'
import { ExceedanceDrawing } from './exceedance-drawing.tsx'
import { type NumbersQuery, type Order, orders, useNumbersQuery } from './numbers-query.ts'
import { NoMeasurement, OutcomeFacts, OutcomeWords } from './outcome-words.tsx'

type Portfolio = Answer<typeof readPortfolio>
type Item = Portfolio['items'][number]
const pageSize = 50

/** What all estimated risks may cost together in a year, and each of them. */
export function NumbersPage() {
  const text = useText()
  const written = useWritten()
  const { query, change } = useNumbersQuery()
  const answer = useAnswer(readPortfolio, { query: { ...query, size: pageSize } }, { keep: true })
  const found = answer.data
  const whole = found?.whole
  return (
    <Page
      title={text('numbers.page')}
      crumbs={<Link to="/risks">{text('place.risks')}</Link>}
      action={whole ? <Export query={query} /> : null}
      lede={
        whole ? (
          <RichText
            name="numbers.lede"
            values={{ count: found?.total ?? 0, loss: written.euros(roundTo(2, lossIn(whole, 10))) }}
          />
        ) : null
      }
    >
      <RiskParts />
      {answer.error && found ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : null}
      <Loaded answer={answer}>
        {(data) =>
          data.whole ? (
            <Found found={data} whole={data.whole} query={query} change={change} waiting={answer.isPlaceholderData} />
          ) : (
            <Nothing leftOut={data.leftOut} />
          )
        }
      </Loaded>
    </Page>
  )
}

const lossIn = ({ oneIn }: Outcome, years: number) => oneIn.find((one) => one.years === years)?.loss ?? 0

function Export({ query: { page: _page, ...order } }: { query: NumbersQuery }) {
  const text = useText()
  const { call } = useSession()
  const { at } = useMoment()
  return (
    <ExportButtons
      label={(format) => text('numbers.export', { format })}
      make={async (format) => {
        const file = await call(downloadPortfolio, { query: { ...order, format }, at })
        keepFile(file)
        return file
      }}
    />
  )
}

function Nothing({ leftOut }: { leftOut: number }) {
  const text = useText()
  const { at } = useMoment()
  if (at) return <p>{text('numbers.noneThen')}</p>
  return (
    <EmptyPage
      purpose={text('numbers.purpose')}
      auditor={text('numbers.auditor')}
      step={leftOut > 0 ? <ButtonLink to="/risks">{text('numbers.toRisks', { count: leftOut })}</ButtonLink> : null}
    />
  )
}

type FoundProps = {
  found: Portfolio
  whole: Outcome
  query: NumbersQuery
  change: (changed: Partial<NumbersQuery>) => void
  waiting: boolean
}

function Found({ found, whole, query, change, waiting }: FoundProps) {
  const text = useText()
  const columns = useColumns()
  return (
    <>
      <NoMeasurement together />
      <Section
        title={text('numbers.together')}
        beside={text('numbers.counted', { count: found.total, leftOut: found.leftOut })}
      >
        <OutcomeWords outcome={whole} />
        <ExceedanceDrawing outcome={whole} />
        <details>
          <summary>{text('numbers.how')}</summary>
          <p>{text('numbers.howLong')}</p>
          <OutcomeFacts outcome={whole} seed={null} />
        </details>
      </Section>
      <Section title={text('numbers.each')}>
        <DataTable
          label={text('numbers.each')}
          rows={found.items}
          rowKey={({ risk }) => risk.id}
          columns={columns}
          waiting={waiting}
          sorting={{ key: query.sort, direction: query.direction }}
          onSort={({ key, direction }) =>
            change({ sort: orders.find((one): one is Order => one === key) ?? 'mean', direction })
          }
        />
        <Pager page={found.page} size={found.size} total={found.total} onPage={(page) => change({ page })} />
      </Section>
    </>
  )
}

function useColumns(): DataColumn<Item>[] {
  const text = useText()
  const written = useWritten()
  const euros = (value: number) => written.euros(roundTo(3, value))
  return [
    { key: 'number', head: text('numbers.number'), sortable: true, cell: ({ risk }) => risk.code },
    {
      key: 'title',
      head: text('numbers.risk'),
      sortable: true,
      width: 'wide',
      cell: ({ risk, estimate }) => (
        <>
          <Link to={`/risks/${risk.id}#numbers`} lang="">
            {risk.title}
          </Link>
          <div className="small">{text('numbers.reads', rangesInWords(estimate, text, written))}</div>
        </>
      ),
    },
    {
      key: 'any-loss',
      head: text('numbers.anyLoss'),
      sortable: true,
      number: true,
      named: true,
      cell: ({ outcome }) => written.percent(outcome.anyLoss),
    },
    {
      key: 'mean',
      head: text('numbers.meanHead'),
      sortable: true,
      number: true,
      named: true,
      cell: ({ outcome }) => euros(outcome.mean),
    },
    {
      key: 'high',
      head: text('numbers.highHead'),
      sortable: true,
      number: true,
      named: true,
      cell: ({ outcome }) => euros(outcome.high),
    },
  ]
}
