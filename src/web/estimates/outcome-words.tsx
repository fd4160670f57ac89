import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Facts } from '../ui/page.tsx'
import { roundTo } from './amounts.ts'
import styles from './estimates.module.css'
import type { Outcome } from './exceedance.ts'

const told = [2, 10, 100]

/** What the drawn years say, in words. */
export function OutcomeWords({ outcome }: { outcome: Outcome }) {
  const text = useText()
  const written = useWritten()
  const about = (euros: number) => written.euros(roundTo(2, euros))
  return (
    <ul className={styles.words}>
      <li>
        {outcome.anyLoss >= 0.995
          ? text('numbers.anyAlmost')
          : text('numbers.any', { share: written.percent(outcome.anyLoss) })}
      </li>
      {outcome.oneIn
        .filter(({ years, loss }) => told.includes(years) && loss > 0)
        .map(({ years, loss }) => (
          <li key={years}>
            {years === 2
              ? text('numbers.toldHalf', { loss: about(loss) })
              : text('numbers.told', { years: written.number(years), loss: about(loss) })}
          </li>
        ))}
      <li>{text('numbers.toldInterval', { low: about(outcome.low), high: about(outcome.high) })}</li>
      <li>{text('numbers.mean', { mean: about(outcome.mean) })}</li>
    </ul>
  )
}

/** The numbers behind the words, and what they follow from. */
export function OutcomeFacts({ outcome, seed }: { outcome: Outcome; seed: number | null }) {
  const text = useText()
  const written = useWritten()
  const euros = (value: number) => written.euros(roundTo(3, value))
  return (
    <Facts
      facts={[
        {
          term: text('numbers.interval'),
          value: text('numbers.between', { low: euros(outcome.low), high: euros(outcome.high) }),
        },
        { term: text('numbers.median'), value: euros(outcome.median) },
        {
          term: text('numbers.meanDrawn'),
          value: text('numbers.giveOrTake', { mean: euros(outcome.mean), error: euros(outcome.meanError) }),
        },
        { term: text('numbers.meanFormula'), value: euros(outcome.meanByFormula) },
        { term: text('numbers.deviation'), value: euros(outcome.deviation) },
        { term: text('numbers.worst'), value: euros(outcome.worst) },
        { term: text('numbers.years'), value: written.number(outcome.years) },
        ...(seed === null ? [] : [{ term: text('numbers.seed'), value: String(seed) }]),
      ]}
    />
  )
}

/** What the numbers are not. Stands wherever they do. */
export function NoMeasurement({ together }: { together?: boolean }) {
  const text = useText()
  return (
    <p className={styles.note}>
      {text('numbers.noMeasurement')}
      {together ? ` ${text('numbers.apart')}` : null}
    </p>
  )
}
