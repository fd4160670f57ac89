import { Popover } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { addDays, parseDay } from '../../core/time/day.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/fields.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './frame.module.css'

/** Today, or a past day: changes the moment of the whole frame. */
export function MomentSwitch() {
  const text = useText()
  const written = useWritten()
  const { at, today } = useMoment()
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={300} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={`${styles.tool} ${styles.boxed} ${styles.moment}`}
          onClick={() => setOpened(!opened)}
        >
          {at ? <Icon name="past" /> : null}
          {at ? text('moment.past', { day: written.day(at) }) : text('moment.today', { day: written.day(today) })}
          <Icon name="down" size={13} />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={text('moment.choose')}>
        <MomentForm onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

function MomentForm({ onDone }: { onDone: () => void }) {
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
      <TextField
        label={text('moment.day')}
        kind="date"
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
