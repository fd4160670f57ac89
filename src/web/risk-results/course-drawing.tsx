import type { readBurnDown } from '../../features/risk/results.contract.ts'
import type { Answer } from '../session/call.ts'
import { useLanguage } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import styles from './results.module.css'

type Point = Answer<typeof readBurnDown>['points'][number]

const [width, height, left] = [700, 200, 44]
const mostLabels = 8

/** How many risks were and will be above appetite. The table under it says the same, so that it is a picture for who sees it. */
export function CourseDrawing({ points }: { points: readonly Point[] }) {
  const text = useText()
  const language = useLanguage()
  const month = new Intl.DateTimeFormat(language, { month: 'short', year: '2-digit', timeZone: 'UTC' })
  const today = points.findIndex(({ kind }) => kind === 'today')
  const most = Math.max(1, ...points.map(({ above }) => above))
  const step = Math.ceil(most / 4)
  const rules = Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => n * step)
  const x = (place: number) => (points.length < 2 ? width / 2 : (place * width) / (points.length - 1))
  const y = (value: number) => height * (1 - value / most)
  const every = Math.max(1, Math.ceil(points.length / mostLabels))
  const path = (from: number, to: number) =>
    points
      .slice(from, to + 1)
      .map(({ above }, place) => `${place === 0 ? 'M' : 'L'}${x(from + place)} ${y(above)}`)
      .join('')
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${left + width + 30} ${height + 62}`} aria-hidden="true">
        <g transform={`translate(${left} 28)`}>
          {rules.map((value) => (
            <g key={value} transform={`translate(0 ${y(value)})`}>
              <line x2={width} className={styles.grid} />
              <text x={-10} dy="0.32em" textAnchor="end" className={styles.label}>
                {value}
              </text>
            </g>
          ))}
          <line x1={x(today)} x2={x(today)} y1={-8} y2={height} className={styles.now} />
          <text x={x(today)} y={-13} textAnchor="middle" className={styles.label}>
            {text('treatment.today')}
          </text>
          <path d={path(0, today)} className={styles.known} />
          <path d={path(today, points.length - 1)} className={styles.ahead} />
          {points.map(({ day, kind, above }, place) => (
            <circle
              key={day}
              cx={x(place)}
              cy={y(above)}
              r={4}
              className={kind === 'plan' ? styles.expected : styles.recorded}
            />
          ))}
          {points.map(({ day }, place) =>
            (place - today) % every === 0 ? (
              <text key={day} x={x(place)} y={height + 24} textAnchor="middle" className={styles.label}>
                {month.format(new Date(`${day}T12:00:00Z`))}
              </text>
            ) : null,
          )}
        </g>
      </svg>
      <figcaption>
        <ul className={styles.legend}>
          {(['known', 'ahead'] as const).map((line) => (
            <li key={line}>
              <svg viewBox="0 0 36 8" aria-hidden="true">
                <path className={styles[line]} d="M0 4H36" />
              </svg>
              {text(`treatment.${line}`)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}
