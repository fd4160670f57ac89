import type { BarKind } from '../../core/assurance/timeline.ts'
import styles from './assurance.module.css'

const height = 20
const usualWidth = 1000

export type StripBar = { kind: BarKind; start: number; end: number; key: string }

/**
 * Bars over days as a strip as wide as there is room: filled is tested, upright strokes are bridged, a light line through it is a
 * qualified opinion, a dashed outline does not count, an upright mark is a day. The same in words stands beside it or in a table.
 */
export function CoverStrip({ bars, width = usualWidth }: { bars: readonly StripBar[]; width?: number }) {
  return (
    <svg className={styles.strip} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {bars.map(({ key, ...bar }) => (
        <Bar key={key} {...bar} width={width} />
      ))}
    </svg>
  )
}

function Bar({ kind, start, end, width }: Omit<StripBar, 'key'> & { width: number }) {
  const from = start * width
  const wide = Math.max((end - start) * width, 3)
  if (kind === 'day') return <rect className={styles.day} x={from} y={0} width={6} height={height} />
  const box = { x: from, y: 3, width: wide, height: height - 6 }
  if (kind === 'not-counted') return <rect className={styles.notCounted} {...box} />
  const qualified = kind.endsWith('-qualified')
  const strokes = kind.startsWith('bridged') ? strokesIn(from, wide) : ''
  return (
    <g>
      <rect className={kind.startsWith('tested') ? styles.tested : styles.bridged} {...box} />
      {strokes ? <path className={styles.strokes} d={strokes} /> : null}
      {qualified ? <path className={styles.qualified} d={`M${from} ${height / 2}h${wide}`} /> : null}
    </g>
  )
}

function strokesIn(from: number, wide: number): string {
  const strokes: string[] = []
  for (let place = from + 8; place < from + wide; place += 8) strokes.push(`M${place} 3v${height - 6}`)
  return strokes.join('')
}
