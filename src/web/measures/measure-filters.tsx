import { measureStates } from '../../core/measures/measure-state.ts'
import type { listMeasures, readMeasureChoices } from '../../features/measures/measures.contract.ts'
import type { Answer } from '../session/call.ts'
import type { FieldOf } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Filters } from '../ui/filters.tsx'
import { TypedFilter } from '../ui/typed-filter.tsx'
import { everything, isFiltered, lacks, type MeasureQuery } from './measure-query.ts'

type Change = (changed: Partial<MeasureQuery>, options?: { replace?: boolean }) => void
type Props = {
  query: MeasureQuery
  choices: Answer<typeof readMeasureChoices> | undefined
  totals: Answer<typeof listMeasures>['totals']
  change: Change
}

/** What the list leaves out; all of it lives in the address. */
export function MeasureFilters({ query, choices, totals, change }: Props) {
  const text = useText()
  const written = useWritten()
  const field = (name: keyof MeasureQuery): FieldOf<string> => ({
    name,
    value: String(query[name] ?? ''),
    onChange: (value) => change({ [name]: value || undefined }),
    error: undefined,
  })
  const all = { value: '', label: text('measures.all') }
  const edition = choices?.editions.find(({ id }) => id === query.edition)
  const owner = query.owner ?? (query.ownerRole === undefined ? '' : `role:${query.ownerRole}`)
  const attention = query.without ?? (query.exception ? `exception-${query.exception}` : '')
  return (
    <Filters
      label={text('measures.filters')}
      typed={
        <TypedFilter
          label={text('measures.search')}
          value={query.text}
          onChange={(typed) => change({ text: typed }, { replace: true })}
        />
      }
      onClear={isFiltered(query) ? () => change(everything) : undefined}
    >
      <SelectField
        label={text('measures.state')}
        choices={[
          all,
          ...measureStates.map((state) => ({
            value: state,
            label: text('measures.counted', { name: text(`measureState.${state}`), count: totals.states[state] ?? 0 }),
          })),
        ]}
        field={field('state')}
      />
      {choices && choices.editions.length > 0 ? (
        <SelectField
          label={text('statement.edition')}
          choices={[all, ...choices.editions.map(({ id, name }) => ({ value: id, label: name }))]}
          field={field('edition')}
        />
      ) : null}
      {edition ? (
        <SelectField
          label={text('statement.theme')}
          choices={[
            all,
            { value: 'clauses', label: text('measures.clauses') },
            ...edition.themes.map(({ id, name }) => ({ value: id, label: written.inLanguage(name) })),
          ]}
          field={field('theme')}
        />
      ) : null}
      {choices && choices.owners.length + choices.roles.length > 0 ? (
        <SelectField
          label={text('measures.owner')}
          choices={[
            all,
            ...choices.owners.map(({ id, name, left }) => ({
              value: id,
              label: left ? text('measures.left', { name }) : name,
            })),
            ...choices.roles.map((role) => ({ value: `role:${role}`, label: role })),
          ]}
          field={{
            ...field('owner'),
            value: owner,
            onChange: (value) => {
              const role = value.startsWith('role:') ? value.slice(5) : undefined
              change({ owner: role === undefined ? value || undefined : undefined, ownerRole: role })
            },
          }}
        />
      ) : null}
      {choices && choices.systems.length > 0 ? (
        <SelectField
          label={text('measures.system')}
          choices={[all, ...choices.systems.map(({ id, name }) => ({ value: id, label: name }))]}
          field={field('system')}
        />
      ) : null}
      <SelectField
        label={text('measures.attention')}
        choices={[
          all,
          ...lacks.map((lack) => ({ value: lack, label: text(`measures.without.${lack}`) })),
          ...(['open', 'past'] as const).map((state) => ({
            value: `exception-${state}`,
            label: text(`measures.exception.${state}`),
          })),
        ]}
        field={{
          ...field('without'),
          value: attention,
          onChange: (value) =>
            change({
              without: lacks.find((lack) => lack === value),
              exception: value === 'exception-open' ? 'open' : value === 'exception-past' ? 'past' : undefined,
            }),
        }}
      />
    </Filters>
  )
}
