import type { ComponentType } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import type { Permission } from '../../core/access/permissions.ts'
import { MomentProvider } from '../session/moment.tsx'
import { SessionProvider, useMaySee, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { BareFrame } from './bare-frame.tsx'
import { Frame } from './frame.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { OpenNamed, useNamedOrganisation } from './open-named.tsx'
import styles from './outside.module.css'
import { Waiting } from './waiting.tsx'

/** Who is here and which moment is looked at, for every page. */
export function Root() {
  return (
    <MomentProvider>
      <SessionProvider
        waiting={<Waiting />}
        failed={(problem, retry) => (
          <div className={styles.outside}>
            <Problem problem={problem} retry={retry} />
          </div>
        )}
      >
        <Outlet />
      </SessionProvider>
    </MomentProvider>
  )
}

/** A quiet sheet of paper for signing in and the like. */
export function OutsideShell() {
  const { session } = useSession()
  const { pathname } = useLocation()
  const text = useText()
  if (session.setup && pathname !== '/first-administrator') return <Navigate to="/first-administrator" replace />
  return (
    <div className={styles.outside}>
      <header className={styles.head}>
        <span className={styles.mark}>Zorgborg</span>
        <LanguageSwitch />
      </header>
      <main className={styles.sheet}>
        <Outlet />
      </main>
      {session.demo ? <footer className={`small ${styles.demo}`}>{text('demo.band')}</footer> : null}
    </div>
  )
}

/** The frame, or the page alone where it takes the whole screen, once somebody is signed in and works in an organisation; else the way there. */
export function InsideShell({ bare }: { bare?: boolean }) {
  const { session } = useSession()
  const { pathname, search } = useLocation()
  const named = useNamedOrganisation()
  if (session.setup) return <Navigate to="/first-administrator" replace />
  if (!session.person) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />
  if (named) return <OpenNamed organisation={named} />
  if (!session.organisation) return <Navigate to="/organisations" replace />
  if (session.organisation.secondFactorMissing && pathname !== '/settings/security')
    return <Navigate to="/settings/security" replace />
  const Around = bare ? BareFrame : Frame
  return (
    <Around>
      <Outlet />
    </Around>
  )
}

/** One page, or a sentence that says why this role does not have it. */
export function InsidePage({ permission, page: Content }: { permission: Permission | null; page: ComponentType }) {
  const text = useText()
  const { session } = useSession()
  const may = useMaySee(permission ?? 'organisation:read')
  if (permission === null || may) return <Content key={session.organisation?.id} />
  const role = session.organisation?.role ?? 'reader'
  return (
    <Page
      title={text('problem.notAllowed', { role: text(`role.${role}`).toLowerCase() })}
      lede={text('problem.notAllowedDetail')}
    >
      <ButtonLink to="/">{text('problem.toToday')}</ButtonLink>
    </Page>
  )
}
