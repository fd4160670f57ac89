import { endMeasure } from '../../features/measures/measures.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Measure } from './measure.ts'

/** Ends a measure, with the day and the reason. */
export function EndSheet({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const end = useCommand(endMeasure)
  const form = useForm(
    { endedOn: today as string, reason: '' },
    {
      check: ({ endedOn, reason }) => ({
        endedOn: endedOn === '' ? text('field.required') : undefined,
        reason: reason.trim() === '' ? text('field.required') : undefined,
      }),
      submit: async (body) => {
        await end.mutateAsync({ params: { id: measure.id }, ifMatch: measure.revision, body })
        announce(text('measures.ended'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('measures.end')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('measures.end')} />}
    >
      <p>{text('measures.endExplain')}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <DayField label={text('measures.endedOn')} field={form.field('endedOn')} />
      <ProseField label={text('measures.endReason')} field={form.field('reason')} />
    </Sheet>
  )
}
