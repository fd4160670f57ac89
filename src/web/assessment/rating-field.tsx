import { axes } from '../../core/assessment/sheets.ts'
import { useText } from '../session/text.tsx'
import styles from './answering.module.css'
import type { RatingValue } from './unsent.ts'

const steps = [0, 1, 2, 3, 4, 5] as const

type Props = {
  /** Tells the groups of one page apart. */
  name: string
  value: RatingValue
  onRate: (part: Partial<RatingValue>) => void
}

/** How mature something is in design, existence and operation, from 0 to 5; each can be left unrated. */
export function RatingField({ name, value, onRate }: Props) {
  const text = useText()
  return (
    <div className={styles.ratings}>
      {axes.map((axis) => (
        <fieldset key={axis} className={styles.rating}>
          <legend>{text(`axis.${axis}`)}</legend>
          {([null, ...steps] as const).map((step) => (
            <label key={step} title={step === null ? text('rating.none') : text(`rating.${step}`)}>
              <input
                type="radio"
                className="unseen"
                name={`${name} ${axis}`}
                checked={value[axis] === step}
                onChange={() => onRate({ [axis]: step })}
              />
              <span aria-hidden="true">{step ?? '–'}</span>
              <span className="unseen">
                {step === null ? text('rating.none') : `${step}: ${text(`rating.${step}`)}`}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  )
}

/** What each step of maturity means. */
export function RatingScale() {
  const text = useText()
  return (
    <details className={styles.fold}>
      <summary>{text('rating.scale')}</summary>
      <ol start={0} className="small">
        {steps.map((step) => (
          <li key={step}>{text(`rating.${step}`)}</li>
        ))}
      </ol>
    </details>
  )
}
