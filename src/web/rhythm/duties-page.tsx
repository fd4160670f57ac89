import { useState } from 'react'
import { stateWords } from '../../core/rhythm/due-words.ts'
import { listDuties } from '../../features/rhythm/duties.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSearch } from '../session/search.ts'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { type DataColumn, DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { TypedFilter } from '../ui/typed-filter.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { DutyOwner } from './duty-owner.tsx'
import { DutySheet } from './duty-sheet.tsx'
import { everyWords } from './every-field.tsx'
import styles from './rhythm.module.css'
import { type Duty, markOfDue } from './rhythm.ts'
import { RhythmParts } from './rhythm-parts.tsx'

const pageSize = 50
const states = ['running', 'over'] as const
type Found = Answer<typeof listDuties>

/** Obligations that the organisation recorded itself: what recurs, who does it, and when it was done last. */
export function DutiesPage() {
  const text = useText()
  const { at } = useMoment()
  const may = useMay('duties:write')
  const [search, setSearch] = useSearch()
  const state = search.get('state') === 'over' ? 'over' : 'running'
  const typed = search.get('text')?.trim().slice(0, 100) || undefined
  const page = Math.max(1, Math.trunc(Number(search.get('page') ?? '1')) || 1)
  const answer = useAnswer(listDuties, { query: { state, text: typed, page, size: pageSize } }, { keep: true })
  const [adding, setAdding] = useState(false)
  const change = (name: 'state' | 'text' | 'page', value: string | undefined) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        after.delete('page')
        if (value && value !== 'running' && !(name === 'page' && value === '1')) after.set(name, value)
        else after.delete(name)
        return after
      },
      { preventScrollReset: true, replace: name === 'text' },
    )
  const add = may ? <Button onPress={() => setAdding(true)}>{text('duties.add')}</Button> : null
  const any = answer.data !== undefined && answer.data.running + answer.data.over > 0
  return (
    <Page title={text('duties.title')} lede={any ? text('duties.lede') : null} action={any ? add : null}>
      <RhythmParts />
      <Loaded answer={answer}>
        {(found) =>
          found.running + found.over === 0 ? (
            at ? (
              <p>{text('duties.noneThen')}</p>
            ) : (
              <EmptyPage purpose={text('duties.purpose')} auditor={text('duties.auditor')} step={add} />
            )
          ) : (
            <>
              <search className={`screen-only ${styles.filters}`} aria-label={text('duties.filters')}>
                <div className={styles.typed}>
                  <TypedFilter
                    label={text('duties.search')}
                    value={typed}
                    onChange={(value) => change('text', value)}
                  />
                </div>
                <SelectField
                  label={text('duties.state')}
                  choices={states.map((value) => ({
                    value,
                    label: text('measures.counted', { name: text(`duties.${value}`), count: found[value] }),
                  }))}
                  field={{ name: 'state', value: state, onChange: (value) => change('state', value), error: undefined }}
                />
              </search>
              <List found={found} waiting={answer.isPlaceholderData} />
              <Pager
                page={found.page}
                size={found.size}
                total={found.total}
                onPage={(next) => change('page', String(next))}
              />
            </>
          )
        }
      </Loaded>
      {adding ? <DutySheet duty={null} onClose={() => setAdding(false)} /> : null}
    </Page>
  )
}

function List({ found, waiting }: { found: Found; waiting: boolean }) {
  const text = useText()
  const written = useWritten()
  const columns: DataColumn<Duty>[] = [
    {
      key: 'title',
      head: text('duty.field.title'),
      width: 'wide',
      cell: ({ id, title }) => (
        <Link to={`/tasks/duties/${id}`} className={styles.title} lang="">
          {title}
        </Link>
      ),
    },
    { key: 'every', head: text('duty.every'), cell: ({ every }) => everyWords(every, text) },
    { key: 'who', named: true, head: text('tasks.who'), cell: (duty) => <DutyOwner duty={duty} /> },
    {
      key: 'next',
      head: text('duty.next'),
      cell: ({ next, endedOn }) =>
        next ? (
          <div className={styles.due}>
            <Verdict state={markOfDue[next.state]}>{written.inLanguage(stateWords[next.state])}</Verdict>
            <div className="small">{written.day(next.dueOn)}</div>
          </div>
        ) : (
          <span className="small">
            {endedOn ? text('duty.endedSince', { day: written.day(endedOn) }) : text('duty.allDone')}
          </span>
        ),
    },
    {
      key: 'last',
      named: true,
      head: text('duty.last'),
      cell: ({ lastDoneOn }) => (
        <span className={`small ${styles.day}`}>{lastDoneOn ? written.day(lastDoneOn) : text('duty.neverDone')}</span>
      ),
    },
  ]
  return (
    <DataTable
      label={text('duties.title')}
      rows={found.items}
      rowKey={({ id }) => id}
      columns={columns}
      waiting={waiting}
      empty={text('duties.nothingFound')}
    />
  )
}
