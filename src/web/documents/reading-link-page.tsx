import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import {
  confirmLinkedReading,
  openReadingLink,
  readLinkedFile,
  readLinkedText,
  renewReadingLink,
} from '../../features/documents/reading.contract.ts'
import { LanguageSwitch } from '../frame/language-switch.tsx'
import { Waiting } from '../frame/waiting.tsx'
import type { Answer } from '../session/call.ts'
import { changeLanguage } from '../session/language.tsx'
import type { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { forgetLinkToken, takeLinkToken, watchRest } from './link-token.ts'
import styles from './reading.module.css'
import type { ReadingText } from './reading.ts'
import { ReadingList } from './reading-list.tsx'
import { TextToRead } from './text-to-read.tsx'

type Opened = Answer<typeof openReadingLink>

const storage = () => sessionStorage
const takeToken = () => takeLinkToken(window, storage)

/** What somebody with nothing but the link of a mail is asked to read. */
export function ReadingLinkPage() {
  const text = useText()
  const { call } = useSession()
  const queries = useQueryClient()
  const [token, setToken] = useState(takeToken)
  // Computers are shared: whoever comes next finds neither the link nor what was read with it.
  const leave = useCallback(() => {
    forgetLinkToken(storage)
    setToken('')
    for (const kind of ['reading-link', 'reading-text']) queries.removeQueries({ queryKey: [kind] })
  }, [queries])
  useEffect(() => (token === '' ? undefined : watchRest(document, storage, leave)), [token, leave])
  useEffect(() => {
    // The link of another mail, opened in the same tab.
    const change = () => setToken(takeToken())
    window.addEventListener('hashchange', change)
    return () => window.removeEventListener('hashchange', change)
  }, [])
  const opened = useQuery<Opened, ApiProblem>({
    queryKey: ['reading-link', token],
    queryFn: () => call(openReadingLink, { body: { token } }),
    enabled: token !== '',
    retry: false,
  })
  const language = opened.data?.language
  useEffect(() => {
    if (language) void changeLanguage(language)
  }, [language])
  const ended = opened.error?.code === 'reading-link-ended'
  const done = opened.data?.items.every(({ confirmedAt }) => confirmedAt !== null)
  useEffect(() => {
    if (ended || done) forgetLinkToken(storage)
  }, [ended, done])
  return (
    <main className={styles.page}>
      {token === '' ? (
        <Closed />
      ) : ended ? (
        <Ended token={token} />
      ) : opened.error ? (
        <Page title={text('reading.title')}>
          <Problem problem={opened.error} retry={() => void opened.refetch()} />
        </Page>
      ) : opened.data ? (
        <>
          <p className="small">
            <button type="button" className={styles.more} onClick={leave}>
              {text('reading.notMe', { name: opened.data.name })}
            </button>
          </p>
          <Reading key={token} token={token} opened={opened.data} />
        </>
      ) : (
        <Waiting />
      )}
    </main>
  )
}

/** A tab that has no link, or no longer. */
function Closed() {
  const text = useText()
  return (
    <section>
      <LanguageSwitch />
      <Page title={text('reading.closed')} lede={text('reading.closedWhy')} />
    </section>
  )
}

/** A link that does not work: a new one goes to the address that is known, and to no other. */
function Ended({ token }: { token: string }) {
  const text = useText()
  const { call } = useSession()
  const [asked, setAsked] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const renew = () =>
    call(renewReadingLink, { body: { token } }).then(
      () => setAsked(true),
      (error: ApiProblem) => setProblem(error),
    )
  return (
    <section>
      <LanguageSwitch />
      <Page title={text('reading.ended')} lede={text('reading.endedWhy')}>
        {problem ? <Problem problem={problem} /> : null}
        {asked ? (
          <p role="status">{text('reading.renewed')}</p>
        ) : (
          <Button onPress={() => void renew()}>{text('reading.renew')}</Button>
        )}
      </Page>
    </section>
  )
}

function Reading({ token, opened }: { token: string; opened: Opened }) {
  const text = useText()
  const { call } = useSession()
  const queries = useQueryClient()
  const open = opened.items.filter(({ confirmedAt }) => confirmedAt === null)
  // Whoever has one thing to read begins with it.
  const [version, setVersion] = useState<string | null>(open.length === 1 ? (open[0]?.version ?? null) : null)
  const read = useQuery<ReadingText, ApiProblem>({
    queryKey: ['reading-text', token, version],
    queryFn: () => call(readLinkedText, { body: { token, version: version ?? '' } }),
    enabled: version !== null,
    retry: false,
  })
  if (version !== null) {
    if (read.error) return <Problem problem={read.error} retry={() => setVersion(null)} />
    if (!read.data) return <Waiting />
    return (
      <TextToRead
        key={version}
        text={read.data}
        file={() => call(readLinkedFile, { body: { token, version } })}
        confirm={(answers) => call(confirmLinkedReading, { body: { token, version, answers } })}
        onConfirmed={() => void queries.invalidateQueries({ queryKey: ['reading-link'] })}
        onBack={() => setVersion(null)}
      />
    )
  }
  return (
    <section>
      <Page
        title={text('reading.title')}
        lede={
          <RichText
            name={open.length > 0 ? 'reading.forYou' : 'reading.allDone'}
            values={{ name: opened.name, organisation: opened.organisation, count: open.length }}
          />
        }
      >
        <ReadingList items={opened.items} onOpen={setVersion} />
      </Page>
    </section>
  )
}
