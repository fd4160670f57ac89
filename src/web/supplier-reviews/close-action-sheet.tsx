import { closeSupplierAction } from '../../features/supplier-reviews/following.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Action } from './supplier-review.ts'

/** Closes an action with the day and what was done. */
export function CloseActionSheet({ action, onClose }: { action: Action; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const close = useCommand(closeSupplierAction)
  const form = useForm(
    { closedOn: today as string, note: '' },
    {
      check: ({ closedOn, note }) => ({
        closedOn: closedOn === '' ? text('field.required') : undefined,
        note: note.trim() === '' ? text('field.required') : undefined,
      }),
      submit: async (body) => {
        await close.mutateAsync({ params: { id: action.id }, ifMatch: action.revision, body })
        announce(text('supplierAction.closed'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('supplierAction.close')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('supplierAction.close')} />}
    >
      <p lang="">{action.what}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <DayField label={text('supplierEvent.closedOn')} max={today} field={form.field('closedOn')} />
      <ProseField label={text('supplierAction.note')} field={form.field('note')} />
    </Sheet>
  )
}
