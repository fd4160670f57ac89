import { lazy, Suspense, useState } from 'react'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Remark } from '../ui/problem.tsx'
import styles from './versions.module.css'
import type { Versions } from './versions-page.tsx'

const ApproveSheet = lazy(async () => ({ default: (await import('./approve-sheet.tsx')).ApproveSheet }))

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

/** Opens the sheet on which the next version is approved, once nothing stops it. */
export function ApproveButton({ found }: { found: Versions }) {
  const text = useText()
  const [opened, setOpened] = useState(false)
  const stopped = found.open.undecided + found.open.unmarked > 0
  const next = (found.items[0]?.number ?? 0) + 1
  return (
    <>
      <Button onPress={() => setOpened(true)} disabled={stopped}>
        {text('versions.approve', { version: next })}
      </Button>
      {opened ? (
        <Suspense fallback={null}>
          <ApproveSheet onClose={() => setOpened(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
