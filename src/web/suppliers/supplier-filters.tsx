import { criticalityWords } from '../../core/suppliers/criticality-words.ts'
import { criticalities, serviceKinds } from '../../core/suppliers/facts.ts'
import { gapKindWords } from '../../core/suppliers/gap-words.ts'
import { serviceKindWords } from '../../core/suppliers/reach-words.ts'
import { agreementWords } from '../../core/suppliers/supplier-fields.ts'
import { type listSuppliers, readSupplierChoices } from '../../features/suppliers/suppliers.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import type { FieldOf } from '../session/form.ts'
import { useLanguage } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Filters } from '../ui/filters.tsx'
import { TypedFilter } from '../ui/typed-filter.tsx'
import { agreements, everything, isFiltered, lacks, reachings, type SupplierQuery, states } from './supplier-query.ts'

type Props = {
  query: SupplierQuery
  totals: Answer<typeof listSuppliers>['totals']
  change: (changed: Partial<SupplierQuery>, options?: { replace?: boolean }) => void
}

/** What the list leaves out; all of it lives in the address. */
export function SupplierFilters({ query, totals, change }: Props) {
  const text = useText()
  const language = useLanguage()
  const choices = useAnswer(readSupplierChoices, {}, { keep: true }).data
  const field = (name: keyof SupplierQuery): FieldOf<string> => ({
    ...{ name, value: String(query[name] ?? ''), error: undefined },
    onChange: (value) => change({ [name]: value || undefined }),
  })
  const all = { value: '', label: text('assets.all') }
  return (
    <Filters
      label={text('suppliers.filters')}
      typed={
        <TypedFilter
          label={text('suppliers.search')}
          value={query.text}
          onChange={(typed) => change({ text: typed }, { replace: true })}
        />
      }
      onClear={isFiltered(query) ? () => change(everything) : undefined}
    >
      <SelectField
        label={text('suppliers.criticality')}
        choices={[
          all,
          ...criticalities.map((value) => ({
            value,
            label: text('assets.counted', {
              name: criticalityWords[value][language],
              count: totals.criticalities[value],
            }),
          })),
        ]}
        field={field('criticality')}
      />
      <SelectField
        label={text('suppliers.missing')}
        choices={[
          all,
          ...lacks.map((value) => ({
            value,
            label:
              value === 'any' || value === 'breaking'
                ? text(`suppliers.lacks.${value}`)
                : gapKindWords[value][language],
          })),
        ]}
        field={field('missing')}
      />
      <SelectField
        label={text('suppliers.reaches')}
        choices={[all, ...reachings.map((value) => ({ value, label: text(`suppliers.reaches.${value}`) }))]}
        field={field('reaches')}
      />
      <SelectField
        label={text('suppliers.agreement')}
        choices={[all, ...agreements.map((value) => ({ value, label: agreementWords[value][language] }))]}
        field={field('agreement')}
      />
      <SelectField
        label={text('suppliers.field.kind')}
        choices={[all, ...serviceKinds.map((value) => ({ value, label: serviceKindWords[value][language] }))]}
        field={field('kind')}
      />
      {choices && choices.owners.length > 0 ? (
        <SelectField
          label={text('suppliers.field.owner')}
          choices={[
            all,
            ...choices.owners.map(({ id, name, left }) => ({
              value: id,
              label: left ? text('assets.left', { name }) : name,
            })),
          ]}
          field={field('owner')}
        />
      ) : null}
      {query.asset !== undefined ? (
        <SelectField
          label={text('suppliers.field.asset')}
          choices={[all, ...(choices?.assets ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
          field={field('asset')}
        />
      ) : null}
      {totals.ended > 0 || query.state !== 'running' ? (
        <SelectField
          label={text('suppliers.state')}
          choices={states.map((value) => ({ value, label: text(`suppliers.states.${value}`) }))}
          field={field('state')}
        />
      ) : null}
    </Filters>
  )
}
