import { chainLinks } from '../../core/demonstrability/chain.ts'
import { linkWords } from '../../core/demonstrability/chain-words.ts'
import { parseDay } from '../../core/time/day.ts'
import type { FieldOf } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { SelectField } from '../ui/fields.tsx'
import styles from './demonstrability.module.css'
import { askedStates, everything, restings, type VerdictQuery } from './verdict-query.ts'
import type { Verdicts } from './verdicts.ts'

type Props = { query: VerdictQuery; verdicts: Verdicts; change: (changed: Partial<VerdictQuery>) => void }

/** What is counted and listed; all of it lives in the address. */
export function VerdictFilters({ query, verdicts, change }: Props) {
  const text = useText()
  const written = useWritten()
  const field = (
    name: 'edition' | 'theme' | 'owner' | 'system' | 'supplier' | 'rests' | 'state' | 'weakest',
  ): FieldOf<string> => ({
    name,
    value: query[name] ?? '',
    onChange: (value) => change({ [name]: value || undefined }),
    error: undefined,
  })
  const all = { value: '', label: text('measures.all') }
  const themes = new Map(verdicts.themes.map(({ theme, title }) => [theme, written.inLanguage(title)]))
  const narrowed = Object.keys(everything).some((name) => query[name as keyof VerdictQuery] !== undefined)
  return (
    <search className={`screen-only ${styles.filters}`} aria-label={text('verdicts.filters')}>
      <SelectField
        label={text('verdicts.edition')}
        choices={[
          all,
          ...verdicts.editions.map(({ edition, editionName }) => ({ value: edition, label: editionName })),
        ]}
        field={field('edition')}
      />
      <SelectField
        label={text('verdicts.theme')}
        choices={[all, ...[...themes].map(([value, label]) => ({ value, label }))]}
        field={field('theme')}
      />
      <SelectField
        label={text('verdicts.state')}
        choices={[all, ...askedStates.map((state) => ({ value: state, label: text(`sum.${state}`) }))]}
        field={field('state')}
      />
      <SelectField
        label={text('verdicts.weakest')}
        choices={[all, ...chainLinks.map((link) => ({ value: link, label: written.inLanguage(linkWords[link].name) }))]}
        field={field('weakest')}
      />
      <SelectField
        label={text('verdicts.owner')}
        choices={[all, ...verdicts.owners.map(({ owner }) => ({ value: owner, label: owner }))]}
        field={field('owner')}
      />
      {verdicts.systems.length > 0 ? (
        <SelectField
          label={text('verdicts.system')}
          choices={[all, ...verdicts.systems.map(({ system, name }) => ({ value: system, label: name }))]}
          field={field('system')}
        />
      ) : null}
      {verdicts.suppliers.length > 0 || query.supplier || query.rests ? (
        <>
          <SelectField
            label={text('verdicts.rests')}
            choices={[all, ...restings.map((value) => ({ value, label: text(`rests.${value}`) }))]}
            field={field('rests')}
          />
          <SelectField
            label={text('verdicts.supplier')}
            choices={[all, ...verdicts.suppliers.map(({ supplier, name }) => ({ value: supplier, label: name }))]}
            field={field('supplier')}
          />
        </>
      ) : null}
      <DayField
        label={text('verdicts.on')}
        field={{
          name: 'on',
          value: query.on ?? '',
          onChange: (value) => change({ on: parseDay(value) ?? undefined }),
          error: undefined,
        }}
      />
      {narrowed ? (
        <div className={styles.clear}>
          <Button look="bare" small onPress={() => change(everything)}>
            {text('statement.clear')}
          </Button>
        </div>
      ) : null}
    </search>
  )
}
