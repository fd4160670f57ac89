import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './reading.module.css'
import type { ReadingItem } from './reading.ts'

/** What somebody is asked to read: each a large button, what is still to be confirmed on top. */
export function ReadingList({ items, onOpen }: { items: readonly ReadingItem[]; onOpen: (version: string) => void }) {
  const text = useText()
  const written = useWritten()
  const when = (item: ReadingItem) =>
    item.late > 0
      ? text('reading.late', { count: item.late })
      : item.dueOn
        ? text('reading.before', { day: written.day(item.dueOn) })
        : text('reading.new')
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item.version}>
          <button type="button" className={styles.item} onClick={() => onOpen(item.version)}>
            <span className={styles.title} lang={item.language}>
              {item.title}
            </span>
            <span className="small">
              {item.confirmedAt ? (
                <Verdict state="holds">{text('reading.confirmedOn', { day: written.dayOf(item.confirmedAt) })}</Verdict>
              ) : (
                <Verdict state={item.late > 0 ? 'fails' : 'open'}>
                  {text('reading.minutes', { count: item.minutes })} · {when(item)}
                </Verdict>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
