import type { ListName } from '../../features/profile/items.contract.ts'
import type { FieldOf } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ChoiceField, ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { EditionField } from './edition-field.tsx'
import type { ItemField } from './item-fields.ts'
import { useItemWords } from './item-words.ts'
import styles from './profile.module.css'

type Props = {
  list: ListName
  field: ItemField
  form: FieldOf<string | string[]>
  editions: readonly { id: string; name: string }[]
}

const levels = ['1', '2', '3'] as const
const fewChoices = 4
const notKnown = 'not-known'

/** One question about an item, in the control that fits it. */
export function ItemFormField({ list, field, form, editions }: Props) {
  const text = useText()
  const words = useItemWords()
  const label = words.label(list, field.name)
  const hint = words.hint(list, field)
  const one: FieldOf<string> = { ...form, value: String(form.value) }
  const maybe = (empty: string | null): FieldOf<string | null> => ({
    ...form,
    value: one.value || empty,
    onChange: (value) => form.onChange(value === notKnown ? '' : (value ?? '')),
  })
  const open = { value: notKnown, label: text('item.notKnown') }
  switch (field.kind) {
    case 'line':
      return <TextField label={label} hint={hint} optional={!field.required} field={one} />
    case 'prose':
      return <ProseField label={label} hint={hint} rows={2} optional={!field.required} field={one} />
    case 'day':
      return <DayField label={label} hint={hint} field={one} />
    case 'days':
      return <Days label={label} hint={hint} field={form} />
    case 'edition':
      return <EditionField label={label} field={one} editions={editions} />
    case 'yes-no':
      return (
        <ChoiceField
          label={label}
          hint={hint}
          field={maybe(notKnown)}
          choices={[...['yes', 'no'].map((value) => ({ value, label: words.value(list, field.name, value) })), open]}
        />
      )
    case 'level':
      return (
        <ChoiceField
          label={label}
          hint={hint}
          field={maybe(notKnown)}
          choices={[...levels.map((value) => ({ value, label: words.level(value) })), open]}
        />
      )
    case 'choice': {
      const choices = (field.values ?? []).map((value) => ({ value, label: words.choice(list, field.name, value) }))
      return choices.length <= fewChoices ? (
        <ChoiceField label={label} hint={hint} field={maybe(null)} choices={choices} />
      ) : (
        <SelectField
          label={label}
          hint={hint}
          field={one}
          choices={[{ value: '', label: text('field.choose') }, ...choices]}
        />
      )
    }
  }
}

/** A few days: always one more field than there are days, up to six. */
function Days({ label, hint, field }: { label: string; hint: string | undefined; field: FieldOf<string | string[]> }) {
  const text = useText()
  const days = Array.isArray(field.value) ? field.value : []
  const places = [...days.filter((day) => day !== ''), '']
    .slice(0, Math.max(6, days.length))
    .map((day, index) => ({ day, nth: index + 1 }))
  return (
    <fieldset className={styles.days}>
      <legend>{label}</legend>
      {hint ? <p className="small">{hint}</p> : null}
      {places.map(({ day, nth }) => (
        <DayField
          key={nth}
          label={text('item.nth', { nth })}
          field={{
            name: `${field.name}-${nth}`,
            value: day,
            error: nth === 1 ? field.error : undefined,
            onChange: (changed) =>
              field.onChange(places.map((one) => (one.nth === nth ? changed : one.day)).filter(Boolean)),
          }}
        />
      ))}
    </fieldset>
  )
}
