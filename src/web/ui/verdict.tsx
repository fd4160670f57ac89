import type { ReactElement, ReactNode } from 'react'
import styles from './verdict.module.css'

/** How something stands. Each state has a colour and a shape of its own, and is always shown with a word. */
export type State = 'holds' | 'part' | 'soon' | 'unseen' | 'fails' | 'none' | 'open'

const shapes: Record<State, ReactElement> = {
  holds: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path
        d="M4.6 8.2l2.3 2.3 4.5-4.8"
        fill="none"
        className={styles.hole}
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  part: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.7" />
      <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
    </>
  ),
  soon: (
    <g fill="none" stroke="currentColor" strokeWidth="1.7">
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 4.4V8l2.4 1.6" strokeLinecap="round" />
    </g>
  ),
  unseen: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.7" />
      <circle cx="8" cy="8" r="1.9" fill="currentColor" />
    </>
  ),
  fails: (
    <>
      <path d="M8 1.2l7 13H1z" fill="currentColor" />
      <path d="M8 6v3.6" className={styles.hole} strokeWidth="1.6" strokeLinecap="round" />
      <circle cx="8" cy="11.7" r=".95" className={styles.dot} />
    </>
  ),
  none: <path d="M3 8h10" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />,
  open: <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.7" strokeDasharray="2.6 2.27" />,
}

/** Only the shape of a state, where the word stands elsewhere. */
export function VerdictShape({ state }: { state: State }) {
  return (
    <svg viewBox="0 0 16 16" className={`${styles.shape} ${styles[state]}`} aria-hidden="true">
      {shapes[state]}
    </svg>
  )
}

/** The recurring mark: shape, word and colour together. */
export function Verdict({ state, children }: { state: State; children: ReactNode }) {
  return (
    <span className={`${styles.verdict} ${styles[state]}`}>
      <VerdictShape state={state} />
      <span>{children}</span>
    </span>
  )
}

/** A verdict set large at the head of a page, with its reason in one sentence and what can be done. */
export function VerdictBanner(props: { state: State; word: ReactNode; reason?: ReactNode; children?: ReactNode }) {
  return (
    <div className={`${styles.banner} ${styles[props.state]}`}>
      <Verdict state={props.state}>{props.word}</Verdict>
      {props.reason ? <p>{props.reason}</p> : null}
      {props.children ? <div className={`row ${styles.acts}`}>{props.children}</div> : null}
    </div>
  )
}
