import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { SelectField } from '../ui/fields.tsx'
import type { AssuranceList } from './assurance.ts'

type Days = { from: string; through: string }
type Props = {
  period: Days
  periods: AssuranceList['periods']
  onChange: (days: Days) => void
}

const keyOf = ({ from, through }: Days) => `${from} ${through}`

/** Our period: a calendar year, the twelve months before an audit, or what the address says. */
export function PeriodChoice({ period, periods, onChange }: Props) {
  const text = useText()
  const written = useWritten()
  const choices = periods.map((one) => ({
    value: keyOf(one),
    label:
      one.year === null
        ? text('assurance.beforeAudit', { audit: one.audit })
        : text('assurance.year', { year: one.year }),
  }))
  const own = keyOf(period)
  // Two audits that begin on one day look back on the same twelve months.
  const different = [...new Map(choices.map((one) => [one.value, one])).values()]
  if (!different.some(({ value }) => value === own)) {
    const days = { from: written.day(period.from), through: written.day(period.through) }
    different.push({ value: own, label: text('assurance.ownPeriod', days) })
  }
  return (
    <SelectField
      label={text('assurance.period')}
      choices={different}
      field={{
        ...{ name: 'period', value: own, error: undefined },
        onChange: (value) => {
          const [from = '', through = ''] = value.split(' ')
          onChange({ from, through })
        },
      }}
    />
  )
}
