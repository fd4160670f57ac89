import { useQueryClient } from '@tanstack/react-query'
import { useParams } from 'react-router'
import {
  confirmOwnReading,
  listOwnReading,
  readOwnFile,
  readOwnText,
} from '../../features/documents/reading.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { Link, useGo } from '../session/link.tsx'
import { useSession } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { ReadingList } from './reading-list.tsx'
import { TextToRead } from './text-to-read.tsx'

/** What the person who is signed in is asked to read. */
export function OwnReadingPage() {
  const text = useText()
  const go = useGo()
  const answer = useAnswer(listOwnReading, {})
  const open = answer.data?.items.filter(({ confirmedAt }) => confirmedAt === null).length ?? 0
  return (
    <Page
      title={text('reading.title')}
      lede={
        answer.data ? (
          answer.data.joined ? (
            <RichText name={open > 0 ? 'reading.yours' : 'reading.yoursDone'} values={{ count: open }} />
          ) : (
            text('reading.notJoined')
          )
        ) : null
      }
    >
      <Loaded answer={answer}>
        {({ items }) => <ReadingList items={items} onOpen={(version) => go(`/reading/${version}`)} />}
      </Loaded>
    </Page>
  )
}

/** One text that the person who is signed in is asked to read. */
export function OwnTextPage() {
  const { version = '' } = useParams()
  const text = useText()
  const go = useGo()
  const { call } = useSession()
  const queries = useQueryClient()
  const answer = useAnswer(readOwnText, { params: { version } })
  return (
    <Page
      title={answer.data?.title ?? text('reading.title')}
      crumbs={<Link to="/reading">{text('reading.title')}</Link>}
    >
      <Loaded answer={answer}>
        {(read) => (
          <TextToRead
            key={version}
            heading={false}
            text={read}
            file={() => call(readOwnFile, { params: { version } })}
            confirm={(answers) => call(confirmOwnReading, { params: { version }, body: { answers } })}
            onConfirmed={() => void queries.invalidateQueries({ queryKey: [listOwnReading.name] })}
            onBack={() => go('/reading')}
          />
        )}
      </Loaded>
    </Page>
  )
}
