import type { ReactNode } from 'react'
import { useText } from '../session/text.tsx'
import styles from './empty-page.module.css'

/** What stands where there is nothing yet: what this is for, why an auditor asks for it, and the first step. */
export function EmptyPage({ purpose, auditor, step }: { purpose: ReactNode; auditor: ReactNode; step: ReactNode }) {
  const text = useText()
  return (
    <div className={styles.empty}>
      <p className={styles.purpose}>{purpose}</p>
      <p>
        <b>{text('empty.auditor')}</b> {auditor}
      </p>
      <div className="row">{step}</div>
    </div>
  )
}
