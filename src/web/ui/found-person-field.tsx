import { Select } from '@mantine/core'
import { useState } from 'react'
import type { FieldOf } from '../session/form.ts'
import { useText } from '../session/text.tsx'

type Found = { id: string; name: string; function: string }
type Props = {
  label: string
  hint?: string
  chosen: { id: string; name: string } | null
  field: FieldOf<string | null>
  /** Who was found for what is typed, as the server gives them. */
  found: readonly Found[]
  onType: (typed: string) => void
  /** Somebody has to be chosen. */
  needed?: boolean
}

/** Somebody of the staff, found by typing part of the name or the function. */
export function FoundPersonField({ label, hint, chosen, field, found, onType, needed }: Props) {
  const text = useText()
  const [picked, setPicked] = useState(chosen)
  const options = new Map(found.map((one) => [one.id, labelOf(one)]))
  if (picked && !options.has(picked.id)) options.set(picked.id, picked.name)
  return (
    <Select
      label={
        needed ? (
          label
        ) : (
          <>
            {label} <span className="small">{text('field.optional')}</span>
          </>
        )
      }
      description={hint}
      name={field.name}
      value={field.value}
      error={field.error}
      data={[...options].map(([value, name]) => ({ value, label: name }))}
      filter={({ options: all }) => all}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': text('measures.clear') }}
      onSearchChange={(value) => onType([...options.values()].includes(value) ? '' : value.trim().slice(0, 100))}
      onChange={(id) => {
        setPicked(id === null ? null : { id, name: options.get(id) ?? '' })
        field.onChange(id)
      }}
      comboboxProps={{ withinPortal: false }}
      nothingFoundMessage={text('measures.noPerson')}
    />
  )
}

const labelOf = ({ name, function: does }: Found) => (does ? `${name} (${does})` : name)
