import { useQueries } from '@tanstack/react-query'
import { readEdition } from '../../features/standards/standards.contract.ts'
import type { FieldOf } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { controlStates } from '../ui/control-state.ts'
import { CheckField, SelectField } from '../ui/fields.tsx'
import { TypedFilter } from '../ui/typed-filter.tsx'
import type { EditionTotals } from './control.ts'
import { isFiltered, type ListQuery, type Order, orders } from './list-query.ts'
import styles from './statement.module.css'

type Change = (changed: Partial<ListQuery>, options?: { replace?: boolean }) => void
type FiltersProps = { query: ListQuery; totals: readonly EditionTotals[]; change: Change }

/** What the list leaves out, and in which order it stands; all of it lives in the address. */
export function ListFilters({ query, totals, change }: FiltersProps) {
  const text = useText()
  const themes = useThemes(query.edition ? [query.edition] : totals.map(({ edition }) => edition))
  const lapsed = totals.reduce((sum, one) => sum + one.lapsed, 0)
  const risk = totals.reduce((sum, one) => sum + one.risk, 0)
  const field = <V,>(name: string, value: V, set: (value: V) => void): FieldOf<V> => ({
    name,
    value,
    onChange: set,
    error: undefined,
  })
  return (
    <search className={styles.filters} aria-label={text('statement.filters')}>
      <div className={styles.typed}>
        <TypedFilter
          label={text('statement.text')}
          value={query.text}
          onChange={(typed) => change({ text: typed ?? '' }, { replace: true })}
        />
      </div>
      {totals.length > 1 ? (
        <SelectField
          label={text('statement.edition')}
          choices={[
            { value: '', label: text('statement.allEditions') },
            ...totals.map(({ edition, editionName }) => ({ value: edition, label: editionName })),
          ]}
          field={field('edition', query.edition ?? '', (edition) => change({ edition: edition || undefined }))}
        />
      ) : null}
      <SelectField
        label={text('statement.theme')}
        choices={[{ value: '', label: text('statement.allThemes') }, ...themes]}
        field={field('theme', query.theme ?? '', (theme) => change({ theme: theme || undefined }))}
      />
      <SelectField
        label={text('statement.state')}
        choices={[
          { value: '' as const, label: text('statement.allStates') },
          ...controlStates.map((state) => ({ value: state, label: text(`state.${state}`) })),
        ]}
        field={field<'' | (typeof controlStates)[number]>('state', query.state ?? '', (state) =>
          change({ state: state || undefined }),
        )}
      />
      <SelectField<Order>
        label={text('statement.order')}
        choices={orders.map((order) => ({ value: order, label: text(`statement.order.${order}`) }))}
        field={field<Order>('sort', query.sort, (sort) =>
          change({ sort, direction: sort === 'decided' ? 'down' : 'up' }),
        )}
      />
      <div className={styles.check}>
        <CheckField
          label={text('statement.healthcareOnly')}
          field={field('healthcare', query.healthcare === 'any', (on) =>
            change({ healthcare: on ? 'any' : undefined }),
          )}
        />
        {lapsed > 0 || query.lapsed ? (
          <CheckField
            label={text('lapsed.only', { count: lapsed })}
            field={field('lapsed', query.lapsed === 'any', (on) => change({ lapsed: on ? 'any' : undefined }))}
          />
        ) : null}
        {risk > 0 || query.risk ? (
          <CheckField
            label={text('riskTie.only', { count: risk })}
            field={field('risk', query.risk === 'differs', (on) => change({ risk: on ? 'differs' : undefined }))}
          />
        ) : null}
        {isFiltered(query) ? (
          <Button
            look="bare"
            small
            onPress={() =>
              change({
                edition: undefined,
                theme: undefined,
                state: undefined,
                healthcare: undefined,
                lapsed: undefined,
                risk: undefined,
                text: undefined,
              })
            }
          >
            {text('statement.clear')}
          </Button>
        ) : null}
      </div>
    </search>
  )
}

/** The themes of the editions, each once. */
function useThemes(editions: readonly string[]): { value: string; label: string }[] {
  const written = useWritten()
  const { session, call } = useSession()
  const answers = useQueries({
    queries: editions.map((edition) => ({
      queryKey: [readEdition.name, session.organisation?.id ?? null, null, { params: { edition } }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(readEdition, { params: { edition }, signal }),
      staleTime: 600_000,
    })),
  })
  const themes = new Map(answers.flatMap(({ data }) => data?.themes ?? []).map(({ id, name }) => [id, name]))
  return [...themes].map(([value, name]) => ({ value, label: written.inLanguage(name) }))
}
