import { type Answer, answers } from '../../core/assessment/standing.ts'
import { useText } from '../session/text.tsx'
import styles from './answering.module.css'

type Props = { label: string; value: Answer | null; onAnswer: (answer: Answer | null) => void }

/** The five answers as large buttons, each with the key that gives it. Pressing the one that was given takes it back. */
export function AnswerButtons({ label, value, onAnswer }: Props) {
  const text = useText()
  return (
    <fieldset className={styles.answers}>
      <legend className="unseen">{label}</legend>
      {answers.map((answer, place) => (
        <button
          key={answer}
          type="button"
          className={styles.answer}
          data-answer={answer}
          aria-pressed={answer === value}
          aria-keyshortcuts={String(place + 1)}
          onClick={() => onAnswer(answer === value ? null : answer)}
        >
          <span>{text(`answer.${answer}`)}</span>
          <span className={styles.digit} aria-hidden="true">
            {place + 1}
          </span>
        </button>
      ))}
    </fieldset>
  )
}
