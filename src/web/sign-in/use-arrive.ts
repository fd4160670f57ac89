import { useCallback } from 'react'
import { useNavigate } from 'react-router'
import { useSession } from '../session/session.tsx'

/** Goes on after signing in, once it is known who is here. */
export function useArrive(): (to?: string) => Promise<void> {
  const navigate = useNavigate()
  const { refresh } = useSession()
  return useCallback(
    async (to = '/') => {
      await refresh()
      await navigate(to, { replace: true })
    },
    [navigate, refresh],
  )
}
