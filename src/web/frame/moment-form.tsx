import { type FormEvent, useState } from 'react'
import { addDays, parseDay } from '../../core/time/day.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'

/** Chooses a past day to look at, or goes back to today. */
export function MomentForm({ onDone }: { onDone: () => void }) {
  const text = useText()
  const { at, today, look } = useMoment()
  const now = parseDay(today)
  const yesterday = now ? addDays(now, -1) : today
  const [day, setDay] = useState(at ?? yesterday)
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (parseDay(day) === null || day >= today) return setError(text('moment.tooLate'))
    look(day)
    onDone()
  }
  return (
    <form onSubmit={submit} className="stack" noValidate>
      <p className="small">{text('moment.explain')}</p>
      <DayField
        label={text('moment.day')}
        max={yesterday}
        field={{ name: 'day', value: day, onChange: setDay, error }}
      />
      <div className="row">
        <Button submit>{text('moment.look')}</Button>
        {at ? (
          <Button
            look="quiet"
            onPress={() => {
              look(null)
              onDone()
            }}
          >
            {text('moment.back')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
