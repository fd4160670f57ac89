import { useState } from 'react'
import type { FieldOf } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { SelectField, TextField } from '../ui/fields.tsx'

type Props = { label: string; field: FieldOf<string>; editions: readonly { id: string; name: string }[] }

const another = 'another'

/** The standard that a certificate is about: one that the product knows, or what the certificate says. */
export function EditionField({ label, field, editions }: Props) {
  const text = useText()
  const known = editions.some(({ id }) => id === field.value)
  const [free, setFree] = useState(field.value !== '' && !known)
  return (
    <>
      <SelectField
        label={label}
        field={{
          name: field.name,
          value: free ? another : field.value,
          error: free ? undefined : field.error,
          onChange: (value) => {
            setFree(value === another)
            field.onChange(value === another ? '' : value)
          },
        }}
        choices={[
          { value: '', label: text('field.choose') },
          ...editions.map(({ id, name }) => ({ value: id, label: name })),
          { value: another, label: text('item.editionOther') },
        ]}
      />
      {free ? <TextField label={text('item.editionName')} field={{ ...field, name: 'editionName' }} /> : null}
    </>
  )
}
