import { Select } from '@mantine/core'
import { useState } from 'react'
import { listMeasures } from '../../features/measures/measures.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { FieldOf } from '../session/form.ts'
import { useText } from '../session/text.tsx'

type Props = {
  label: string
  hint?: string
  /** A measure that cannot be chosen. */
  except?: string
  chosen: { id: string; title: string } | null
  field: FieldOf<string | null>
}

/** One measure, found by typing part of its title. */
export function ChooseMeasure({ label, hint, except, chosen, field }: Props) {
  const text = useText()
  const [typed, setTyped] = useState('')
  const query = { size: 20, ...(typed.trim() ? { text: typed.trim().slice(0, 100) } : {}) }
  const found = useAnswer(listMeasures, { query }, { keep: true })
  const [picked, setPicked] = useState(chosen)
  const items = (found.data?.items ?? []).filter(({ id, state }) => id !== except && state !== 'ended')
  const options = new Map([...items, ...(picked ? [picked] : [])].map(({ id, title }) => [id, title]))
  return (
    <Select
      label={
        <>
          {label} <span className="small">{text('field.optional')}</span>
        </>
      }
      description={hint}
      name={field.name}
      value={field.value}
      error={field.error}
      data={[...options].map(([value, title]) => ({ value, label: title }))}
      filter={({ options: all }) => all}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': text('measures.clear') }}
      onSearchChange={(value) => setTyped(value === picked?.title ? '' : value)}
      onChange={(id) => {
        setPicked(id === null ? null : { id, title: options.get(id) ?? '' })
        field.onChange(id)
      }}
      comboboxProps={{ withinPortal: false }}
      nothingFoundMessage={text('list.nothing')}
    />
  )
}
