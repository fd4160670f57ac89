import { useState } from 'react'
import { finishTurns } from '../../features/rhythm/duties.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import styles from './rhythm.module.css'
import type { Task } from './rhythm.ts'

type Turn = NonNullable<Task['turn']>
/** The tasks that were chosen, by their key. */
export type ChosenTurns = ReadonlyMap<string, Turn>

/** As many as the server takes at once. */
const most = 200

/** How many tasks are chosen, and marking them done together; stays in sight at the bottom. */
export function FinishMany({ chosen, onClear }: { chosen: ChosenTurns; onClear: () => void }) {
  const text = useText()
  const [opened, setOpened] = useState(false)
  return (
    <section className={styles.bar} aria-label={text('tasks.selection')}>
      <div className="row">
        <b role="status">{text('tasks.selected', { count: chosen.size })}</b>
        <Button disabled={chosen.size > most} onPress={() => setOpened(true)}>
          {text('turn.finish')}
        </Button>
        <Button look="bare" onPress={onClear}>
          {text('staff.clearSelection')}
        </Button>
        {chosen.size > most ? <span className="small">{text('tasks.most', { count: most })}</span> : null}
      </div>
      {opened ? <ManySheet turns={[...chosen.values()]} onClose={() => setOpened(false)} onDone={onClear} /> : null}
    </section>
  )
}

function ManySheet({ turns, onClose, onDone }: { turns: Turn[]; onClose: () => void; onDone: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const finish = useCommand(finishTurns)
  const form = useForm<{ doneOn: string; note: string }>(
    { doneOn: today, note: '' },
    {
      check: ({ doneOn }) => ({ doneOn: doneOn === '' ? text('field.required') : undefined }),
      submit: async (values) => {
        const { finished } = await finish.mutateAsync({ body: { turns, ...values } })
        announce(text('turn.doneMany', { count: finished }))
        onClose()
        onDone()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('turn.finishMany', { count: turns.length })}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('turn.save')} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <DayField label={text('turn.doneOn')} max={today} field={form.field('doneOn')} />
      <ProseField label={text('turn.note')} hint={text('turn.noteMany')} optional field={form.field('note')} />
    </Sheet>
  )
}
