import { useState } from 'react'
import { kindWords, stateWords } from '../../core/rhythm/due-words.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Verdict, VerdictShape } from '../ui/verdict.tsx'
import { markOfTurn } from './rhythm.ts'
import styles from './year.module.css'
import { comesOften, stateOf, type YearEntry, type YearMonth } from './year-months.ts'

/** More than so many things are folded up. */
const mostShown = 8

/** How a month is called in the language on screen: 'november 2026'. */
export function useMonthName(): (month: string) => string {
  const language = useLanguage()
  const name = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return (month) => name.format(new Date(`${month}-15T00:00:00Z`))
}

type MonthProps = {
  month: YearMonth
  today: string
  /** Nothing is folded up: for paper. */
  all: boolean
}

/** One month of the year: what falls in it. In the month of today, what lies behind is folded up above it. */
export function MonthCard({ month: { month, entries }, today, all }: MonthProps) {
  const text = useText()
  const written = useWritten()
  const monthName = useMonthName()
  const { at } = useMoment()
  const isNow = today.startsWith(month)
  const isBehind = (entry: YearEntry) => isNow && !comesOften(entry) && entry.days.every(({ ends }) => ends < today)
  return (
    <li className={styles.month} data-now={isNow || undefined} data-past={month < today.slice(0, 7) || undefined}>
      <h2>{monthName(month)}</h2>
      {isNow ? (
        <>
          <Folding entries={entries.filter(isBehind)} shown={all ? entries.length : 0} more="year.behind" />
          <p className={styles.today}>{text(at ? 'year.thatDay' : 'year.today', { day: written.dayShort(today) })}</p>
        </>
      ) : null}
      {entries.length === 0 && !isNow ? <p className="small">{text('year.monthEmpty')}</p> : null}
      <Folding
        entries={entries.filter((entry) => !isBehind(entry))}
        shown={all ? entries.length : mostShown}
        more="year.more"
      />
    </li>
  )
}

type FoldingProps = { entries: readonly YearEntry[]; shown: number; more: 'year.behind' | 'year.more' }

/** The first of many, and the way to the others. */
function Folding({ entries, shown, more }: FoldingProps) {
  const text = useText()
  const [whole, setWhole] = useState(false)
  const seen = whole ? entries : entries.slice(0, shown)
  const left = entries.length - seen.length
  if (entries.length === 0) return null
  return (
    <>
      {seen.length > 0 ? (
        <ul className={styles.entries}>
          {seen.map((entry) => (
            <li key={entry.key}>
              <Entry entry={entry} />
            </li>
          ))}
        </ul>
      ) : null}
      {left > 0 ? (
        <button type="button" className={styles.inline} onClick={() => setWhole(true)}>
          {text(more, { count: left })}
        </button>
      ) : null}
    </>
  )
}

/** What is usual needs no word for what it is. */
const plainKinds: ReadonlySet<string> = new Set(['duty', 'measure-work'])

function Entry({ entry }: { entry: YearEntry }) {
  const text = useText()
  const written = useWritten()
  const { item, days } = entry
  const state = stateOf(entry)
  return (
    <div className={styles.entry}>
      <span className={styles.days}>{daysWords(entry)}</span>
      <span className={styles.what}>
        <VerdictShape state={markOfTurn[state]} />
        <span className="unseen">{written.inLanguage(stateWords[state])}: </span>
        <Link to={item.page} lang="">
          {item.title}
        </Link>
        <span className="small">
          {[
            comesOften(entry) ? text('year.times', { count: days.length }) : '',
            plainKinds.has(item.kind) ? '' : written.inLanguage(kindWords[item.kind]),
            item.about,
            item.who.name,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </div>
  )
}

// What comes more often is told by its first and last day.
function daysWords(entry: YearEntry): string {
  const { days } = entry
  const [first, last] = [days[0], days.at(-1)]
  if (comesOften(entry) && first && last) return dayWords(first.day, last.day)
  return days.map(({ day, ends }) => dayWords(day, ends)).join(', ')
}

// The number within the month; what lasts longer says until which day, with the month where that is another.
function dayWords(day: string, ends: string): string {
  const number = (of: string) => String(Number(of.slice(8)))
  if (ends === day) return number(day)
  return ends.slice(0, 7) === day.slice(0, 7)
    ? `${number(day)}–${number(ends)}`
    : `${number(day)}–${number(ends)}/${Number(ends.slice(5, 7))}`
}

/** What the marks of the calendar mean. */
export function TurnLegend() {
  const written = useWritten()
  return (
    <p className={`small ${styles.legend}`}>
      {(['done', 'missed', 'overdue', 'this-week', 'later'] as const).map((state) => (
        <Verdict key={state} state={markOfTurn[state]}>
          {written.inLanguage(stateWords[state])}
        </Verdict>
      ))}
    </p>
  )
}
