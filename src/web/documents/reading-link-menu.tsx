import { useState } from 'react'
import { sendReadingLink, withdrawReadingLinks } from '../../features/documents/reading.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Problem } from '../ui/problem.tsx'
import { Question } from '../ui/question.tsx'
import type { ReaderRow } from './readers.ts'

/** A new personal link for somebody, or the end of the ones that there are. */
export function ReadingLinkMenu({ row }: { row: Pick<ReaderRow, 'id' | 'name'> }) {
  const text = useText()
  const announce = useAnnounce()
  const send = useCommand(sendReadingLink)
  const withdraw = useCommand(withdrawReadingLinks)
  const [opened, setOpened] = useState(false)
  const link = send.data?.link ?? null
  const close = () => {
    setOpened(false)
    send.reset()
  }
  return (
    <>
      <Button look="bare" small label={text('readers.linkOf', { name: row.name })} onPress={() => setOpened(true)}>
        {text('readers.link')}
      </Button>
      <Question
        opened={opened}
        title={text('readers.linkOf', { name: row.name })}
        act={text('readers.withdrawLinks')}
        busy={withdraw.isPending}
        problem={withdraw.error}
        onClose={close}
        onAct={() =>
          withdraw.mutate(
            { params: { id: row.id } },
            {
              onSuccess: ({ withdrawn }) => {
                announce(text('readers.linksWithdrawn', { count: withdrawn }))
                close()
              },
            },
          )
        }
      >
        <div className="stack">
          <p>{text('readers.linkExplain')}</p>
          {send.error ? <Problem problem={send.error} /> : null}
          {link ? (
            <>
              <p>{text('readers.linkOnce')}</p>
              <CopyButton value={link} label={text('readers.copyLink')} />
            </>
          ) : (
            <Button
              look="quiet"
              busy={send.isPending}
              onPress={() =>
                send.mutate(
                  { params: { id: row.id } },
                  {
                    onSuccess: ({ mailed }) => {
                      if (!mailed) return
                      announce(text('readers.linkMailed', { name: row.name }))
                      close()
                    },
                  },
                )
              }
            >
              {text('readers.sendLink')}
            </Button>
          )}
        </div>
      </Question>
    </>
  )
}
