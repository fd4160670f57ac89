import { useState } from 'react'
import { listTrail, verifyTrail } from '../../features/trail/trail.contract.ts'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useSearch } from '../session/search.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { SelectField, TextField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Columns, Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { Checkpoint } from './checkpoint.tsx'
import styles from './settings.module.css'
import { actions } from './trail-names.ts'
import { useTrailWords } from './trail-words.ts'
import { VerifyKept, VerifyOutcome } from './verify-trail.tsx'

const size = 50

/** Who did what and when, and the means to show that nothing of it was changed. */
export function TrailPage() {
  const text = useText()
  const verify = useCommand(verifyTrail)
  return (
    <Page
      title={text('place.trail')}
      lede={text('trail.lede')}
      action={
        <Button busy={verify.isPending} onPress={() => verify.mutate({ body: {} })}>
          {text('verify.act')}
        </Button>
      }
    >
      {verify.error ? <Problem problem={verify.error} /> : null}
      <div role="status">
        {verify.data ? (
          <VerifyOutcome outcome={verify.data} kept={verify.variables?.body.checkpoint !== undefined} />
        ) : null}
      </div>
      <Columns
        aside={
          <Checkpoint>
            <VerifyKept
              submit={async (checkpoint) => {
                await verify.mutateAsync({ body: { checkpoint } })
                window.scrollTo(0, 0)
              }}
            />
          </Checkpoint>
        }
      >
        <Entries />
      </Columns>
    </Page>
  )
}

function Entries() {
  const text = useText()
  const words = useTrailWords()
  const [search, setSearch] = useSearch()
  const page = Math.max(1, Number.parseInt(search.get('page') ?? '1', 10) || 1)
  const action = actions.find((one) => one === search.get('action')) ?? ''
  const sought = search.get('text') ?? ''
  const entries = useAnswer(
    listTrail,
    { query: { page, size, text: sought || undefined, action: action || undefined } },
    { keep: true },
  )
  const filter = (name: string, value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        if (value) after.set(name, value)
        else after.delete(name)
        if (name !== 'page') after.delete('page')
        return after
      },
      { replace: name === 'text' },
    )
  return (
    <Section title={text('trail.list')}>
      <search className={`${styles.filters} screen-only`}>
        <SoughtField sought={sought} onSeek={(value) => filter('text', value)} />
        <SelectField
          label={text('trail.action')}
          field={{
            name: 'action',
            value: action as string,
            error: undefined,
            onChange: (value) => filter('action', value),
          }}
          choices={[
            { value: '', label: text('trail.allActions') },
            ...actions.map((value) => ({ value: value as string, label: capital(words.action(value)) })),
          ]}
        />
      </search>
      <Loaded answer={entries}>
        {(list) => (
          <>
            <EntriesTable entries={list.items} waiting={entries.isPlaceholderData} />
            <Pager page={list.page} size={list.size} total={list.total} onPage={(to) => filter('page', String(to))} />
          </>
        )}
      </Loaded>
    </Section>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** Keeps what is being typed, and asks once the typing pauses. */
function SoughtField({ sought, onSeek }: { sought: string; onSeek: (text: string) => void }) {
  const text = useText()
  const [typed, setTyped] = useState(sought)
  const [timer, setTimer] = useState(0)
  const change = (value: string) => {
    setTyped(value)
    window.clearTimeout(timer)
    setTimer(window.setTimeout(() => onSeek(value.trim()), 250))
  }
  return (
    <TextField
      kind="search"
      label={text('trail.text')}
      field={{ name: 'text', value: typed, error: undefined, onChange: change }}
    />
  )
}

type Entry = Answer<typeof listTrail>['items'][number]

function EntriesTable({ entries, waiting }: { entries: readonly Entry[]; waiting: boolean }) {
  const text = useText()
  const written = useWritten()
  const words = useTrailWords()
  return (
    <DataTable
      label={text('trail.list')}
      rows={entries}
      rowKey={(entry) => String(entry.revision)}
      waiting={waiting}
      empty={text('trail.nothing')}
      columns={[
        {
          key: 'at',
          head: text('trail.when'),
          cell: (entry) => <span className={styles.when}>{written.instant(entry.at)}</span>,
        },
        {
          key: 'what',
          head: text('trail.what'),
          cell: (entry) => {
            const { who, did, subject } = words.sentence(entry)
            const to = `/settings/trail/${entry.revision}`
            return (
              <>
                <b>{who}</b>{' '}
                {subject === null ? (
                  <Link to={to}>{did}</Link>
                ) : (
                  <>
                    {did} <Link to={to}>{subject}</Link>
                  </>
                )}
              </>
            )
          },
        },
      ]}
    />
  )
}
