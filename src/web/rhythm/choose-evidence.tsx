import { Select } from '@mantine/core'
import { useState } from 'react'
import { listEvidence } from '../../features/evidence/evidence.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { FieldOf } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'

type Props = { label: string; hint: string; measure: string | undefined; field: FieldOf<string | null> }

const shown = 20

/** Evidence, found by typing a part of its title; the newest first. */
export function ChooseEvidence({ label, hint, measure, field }: Props) {
  const text = useText()
  const written = useWritten()
  const [typed, setTyped] = useState('')
  const [picked, setPicked] = useState<{ value: string; label: string } | null>(null)
  const found = useAnswer(listEvidence, { query: { text: typed, measure, size: shown } }, { keep: true })
  const options = (found.data?.items ?? []).map(({ id, title, periodFrom, periodTo }) => ({
    value: id,
    label: `${title} (${written.day(periodFrom)} – ${written.day(periodTo)})`,
  }))
  const data = picked && !options.some(({ value }) => value === picked.value) ? [picked, ...options] : options
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
      data={data}
      filter={({ options: all }) => all}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': text('measures.clear') }}
      onSearchChange={(value) => setTyped(data.some((one) => one.label === value) ? '' : value.trim().slice(0, 100))}
      onChange={(id) => {
        setPicked(data.find(({ value }) => value === id) ?? null)
        field.onChange(id)
      }}
      comboboxProps={{ withinPortal: false }}
      nothingFoundMessage={text('list.nothing')}
    />
  )
}
