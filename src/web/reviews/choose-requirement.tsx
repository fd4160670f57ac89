import { Select } from '@mantine/core'
import type { FieldOf } from '../session/form.ts'
import { useText } from '../session/text.tsx'

type Props = {
  label: string
  choices: { group: string; items: { value: string; label: string }[] }[]
  field: FieldOf<string | null>
}

/** One requirement of the adopted editions, found by typing. */
export function ChooseRequirement({ label, choices, field }: Props) {
  const text = useText()
  return (
    <Select
      label={label}
      description={text('measures.servesHint')}
      name={field.name}
      value={field.value}
      error={field.error}
      data={choices}
      onChange={field.onChange}
      searchable
      limit={60}
      comboboxProps={{ withinPortal: false }}
      nothingFoundMessage={text('list.nothing')}
    />
  )
}
