import { closeFinding } from '../../features/reviews/reviews.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Finding } from './review.ts'

/** Closes a finding with the day and what was done. */
export function CloseFindingSheet({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const close = useCommand(closeFinding)
  const form = useForm(
    { closedOn: today as string, note: '' },
    {
      check: ({ closedOn, note }) => ({
        closedOn: closedOn === '' ? text('field.required') : undefined,
        note: note.trim() === '' ? text('field.required') : undefined,
      }),
      submit: async (body) => {
        await close.mutateAsync({ params: { id: finding.id }, ifMatch: finding.revision, body })
        announce(text('findings.closed'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('findings.close')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('findings.close')} />}
    >
      <p lang="">{finding.what}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <DayField label={text('exception.closedDay')} max={today} field={form.field('closedOn')} />
      <ProseField label={text('findings.note')} hint={text('findings.noteHint')} field={form.field('note')} />
    </Sheet>
  )
}
