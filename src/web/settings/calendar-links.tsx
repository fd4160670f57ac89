import { useState } from 'react'
import { listAllFeeds, withdrawAnyFeed } from '../../features/rhythm/following.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Question } from '../ui/question.tsx'
import styles from './settings.module.css'

type Feed = Answer<typeof listAllFeeds>['items'][number]

/** The secret calendar links of everybody: each opens, without signing in, what is due. */
export function CalendarLinks({ may }: { may: boolean }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const answer = useAnswer(listAllFeeds, {})
  const withdraw = useCommand(withdrawAnyFeed)
  const [asked, setAsked] = useState<Feed | null>(null)
  const act = async (feed: Feed) => {
    await withdraw.mutateAsync({ params: { id: feed.id }, ifMatch: feed.revision })
    announce(text('feed.withdrawn'))
    setAsked(null)
  }
  const nameOf = ({ name, madeAt }: Feed) => text('feed.named', { whose: name, day: written.dayOf(madeAt) })
  const columns = [
    {
      key: 'name',
      head: text('people.name'),
      cell: (one: Feed) => (
        <>
          <span className={styles.person}>{one.name}</span>
          <br />
          <span className="small">{one.email}</span>
        </>
      ),
    },
    {
      key: 'whose',
      head: text('feed.shows'),
      cell: ({ whose }: Feed) => text(whose === 'all' ? 'feed.whose.all' : 'feed.shows.own'),
    },
    { key: 'made', head: text('tokens.made'), cell: ({ madeAt }: Feed) => written.dayOf(madeAt) },
    ...(may
      ? [
          {
            key: 'acts',
            head: text('people.acts'),
            unseen: true,
            cell: (one: Feed) => (
              <div className={styles.acts}>
                <Button
                  look="bare"
                  small
                  label={text('feed.withdrawOf', { name: nameOf(one) })}
                  onPress={() => setAsked(one)}
                >
                  {text('feed.withdraw')}
                </Button>
              </div>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <p>{text('feed.allExplain')}</p>
      <Loaded answer={answer}>
        {({ items }) => (
          <DataTable
            label={text('feed.all')}
            rows={items}
            rowKey={({ id }) => id}
            columns={columns}
            empty={text('feed.allNone')}
          />
        )}
      </Loaded>
      {asked ? (
        <Question
          opened
          title={text('feed.withdrawTitle')}
          act={text('feed.withdraw')}
          busy={withdraw.isPending}
          problem={withdraw.error}
          onAct={() => void act(asked).catch(() => {})}
          onClose={() => {
            withdraw.reset()
            setAsked(null)
          }}
        >
          <p>{text('feed.withdrawHintOf', { name: asked.name })}</p>
        </Question>
      ) : null}
    </>
  )
}
