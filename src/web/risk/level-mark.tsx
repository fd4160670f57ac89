import { useText } from '../session/text.tsx'
import styles from './risk.module.css'
import type { Level } from './risk.ts'

/** A level: bars of which its place is filled, its word, and a colour. */
export function LevelMark({ level, told }: { level: Level; told?: boolean }) {
  const text = useText()
  const colour = level.aboveAppetite ? styles.above : level.place === 0 ? styles.lowest : styles.within
  return (
    <span className={`${styles.level} ${colour}`}>
      <LevelBars level={level} />
      <span>
        {level.name}
        {told && level.aboveAppetite ? <span className="small">, {text('risk.aboveAppetite')}</span> : null}
      </span>
    </span>
  )
}

function LevelBars({ level: { place, of } }: { level: Level }) {
  const width = 16 / of
  return (
    <svg viewBox="0 0 16 16" className={styles.bars} aria-hidden="true">
      {Array.from({ length: of }, (_, bar) => ({ bar })).map(({ bar }) => {
        const height = 4 + (12 * (bar + 1)) / of
        return (
          <rect
            key={bar}
            x={bar * width + 0.6}
            y={16 - height + 0.6}
            width={width - 1.2}
            height={height - 1.2}
            fill={bar <= place ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeWidth="1"
          />
        )
      })}
    </svg>
  )
}
