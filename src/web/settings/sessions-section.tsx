import { endOtherSessions, endSession, listSessions } from '../../features/account/account.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { describeDevice } from './describe-device.ts'
import styles from './settings.module.css'

type OwnSession = Answer<typeof listSessions>['items'][number]

/** Every place where the account is signed in, and the way to end what should not be. */
export function SessionsSection() {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const sessions = useAnswer(listSessions, {})
  const end = useCommand(endSession)
  const endOthers = useCommand(endOtherSessions)
  const deviceOf = (session: OwnSession) => {
    const device = describeDevice(session.userAgent)
    return device ? text('sessions.on', device) : text('sessions.unknown')
  }
  const endOne = async (session: OwnSession) => {
    await end.mutateAsync({ params: { session: session.id } })
    announce(text('sessions.ended'))
  }
  const endAll = async () => {
    await endOthers.mutateAsync({})
    announce(text('sessions.othersEnded'))
  }
  // Two times in one card need their names; in the table the head of the column says it.
  const timed = (name: 'sessions.started' | 'sessions.seen', instant: string) => (
    <>
      <span className={styles.inCard}>{text(name)}: </span>
      {written.instant(instant)}
    </>
  )
  const problem = end.error ?? endOthers.error
  const columns = [
    {
      key: 'device',
      head: text('sessions.device'),
      cell: (session: OwnSession) => (
        <>
          <span className={styles.person}>{deviceOf(session)}</span>
          {session.current ? <span className="small"> ({text('sessions.current').toLowerCase()})</span> : null}
        </>
      ),
    },
    {
      key: 'started',
      head: text('sessions.started'),
      cell: (session: OwnSession) => timed('sessions.started', session.startedAt),
    },
    {
      key: 'seen',
      head: text('sessions.seen'),
      cell: (session: OwnSession) => timed('sessions.seen', session.lastSeenAt),
    },
    { key: 'ip', head: text('sessions.address'), cell: (session: OwnSession) => session.ip ?? '' },
    {
      key: 'acts',
      head: text('people.acts'),
      unseen: true,
      cell: (session: OwnSession) =>
        session.current ? null : (
          <div className={styles.acts}>
            <Button
              look="bare"
              small
              label={text('sessions.endOf', { device: deviceOf(session) })}
              onPress={() => void endOne(session).catch(() => {})}
            >
              {text('sessions.end')}
            </Button>
          </div>
        ),
    },
  ]
  return (
    <Section title={text('sessions.title')}>
      {problem ? <Problem problem={problem} /> : null}
      <Loaded answer={sessions}>
        {({ items }) => (
          <>
            <DataTable label={text('sessions.title')} rows={items} rowKey={(one) => one.id} columns={columns} />
            {items.length > 1 ? (
              <div className={styles.after}>
                <Button look="quiet" small busy={endOthers.isPending} onPress={() => void endAll().catch(() => {})}>
                  {text('sessions.endOthers')}
                </Button>
              </div>
            ) : null}
          </>
        )}
      </Loaded>
    </Section>
  )
}
