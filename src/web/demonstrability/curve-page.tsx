import { addDays, addMonths, type Day, earliest, parseDay } from '../../core/time/day.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSearch } from '../session/search.ts'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import styles from './curve.module.css'
import { CurveDrawing } from './curve-drawing.tsx'
import { linesOf } from './curve-lines.ts'
import { type CurvePoint, useCurve } from './use-curve.ts'

const periods = [3, 12, 36] as const
const shownAtOnce = 20

/** How the share that could be demonstrated went in a past period, day by day, as it was recorded then. The period lives in the address. */
export function CurvePage() {
  const text = useText()
  const [search, setSearch] = useSearch()
  const { at, today } = useMoment()
  const last = (at ?? today) as Day
  const through = earliest(parseDay(search.get('through') ?? '') ?? last, last)
  const from = earliest(parseDay(search.get('from') ?? '') ?? addMonths(through, -12), through)
  const set = (changed: { from?: Day; through?: Day }) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        for (const [name, day] of Object.entries(changed)) after.set(name, day)
        return after
      },
      { preventScrollReset: true },
    )
  const curve = useCurve(from, through)
  return (
    <Page
      title={text('curve.page')}
      lede={text('curve.lede')}
      crumbs={<Link to="/demonstrability">{text('verdicts.page')}</Link>}
    >
      <search className={`screen-only ${styles.period}`} aria-label={text('curve.period')}>
        <DayField label={text('curve.from')} field={dayField('from', from, (day) => set({ from: day }))} />
        <DayField label={text('curve.through')} field={dayField('through', through, (day) => set({ through: day }))} />
        <div className="row">
          {periods.map((months) => (
            <Button
              key={months}
              look="quiet"
              small
              onPress={() => set({ from: addMonths(last, -months), through: last })}
            >
              {text('curve.months', { count: months })}
            </Button>
          ))}
        </div>
      </search>
      {curve.error && curve.data ? <Problem problem={curve.error} retry={() => void curve.refetch()} /> : null}
      <Loaded answer={curve}>
        {(points) =>
          points.length === 0 && curve.whole ? (
            <EmptyPage
              purpose={text('curve.purpose')}
              auditor={text('curve.auditor')}
              step={<ButtonLink to="/standards">{text('today.lookAtStandards')}</ButtonLink>}
            />
          ) : (
            <Curve points={points} from={from} through={through} whole={curve.whole} />
          )
        }
      </Loaded>
    </Page>
  )
}

const dayField = (name: string, value: Day, change: (day: Day) => void) => ({
  name,
  value,
  onChange: (written: string) => {
    const day = parseDay(written)
    if (day) change(day)
  },
  error: undefined,
})

type CurveProps = { points: readonly CurvePoint[]; from: Day; through: Day; whole: boolean }

function Curve({ points, from, through, whole }: CurveProps) {
  const text = useText()
  const written = useWritten()
  const first = points[0]?.day
  return (
    <>
      <CurveDrawing lines={linesOf(points)} from={from} through={through} />
      <p className="small" role="status">
        {whole
          ? first && first > from
            ? text('curve.begins', { day: written.day(first) })
            : null
          : text('curve.coming', { day: written.day((first ?? addDays(through, 1)) as Day) })}
      </p>
      <Section title={text('curve.changes', { count: points.length })} beside={text('curve.changesWhy')}>
        <Changes points={points.slice(-shownAtOnce)} before={points.at(-shownAtOnce - 1)} />
        {points.length > shownAtOnce ? (
          <details>
            <summary>{text('curve.more', { count: points.length - shownAtOnce })}</summary>
            <Changes points={points.slice(0, -shownAtOnce)} before={undefined} />
          </details>
        ) : null}
      </Section>
    </>
  )
}

/** Every day on which a sum changed, newest first; each leads to how everything stood on that day. */
function Changes({ points, before }: { points: readonly CurvePoint[]; before: CurvePoint | undefined }) {
  const text = useText()
  const written = useWritten()
  const { today } = useMoment()
  const lines = linesOf(points)
  const rows = points.map((point, place) => ({ point, was: points[place - 1] ?? before })).toReversed()
  const sumOf = (point: CurvePoint | undefined, edition: string) =>
    point?.editions.find((one) => one.edition === edition)?.sum
  return (
    <SectionTable
      label={text('curve.table')}
      columns={[
        { key: 'day', head: text('curve.day') },
        ...lines.map(({ edition, name }) => ({ key: edition, head: name, cardHead: name })),
      ]}
      rows={rows}
      rowKey={({ point }) => point.day}
      cell={({ point, was }, column) => {
        if (column === 'day')
          return (
            <Link to={point.day < today ? `/demonstrability?at=${point.day}` : '/demonstrability'}>
              {written.day(point.day)}
            </Link>
          )
        const sum = sumOf(point, column)
        if (!sum || sum.applicable === 0) return text('curve.nothing')
        const grown = sum.demonstrable - (sumOf(was, column)?.demonstrable ?? sum.demonstrable)
        const share = text('verdicts.share', {
          count: sum.demonstrable,
          of: sum.applicable,
          percent: Math.floor((100 * sum.demonstrable) / sum.applicable),
        })
        const change = grown === 0 ? '' : ` (${grown > 0 ? '+' : '−'}${Math.abs(grown)})`
        const waiting = sum['not-yet'] === 0 ? '' : `; ${text('curve.notYet', { count: sum['not-yet'] })}`
        return `${share}${change}${waiting}`
      }}
    />
  )
}
