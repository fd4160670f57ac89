import type { FieldOf } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { SelectField } from '../ui/fields.tsx'
import { TypedFilter } from '../ui/typed-filter.tsx'
import styles from './staff.module.css'
import type { StaffOverview } from './staff.ts'
import { isFiltered, type PeopleQuery, type PeopleState, states } from './staff-query.ts'

export type Change = (changed: Partial<PeopleQuery>, options?: { replace?: boolean }) => void
type Props = { query: PeopleQuery; overview: StaffOverview; change: Change }

const field = <V,>(name: string, value: V, set: (value: V) => void): FieldOf<V> => ({
  name,
  value,
  onChange: set,
  error: undefined,
})

/** Which people the list shows; all of it lives in the address. */
export function StaffFilters({ query, overview, change }: Props) {
  const text = useText()
  const counted = (name: string, people: number) => text('staff.counted', { name, count: people })
  return (
    <search className={styles.filters} aria-label={text('staff.filters')}>
      <div className={styles.typed}>
        <TypedFilter
          label={text('staff.search')}
          value={query.search}
          onChange={(typed) => change({ search: typed ?? '' }, { replace: true })}
        />
      </div>
      <SelectField<PeopleState>
        label={text('staff.state')}
        choices={states.map((state) => ({ value: state, label: text(`staff.state.${state}`) }))}
        field={field<PeopleState>('state', query.state, (state) => change({ state }))}
      />
      <SelectField
        label={text('staff.team')}
        choices={[
          { value: '', label: text('staff.allTeams') },
          { value: 'none', label: counted(text('staff.noTeam'), overview.withoutTeam) },
          ...overview.teams.map(({ id, name, people }) => ({ value: id, label: counted(name, people) })),
        ]}
        field={field('team', query.team ?? '', (team) => change({ team: team || undefined }))}
      />
      <SelectField
        label={text('staff.function')}
        choices={[
          { value: '', label: text('staff.allFunctions') },
          ...overview.functions.map(({ name, people }) => ({ value: name, label: counted(name, people) })),
        ]}
        field={field('function', query.function ?? '', (what) => change({ function: what || undefined }))}
      />
      <SelectField
        label={text('staff.location')}
        choices={[
          { value: '', label: text('staff.allLocations') },
          { value: 'none', label: text('staff.noLocation') },
          ...overview.locations.map(({ id, name, people }) => ({ value: id, label: counted(name, people) })),
        ]}
        field={field('location', query.location ?? '', (location) => change({ location: location || undefined }))}
      />
      <DayField label={text('staff.on')} field={field('on', query.on ?? '', (on) => change({ on: on || undefined }))} />
      {isFiltered(query) ? (
        <div className={styles.check}>
          <Button
            look="bare"
            small
            onPress={() =>
              change({
                ...{ search: undefined, team: undefined, function: undefined, location: undefined },
                ...{ on: undefined, state: 'working' },
              })
            }
          >
            {text('staff.clear')}
          </Button>
        </div>
      ) : null}
    </search>
  )
}
