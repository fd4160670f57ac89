import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import styles from './frame.module.css'
import { Navigation } from './navigation.tsx'
import { Notices } from './notices.tsx'
import { TopBar } from './top-bar.tsx'
import { Waiting } from './waiting.tsx'

const SignInAgain = lazy(async () => ({ default: (await import('./sign-in-again.tsx')).SignInAgain }))
const MenuDrawer = lazy(async () => ({ default: (await import('./menu-drawer.tsx')).MenuDrawer }))

/** What stands around every page of an organisation: menu, top bar, and a band when one looks back. */
export function Frame({ children }: { children: ReactNode }) {
  const text = useText()
  const { at } = useMoment()
  const { ended } = useSession()
  const [menu, setMenu] = useState(false)
  const { pathname } = useLocation()
  // A new page starts at its top.
  useEffect(() => {
    if (pathname) window.scrollTo(0, 0)
  }, [pathname])
  return (
    <div className={styles.frame} data-past={at ?? undefined}>
      <a href="#content" className={styles.skip}>
        {text('frame.skip')}
      </a>
      <div className={styles.side}>
        <Navigation />
      </div>
      {ended ? (
        <Suspense fallback={null}>
          <SignInAgain />
        </Suspense>
      ) : null}
      {menu ? (
        <Suspense fallback={null}>
          <MenuDrawer onClose={() => setMenu(false)} />
        </Suspense>
      ) : null}
      <div>
        <TopBar onMenu={() => setMenu(true)} />
        <Notices />
        <PastBand />
        <main id="content" tabIndex={-1} className={styles.main}>
          <Suspense fallback={<Waiting />}>{children}</Suspense>
        </main>
      </div>
    </div>
  )
}

function PastBand() {
  const text = useText()
  const written = useWritten()
  const { at, look } = useMoment()
  if (at === null) return null
  return (
    <div className={styles.band} role="status">
      <span>{text('moment.band', { day: written.day(at) })}</span>
      <button type="button" className={styles.back} onClick={() => look(null)}>
        {text('moment.back')}
      </button>
    </div>
  )
}
