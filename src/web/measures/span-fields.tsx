import type { FieldOf } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { SelectField, TextField } from '../ui/fields.tsx'
import { spanOf, units } from './measure.ts'
import styles from './measures.module.css'

/** A length of time such as P3M, as a number and a unit; what is typed stays even where it is no number. */
export function SpanFields({ label, field }: { label: string; field: FieldOf<string> }) {
  const text = useText()
  const match = /^P(.*)([DWMY])$/.exec(field.value)
  const { count, unit } = spanOf(field.value) ?? {
    count: match?.[1] ?? '',
    unit: units.find((one) => one === match?.[2]) ?? 'M',
  }
  return (
    <div className={styles.span}>
      <TextField
        label={label}
        numeric
        field={{ ...field, value: count, onChange: (typed) => field.onChange(`P${typed.trim()}${unit}`) }}
      />
      <SelectField
        label={text('measures.unit')}
        choices={units.map((one) => ({ value: one, label: text(`measures.unit.${one}`) }))}
        field={{
          ...field,
          name: `${field.name}-unit`,
          value: unit,
          error: undefined,
          onChange: (one) => field.onChange(`P${count}${one}`),
        }}
      />
    </div>
  )
}
