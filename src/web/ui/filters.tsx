import type { ReactNode } from 'react'
import { useText } from '../session/text.tsx'
import { Button } from './button.tsx'
import styles from './filters.module.css'

type Props = {
  label: string
  /** The field to search with, which gets the most room. */
  typed: ReactNode
  children: ReactNode
  /** What is filtered by that no field shows. */
  told?: ReactNode
  /** Only where something is left out. */
  onClear?: (() => void) | undefined
}

/** What a list leaves out, field beside field, and the way back to everything. */
export function Filters({ label, typed, children, told, onClear }: Props) {
  const text = useText()
  return (
    <search className={styles.filters} aria-label={label}>
      <div className={styles.typed}>{typed}</div>
      {children}
      {onClear ? (
        <div className={`${styles.clear} ${styles.told}`}>
          {told}
          <Button look="bare" small onPress={onClear}>
            {text('statement.clear')}
          </Button>
        </div>
      ) : null}
    </search>
  )
}
