import { useState } from 'react'
import { SpanFields } from '../measures/span-fields.tsx'
import type { FieldOf } from '../session/form.ts'
import { type Text, useText } from '../session/text.tsx'
import { periodWords } from '../standards/period-words.ts'
import { capitalised } from '../ui/capitalised.ts'
import { SelectField } from '../ui/fields.tsx'

const usual = ['', 'P1W', 'P1M', 'P3M', 'P6M', 'P1Y', 'P2Y'] as const

/** How often something recurs, in words: 'every three months', or once. */
export const everyWords = (every: string, text: Text): string =>
  every === '' ? text('duty.once') : text('explain.everyPeriod', { period: periodWords(text, every, 'rhythm') })

/** How often: one of what is usual, or a length of time of one's own. */
export function EveryField({ field }: { field: FieldOf<string> }) {
  const text = useText()
  const [own, setOwn] = useState(!usual.some((one) => one === field.value))
  return (
    <>
      <SelectField
        label={text('duty.every')}
        choices={[
          ...usual.map((value) => ({ value: value as string, label: capitalised(everyWords(value, text)) })),
          { value: 'own', label: text('duty.everyOther') },
        ]}
        field={{
          ...field,
          value: own ? 'own' : field.value,
          error: own ? undefined : field.error,
          onChange: (value) => {
            setOwn(value === 'own')
            field.onChange(value === 'own' ? 'P4M' : value)
          },
        }}
      />
      {own ? <SpanFields label={text('duty.everyOwn')} field={field} /> : null}
    </>
  )
}
