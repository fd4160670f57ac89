import { kindWords } from '../../core/assets/asset.ts'
import { treatments } from '../../core/risk/facts.ts'
import { riskStates } from '../../core/risk/standing.ts'
import { stateWords, treatmentWords } from '../../core/risk/standing-words.ts'
import type { FieldOf } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Filters } from '../ui/filters.tsx'
import { TypedFilter } from '../ui/typed-filter.tsx'
import { attentionStates, type FoundRisks, type RiskChoices } from './risk.ts'
import { type ChangeQuery, everything, isFiltered, type RiskQuery } from './risk-query.ts'

type Props = {
  query: RiskQuery
  choices: RiskChoices | undefined
  totals: FoundRisks['totals']
  change: ChangeQuery
}

/** What the list leaves out; all of it lives in the address. */
export function RiskFilters({ query, choices, totals, change }: Props) {
  const text = useText()
  const written = useWritten()
  const { at, today } = useMoment()
  const field = (name: keyof RiskQuery): FieldOf<string> => ({
    name,
    value: String(query[name] ?? ''),
    onChange: (value) => change({ [name]: value || undefined }),
    error: undefined,
  })
  const all = { value: '', label: text('measures.all') }
  const counted = (name: string, count: number) => text('measures.counted', { name, count })
  const attention = attentionStates.reduce((sum, state) => sum + (totals.states[state] ?? 0), 0)
  const owner = query.owner ?? (query.ownerRole === undefined ? '' : `role:${query.ownerRole}`)
  const kinds = [...new Set(choices?.assets.map(({ kind }) => kind))]
  const select = (label: string, name: keyof RiskQuery, list: { value: string; label: string }[]) =>
    list.length > 0 || query[name] !== undefined ? (
      <SelectField label={label} choices={[all, ...list]} field={field(name)} />
    ) : null
  return (
    <Filters
      label={text('risk.filters')}
      typed={
        <TypedFilter
          label={text('risk.search')}
          value={query.text}
          onChange={(typed) => change({ text: typed }, { replace: true })}
        />
      }
      told={<Told query={query} choices={choices} />}
      onClear={isFiltered(query) ? () => change(everything) : undefined}
    >
      <SelectField
        label={text('risk.state')}
        choices={[
          { value: 'open', label: counted(text('risk.open'), totals.open) },
          { value: 'attention', label: counted(text('risk.attention'), attention) },
          ...riskStates.map((state) => ({
            value: state,
            label: counted(written.inLanguage(stateWords[state]), totals.states[state] ?? 0),
          })),
          { value: 'all', label: counted(text('measures.all'), totals.all) },
        ]}
        field={field('state')}
      />
      {select(
        text('risk.levelOf', { rating: text(`risk.map.short.${query.rating}`).toLowerCase() }),
        'level',
        (choices?.levels ?? []).map((level) => ({ value: level, label: level })),
      )}
      {select(
        text('risk.assetKind'),
        'assetKind',
        kinds.map((kind) => ({ value: kind, label: written.inLanguage(kindWords[kind]) })),
      )}
      {select(
        text('risk.asset'),
        'asset',
        (choices?.assets ?? [])
          .filter(({ kind }) => query.assetKind === undefined || kind === query.assetKind)
          .map(({ id, name }) => ({ value: id, label: name })),
      )}
      {select(
        text('risk.group'),
        'threatGroup',
        (choices?.groups ?? []).map(({ id, name }) => ({ value: id, label: written.inLanguage(name) })),
      )}
      <SelectField
        label={text('risk.owner')}
        choices={[
          all,
          ...(choices?.owners ?? []).map(({ id, name, left }) => ({
            value: id,
            label: left ? text('measures.left', { name }) : name,
          })),
          ...(choices?.roles ?? []).map((role) => ({ value: `role:${role}`, label: role })),
          { value: 'nobody', label: text('measures.noOwner') },
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
      {select(text('risk.treatment'), 'treatment', [
        ...treatments.map((one) => ({ value: one, label: written.inLanguage(treatmentWords[one]) })),
        { value: 'none', label: text('treatment.none') },
      ])}
      {select(
        text('measures.measure'),
        'measure',
        (choices?.measures ?? []).map(({ id, title }) => ({ value: id, label: title })),
      )}
      {at ? null : (
        <DayField
          label={text('risk.on')}
          field={{ ...field('on'), onChange: (day) => change({ on: day > today ? day : undefined }) }}
        />
      )}
    </Filters>
  )
}

/** What is filtered by that no field above shows: a cell of the heat map, a control, a threat, other criteria. */
function Told({ query, choices }: Pick<Props, 'query' | 'choices'>) {
  const text = useText()
  const written = useWritten()
  const { likelihood, impact, rating, edition, requirement, threat, criteria } = query
  const version = choices?.versions.find(({ id }) => id === criteria)?.number
  const named = choices?.threats.find(({ id }) => id === threat)
  const told = [
    likelihood && impact
      ? text('risk.cell', { likelihood, impact, rating: text(`risk.map.short.${rating}`).toLowerCase() })
      : null,
    requirement ? text('risk.ofControl', { edition: edition ?? '', requirement }) : null,
    threat ? text('risk.ofThreat', { threat: named ? written.inLanguage(named.title) : threat }) : null,
    version ? text('risk.ofCriteria', { number: version }) : null,
  ].filter((one) => one !== null)
  return told.length > 0 ? <span className="small">{text('risk.alsoFiltered', { what: told.join('; ') })}</span> : null
}
