import { dueKinds, dueStates } from '../../core/rhythm/due-kinds.ts'
import { kindWords, stateWords } from '../../core/rhythm/due-words.ts'
import { parseDay } from '../../core/time/day.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { StateFilter } from '../standards/state-filter.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { SelectField } from '../ui/fields.tsx'
import { TypedFilter } from '../ui/typed-filter.tsx'
import styles from './rhythm.module.css'
import { markOfDue, type Tasks, whoses } from './rhythm.ts'
import { type ChangeTasks, everything, isNarrowed, type TaskQuery } from './task-query.ts'
import { WhoseChoice } from './whose-choice.tsx'

type Props = { found: Tasks; query: TaskQuery; change: ChangeTasks }

/** Whose tasks are shown and which of them; all of it lives in the address. */
export function TaskFilters({ found, query, change }: Props) {
  const text = useText()
  const written = useWritten()
  const kinds = dueKinds.filter((kind) => (found.kinds[kind] ?? 0) > 0 || kind === query.kind)
  return (
    <search className="screen-only" aria-label={text('tasks.filters')}>
      <WhoseChoice
        value={query.whose}
        onChange={(whose) => change({ whose })}
        words={whoses.map((whose) => ({
          value: whose,
          label: text('measures.counted', { name: text(`whose.${whose}`), count: found.all[whose] ?? 0 }),
        }))}
      />
      <div className={styles.filters}>
        <div className={styles.typed}>
          <TypedFilter
            label={text('tasks.search')}
            value={query.text}
            onChange={(typed) => change({ text: typed }, { replace: true })}
          />
        </div>
        <SelectField
          label={text('tasks.kind')}
          choices={[
            { value: '', label: text('measures.all') },
            ...kinds.map((kind) => ({
              value: kind,
              label: text('measures.counted', {
                name: written.inLanguage(kindWords[kind]),
                count: found.kinds[kind] ?? 0,
              }),
            })),
          ]}
          field={{
            name: 'kind',
            value: query.kind ?? '',
            onChange: (value) => change({ kind: dueKinds.find((kind) => kind === value) }),
            error: undefined,
          }}
        />
        <DayField
          label={text('tasks.until')}
          field={{
            name: 'until',
            value: query.until ?? '',
            onChange: (value) => change({ until: parseDay(value) ?? undefined }),
            error: undefined,
          }}
        />
        {isNarrowed(query) ? (
          <div className={styles.clear}>
            <Button look="bare" small onPress={() => change(everything)}>
              {text('statement.clear')}
            </Button>
          </div>
        ) : null}
      </div>
      <StateFilter
        label={text('tasks.state')}
        entries={dueStates.map((state) => ({
          key: state,
          mark: markOfDue[state],
          word: written.inLanguage(stateWords[state]),
          count: found.states[state] ?? 0,
        }))}
        chosen={new Set(query.state ? [query.state] : [])}
        // One at a time: the newest choice is the one that counts.
        onChange={(chosen) => change({ state: [...chosen].find((state) => state !== query.state) })}
      />
    </search>
  )
}
