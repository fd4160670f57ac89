import { useText } from '../session/text.tsx'
import { SelectField, TextField } from '../ui/fields.tsx'
import styles from './documents.module.css'
import { type ReadersFound as Found, readerStates as states } from './readers.ts'

type Filter = { state: (typeof states)[number]; team?: string; location?: string; search?: string }
type Change = (changed: Record<string, string | undefined>, replace?: boolean) => void

/** Which readers the list shows. */
export function ReaderFilters({ found, filter, change }: { found: Found; filter: Filter; change: Change }) {
  const text = useText()
  const places = (list: Found['teams'], none: string, all: string) => [
    { value: '', label: all },
    ...list.map(({ id, name }) => ({ value: id ?? 'none', label: id === null ? none : name })),
  ]
  return (
    <div className={styles.filters}>
      <TextField
        kind="search"
        label={text('readers.search')}
        field={{
          name: 'search',
          value: filter.search ?? '',
          error: undefined,
          onChange: (search) => change({ search }, true),
        }}
      />
      <SelectField
        label={text('readers.state')}
        choices={states.map((state) => ({ value: state, label: text(`readers.state.${state}`) }))}
        field={{ name: 'state', value: filter.state, error: undefined, onChange: (state) => change({ state }) }}
      />
      <SelectField
        label={text('staff.team')}
        choices={places(found.teams, text('staff.noTeam'), text('staff.allTeams'))}
        field={{ name: 'team', value: filter.team ?? '', error: undefined, onChange: (team) => change({ team }) }}
      />
      <SelectField
        label={text('readers.location')}
        choices={places(found.locations, text('readers.noLocation'), text('readers.allLocations'))}
        field={{
          name: 'location',
          value: filter.location ?? '',
          error: undefined,
          onChange: (location) => change({ location }),
        }}
      />
    </div>
  )
}
