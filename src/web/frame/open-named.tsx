import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { openOrganisation } from '../../features/account/account.contract.ts'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { Problem } from '../ui/problem.tsx'
import { Waiting } from './waiting.tsx'

/** The organisation that an address names, where it is one of the reader's and another is open: a link in a mail knows which. */
export function useNamedOrganisation(): string | null {
  const { session } = useSession()
  const named = new URLSearchParams(useLocation().search).get('organisation')
  if (named === null || named === session.organisation?.id) return null
  return session.organisations.some(({ organisation }) => organisation === named) ? named : null
}

/** Opens that organisation, and goes on to the same address. */
export function OpenNamed({ organisation }: { organisation: string }) {
  const { call, refresh } = useSession()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  useEffect(() => {
    const open = async () => {
      await call(openOrganisation, { body: { organisation } })
      await navigate(pathname, { replace: true })
      await refresh()
    }
    open().catch((caught) => {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    })
    // Once for each organisation that is named.
  }, [organisation, pathname, call, navigate, refresh])
  return problem ? <Problem problem={problem} /> : <Waiting />
}
