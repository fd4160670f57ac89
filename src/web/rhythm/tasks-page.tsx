import { useState } from 'react'
import { listTasks } from '../../features/rhythm/rhythm.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useMoment } from '../session/moment.tsx'
import { useMay } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { DutySheet } from './duty-sheet.tsx'
import { ExportTasks } from './export-tasks.tsx'
import { type ChosenTurns, FinishMany } from './finish-many.tsx'
import { FinishSheet } from './finish-sheet.tsx'
import type { Task, Tasks } from './rhythm.ts'
import { RhythmParts } from './rhythm-parts.tsx'
import { TaskFilters } from './task-filters.tsx'
import { type ChangeTasks, isNarrowed, type Order, orders, type TaskQuery, useTaskQuery } from './task-query.ts'
import { type DoneTurn, UndoBar } from './undo-bar.tsx'
import { useTaskColumns } from './use-task-columns.tsx'

const pageSize = 50

/** What is due: of the reader, of a team or of everybody; each leads to the page where it is dealt with. */
export function TasksPage() {
  const text = useText()
  const may = useMay('duties:write')
  const { query, change } = useTaskQuery()
  const answer = useAnswer(listTasks, { query: { ...query, size: pageSize } }, { keep: true })
  const [adding, setAdding] = useState(false)
  const found = answer.data
  const any = found !== undefined && found.all.all > 0
  return (
    <Page
      title={text('tasks.title')}
      action={
        any ? (
          <>
            <ExportTasks query={query} />
            {may ? <Button onPress={() => setAdding(true)}>{text('duties.add')}</Button> : null}
          </>
        ) : null
      }
      lede={any ? <Lede found={found} query={query} /> : null}
    >
      <RhythmParts />
      {answer.error && found ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : null}
      <Loaded answer={answer}>
        {(tasks) =>
          tasks.all.all === 0 ? (
            <NothingYet onAdd={() => setAdding(true)} />
          ) : (
            <List found={tasks} query={query} change={change} waiting={answer.isPlaceholderData} />
          )
        }
      </Loaded>
      {adding ? <DutySheet duty={null} onClose={() => setAdding(false)} /> : null}
    </Page>
  )
}

function Lede({ found: { states }, query: { whose } }: { found: Tasks; query: TaskQuery }) {
  const late = states.overdue ?? 0
  const week = states['this-week'] ?? 0
  return late + week === 0 ? (
    <RichText name={`tasks.calm.${whose}`} />
  ) : (
    <RichText name={`tasks.lede.${whose}`} values={{ late, week }} />
  )
}

function NothingYet({ onAdd }: { onAdd: () => void }) {
  const text = useText()
  const { at } = useMoment()
  const may = useMay('duties:write')
  if (at) return <p>{text('tasks.noneThen')}</p>
  return (
    <EmptyPage
      purpose={text('tasks.purpose')}
      auditor={text('tasks.auditor')}
      step={
        <>
          {may ? <Button onPress={onAdd}>{text('duties.add')}</Button> : null}
          <ButtonLink look="quiet" to="/measures">
            {text('tasks.toMeasures')}
          </ButtonLink>
        </>
      }
    />
  )
}

type ListProps = { found: Tasks; query: TaskQuery; change: ChangeTasks; waiting: boolean }

function List({ found, query, change, waiting }: ListProps) {
  const text = useText()
  const may = useMay('duties:write')
  const [finishing, setFinishing] = useState<Task | null>(null)
  const [done, setDone] = useState<DoneTurn | null>(null)
  const [chosen, setChosen] = useState<ChosenTurns>(new Map())
  const columns = useTaskColumns(found.today, may ? setFinishing : null)
  return (
    <>
      {query.whose !== 'all' && !found.joined ? <Remark>{text('tasks.notJoined')}</Remark> : null}
      <TaskFilters found={found} query={query} change={change} />
      {done ? <UndoBar key={done.id} done={done} onUndone={() => setDone(null)} /> : null}
      <p className="unseen" role="status">
        {waiting ? '' : text('search.found', { count: found.total })}
      </p>
      <DataTable
        label={text('tasks.title')}
        rows={found.items}
        rowKey={({ key }) => key}
        columns={columns}
        waiting={waiting}
        {...(may ? { selection: selectionOf(chosen, setChosen) } : {})}
        sorting={{ key: query.sort, direction: query.direction }}
        onSort={({ key, direction }) => change({ sort: orders.find((one): one is Order => one === key), direction })}
        empty={text(isNarrowed(query) ? 'tasks.nothingFound' : `tasks.nothing.${query.whose}`)}
      />
      <Pager page={found.page} size={found.size} total={found.total} onPage={(page) => change({ page })} />
      {may && chosen.size > 0 ? <FinishMany chosen={chosen} onClear={() => setChosen(new Map())} /> : null}
      {finishing?.turn ? (
        <FinishSheet
          turn={finishing.turn}
          title={finishing.title}
          page={finishing.page}
          onClose={() => setFinishing(null)}
          onDone={setDone}
        />
      ) : null}
    </>
  )
}

/** Only turns can be marked done here; the rest is dealt with on pages of its own. */
function selectionOf(chosen: ChosenTurns, setChosen: (chosen: ChosenTurns) => void) {
  return {
    can: ({ turn }: Task) => turn !== null,
    has: ({ key }: Task) => chosen.has(key),
    name: ({ title }: Task) => title,
    set: (rows: readonly Task[], selected: boolean) => {
      const after = new Map(chosen)
      for (const { key, turn } of rows) {
        if (selected && turn) after.set(key, turn)
        else after.delete(key)
      }
      setChosen(after)
    },
  }
}
