import { type KeyboardEvent, useEffect, useRef } from 'react'
import { levelOf } from '../../core/risk/rating.ts'
import { LevelMark } from '../risk/level-mark.tsx'
import { type Criteria, levelAt } from '../risk/risk.ts'
import { useText } from '../session/text.tsx'
import { type Part, withStep } from './decision-draft.ts'
import styles from './run-decision.module.css'
import type { Run } from './use-run.ts'

const parts: readonly Part[] = ['inherent', 'residual']

/** What the team decides: likelihood and the impact on each aspect, without measures and with all of them, filled in with the middle votes. */
export function Decision({ run, criteria }: { run: Run; criteria: Criteria }) {
  const text = useText()
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => first.current?.focus(), [])
  const { draft } = run
  if (!draft) return null
  const rows = [
    { id: 'likelihood', name: text('workshop.likelihood'), steps: criteria.likelihood, needed: true },
    ...criteria.aspects.map(({ id, name }) => ({ id, name, steps: criteria.impact, needed: false })),
  ]
  const at = (part: Part, row: string) =>
    row === 'likelihood' ? draft[part].likelihood : (draft[part].impacts[row] ?? 0)
  const choose = (part: Part, row: string, step: number) => run.setDraft(withStep(draft, part, row, step))
  return (
    <form
      className={styles.decision}
      aria-label={text('workshop.decision')}
      onSubmit={(event) => {
        event.preventDefault()
        run.record()
      }}
    >
      <table className={styles.decide}>
        <caption>{text('workshop.decision')}</caption>
        <thead>
          <tr>
            <td />
            {parts.map((part) => (
              <th key={part} scope="col">
                {text(`workshop.stage.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, steps, needed }, row) => (
            <tr key={id}>
              <th scope="row" lang="">
                {name}
              </th>
              {parts.map((part) => {
                const most = part === 'residual' ? at('inherent', id) : steps.length
                return (
                  <td key={part}>
                    <StepSelect
                      field={row === 0 && part === 'inherent' ? first : undefined}
                      label={`${text(`workshop.stage.${part}`)}: ${name}`}
                      value={at(part, id)}
                      steps={steps.slice(0, most).map((step) => step.name)}
                      empty={needed || (part === 'residual' && most > 0) ? null : text('workshop.untouched')}
                      onChoose={(step) => choose(part, id, step)}
                      onRecord={run.record}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
          <tr>
            <th scope="row">{text('workshop.level')}</th>
            {parts.map((part) => (
              <td key={part} className={styles.levelCell}>
                <LevelMark level={levelAt(criteria, levelOf(criteria, draft[part]))} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <label className={styles.reason}>
        {text('workshop.reason')}
        <input
          value={draft.reason}
          maxLength={2000}
          onChange={(event) => run.setDraft({ ...draft, reason: event.currentTarget.value })}
        />
      </label>
    </form>
  )
}

type StepProps = {
  field: React.Ref<HTMLSelectElement> | undefined
  label: string
  value: number
  steps: readonly string[]
  /** The word for an aspect that is not touched; null where a step has to be chosen. */
  empty: string | null
  onChoose: (step: number) => void
  onRecord: () => void
}

/** One step of a scale, by its number, by the arrow keys or from the list; Enter records the whole. */
function StepSelect({ field, label, value, steps, empty, onChoose, onRecord }: StepProps) {
  const text = useText()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const digit = /^[0-6]$/.test(event.key) ? Number(event.key) : null
    if (digit !== null) {
      event.preventDefault()
      if (digit <= steps.length && (digit > 0 || empty !== null)) onChoose(digit)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      onRecord()
    }
  }
  if (steps.length === 0) return <span className={styles.soft}>{text('workshop.untouched')}</span>
  return (
    <select
      ref={field}
      aria-label={label}
      value={value}
      data-touched={value > 0 || undefined}
      onKeyDown={onKeyDown}
      onChange={(event) => onChoose(Number(event.currentTarget.value))}
    >
      {empty === null ? null : <option value={0}>{empty}</option>}
      {steps.map((name, place) => (
        <option key={name} value={place + 1}>
          {place + 1} {name}
        </option>
      ))}
    </select>
  )
}
