import { type ReactNode, useId, useState } from 'react'
import { useText } from '../session/text.tsx'
import styles from './percentage.module.css'

type Part = { key: string; label: ReactNode; items: ReactNode }
type PercentageProps = {
  /** The figure as a sentence. */
  children: ReactNode
  counted: Part
  leftOut: Part
}

/** A figure that opens to its two lists: what was counted, and what was left out and why. Together they are everything. */
export function Percentage({ children, counted, leftOut }: PercentageProps) {
  const text = useText()
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div className={styles.percentage}>
      <div className={styles.sentence}>
        <span>{children}</span>{' '}
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {open ? text('percentage.hide') : text('percentage.show')}
        </button>
      </div>
      <div id={id} hidden={!open} className={styles.lists}>
        {open
          ? [counted, leftOut].map((part) => (
              <div key={part.key}>
                <p className={styles.head}>{part.label}</p>
                {part.items}
              </div>
            ))
          : null}
      </div>
    </div>
  )
}

/** A bar of parts of a whole; the words beside it say the same. */
export function PartsBar({
  parts,
}: {
  parts: readonly { state: 'holds' | 'soon' | 'fails' | 'none'; part: number }[]
}) {
  const whole = parts.reduce((sum, { part }) => sum + part, 0)
  if (whole === 0) return null
  return (
    <div className={styles.bar} aria-hidden="true">
      {parts.map(({ state, part }) => (
        <i key={state} className={styles[state]} style={{ width: `${(100 * part) / whole}%` }} />
      ))}
    </div>
  )
}
