import { useId } from 'react'
import { useText } from '../session/text.tsx'
import styles from './rate-sheet.module.css'

type Kind = 'inherent' | 'residual'
type Props = {
  part: string
  title: string
  steps: readonly { name: string; meaning: string }[]
  /** Whether it can be left untouched. */
  none?: boolean
  inherent: number | undefined
  residual: number | undefined
  error: string | undefined
  onChoose: (kind: Kind, step: number) => void
}

/** One scale with its words once, and beside each step the choice for without and with all measures. */
export function StepChoice({ part, title, steps, none, inherent, residual, error, onChoose }: Props) {
  const text = useText()
  const id = useId()
  const chosen = { inherent, residual }
  const rows = [
    ...(none ? [{ step: 0, name: text('risk.untouched'), meaning: '' }] : []),
    ...steps.map((one, place) => ({ step: place + 1, ...one })),
  ]
  const radio = (kind: Kind, step: number, name: string) => (
    <input
      type="radio"
      id={`${id}-${kind}-${step}`}
      name={`${kind}-${part}`}
      checked={chosen[kind] === step}
      onChange={() => onChoose(kind, step)}
      aria-label={`${title}, ${text(`risk.map.short.${kind}`)}: ${step > 0 ? `${step} ` : ''}${name}`}
      aria-invalid={(kind === 'residual' && error !== undefined) || undefined}
      aria-describedby={error ? `${id}-error` : undefined}
      disabled={kind === 'residual' && step > 0 && inherent === 0}
    />
  )
  return (
    <fieldset className={styles.scale} data-wrong={error !== undefined || undefined}>
      <legend lang="">{title}</legend>
      {error ? (
        <p id={`${id}-error`} className={styles.wrong}>
          {error}
        </p>
      ) : null}
      <table className={styles.steps}>
        <thead>
          <tr>
            <th scope="col">{text('rate.step')}</th>
            <th scope="col">{text('risk.map.short.inherent')}</th>
            <th scope="col">{text('risk.map.short.residual')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ step, name, meaning }) => (
            <tr key={step}>
              <td lang="">
                {step > 0 ? <b>{step} </b> : null}
                {name}
                {meaning ? <span className={styles.meaning}>{meaning}</span> : null}
              </td>
              <td>
                <label htmlFor={`${id}-inherent-${step}`}>{radio('inherent', step, name)}</label>
              </td>
              <td data-above={(inherent !== undefined && step > inherent) || undefined}>
                <label htmlFor={`${id}-residual-${step}`}>{radio('residual', step, name)}</label>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  )
}
