import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { openCoverageLink } from '../../features/own-coverage/coverage-shares.contract.ts'
import { forgetLinkToken, takeLinkToken, watchRest } from '../documents/link-token.ts'
import { LanguageSwitch } from '../frame/language-switch.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { changeLanguage } from '../session/language.tsx'
import type { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { AcceptTerms } from './accept-terms.tsx'
import { GivenReport } from './given-report.tsx'
import styles from './own-coverage.module.css'
import type { Opened } from './own-coverage.ts'

const storage = () => sessionStorage
const takeToken = () => takeLinkToken(window, storage, 'coverage')

/** A coverage report for whoever was given its link: conditions first where these are asked, then the report. */
export function CoverageLinkPage() {
  const text = useText()
  const { call } = useSession()
  const queries = useQueryClient()
  const [token, setToken] = useState(takeToken)
  // Computers are shared: whoever comes next finds neither the link nor what was read with it.
  const leave = useCallback(() => {
    forgetLinkToken(storage, 'coverage')
    setToken('')
    queries.removeQueries({ queryKey: ['coverage-link'] })
  }, [queries])
  useEffect(() => (token === '' ? undefined : watchRest(document, storage, leave, 'coverage')), [token, leave])
  useEffect(() => {
    // The link of another mail, opened in the same tab.
    const change = () => setToken(takeToken())
    window.addEventListener('hashchange', change)
    return () => window.removeEventListener('hashchange', change)
  }, [])
  const opened = useQuery<Opened, ApiProblem>({
    queryKey: ['coverage-link', token],
    queryFn: () => call(openCoverageLink, { body: { token } }),
    enabled: token !== '',
    retry: false,
    staleTime: 60_000,
  })
  const language = opened.data?.language
  useEffect(() => {
    if (language) void changeLanguage(language)
  }, [language])
  const ended = opened.error?.code === 'coverage-link-ended'
  useEffect(() => {
    if (ended) forgetLinkToken(storage, 'coverage')
  }, [ended])
  return (
    <main className={styles.public}>
      {token === '' ? (
        <>
          <LanguageSwitch />
          <Page title={text('ownCoverage.closedTitle')} lede={text('ownCoverage.closed')} />
        </>
      ) : ended ? (
        <>
          <LanguageSwitch />
          <Page title={text('ownCoverage.endedTitle')} lede={text('ownCoverage.ended')} />
        </>
      ) : opened.error ? (
        <Page title={text('ownCoverage.closedTitle')}>
          <Problem problem={opened.error} retry={() => void opened.refetch()} />
        </Page>
      ) : !opened.data ? (
        <Waiting />
      ) : opened.data.report === null ? (
        <AcceptTerms token={token} opened={opened.data} onAccepted={() => void opened.refetch()} />
      ) : (
        <GivenReport token={token} opened={opened.data} report={opened.data.report} onLeave={leave} />
      )}
    </main>
  )
}
