import type { ReactNode } from 'react'
import { type State, Verdict } from '../ui/verdict.tsx'
import styles from './state-filter.module.css'

type Props<K extends string> = {
  /** What is chosen between, for those who do not see it. */
  label: string
  entries: readonly { key: K; mark: State; word: string; count: number }[]
  chosen: ReadonlySet<K>
  onChange: (chosen: ReadonlySet<K>) => void
  /** Stands behind the entries, as a mark of another kind. */
  children?: ReactNode
}

/** The legend of the sheet: says what each mark means and how often it occurs, and shows only what is ticked. */
export function StateFilter<K extends string>({ label, entries, chosen, onChange, children }: Props<K>) {
  const present = entries.filter(({ key, count }) => count > 0 || chosen.has(key))
  if (present.length === 0 && !children) return null
  return (
    <fieldset className={styles.legend}>
      <legend className="unseen">{label}</legend>
      {present.map(({ key, mark, word, count }) => (
        <label key={key} className={styles.entry}>
          <input
            type="checkbox"
            className="unseen"
            checked={chosen.has(key)}
            onChange={(event) => {
              const after = new Set(chosen)
              if (event.currentTarget.checked) after.add(key)
              else after.delete(key)
              onChange(after)
            }}
          />
          <Verdict state={mark}>{word}</Verdict> <span>{count}</span>
        </label>
      ))}
      {children}
    </fieldset>
  )
}

/** Ticked, only what carries a requirement for health care is shown. */
export function CareFilter(props: {
  count: number
  unsure: string | null
  word: string
  checked: boolean
  onChange: (checked: boolean) => void
}) {
  return (
    <label className={styles.entry}>
      <input
        type="checkbox"
        className="unseen"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span className={styles.care}>{props.word}</span> <span>{props.count}</span>
      {props.unsure ? <span>{props.unsure}</span> : null}
    </label>
  )
}
