import type { listEvidence, readEvidenceChoices } from '../../features/evidence/evidence.contract.ts'
import type { Answer } from '../session/call.ts'
import type { FieldOf } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { SelectField } from '../ui/fields.tsx'
import { TypedFilter } from '../ui/typed-filter.tsx'
import styles from './evidence.module.css'
import { evidenceStates } from './evidence.ts'
import { type EvidenceQuery, everything, isFiltered, kinds } from './evidence-query.ts'

type Change = (changed: Partial<EvidenceQuery>, options?: { replace?: boolean }) => void
type Props = {
  query: EvidenceQuery
  choices: Answer<typeof readEvidenceChoices> | undefined
  counts: Answer<typeof listEvidence>['counts']
  change: Change
}

/** What the list leaves out; all of it lives in the address. */
export function EvidenceFilters({ query, choices, counts, change }: Props) {
  const text = useText()
  const field = (name: keyof EvidenceQuery): FieldOf<string> => ({
    name,
    value: String(query[name] ?? ''),
    onChange: (value) => change({ [name]: value || undefined }),
    error: undefined,
  })
  const all = { value: '', label: text('measures.all') }
  const proofs = choices?.measures.find(({ id }) => id === query.measure)?.proofs ?? []
  return (
    <search className={styles.filters} aria-label={text('evidence.filters')}>
      <TypedFilter
        label={text('evidence.search')}
        value={query.text}
        onChange={(typed) => change({ text: typed }, { replace: true })}
      />
      <SelectField
        label={text('evidence.state')}
        choices={[
          { value: '', label: text('evidence.counting') },
          ...evidenceStates.map((state) => ({
            value: state,
            label: text('measures.counted', { name: text(`evidenceState.${state}`), count: counts[state] ?? 0 }),
          })),
          { value: 'all', label: text('evidence.everything') },
        ]}
        field={field('state')}
      />
      <SelectField
        label={text('measures.measure')}
        choices={[all, ...(choices?.measures ?? []).map(({ id, title }) => ({ value: id, label: title }))]}
        field={field('measure')}
      />
      {proofs.length > 0 ? (
        <SelectField
          label={text('evidence.proof')}
          choices={[all, ...proofs.map(({ id, title }) => ({ value: id, label: title }))]}
          field={field('proof')}
        />
      ) : null}
      <SelectField
        label={text('evidence.kind')}
        choices={[all, ...kinds.map((kind) => ({ value: kind, label: text(`evidenceKind.${kind}`) }))]}
        field={field('kind')}
      />
      {choices && choices.collectedBy.length > 1 ? (
        <SelectField
          label={text('evidence.collectedBy')}
          choices={[all, ...choices.collectedBy.map((name) => ({ value: name, label: name }))]}
          field={field('collectedBy')}
        />
      ) : null}
      <DayField label={text('evidence.aboutFrom')} field={field('from')} />
      <DayField label={text('evidence.aboutTo')} field={field('to')} />
      {isFiltered(query) ? (
        <div className={styles.clear}>
          <Button look="bare" small onPress={() => change(everything)}>
            {text('statement.clear')}
          </Button>
        </div>
      ) : null}
    </search>
  )
}
