import { useText } from '../session/text.tsx'
import styles from './workshop.module.css'
import type { Spread } from './workshop.ts'

const mostDots = 4

/** Votes on a scale as small dots above its steps, said in words for those who do not see them. */
export function SpreadDots({ name, spread }: { name: string; spread: Spread }) {
  const text = useText()
  const { counts, median, votes, wide } = spread
  const steps = counts.map((count, place) => ({ count, step: place + 1 }))
  const voted = steps.filter(({ count }) => count > 0)
  return (
    <div className={styles.spread}>
      <span aria-hidden="true">{name}</span>
      <span className={styles.steps} aria-hidden="true">
        {steps.map(({ count, step }) => (
          <span key={step} data-median={median === step || undefined}>
            <i>
              {'●'.repeat(Math.min(count, mostDots))}
              {count > mostDots ? `+${count - mostDots}` : ''}
            </i>
            {step}
          </span>
        ))}
      </span>
      {wide ? <span className={styles.wide}>{text('workshop.wideShort')}</span> : null}
      <span className="unseen">
        {text('workshop.spreadSaid', {
          ...{ name, votes, median: median ?? 0 },
          ...{ lowest: voted.at(0)?.step ?? 0, highest: voted.at(-1)?.step ?? 0 },
        })}
      </span>
    </div>
  )
}
