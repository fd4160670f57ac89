import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import { addStaffMember, changeStaffMember, readStaffMember } from '../../features/staff/staff.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useMay, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { DayField } from '../ui/day-field.tsx'
import { SelectField, TextField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { PersonFacts } from './person-facts.tsx'
import styles from './staff.module.css'
import { type PersonValues, personBody, personValues, type StaffOverview, type WholePerson } from './staff.ts'

type Props = { id: string | null; overview: StaffOverview; onClose: () => void }

/** One person: to add, to change, or, for whoever may change nothing, to read. */
export function PersonSheet({ id, overview, onClose }: Props) {
  const text = useText()
  const may = useMay('staff:write')
  const read = useAnswer(readStaffMember, { params: { id: id ?? '' } }, { enabled: id !== null })
  if (id === null) return <PersonForm person={null} overview={overview} onClose={onClose} />
  if (read.data && may) return <PersonForm key={id} person={read.data} overview={overview} onClose={onClose} />
  return (
    <Sheet
      opened
      onClose={onClose}
      title={read.data?.name ?? text('staff.person')}
      onSubmit={(event) => event.preventDefault()}
      foot={
        <Button look="bare" onPress={onClose}>
          {text('sheet.close')}
        </Button>
      }
    >
      <Loaded answer={read}>{(person) => <PersonFacts person={person} may={false} />}</Loaded>
    </Sheet>
  )
}

function PersonForm({ person, overview, onClose }: Omit<Props, 'id'> & { person: WholePerson | null }) {
  const text = useText()
  const language = useLanguage()
  const announce = useAnnounce()
  const { call } = useSession()
  const add = useCommand(addStaffMember)
  const change = useCommand(changeStaffMember)
  const [base, setBase] = useState(person)
  const form = useForm<PersonValues>(personValues(person, language, overview.day), {
    check: ({ name, starts }) => ({
      name: name.trim() === '' ? text('field.required') : undefined,
      starts: starts === '' ? text('field.required') : undefined,
    }),
    submit: async (values) => {
      try {
        const body = personBody(values)
        if (base) await change.mutateAsync({ params: { id: base.id }, body, ifMatch: base.revision })
        else await add.mutateAsync({ body })
      } catch (caught) {
        if (base && caught instanceof ApiProblem && caught.status === 412)
          setBase(await call(readStaffMember, { params: { id: base.id } }))
        throw caught
      }
      announce(text('staff.saved'))
      onClose()
    },
  })
  const differences = useDifferences(base, form.values, overview)
  const conflict = form.problem?.status === 412 && base !== null
  const locations = [
    ...overview.locations,
    ...(base?.location && !overview.locations.some(({ id }) => id === base.location?.id) ? [base.location] : []),
  ]
  return (
    <Sheet
      opened
      onClose={onClose}
      title={person?.name ?? text('staff.add')}
      onSubmit={form.onSubmit}
      foot={conflict ? null : <SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {conflict ? (
        <Conflict
          differences={differences}
          busy={form.busy}
          onKeepMine={() => void form.send()}
          onTakeTheirs={() => {
            form.setValues(personValues(base, language, overview.day))
            form.setProblem(null)
          }}
        />
      ) : form.problem ? (
        <Problem problem={form.problem} />
      ) : null}
      <TextField label={text('staff.name')} field={form.field('name')} />
      <div className={styles.pair}>
        <DayField label={text('staff.starts')} field={form.field('starts')} />
        <DayField label={text('staff.ends')} hint={text('staff.endsHint')} field={form.field('ends')} />
      </div>
      <TextField
        label={text('staff.function')}
        hint={text('staff.functionHint')}
        optional
        field={form.field('function')}
      />
      <MultiSelect
        label={
          <>
            {text('staff.teams')} <span className="small">{text('field.optional')}</span>
          </>
        }
        data={overview.teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={[...form.values.teams]}
        onChange={(teams) => form.set('teams', teams)}
        error={form.errors.teams}
        searchable
        hidePickedOptions
        clearButtonProps={{ 'aria-label': text('staff.clearTeams') }}
        comboboxProps={{ withinPortal: false }}
        nothingFoundMessage={text('list.nothing')}
      />
      <SelectField
        label={text('staff.location')}
        optional
        choices={[
          { value: '', label: text('staff.noLocation') },
          ...locations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        field={form.field('location')}
      />
      <TextField
        kind="email"
        label={text('staff.email')}
        hint={text('staff.emailHint')}
        optional
        field={form.field('email')}
      />
      <div className={styles.pair}>
        <TextField label={text('staff.number')} optional field={form.field('number')} />
        <SelectField
          label={text('staff.language')}
          choices={[
            { value: 'nl' as const, label: text('language.nl') },
            { value: 'en' as const, label: text('language.en') },
          ]}
          field={form.field('language')}
        />
      </div>
      {person && !conflict ? <PersonFacts person={person} may besides /> : null}
    </Sheet>
  )
}

/** What somebody else saved beside what is typed here, for every field that differs. */
function useDifferences(base: WholePerson | null, mine: PersonValues, overview: StaffOverview) {
  const text = useText()
  const written = useWritten()
  const theirs = personValues(base, mine.language, overview.day)
  const fields = ['name', 'starts', 'ends', 'function', 'teams', 'location', 'email', 'number', 'language'] as const
  const inWords = (name: (typeof fields)[number], values: PersonValues): string => {
    if (name === 'starts' || name === 'ends') return values[name] ? written.day(values[name]) : ''
    if (name === 'language') return text(`language.${values.language}`)
    if (name === 'location') return overview.locations.find(({ id }) => id === values.location)?.name ?? values.location
    if (name === 'teams')
      return values.teams.map((team) => overview.teams.find(({ id }) => id === team)?.name ?? team).join(', ')
    return values[name]
  }
  return fields
    .map((name) => ({
      key: name,
      label: text(`staff.${name}`),
      theirs: inWords(name, theirs),
      mine: inWords(name, mine),
    }))
    .filter((one) => one.theirs !== one.mine)
}
