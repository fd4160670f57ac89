import { Radio } from '@mantine/core'
import { useEffect, useState } from 'react'
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
  // What was picked shows at once, while it is still on its way.
  const [picked, setPicked] = useState<V | null>(null)
  useEffect(() => {
    if (!busy) setPicked(null)
  }, [busy])
  return (
    <div role="radiogroup" aria-labelledby={question} className={styles.answer}>
      {choices.map((choice) => (
        <Radio
          key={choice.value}
          name={question}
          value={choice.value}
          label={choice.label}
          checked={choice.value === (picked ?? value)}
          onChange={() => {
            if (busy) return
            setPicked(choice.value)
            onPick(choice.value)
          }}
        />
      ))}
    </div>
  )
}
