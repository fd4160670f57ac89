import { DateInput } from '@mantine/dates'
import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/nl'
import type { ReactNode } from 'react'
import { writeDay } from '../../platform/language/written.ts'
import type { FieldOf } from '../session/form.ts'
import { useLanguage } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { readTypedDay } from './typed-day.ts'

type DayFieldProps = {
  label: ReactNode
  hint?: ReactNode
  /** The day as 'YYYY-MM-DD'; empty where none is filled in. */
  field: FieldOf<string>
  max?: string
  /** A day that fits, shown while none is filled in. */
  example?: string
  disabled?: boolean
}

/** A day, typed as people write it or chosen from a calendar, shown in the language on screen. Large: only on pages and sheets that are loaded when needed. */
export function DayField({ label, hint, field, max, example, disabled }: DayFieldProps) {
  const text = useText()
  const language = useLanguage()
  return (
    <DateInput
      label={label}
      description={hint}
      name={field.name}
      value={field.value || null}
      error={field.error}
      disabled={disabled}
      maxDate={max}
      onChange={(day) => field.onChange(day ?? '')}
      valueFormat={(day) => writeDay(day, language)}
      dateParser={(typed) => readTypedDay(typed, language)}
      locale={language}
      firstDayOfWeek={1}
      weekendDays={[]}
      clearable
      clearButtonProps={{ 'aria-label': text('field.clearDay') }}
      placeholder={text('field.dayExample', { day: example ? typedDay(example) : '1-3-2026' })}
      previousLabel={text('field.previousMonth')}
      nextLabel={text('field.nextMonth')}
      popoverProps={{ withinPortal: false }}
    />
  )
}

/** A day as people type it: the day before the month, in both languages. */
const typedDay = (day: string) => day.split('-').map(Number).reverse().join('-')
