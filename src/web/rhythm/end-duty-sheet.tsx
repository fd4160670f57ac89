import { endDuty } from '../../features/rhythm/duties.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Duty } from './rhythm.ts'

/** Ends a duty, with the day and the reason. */
export function EndDutySheet({ duty, onClose }: { duty: Duty; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const end = useCommand(endDuty)
  const form = useForm(
    // One that still has to begin ends on its first day, so that it never comes.
    { endedOn: [today, duty.firstOn].sort().at(-1) ?? today, reason: '' },
    {
      check: ({ endedOn, reason }) => ({
        endedOn: endedOn === '' ? text('field.required') : undefined,
        reason: reason.trim() === '' ? text('field.required') : undefined,
      }),
      submit: async (body) => {
        await end.mutateAsync({ params: { id: duty.id }, ifMatch: duty.revision, body })
        announce(text('duty.ended'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('duty.end')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('duty.end')} />}
    >
      <p>{text('duty.endExplain')}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <DayField label={text('duty.endedOn')} field={form.field('endedOn')} />
      <ProseField label={text('duty.endReason')} field={form.field('reason')} />
    </Sheet>
  )
}
