import { useText } from '../session/text.tsx'
import styles from './staff.module.css'

/** What is kept about people, why, and for how long: for whoever has to tell it to staff and works council. */
export function KeptAndWhy() {
  const text = useText()
  return (
    <details className={styles.fold}>
      <summary>{text('staff.keptTitle')}</summary>
      <p>{text('staff.kept.what')}</p>
      <p>{text('staff.kept.why')}</p>
      <p>{text('staff.kept.left')}</p>
      <p>{text('staff.kept.who')}</p>
    </details>
  )
}
