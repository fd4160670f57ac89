import styles from './result.module.css'

export type RadarLine = { key: 'design' | 'existence' | 'operation'; values: readonly (number | null)[] }

const middle = 200
const radius = 132
const rings = [0.2, 0.4, 0.6, 0.8, 1]

/** Where a value from 0 to 1 lies on the axis of a place, the first axis upright and the others clockwise. */
function pointOf(value: number, place: number, of: number): [number, number] {
  const angle = (2 * Math.PI * place) / of - Math.PI / 2
  const at = (part: number) => Math.round((middle + radius * value * part) * 10) / 10
  return [at(Math.cos(angle)), at(Math.sin(angle))]
}

const path = (points: readonly [number, number][]) => points.map(([x, y]) => `${x},${y}`).join(' ')

/** A line around the radar, broken where there is no value. */
export function lineOf(values: readonly (number | null)[]): string {
  const of = values.length
  const pieces = values.flatMap((value, place) => {
    const next = values[(place + 1) % of] ?? null
    if (value === null || next === null) return []
    return `M${pointOf(value, place, of).join(' ')}L${pointOf(next, (place + 1) % of, of).join(' ')}`
  })
  return pieces.join('')
}

/**
 * A radar of themes: one axis a theme, one line for each of design, existence and operation. The table beside it says the same in
 * figures, so that it is a picture for who sees it and nothing else.
 */
export function Radar({ labels, lines }: { labels: readonly string[]; lines: readonly RadarLine[] }) {
  const of = labels.length
  return (
    <svg viewBox="0 0 400 400" className={styles.radar} aria-hidden="true">
      {rings.map((ring) => (
        <polygon key={ring} className={styles.ring} points={path(labels.map((_, place) => pointOf(ring, place, of)))} />
      ))}
      {labels.map((label, place) => {
        const [x, y] = pointOf(1, place, of)
        const [tx, ty] = pointOf(1.13, place, of)
        const side = Math.abs(tx - middle) < 12 ? 'middle' : tx > middle ? 'start' : 'end'
        return (
          <g key={label}>
            <line x1={middle} y1={middle} x2={x} y2={y} className={styles.ring} />
            <text x={tx} y={ty} textAnchor={side} dominantBaseline="middle" className={styles.label}>
              {label}
            </text>
          </g>
        )
      })}
      {lines.map(({ key, values }) => (
        <g key={key} className={styles[key]}>
          <path d={lineOf(values)} />
          {values.map((value, place) => {
            if (value === null) return null
            const [cx, cy] = pointOf(value, place, of)
            return <circle key={labels[place]} cx={cx} cy={cy} r="3" />
          })}
        </g>
      ))}
    </svg>
  )
}
