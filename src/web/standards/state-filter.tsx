import { useText } from '../session/text.tsx'
import { type ControlState, controlStates, verdictOf } from '../ui/control-state.ts'
import { Verdict } from '../ui/verdict.tsx'
import styles from './state-filter.module.css'

type Props = {
  counts: Partial<Record<ControlState, number>>
  /** How many controls carry a requirement for health care. */
  care: number
  /** Of how many of those it is not certain. */
  careUnsure: number
  states: ReadonlySet<ControlState>
  careOnly: boolean
  onChange: (states: ReadonlySet<ControlState>, careOnly: boolean) => void
}

/** The legend of the sheet: says what each mark means and how often it occurs, and shows only what is ticked. */
export function StateFilter({ counts, care, careUnsure, states, careOnly, onChange }: Props) {
  const text = useText()
  const present = controlStates.filter((state) => (counts[state] ?? 0) > 0 || states.has(state))
  if (present.length === 0 && care === 0) return null
  return (
    <fieldset className={styles.legend}>
      <legend className="unseen">{text('edition.filter')}</legend>
      {present.map((state) => (
        <label key={state} className={styles.entry}>
          <input
            type="checkbox"
            className="unseen"
            checked={states.has(state)}
            onChange={(event) => {
              const after = new Set(states)
              if (event.currentTarget.checked) after.add(state)
              else after.delete(state)
              onChange(after, careOnly)
            }}
          />
          <Verdict state={verdictOf(state)}>{text(`state.${state}`)}</Verdict> <span>{counts[state] ?? 0}</span>
        </label>
      ))}
      {care > 0 ? (
        <label className={styles.entry}>
          <input
            type="checkbox"
            className="unseen"
            checked={careOnly}
            onChange={(event) => onChange(states, event.currentTarget.checked)}
          />
          <span className={styles.care}>{text('edition.careMark')}</span> <span>{care}</span>
          {careUnsure > 0 ? <span>{text('edition.careUnsure', { count: careUnsure })}</span> : null}
        </label>
      ) : null}
    </fieldset>
  )
}
