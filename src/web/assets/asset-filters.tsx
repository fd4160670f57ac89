import { assetKinds } from '../../core/assets/asset.ts'
import type { listAssets, readAssetChoices } from '../../features/assets/assets.contract.ts'
import type { Answer } from '../session/call.ts'
import type { FieldOf } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Filters } from '../ui/filters.tsx'
import { TypedFilter } from '../ui/typed-filter.tsx'
import { type AssetQuery, everything, isFiltered, lacks, states, weights } from './asset-query.ts'

type Change = (changed: Partial<AssetQuery>, options?: { replace?: boolean }) => void
type Props = {
  query: AssetQuery
  choices: Answer<typeof readAssetChoices> | undefined
  totals: Answer<typeof listAssets>['totals']
  change: Change
}

/** What the list leaves out; all of it lives in the address. */
export function AssetFilters({ query, choices, totals, change }: Props) {
  const text = useText()
  const field = (name: keyof AssetQuery): FieldOf<string> => ({
    name,
    value: String(query[name] ?? ''),
    onChange: (value) => change({ [name]: value || undefined }),
    error: undefined,
  })
  const all = { value: '', label: text('assets.all') }
  const owner = query.owner ?? (query.ownerRole === undefined ? '' : `role:${query.ownerRole}`)
  return (
    <Filters
      label={text('assets.filters')}
      typed={
        <TypedFilter
          label={text('assets.search')}
          value={query.text}
          onChange={(typed) => change({ text: typed }, { replace: true })}
        />
      }
      onClear={isFiltered(query) ? () => change(everything) : undefined}
    >
      <SelectField
        label={text('assets.kind')}
        choices={[
          all,
          ...assetKinds
            .filter((kind) => kind in totals.kinds || kind === query.kind)
            .map((kind) => ({
              value: kind,
              label: text('assets.counted', { name: text(`assetKind.${kind}`), count: totals.kinds[kind] ?? 0 }),
            })),
        ]}
        field={field('kind')}
      />
      <SelectField
        label={text('assets.heaviest')}
        choices={[all, ...weights.map((one) => ({ value: one, label: text(`assets.weighs.${one}`) }))]}
        field={field('weighs')}
      />
      {choices && choices.owners.length + choices.roles.length > 0 ? (
        <SelectField
          label={text('assets.owner')}
          choices={[
            all,
            ...choices.owners.map(({ id, name, left }) => ({
              value: id,
              label: left ? text('assets.left', { name }) : name,
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
      <SelectField
        label={text('assets.attention')}
        choices={[all, ...lacks.map((lack) => ({ value: lack, label: text(`assets.without.${lack}`) }))]}
        field={field('without')}
      />
      {totals.withdrawn > 0 || query.state === 'withdrawn' ? (
        <SelectField
          label={text('assets.state')}
          choices={states.map((state) => ({
            value: state,
            label: text(`assets.state.${state}`, { count: totals.withdrawn }),
          }))}
          field={field('state')}
        />
      ) : null}
    </Filters>
  )
}
