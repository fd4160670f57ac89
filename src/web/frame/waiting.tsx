import { useText } from '../session/text.tsx'
import styles from './waiting.module.css'

/** Shows that something is on its way; appears only when it takes longer than a blink. */
export function Waiting() {
  const text = useText()
  return (
    <p role="status" className={styles.waiting}>
      {text('frame.loading')}
    </p>
  )
}
