import { useState } from 'react'
import { downloadCalendar, readCalendar } from '../../features/profile/calendar.contract.ts'
import type { ListName } from '../../features/profile/items.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { keepFile } from '../session/download.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useMay, useSession } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { CertificateTable } from './certificate-table.tsx'
import { ItemSheet, type StandingItem } from './item-sheet.tsx'
import type { AnyItem } from './item-values.ts'
import type { Calendar } from './profile.ts'
import { ProfileParts } from './profile-parts.tsx'
import { TermProposals } from './term-proposals.tsx'
import { YearList } from './year-list.tsx'

type Opened = { list: Extract<ListName, 'certificates' | 'terms'>; item: StandingItem | null; begin?: AnyItem }

// What the form does not ask, and the server computes.
const asItem = (item: { id: string; revision: number; withdrawn: boolean }) => item as StandingItem

/** What ends when: the organisation's certificates, the terms that people noted, and the calendar of both. */
export function CalendarPage() {
  const text = useText()
  const may = useMay('profile:write')
  const { call } = useSession()
  const read = useAnswer(readCalendar, {}, { keep: true })
  const [opened, setOpened] = useState<Opened | null>(null)
  return (
    <Page
      title={text('calendar.title')}
      lede={read.data ? <CalendarLede calendar={read.data} /> : null}
      action={read.data && read.data.entries.length > 0 ? <DownloadCalendar /> : null}
    >
      <ProfileParts />
      <Loaded answer={read}>
        {(calendar) => {
          const openEntry = (from: 'certificate' | 'term', id: string) => {
            const found = (from === 'term' ? calendar.terms : calendar.certificates).find((one) => one.id === id)
            if (found) setOpened({ list: from === 'term' ? 'terms' : 'certificates', item: asItem(found) })
          }
          const adding = (list: Opened['list']) =>
            may ? (
              <Button look="bare" small onPress={() => setOpened({ list, item: null })}>
                {text(`listAdd.${list}`)}
              </Button>
            ) : null
          return (
            <>
              <Section title={text('calendar.ends')} beside={adding('terms')}>
                {may ? (
                  <TermProposals
                    proposals={calendar.proposals}
                    onTake={(begin) => setOpened({ list: 'terms', item: null, begin })}
                  />
                ) : null}
                <YearList calendar={calendar} onOpen={may ? openEntry : null} />
              </Section>
              <Section title={text('list.certificates')} beside={adding('certificates')}>
                <CertificateTable
                  certificates={calendar.certificates}
                  onOpen={may ? (item) => setOpened({ list: 'certificates', item: asItem(item) }) : null}
                />
              </Section>
              {opened && may ? (
                <ItemSheet
                  key={opened.item?.id ?? String(opened.begin?.proposal ?? opened.list)}
                  list={opened.list}
                  item={opened.item}
                  begin={opened.begin}
                  editions={calendar.editions}
                  readAnew={async (id) => {
                    const fresh = (await call(readCalendar, {}))[opened.list].find((one) => one.id === id)
                    return fresh && asItem(fresh)
                  }}
                  onClose={() => setOpened(null)}
                />
              ) : null}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function CalendarLede({ calendar }: { calendar: Calendar }) {
  const text = useText()
  const written = useWritten()
  const next = calendar.entries.find(({ day }) => day >= calendar.today)
  if (!next) return <>{text('calendar.nothingAhead')}</>
  const values = { what: written.inLanguage(next.title), day: written.day(next.day) }
  return <RichText name="calendar.next" values={values} />
}

function DownloadCalendar() {
  const text = useText()
  const language = useLanguage()
  const { at } = useMoment()
  const { call } = useSession()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const take = async () => {
    setBusy(true)
    setProblem(null)
    try {
      keepFile(await call(downloadCalendar, { query: { language }, at }))
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {problem ? <Problem problem={problem} /> : null}
      <Button look="quiet" busy={busy} onPress={() => void take()}>
        <Icon name="download" />
        &nbsp;{text('calendar.download')}
      </Button>
    </>
  )
}
