import { closeException } from '../../features/measures/measures.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { MeasureException } from './measure.ts'

/** Closes an exception, with the day and what became of it. */
export function CloseExceptionSheet({ exception, onClose }: { exception: MeasureException; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const close = useCommand(closeException)
  const form = useForm(
    { closedOn: today as string, note: '' },
    {
      check: ({ closedOn }) => ({ closedOn: closedOn === '' ? text('field.required') : undefined }),
      submit: async (body) => {
        await close.mutateAsync({ params: { id: exception.id }, ifMatch: exception.revision, body })
        announce(text('exception.closed'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('exception.close')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('exception.close')} />}
    >
      <p>{text('exception.closeExplain')}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <DayField label={text('exception.closedDay')} field={form.field('closedOn')} />
      <ProseField label={text('exception.note')} optional field={form.field('note')} />
    </Sheet>
  )
}
