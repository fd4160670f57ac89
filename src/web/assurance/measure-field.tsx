import { Select } from '@mantine/core'
import { useState } from 'react'
import { listMeasures } from '../../features/measures/measures.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { FieldOf } from '../session/form.ts'
import { useText } from '../session/text.tsx'

type Props = {
  label: string
  chosen: { id: string; title: string } | null
  field: FieldOf<string | null>
}

/** A measure of the register, found by typing part of its title; it can be taken away again. */
export function MeasureField({ label, chosen, field }: Props) {
  const text = useText()
  const [typed, setTyped] = useState('')
  const [picked, setPicked] = useState(chosen)
  const query = { size: 30, ...(typed.trim() ? { text: typed.trim().slice(0, 100) } : {}) }
  const found = useAnswer(listMeasures, { query }, { keep: true })
  const options = new Map(
    (found.data?.items ?? []).filter(({ state }) => state !== 'ended').map(({ id, title }) => [id, title]),
  )
  if (picked && !options.has(picked.id)) options.set(picked.id, picked.title)
  return (
    <Select
      label={
        <>
          {label} <span className="small">{text('field.optional')}</span>
        </>
      }
      name={field.name}
      value={field.value}
      error={field.error}
      data={[...options].map(([value, title]) => ({ value, label: title }))}
      filter={({ options: all }) => all}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': text('measures.clear') }}
      onSearchChange={(value) => setTyped([...options.values()].includes(value) ? '' : value)}
      onChange={(id) => {
        setPicked(id === null ? null : { id, title: options.get(id) ?? '' })
        field.onChange(id)
      }}
      comboboxProps={{ withinPortal: false }}
      nothingFoundMessage={text('list.nothing')}
    />
  )
}
