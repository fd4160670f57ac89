import { Radio } from '@mantine/core'
import { useText } from '../session/text.tsx'
import { Remark } from '../ui/problem.tsx'
import styles from './reading.module.css'
import type { Outcome, ReadingText } from './reading.ts'

type Props = {
  test: NonNullable<ReadingText['test']>
  answers: readonly number[]
  onAnswer: (question: number, answer: number) => void
  /** What became of the last try. */
  outcome: Outcome | null
}

/** A few questions before confirming. A wrong answer is explained, and can be given again as often as needed. */
export function ShortTest({ test, answers, onAnswer, outcome }: Props) {
  const text = useText()
  const why = new Map(outcome?.wrong.map((one) => [one.question, one.why]))
  return (
    <section className={styles.test} aria-label={text('reading.test')}>
      <h2>{text('reading.test')}</h2>
      <p className="small">{text('reading.testHint')}</p>
      {outcome && outcome.confirmedAt === null ? (
        <div role="alert">
          <Remark>{text('reading.notPassed', { score: outcome.score ?? 0, pass: test.pass })}</Remark>
        </div>
      ) : null}
      {test.questions.map((one, place) => (
        <Radio.Group
          key={one.question}
          label={one.question}
          value={answers[place] === undefined || answers[place] < 0 ? '' : String(answers[place])}
          onChange={(value) => onAnswer(place, Number(value))}
          error={why.has(place) ? why.get(place) || text('reading.wrong') : undefined}
        >
          <div className={styles.answers}>
            {one.answers.map((answer, nth) => (
              <Radio key={answer} value={String(nth)} label={answer} />
            ))}
          </div>
        </Radio.Group>
      ))}
    </section>
  )
}
