import { MultiSelect } from '@mantine/core'
import type { FieldOf } from '../session/form.ts'
import { useText } from '../session/text.tsx'

type Props = {
  label: string
  hint?: string
  /** Something has to be chosen. */
  needed?: boolean
  choices: { value: string; label: string }[] | { group: string; items: { value: string; label: string }[] }[]
  field: FieldOf<string[]>
}

/** Several of a long list, found by typing. */
export function ChooseMany({ label, hint, needed, choices, field }: Props) {
  const text = useText()
  return (
    <MultiSelect
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
      data={choices}
      onChange={field.onChange}
      searchable
      limit={60}
      hidePickedOptions
      clearButtonProps={{ 'aria-label': text('measures.clear') }}
      comboboxProps={{ withinPortal: false }}
      nothingFoundMessage={text('list.nothing')}
    />
  )
}
