import { type Day, daysBetween } from '../../core/time/day.ts'
import { useWritten } from '../session/language.tsx'
import styles from './curve.module.css'
import { type CurveLine, stepsPath } from './curve-lines.ts'

const [width, height, left] = [700, 220, 64]
const grid = [0, 0.25, 0.5, 0.75, 1]
const dashes = ['', '7 4', '2 4', '12 4 2 4']

/** The share of each edition through the period. The table under it says the same, so that it is a picture for who sees it and nothing else. */
export function CurveDrawing({ lines, from, through }: { lines: readonly CurveLine[]; from: Day; through: Day }) {
  const written = useWritten()
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${left + width + 8} ${height + 42}`} aria-hidden="true">
        <g transform={`translate(${left} 8)`}>
          {grid.map((share) => (
            <g key={share} transform={`translate(0 ${height * (1 - share)})`}>
              <line x2={width} className={styles.grid} />
              <text x={-8} dy="0.32em" textAnchor="end" className={styles.label}>
                {Math.round(share * 100)}%
              </text>
            </g>
          ))}
          {lines.map(({ edition, shares }, place) => (
            <path
              key={edition}
              className={styles[`line${place % dashes.length}` as keyof typeof styles]}
              strokeDasharray={dashes[place % dashes.length]}
              d={stepsPath(shares, from, through, [width, height])}
            />
          ))}
          <text y={height + 26} className={styles.label}>
            {written.day(from)}
          </text>
          {daysBetween(from, through) > 0 ? (
            <text x={width} y={height + 26} textAnchor="end" className={styles.label}>
              {written.day(through)}
            </text>
          ) : null}
        </g>
      </svg>
      <figcaption>
        <ul className={styles.legend}>
          {lines.map(({ edition, name }, place) => (
            <li key={edition}>
              <svg viewBox="0 0 36 8" aria-hidden="true">
                <path
                  className={styles[`line${place % dashes.length}` as keyof typeof styles]}
                  strokeDasharray={dashes[place % dashes.length]}
                  d="M0 4H36"
                />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}
