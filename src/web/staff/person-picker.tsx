import { Autocomplete, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { listStaffChoices } from '../../features/staff/staff.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { FieldOf } from '../session/form.ts'
import { useText } from '../session/text.tsx'

export type PickedPerson = { id: string; name: string }
/** Who answers for something: somebody of the staff, or a role in words where nobody is chosen. */
export type PickedOwner = { person: PickedPerson | null; role: string }

type Props = { label: ReactNode; hint?: ReactNode; optional?: boolean }

const typingMs = 200

function useChoices(typed: string, wanted: boolean) {
  const [search] = useDebouncedValue(typed.trim().slice(0, 100), typingMs)
  const { data } = useAnswer(listStaffChoices, { query: { search } }, { enabled: wanted, keep: true })
  const items = data?.items ?? []
  // People of the same name and function would be one choice: a number tells them apart.
  const seen = new Map<string, number>()
  return {
    more: data?.more ?? false,
    people: items.map(({ id, name, function: what }) => {
      const plain = what ? `${name}, ${what}` : name
      const nth = (seen.get(plain) ?? 0) + 1
      seen.set(plain, nth)
      return { id, name, label: nth === 1 ? plain : `${plain} (${nth})` }
    }),
  }
}

function useLabel({ label, optional }: Props): ReactNode {
  const text = useText()
  return optional ? (
    <>
      {label} <span className="small">{text('field.optional')}</span>
    </>
  ) : (
    label
  )
}

/** Somebody who works for the organisation, found by typing part of a name or a function. */
export function PersonField({ field, ...props }: Props & { field: FieldOf<PickedPerson | null> }) {
  const text = useText()
  const [typed, setTyped] = useState(field.value?.name ?? '')
  const [opened, setOpened] = useState(false)
  const { value } = field
  const { people, more } = useChoices(value && typed === value.name ? '' : typed, opened)
  const known = value && !people.some(({ id }) => id === value.id) ? [{ ...value, label: value.name }] : []
  return (
    <Select
      label={useLabel(props)}
      description={props.hint}
      name={field.name}
      error={field.error}
      data={[...known, ...people].map(({ id, label }) => ({ value: id, label }))}
      value={value?.id ?? null}
      onChange={(id) => field.onChange([...known, ...people].find((one) => one.id === id) ?? null)}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      // The server found them: what it gives is shown as it is.
      filter={({ options }) => options}
      onDropdownOpen={() => setOpened(true)}
      onFocus={() => setOpened(true)}
      clearable
      clearButtonProps={{ 'aria-label': text('picker.clear') }}
      nothingFoundMessage={text(more ? 'picker.more' : 'picker.nobody')}
      comboboxProps={{ withinPortal: false }}
    />
  )
}

/** Who answers for something: typing finds people; what is not chosen from the list is a role in words. */
export function OwnerField({ field, ...props }: Props & { field: FieldOf<PickedOwner> }) {
  const text = useText()
  const [opened, setOpened] = useState(false)
  const { person, role } = field.value
  const typed = person?.name ?? role
  const { people } = useChoices(person ? '' : role, opened)
  const explained = person ? text('picker.isPerson') : role.trim() !== '' ? text('picker.isRole') : props.hint
  return (
    <Autocomplete
      label={useLabel(props)}
      description={explained ?? text('picker.personOrRole')}
      name={field.name}
      error={field.error}
      value={typed}
      maxLength={160}
      data={people.map(({ label }) => label)}
      filter={({ options }) => options}
      onFocus={() => setOpened(true)}
      onChange={(now) => {
        const chosen = people.find(({ label }) => label === now)
        field.onChange(
          chosen ? { person: { id: chosen.id, name: chosen.name }, role: '' } : { person: null, role: now },
        )
      }}
      comboboxProps={{ withinPortal: false }}
    />
  )
}
