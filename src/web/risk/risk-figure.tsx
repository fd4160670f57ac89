import { stateWords } from '../../core/risk/standing-words.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Percentage } from '../ui/percentage.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { LevelMark } from './level-mark.tsx'
import styles from './risk.module.css'
import { type FoundRisks, verdictOfRisk } from './risk.ts'
import { type AddressOf, everything } from './risk-query.ts'

type Props = { totals: FoundRisks['totals']; addressOf: AddressOf }
const counted = [
  ...(['reopened', 'review-due', 'acceptance-lapsed', 'to-treat', 'unrated'] as const),
  ...(['in-treatment', 'accepted', 'within-appetite'] as const),
]

/** The one figure of the register, and what is counted in it and left out. */
export function RiskFigure({ totals, addressOf }: Props) {
  const text = useText()
  const written = useWritten()
  const { all, open, states, levels, aboveAppetite, unrated } = totals
  const stale = (states.reopened ?? 0) + (states['review-due'] ?? 0) + (states['acceptance-lapsed'] ?? 0)
  const closed = all - open
  const to = (state: (typeof counted)[number] | 'closed') => addressOf({ ...everything, state })
  return (
    <Percentage
      counted={{
        key: 'counted',
        label: text('risk.counted', { count: open }),
        items: (
          <>
            <ul className={styles.plain}>
              {counted
                .filter((state) => (states[state] ?? 0) > 0)
                .map((state) => (
                  <li key={state} className={styles.line}>
                    <Link to={to(state)} preventScrollReset>
                      {text('risk.inState', { count: states[state] ?? 0 })}
                    </Link>
                    <Verdict state={verdictOfRisk(state)}>{written.inLanguage(stateWords[state])}</Verdict>
                  </li>
                ))}
            </ul>
            <ul className={styles.plain}>
              {levels.map(({ count, ...level }) => (
                <li key={level.name} className={styles.line}>
                  <Link
                    to={addressOf({ ...everything, rating: 'current', map: 'one', level: level.name })}
                    preventScrollReset
                  >
                    {text('risk.inState', { count })}
                  </Link>
                  <LevelMark level={level} told />
                </li>
              ))}
            </ul>
          </>
        ),
      }}
      leftOut={{
        key: 'leftOut',
        label: text('risk.leftOut', { count: closed + unrated }),
        items: (
          <ul className={styles.plain}>
            <li>
              <Link to={to('closed')} preventScrollReset>
                {text('risk.leftOutClosed', { count: closed })}
              </Link>
            </li>
            <li>
              <Link to={to('unrated')} preventScrollReset>
                {text('risk.leftOutUnrated', { count: unrated })}
              </Link>
            </li>
          </ul>
        ),
      }}
    >
      <RichText name="risk.figure" values={{ count: open, stale, above: aboveAppetite }} />
    </Percentage>
  )
}
