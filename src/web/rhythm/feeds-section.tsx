import { useState } from 'react'
import { listFeeds, withdrawFeed } from '../../features/rhythm/following.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Question } from '../ui/question.tsx'
import { FeedSheet } from './feed-sheet.tsx'
import styles from './rhythm.module.css'

type Feed = Answer<typeof listFeeds>['items'][number]

/** Secret links by which a calendar program follows what is due: made, listed and withdrawn. */
export function FeedsSection() {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const answer = useAnswer(listFeeds, {})
  const withdraw = useCommand(withdrawFeed)
  const [making, setMaking] = useState(false)
  const [asked, setAsked] = useState<Feed | null>(null)
  const nameOf = ({ whose, madeAt }: Feed) =>
    text('feed.named', { whose: text(`feed.whose.${whose}`), day: written.dayOf(madeAt) })
  return (
    <div className="screen-only">
      <Section title={text('feed.title')} id="feeds">
        <p>{text('feed.explain')}</p>
        <Loaded answer={answer}>
          {({ items, most }) => (
            <>
              {items.length > 0 ? (
                <ul className={styles.plain}>
                  {items.map((feed) => (
                    <li key={feed.id} className="row">
                      <span>
                        {nameOf(feed)} <span className="small">({text(`language.${feed.language}`)})</span>
                      </span>
                      <Button
                        look="bare"
                        small
                        label={text('feed.withdrawOf', { name: nameOf(feed) })}
                        onPress={() => setAsked(feed)}
                      >
                        {text('feed.withdraw')}
                      </Button>
                    </li>
                  ))}
                </ul>
              ) : null}
              {items.length < most ? (
                <Button look="quiet" onPress={() => setMaking(true)}>
                  {text('feed.make')}
                </Button>
              ) : (
                <p className="small">{text('feed.most', { count: most })}</p>
              )}
            </>
          )}
        </Loaded>
      </Section>
      {making ? <FeedSheet onClose={() => setMaking(false)} /> : null}
      <Question
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={text('feed.withdrawTitle')}
        act={text('feed.withdraw')}
        busy={withdraw.isPending}
        problem={withdraw.error}
        onAct={() => {
          if (!asked) return
          withdraw.mutate(
            { params: { id: asked.id }, ifMatch: asked.revision },
            {
              onSuccess: () => {
                setAsked(null)
                announce(text('feed.withdrawn'))
              },
            },
          )
        }}
      >
        {text('feed.withdrawHint')}
      </Question>
    </div>
  )
}
