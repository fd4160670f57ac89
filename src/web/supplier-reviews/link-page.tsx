import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { openQuestionnaireLink } from '../../features/supplier-reviews/answering.contract.ts'
import { LanguageSwitch } from '../frame/language-switch.tsx'
import { Waiting } from '../frame/waiting.tsx'
import { changeLanguage, useWritten } from '../session/language.tsx'
import type { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { LinkForm } from './link-form.tsx'
import { forgetToken, takeToken } from './question-token.ts'
import type { Opened } from './supplier-review.ts'
import styles from './supplier-reviews.module.css'

/** Questions that somebody at a supplier answers with nothing but the link of a mail. */
export function LinkPage() {
  const text = useText()
  const { call } = useSession()
  const queries = useQueryClient()
  const [token, setToken] = useState(() => takeToken(window, () => sessionStorage))
  const leave = useCallback(() => {
    forgetToken(() => sessionStorage)
    setToken('')
    queries.removeQueries({ queryKey: ['questionnaire-link'] })
  }, [queries])
  useEffect(() => {
    // The link of another mail, opened in the same tab.
    const change = () => setToken(takeToken(window, () => sessionStorage))
    window.addEventListener('hashchange', change)
    return () => window.removeEventListener('hashchange', change)
  }, [])
  const opened = useQuery<Opened, ApiProblem>({
    queryKey: ['questionnaire-link', token],
    queryFn: () => call(openQuestionnaireLink, { body: { token } }),
    enabled: token !== '',
    retry: false,
    // What is typed here goes before what the server has: it is read anew only when asked for.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const language = opened.data?.language
  useEffect(() => {
    if (language) void changeLanguage(language)
  }, [language])
  return (
    <main className={styles.page}>
      <LanguageSwitch />
      {token === '' ? (
        <Page title={text('answering.closed')} lede={text('answering.closedWhy')} />
      ) : opened.error?.code === 'questionnaire-link-ended' ? (
        <Page title={text('answering.ended')} lede={text('answering.endedWhy')} />
      ) : opened.error ? (
        <Page title={text('answering.closed')}>
          <Problem problem={opened.error} retry={() => void opened.refetch()} />
        </Page>
      ) : opened.data ? (
        <Answering key={token} token={token} opened={opened.data} again={() => opened.refetch()} leave={leave} />
      ) : (
        <Waiting />
      )}
    </main>
  )
}

type Props = { token: string; opened: Opened; again: () => Promise<unknown>; leave: () => void }

function Answering({ token, opened, again, leave }: Props) {
  const text = useText()
  const written = useWritten()
  const { organisation, supplier, submittedAt, submittedBy } = opened
  return (
    <Page
      title={opened.title}
      tab={text('answering.title', { organisation })}
      lede={text('answering.lede', { organisation, supplier, day: written.day(opened.dueOn) })}
    >
      <p className="small">{text('answering.kept', { day: written.dayOf(opened.expiresAt) })}</p>
      <div className="row">
        <Button look="bare" small onPress={leave}>
          {text('answering.leave')}
        </Button>
      </div>
      {submittedAt ? (
        <p role="status">
          <b>{text('answering.submitted', { name: submittedBy, day: written.dayOf(submittedAt) })}</b>
        </p>
      ) : null}
      <LinkForm key={submittedAt ?? ''} token={token} opened={opened} again={again} />
    </Page>
  )
}
