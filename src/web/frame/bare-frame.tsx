import { lazy, type ReactNode, Suspense } from 'react'
import { useSession } from '../session/session.tsx'
import { Waiting } from './waiting.tsx'

const SignInAgain = lazy(async () => ({ default: (await import('./sign-in-again.tsx')).SignInAgain }))

/** Nothing around the page: for what is read from across a room, or on a telephone in the hand. */
export function BareFrame({ children }: { children: ReactNode }) {
  const { ended } = useSession()
  return (
    <>
      {ended ? (
        <Suspense fallback={null}>
          <SignInAgain />
        </Suspense>
      ) : null}
      <main id="content" tabIndex={-1}>
        <Suspense fallback={<Waiting />}>{children}</Suspense>
      </main>
    </>
  )
}
