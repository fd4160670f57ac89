import { type ReactNode, useEffect, useRef } from 'react'
import styles from './refusal.module.css'

/** Why a form was not saved: comes into view and takes the focus, because the button that was pressed is far below. */
export function Refusal({ children }: { children: ReactNode }) {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => here.current?.focus(), [])
  return (
    <div ref={here} tabIndex={-1} className={styles.refusal}>
      {children}
    </div>
  )
}
