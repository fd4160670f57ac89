import { useText } from '../session/text.tsx'
import styles from './rhythm.module.css'
import type { Whose } from './rhythm.ts'

type Props = { value: Whose; words: readonly { value: Whose; label: string }[]; onChange: (whose: Whose) => void }

/** Whose: a few buttons of which one is pressed. */
export function WhoseChoice({ value, words, onChange }: Props) {
  const text = useText()
  return (
    <fieldset className={styles.whose}>
      <legend className="unseen">{text('tasks.whose')}</legend>
      {words.map((one) => (
        <button key={one.value} type="button" aria-pressed={one.value === value} onClick={() => onChange(one.value)}>
          {one.label}
        </button>
      ))}
    </fieldset>
  )
}
