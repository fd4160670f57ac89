import { barWords, dayCoverWords, kindName } from '../../core/assurance/assurance-words.ts'
import { type BarKind, type Timeline as Laid, layTimeline } from '../../core/assurance/timeline.ts'
import type { Day } from '../../core/time/day.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Scroller } from '../ui/scroller.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import styles from './assurance.module.css'
import type { SupplierAssurance } from './assurance.ts'
import { CoverStrip } from './cover-strip.tsx'

const spanOf = ({ from, through }: { from: string; through: string }) => ({
  from: from as Day,
  through: through as Day,
})

/** What is drawn below the reports: each kind of report by itself, then any of several kinds. */
function useTogether({ lines, sums }: SupplierAssurance) {
  const [text, language] = [useText(), useLanguage()]
  return [
    ...lines.map(({ service, cover, ...of }) => ({
      key: `${service?.id ?? 'all'} ${of.kind} ${of.kindOther}`,
      ...{ service: service?.title ?? null, kind: kindName(of, language), cover },
    })),
    ...sums.map(({ service, cover }) => ({
      key: `${service?.id ?? 'all'} any`,
      ...{ service: service?.title ?? null, kind: text('assurance.anyKind'), cover },
    })),
  ]
}

/** All reports of a supplier over time, and below them what they tell together of our period; the same as a table. */
export function Timeline({ found }: { found: SupplierAssurance }) {
  const { at, today } = useMoment()
  const together = useTogether(found)
  const drawn = layTimeline(
    found.reports.map(({ asOf, periodFrom, periodTo, bridges, ...one }) => ({
      ...one,
      ...{ asOf: asOf as Day | null, periodFrom: periodFrom as Day | null, periodTo: periodTo as Day | null },
      bridges: bridges.map(({ from, to, counts }) => ({
        ...spanOf({ from, through: to }),
        counts: counts.map(spanOf),
      })),
    })),
    together.map(({ key, service, kind, cover }) => ({
      id: key,
      title: service === null ? kind : `${kind}: ${service}`,
      parts: cover.parts.map((part) => ({ ...spanOf(part), cover: part.cover })),
    })),
    spanOf(found.period),
    (at ?? today) as Day,
  )
  return (
    <>
      <div className={styles.timeline}>
        <Axis drawn={drawn} />
        {drawn.rows.map(({ id, title, sum, bars }) => (
          <div key={`${sum} ${id}`} className={sum ? `${styles.row} ${styles.sum}` : styles.row}>
            <span className="small" lang={sum ? undefined : ''}>
              {title}
            </span>
            <div className={styles.bars}>
              <CoverStrip bars={bars.map((bar) => ({ ...bar, key: `${bar.kind} ${bar.from}` }))} />
              <div className={styles.asked} style={placed(drawn.asked)} />
              {drawn.today === null ? null : <div className={styles.now} style={{ left: `${drawn.today * 100}%` }} />}
            </div>
          </div>
        ))}
      </div>
      <Legend drawn={drawn} />
      <TimelineTable found={found} />
    </>
  )
}

const placed = ({ start, end }: { start: number; end: number }) => ({
  left: `${start * 100}%`,
  width: `${(end - start) * 100}%`,
})

function Axis({ drawn }: { drawn: Laid }) {
  const language = useLanguage()
  const month = new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const every = Math.max(1, Math.ceil(drawn.ticks.length / 5))
  return (
    <div className={`small ${styles.axis}`} aria-hidden="true">
      {drawn.ticks
        .filter((_, place) => place % every === 0)
        .filter(({ at }) => at < 0.93)
        .map(({ day, at }) => (
          <span key={day} style={{ left: `${at * 100}%` }}>
            {day.endsWith('-01-01') ? day.slice(0, 4) : month.format(new Date(day))}
          </span>
        ))}
    </div>
  )
}

function Legend({ drawn }: { drawn: Laid }) {
  const text = useText()
  const written = useWritten()
  const kinds = [...new Set(drawn.rows.flatMap(({ bars }) => bars.map(({ kind }) => kind)))]
  const sample = (kind: BarKind) => [{ kind, start: 0.03, end: 0.97, key: kind }]
  return (
    <ul className={`small ${styles.legend}`} aria-label={text('assurance.legend')}>
      {kinds.map((kind) => (
        <li key={kind}>
          <CoverStrip bars={sample(kind)} width={64} /> {written.inLanguage(barWords[kind])}
        </li>
      ))}
      <li>
        <span className={styles.askedSample} /> {text('assurance.asked')}
      </li>
      {drawn.today === null ? null : (
        <li>
          <span className={styles.nowSample} /> {text('assurance.today')}
        </li>
      )}
    </ul>
  )
}

function TimelineTable({ found }: { found: SupplierAssurance }) {
  const text = useText()
  const written = useWritten()
  const rows = useTogether(found).flatMap(({ cover, ...one }) =>
    cover.parts.map((part) => ({ ...part, ...one, service: one.service ?? text('assurance.all') })),
  )
  return (
    <details className={styles.parts}>
      <summary>{text('assurance.timelineTable')}</summary>
      <Scroller label={text('assurance.timelineTable')}>
        <SectionTable
          label={text('assurance.timelineTable')}
          columns={[
            { key: 'service', head: text('assurance.services') },
            { key: 'kind', head: text('assurance.reportKind') },
            { key: 'from', head: text('assurance.from'), cardHead: text('assurance.from') },
            { key: 'through', head: text('assurance.through'), cardHead: text('assurance.through') },
            { key: 'cover', head: text('assurance.what') },
            { key: 'days', head: text('assurance.days'), number: true, cardHead: text('assurance.days') },
          ]}
          rows={rows}
          rowKey={({ key, from }) => `${key} ${from}`}
          cell={(row, column) => {
            if (column === 'service') return row.service
            if (column === 'kind') return row.kind
            if (column === 'from') return written.day(row.from)
            if (column === 'through') return written.day(row.through)
            return column === 'cover' ? written.inLanguage(dayCoverWords[row.cover]) : written.number(row.days)
          }}
        />
      </Scroller>
    </details>
  )
}
