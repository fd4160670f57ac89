import { axes } from '../../core/assessment/sheets.ts'
import type { Answer } from '../../core/assessment/standing.ts'
import { useText } from '../session/text.tsx'
import { Facts } from '../ui/page.tsx'
import { type State, Verdict } from '../ui/verdict.tsx'
import styles from './answering.module.css'
import type { AnswerValue, RatingValue } from './unsent.ts'

const marks: Record<Answer, State> = {
  yes: 'holds',
  partly: 'part',
  no: 'fails',
  'not-applicable': 'none',
  unknown: 'unseen',
}

/** An answer as a mark with its word. */
export function AnswerMark({ answer }: { answer: Answer | null }) {
  const text = useText()
  return (
    <Verdict state={answer === null ? 'open' : marks[answer]}>
      {text(answer === null ? 'answer.none' : `answer.${answer}`)}
    </Verdict>
  )
}

/** What was answered, for whoever reads it and cannot change it. */
export function AnswerGiven({ answer, rating }: { answer: AnswerValue; rating: RatingValue }) {
  const text = useText()
  const rated = axes.some((axis) => rating[axis] !== null)
  return (
    <div className={styles.given}>
      <AnswerMark answer={answer.answer} />
      {answer.note ? <p className={styles.note}>{answer.note}</p> : null}
      {rated ? (
        <Facts
          facts={axes.map((axis) => ({
            term: text(`axis.${axis}`),
            value:
              rating[axis] === null ? text('rating.none') : `${rating[axis]}: ${text(`rating.${rating[axis] as 0}`)}`,
          }))}
        />
      ) : null}
    </div>
  )
}
