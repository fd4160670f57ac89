import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import styles from './evidence.module.css'
import type { Evidence } from './evidence.ts'

const nameOf = ({ name, url, observation }: Evidence['parts'][number]) =>
  observation?.slice(0, 80) ?? (name || (url ?? ''))

/** What new evidence takes over from what it puts right. */
export function KeptParts({ parts, onRemove }: { parts: Evidence['parts']; onRemove: (id: string) => void }) {
  const text = useText()
  return (
    <div>
      <p className="small">{text('evidence.kept')}</p>
      <ul className={styles.chosen}>
        {parts.map((part) => (
          <li key={part.id}>
            <div className={styles.chosenLine}>
              <span lang="" className={styles.name}>
                {nameOf(part)}
              </span>
              <Button
                look="bare"
                small
                label={text('evidence.removeOf', { name: nameOf(part) })}
                onPress={() => onRemove(part.id)}
              >
                {text('evidence.remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
