import { useState } from 'react'
import { useParams } from 'react-router'
import { readDocument } from '../../features/documents/documents.contract.ts'
import { exportReaders, listReaders, remindReaders } from '../../features/documents/readers.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { keepFile } from '../session/download.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSearch } from '../session/search.ts'
import { useMay, useSession } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { PartsBar } from '../ui/percentage.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import styles from './documents.module.css'
import { ReaderFilters } from './reader-filters.tsx'
import { ReaderPlaces } from './reader-places.tsx'
import { type ReadersFound as Found, type ReaderRow, readerStates } from './readers.ts'
import { useReaderColumns } from './use-reader-columns.tsx'

const pageSize = 50

/** Who has to know a version, who confirmed it and who is missing, in all and by team and location. */
export function ReadersPage() {
  const { document: id = '' } = useParams()
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  const { at } = useMoment()
  const { call } = useSession()
  const may = useMay('staff:write')
  const [address, setAddress] = useSearch()
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map())
  const filter = {
    version: address.get('version') ?? undefined,
    state: readerStates.find((one) => one === address.get('state')) ?? 'all',
    team: address.get('team') ?? undefined,
    location: address.get('location') ?? undefined,
    search: address.get('search') ?? undefined,
  }
  const page = Math.max(1, Number(address.get('page')) || 1)
  const change = (changed: Record<string, string | undefined>, replace = false) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        if (!('page' in changed)) after.delete('page')
        for (const [name, value] of Object.entries(changed)) {
          if (value === undefined || value === '' || value === 'all') after.delete(name)
          else after.set(name, value)
        }
        return after
      },
      { preventScrollReset: true, replace },
    )
  const document = useAnswer(readDocument, { params: { id } })
  const answer = useAnswer(listReaders, { params: { id }, query: { ...filter, page, size: pageSize } }, { keep: true })
  const columns = useReaderColumns(may)
  const title = document.data?.facts.title
  const counts = answer.data?.counts
  return (
    <Page
      title={text('readers.title')}
      crumbs={
        <>
          <Link to="/policies">{text('documents.title')}</Link> › <Link to={`/policies/${id}`}>{title ?? '…'}</Link>
        </>
      }
      lede={
        counts && answer.data?.version ? (
          <RichText
            name="readers.lede"
            values={{ ...counts, version: answer.data.version.number, day: written.day(answer.data.day) }}
          />
        ) : null
      }
      action={
        <Button
          look="quiet"
          onPress={() =>
            void call(exportReaders, { params: { id }, query: { ...filter, language }, at }).then(keepFile)
          }
        >
          {text('readers.export')}
        </Button>
      }
    >
      <Loaded answer={answer}>
        {(found) =>
          found.version === null ? (
            <p>{text('documents.nothingHoldsWhy')}</p>
          ) : (
            <>
              <PartsBar
                parts={[
                  { state: 'holds', part: found.counts.confirmed },
                  { state: 'fails', part: found.counts.late },
                  { state: 'none', part: found.counts.missing - found.counts.late },
                ]}
              />
              <Unplaced found={found} />
              <ReaderPlaces found={found} onChoose={change} />
              <Section title={text('readers.people')}>
                <ReaderFilters found={found} filter={filter} change={change} />
                {may && filter.version === undefined ? (
                  <Remind id={id} chosen={chosen} found={found} onDone={() => setChosen(new Map())} />
                ) : null}
                <DataTable
                  label={text('readers.people')}
                  rows={found.items}
                  rowKey={(row) => row.id}
                  columns={columns}
                  waiting={answer.isPlaceholderData}
                  empty={text('readers.nobody')}
                  {...(may && filter.version === undefined
                    ? {
                        selection: {
                          has: (row: ReaderRow) => chosen.has(row.id),
                          set: (rows: readonly ReaderRow[], on: boolean) =>
                            setChosen((before) => {
                              const after = new Map(before)
                              for (const row of rows) {
                                if (on && row.confirmedOn === null) after.set(row.id, row.name)
                                else after.delete(row.id)
                              }
                              return after
                            }),
                          name: (row: ReaderRow) => row.name,
                        },
                      }
                    : {})}
                />
                <Pager
                  page={found.page}
                  size={found.size}
                  total={found.total}
                  onPage={(to) => change({ page: String(to) })}
                />
              </Section>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

type RemindProps = { id: string; chosen: ReadonlyMap<string, string>; found: Found; onDone: () => void }

/** Reminds those who are chosen, or everybody who is missing. */
function Remind({ id, chosen, found, onDone }: RemindProps) {
  const text = useText()
  const announce = useAnnounce()
  const remind = useCommand(remindReaders)
  if (!found.mailsAreSent) return <Remark>{text('documents.noMail')}</Remark>
  if (found.counts.missing === 0) return null
  return (
    <div className="stack">
      {remind.error ? <Problem problem={remind.error} /> : null}
      <div className="row">
        <Button
          look="quiet"
          small
          busy={remind.isPending}
          onPress={() =>
            remind.mutate(
              { params: { id }, body: { staff: [...chosen.keys()] } },
              {
                onSuccess: ({ reminded, notMailable, mailedBefore }) => {
                  announce(text('readers.reminded', { reminded, notMailable, mailedBefore }))
                  onDone()
                },
              },
            )
          }
        >
          {chosen.size > 0
            ? text('readers.remindChosen', { count: chosen.size })
            : text('readers.remindAll', { count: found.counts.missing })}
        </Button>
        <span className="small">{text('readers.remindHint')}</span>
      </div>
    </div>
  )
}

function Unplaced({ found }: { found: Found }) {
  const text = useText()
  if (found.unplaced.length === 0) return null
  const shown = 12
  return (
    <Remark>
      <p>{text('readers.unplaced', { count: found.unplaced.length })}</p>
      <ul className={styles.left}>
        {found.unplaced.slice(0, shown).map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      {found.unplaced.length > shown ? (
        <p className="small">{text('readers.andMore', { count: found.unplaced.length - shown })}</p>
      ) : null}
    </Remark>
  )
}
