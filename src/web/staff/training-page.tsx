import { useState } from 'react'
import { useParams } from 'react-router'
import { readStaffOverview } from '../../features/staff/staff.contract.ts'
import { readTraining, trainingStates } from '../../features/staff/trainings.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useSearch } from '../session/search.ts'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Remark } from '../ui/problem.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { RecordSheet } from './record-sheet.tsx'
import styles from './staff.module.css'
import { StaffParts } from './staff-parts.tsx'
import { stateShapes, type TrainingPerson, type TrainingRead, useRuleWords } from './training.ts'
import { TrainingDownload } from './training-download.tsx'
import { TrainingImport } from './training-import.tsx'
import { TrainingRecords } from './training-records.tsx'
import { TrainingSheet } from './training-sheet.tsx'

const pageSize = 50
const shown = ['missing', ...trainingStates] as const

/** One training: who has to follow it, who did, who is due again and who is missing. */
export function TrainingPage() {
  const text = useText()
  const may = useMay('staff:write')
  const { training: id = '' } = useParams()
  const [address, setAddress] = useSearch()
  const state = shown.find((one) => one === address.get('state'))
  const page = Math.max(1, Math.trunc(Number(address.get('page') ?? '1')) || 1)
  const query = { state, page, size: pageSize }
  const overview = useAnswer(readStaffOverview, {})
  const training = useAnswer(readTraining, { params: { id }, query }, { keep: true })
  const [chosen, setChosen] = useState<ReadonlyMap<string, TrainingPerson>>(new Map())
  const [act, setAct] = useState<'change' | 'record' | 'import' | null>(null)
  const change = (name: 'state' | 'page', value: string) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        after.delete('page')
        if (value) after.set(name, value)
        else after.delete(name)
        return after
      },
      { preventScrollReset: true },
    )
  const found = training.data
  return (
    <Page
      title={found?.title ?? text('training.one')}
      crumbs={<Link to="/staff/trainings">{text('training.title')}</Link>}
      lede={found ? <Standing training={found} /> : null}
      action={
        found ? (
          <>
            <TrainingDownload id={id} state={state} />
            {may && !found.withdrawn ? (
              <>
                <Button look="quiet" onPress={() => setAct('import')}>
                  {text('training.import')}
                </Button>
                <Button onPress={() => setAct('change')}>{text('training.change')}</Button>
              </>
            ) : null}
            {may && found.withdrawn ? (
              <Button look="quiet" onPress={() => setAct('change')}>
                {text('training.change')}
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      <StaffParts />
      <Loaded answer={training}>
        {(known) => (
          <>
            <About training={known} />
            <Section title={text('training.people')}>
              <div className={styles.only}>
                <SelectField
                  label={text('training.state')}
                  choices={[
                    { value: '', label: text('training.allStates') },
                    ...shown.map((one) => ({ value: one as string, label: text(`training.state.${one}`) })),
                  ]}
                  field={{
                    name: 'state',
                    value: state ?? '',
                    onChange: (value) => change('state', value),
                    error: undefined,
                  }}
                />
              </div>
              <PeopleOf
                training={known}
                waiting={training.isPlaceholderData}
                selection={may && !known.withdrawn ? { chosen, setChosen } : null}
              />
              <Pager
                page={known.page}
                size={known.size}
                total={known.total}
                onPage={(next) => change('page', next > 1 ? String(next) : '')}
              />
              {may && chosen.size > 0 ? (
                <section className={styles.bar} aria-label={text('staff.selection')}>
                  <div className="row">
                    <b role="status">{text('staff.selected', { count: chosen.size })}</b>
                    <Button onPress={() => setAct('record')}>{text('training.record')}</Button>
                    <Button look="bare" onPress={() => setChosen(new Map())}>
                      {text('staff.clearSelection')}
                    </Button>
                  </div>
                </section>
              ) : null}
            </Section>
            <TrainingRecords records={known.records} may={may} />
            {act === 'change' && overview.data ? (
              <TrainingSheet training={known} overview={overview.data} onClose={() => setAct(null)} />
            ) : null}
            {act === 'import' ? <TrainingImport id={id} onClose={() => setAct(null)} /> : null}
            {act === 'record' ? (
              <RecordSheet
                training={known}
                people={[...chosen.keys()]}
                onClose={() => setAct(null)}
                onDone={() => {
                  setAct(null)
                  setChosen(new Map())
                }}
              />
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Standing({ training }: { training: TrainingRead }) {
  const text = useText()
  const { audience, trained, missing, soon } = training.counts
  if (training.withdrawn) return text('training.isWithdrawn')
  if (audience === 0) return text('training.nobodyHasTo')
  return (
    <>
      {text('training.standing', { count: trained, total: audience })}{' '}
      {missing > 0 ? text('training.standingMissing', { count: missing }) : null}{' '}
      {soon > 0 ? text('training.standingSoon', { count: soon }) : null}
    </>
  )
}

function About({ training }: { training: TrainingRead }) {
  const text = useText()
  const written = useWritten()
  const words = useRuleWords()
  const { unplaced } = training
  return (
    <div className="stack">
      <p>
        {text(`training.kind.${training.kind}`)}. {text('training.for')}{' '}
        {written.list(training.audience.map((rule) => words(rule, training.places))) || text('training.nobody')}.{' '}
        {text(`training.every.${training.repeatEvery ?? 'once'}`)}.
      </p>
      {training.description ? <p>{training.description}</p> : null}
      {unplaced.length > 0 ? (
        <Remark>
          <p>
            <b>{text('training.unplaced', { count: unplaced.length })}</b> {text('training.unplacedWhy')}
          </p>
          <p className="small">{written.list(unplaced.slice(0, 30).map(({ name }) => name))}</p>
        </Remark>
      ) : null}
    </div>
  )
}

type Selection = {
  chosen: ReadonlyMap<string, TrainingPerson>
  setChosen: (chosen: ReadonlyMap<string, TrainingPerson>) => void
}

function PeopleOf(props: { training: TrainingRead; waiting: boolean; selection: Selection | null }) {
  const text = useText()
  const written = useWritten()
  const { training, selection } = props
  return (
    <DataTable
      label={text('training.people')}
      rows={training.people}
      rowKey={({ id }) => id}
      waiting={props.waiting}
      empty={text('training.nobodyShown')}
      selection={
        selection
          ? {
              has: ({ id }) => selection.chosen.has(id),
              name: ({ name }) => name,
              set: (people, selected) => {
                const after = new Map(selection.chosen)
                for (const person of people) {
                  if (selected) after.set(person.id, person)
                  else after.delete(person.id)
                }
                selection.setChosen(after)
              },
            }
          : undefined
      }
      columns={[
        {
          key: 'name',
          head: text('staff.name'),
          cell: (person) => (
            <>
              <span className={styles.name}>{person.name}</span>
              <div className="small">{[person.function, ...person.teams].filter(Boolean).join(' · ')}</div>
            </>
          ),
        },
        {
          key: 'state',
          head: text('training.state'),
          cell: ({ state }) => <Verdict state={stateShapes[state]}>{text(`training.state.${state}`)}</Verdict>,
        },
        {
          key: 'followedOn',
          named: true,
          head: text('training.followedOn'),
          cell: ({ followedOn }) => (followedOn ? <span className={styles.day}>{written.day(followedOn)}</span> : ''),
        },
        {
          key: 'due',
          named: true,
          head: text('training.due'),
          cell: ({ due }) => (due ? <span className={styles.day}>{written.day(due)}</span> : ''),
        },
      ]}
    />
  )
}
