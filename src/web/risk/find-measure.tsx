import { Select } from '@mantine/core'
import { useState } from 'react'
import { listMeasures } from '../../features/measures/measures.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useText } from '../session/text.tsx'

type Props = { except: readonly string[]; onAdd: (id: string, title: string) => void }

/** A measure of the register, found by typing part of its title. */
export function FindMeasure({ except, onAdd }: Props) {
  const text = useText()
  const [typed, setTyped] = useState('')
  const query = { size: 30, ...(typed.trim() ? { text: typed.trim().slice(0, 100) } : {}) }
  const found = useAnswer(listMeasures, { query }, { keep: true })
  const options = (found.data?.items ?? []).filter(({ id, state }) => !except.includes(id) && state !== 'ended')
  return (
    <Select
      label={text('risk.addMeasure')}
      description={text('risk.addMeasureHint')}
      name="add"
      value={null}
      data={options.map(({ id, title }) => ({ value: id, label: title }))}
      filter={({ options: all }) => all}
      searchable
      onSearchChange={setTyped}
      onChange={(id) => {
        const one = options.find((option) => option.id === id)
        if (one) onAdd(one.id, one.title)
      }}
      comboboxProps={{ withinPortal: false }}
      nothingFoundMessage={text('list.nothing')}
    />
  )
}
