import { dayOf, parseInstant } from '../../core/time/instant.ts'
import type { readControl } from '../../features/applicability/applicability.contract.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { verdictOf } from '../ui/control-state.ts'
import { Verdict } from '../ui/verdict.tsx'
import styles from './aside.module.css'
import { addressOf } from './control.ts'

type Period = Answer<typeof readControl>['history'][number]

/** What held when, newest first, each with the way to the day on which it can be seen. */
export function ControlHistory({ control }: { control: Answer<typeof readControl> }) {
  const text = useText()
  const written = useWritten()
  const { at, today } = useMoment()
  const { history } = control
  const shown = at ?? today

  const whenOf = ({ from, until }: Period) => {
    if (until === null) return text('control.historyNow', { day: written.dayOf(from) })
    const [first, last] = [written.dayOf(from), written.dayOf(until)]
    return first === last
      ? text('control.historyDay', { day: first })
      : text('control.historyFrom', { from: first, until: last })
  }
  return (
    <section className={styles.part}>
      <h2>{text('control.decisions')}</h2>
      {history.length === 0 ? <p className="small">{text('control.historyNone')}</p> : null}
      <ul>
        {history.map((period) => {
          const state = stateIn(period)
          const day = dayToLook(period)
          return (
            <li key={`${period.from} ${state}`}>
              <div className={styles.line}>
                <span>{whenOf(period)}</span>
                <Verdict state={verdictOf(state)}>{text(`state.${state}`)}</Verdict>
              </div>
              <div className={`small ${styles.line}`}>
                <span>
                  {period.facts === null ? `${text('control.historyTaken')}, ` : ''}
                  {text('control.historyBy', { name: nameOf(period.by) })}
                </span>
                {day !== null && day < today && day !== shown ? (
                  <Link to={`${addressOf(control.edition, control.requirement)}?at=${day}`}>
                    {text('control.historyLook', { day: written.day(day) })}
                  </Link>
                ) : null}
              </div>
            </li>
          )
        })}
      </ul>
      <p className={`small screen-only ${styles.foot}`}>{text('control.otherDay')}</p>
    </section>
  )
}

/** The name alone: the trail writes the e-mail address behind it. */
function nameOf(by: string): string {
  return by.replace(/ <[^<>]*>$/, '')
}

function stateIn({ facts }: Period) {
  if (facts === null) return 'undecided'
  return facts.applies ? (facts.presence ?? 'unmarked') : 'not-applicable'
}

/** The first day at whose end the period held; null where it began and ended within one day. */
function dayToLook({ from, until }: Period): string | null {
  const [begin, end] = [parseInstant(from), until === null ? null : parseInstant(until)]
  if (begin === null) return null
  return end !== null && dayOf(end) === dayOf(begin) ? null : dayOf(begin)
}
