import { Popover } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './frame.module.css'

const MomentForm = lazy(async () => ({ default: (await import('./moment-form.tsx')).MomentForm }))

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
        <Suspense fallback={null}>
          <MomentForm onDone={() => setOpened(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
