import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Remark } from '../ui/problem.tsx'
import styles from './versions.module.css'
import type { Versions } from './versions.ts'

/** What still stops an approval, with the way to each; nothing where nothing does. */
export function Readiness({ open }: { open: Versions['open'] }) {
  const text = useText()
  if (open.undecided + open.unmarked === 0) return null
  return (
    <Remark>
      <p>
        <b>{text('versions.stopped')}</b>
      </p>
      <ul className={styles.stops}>
        {open.undecided > 0 ? (
          <li>
            <Link to="/statement?state=undecided">{text('versions.undecided', { count: open.undecided })}</Link>
          </li>
        ) : null}
        {open.unmarked > 0 ? (
          <li>
            <Link to="/statement?state=unmarked">{text('versions.unmarked', { count: open.unmarked })}</Link>
          </li>
        ) : null}
      </ul>
    </Remark>
  )
}
