import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { roundTo } from './amounts.ts'
import styles from './estimates.module.css'
import { curvePath, lossTicks, type Outcome, placesIn } from './exceedance.ts'

const size = [600, 260] as const
const [width, height] = size
const [left, right] = [124, 64]
const recurrences = [1, 10, 100, 1000]
const marked = new Set([10, 100])

/** The loss exceedance curve, with the same numbers as a table under it: the drawing is for who sees it and nothing else. */
export function ExceedanceDrawing({ outcome }: { outcome: Outcome }) {
  const text = useText()
  const written = useWritten()
  const ticks = lossTicks(outcome.curve)
  const places = placesIn(ticks, size)
  const path = curvePath(outcome.curve, places)
  const once = (years: number) =>
    years === 1 ? text('numbers.everyYear') : text('numbers.oneIn', { years: written.number(years) })
  return (
    <>
      {path === '' ? null : (
        <figure className={styles.figure}>
          <svg viewBox={`0 0 ${left + width + right} ${height + 78}`} aria-hidden="true">
            <g transform={`translate(${left} 12)`}>
              {recurrences.map((years) => (
                <g key={years} transform={`translate(0 ${places.y(1 / years)})`}>
                  <line x2={width} className={styles.grid} />
                  <text x={-8} dy="0.32em" textAnchor="end" className={styles.label}>
                    {once(years)}
                  </text>
                </g>
              ))}
              {ticks.map((loss) => (
                <g key={loss} transform={`translate(${places.x(loss)} 0)`}>
                  <line y2={height} className={styles.grid} />
                  <text y={height + 30} textAnchor="middle" className={styles.label}>
                    {written.shortEuros(loss)}
                  </text>
                </g>
              ))}
              <path className={styles.line} d={path} />
              {outcome.oneIn
                .filter(({ years, loss }) => marked.has(years) && loss > 0)
                .map(({ years, loss }) => {
                  const far = places.x(loss) > width * 0.6
                  return (
                    <g key={years} transform={`translate(${places.x(loss)} ${places.y(1 / years)})`}>
                      <circle r="5" className={styles.mark} />
                      <text
                        x={far ? -12 : 12}
                        y={far ? 16 : -6}
                        textAnchor={far ? 'end' : 'start'}
                        className={styles.said}
                      >
                        {written.euros(roundTo(2, loss))}
                      </text>
                    </g>
                  )
                })}
              <text x={width} y={height + 62} textAnchor="end" className={styles.label}>
                {text('numbers.axis')}
              </text>
            </g>
          </svg>
        </figure>
      )}
      <details>
        <summary>{text('numbers.points')}</summary>
        <SectionTable
          label={text('numbers.curve')}
          columns={[
            { key: 'loss', head: text('numbers.moreThan'), number: true, cardHead: text('numbers.moreThan') },
            { key: 'share', head: text('numbers.inYears'), number: true, cardHead: text('numbers.inYears') },
          ]}
          rows={outcome.curve}
          rowKey={({ loss }) => String(loss)}
          cell={({ loss, share }, column) => (column === 'loss' ? written.euros(loss) : written.percent(share))}
        />
      </details>
    </>
  )
}
