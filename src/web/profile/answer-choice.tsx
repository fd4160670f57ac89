import { Radio } from '@mantine/core'
import { useShownAtOnce } from '../session/shown-at-once.ts'
import styles from './profile.module.css'

type Props<V extends string> = {
  /** The id of the element that asks the question. */
  question: string
  value: V | null
  choices: readonly { value: V; label: string }[]
  /** While an answer is on its way, a next one waits. */
  busy: boolean
  onPick: (value: V) => void
}

/** An answer given where the question stands; picking one saves it. */
export function AnswerChoice<V extends string>({ question, value, choices, busy, onPick }: Props<V>) {
  const [shown, show] = useShownAtOnce(value, busy)
  return (
    <div role="radiogroup" aria-labelledby={question} className={styles.answer}>
      {choices.map((choice) => (
        <Radio
          key={choice.value}
          name={question}
          value={choice.value}
          label={choice.label}
          checked={choice.value === shown}
          onChange={() => {
            if (busy) return
            show(choice.value)
            onPick(choice.value)
          }}
        />
      ))}
    </div>
  )
}
