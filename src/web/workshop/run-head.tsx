import { instantOf, msOf } from '../../core/time/instant.ts'
import { paceOf, stayOf } from '../../core/workshop/pace.ts'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import styles from './run.module.css'
import { useServerClock } from './use-live.ts'
import { clock, type Item, type Workshop } from './workshop.ts'

/** Which session this is, how far the agenda is, and the clocks: of this scenario, of the whole, and what is left for each. */
export function RunHead({ workshop, item }: { workshop: Workshop; item: Item | null }) {
  const text = useText()
  const now = useServerClock(workshop.now)
  const { shownSince, minutes, items } = workshop
  const stay =
    shownSince === null ? 0 : stayOf(shownSince as never, instantOf(Math.max(now, msOf(shownSince as never))))
  const used = items.reduce((sum, { seconds }) => sum + seconds, 0) + stay
  const waiting = items.filter(({ state }) => state === 'waiting').length
  const pace = paceOf({ minutes, used, items: items.length, waiting })
  const here = item ? item.seconds + stay : 0
  const late = item !== null && pace.planned !== null && here > pace.planned
  return (
    <header className={styles.head}>
      <div className={styles.about}>
        <Link to={`/workshops/${workshop.id}`}>{workshop.title}</Link>
        <progress
          className={styles.progress}
          max={items.length}
          value={items.length - waiting}
          aria-label={text('workshop.progress', { done: items.length - waiting, of: items.length })}
        />
        <span>{text('workshop.progress', { done: items.length - waiting, of: items.length })}</span>
      </div>
      <div className={styles.clocks}>
        {item ? (
          <div data-late={late || undefined}>
            <span className={styles.time}>{clock(here)}</span>
            <span>{text('workshop.clock.here')}</span>
          </div>
        ) : null}
        <div>
          <span className={styles.time}>{clock(pace.left)}</span>
          <span>{text('workshop.clock.left', { minutes })}</span>
        </div>
        <div data-late={pace.state === 'behind' || pace.state === 'over' || undefined}>
          <span className={styles.time}>{pace.each === null ? '–' : clock(pace.each)}</span>
          <span>{text(`workshop.pace.${pace.state}`)}</span>
        </div>
      </div>
    </header>
  )
}
