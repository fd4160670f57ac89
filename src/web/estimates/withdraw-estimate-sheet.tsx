import { withdrawEstimate } from '../../features/estimates/estimates.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Estimate } from './exceedance.ts'

/** Takes the estimate of a risk back. */
export function WithdrawEstimateSheet({ estimate, onClose }: { estimate: Estimate; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawEstimate)
  const form = useForm(
    { reason: '' },
    {
      check: ({ reason }) => ({ reason: reason.trim() === '' ? text('field.required') : undefined }),
      submit: async (body) => {
        await withdraw.mutateAsync({ params: { id: estimate.id }, ifMatch: estimate.revision, body })
        announce(text('numbers.withdrawn'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('numbers.withdraw')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('numbers.withdraw')} />}
    >
      <p>{text('numbers.withdrawExplain')}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <ProseField label={text('numbers.withdrawReason')} field={form.field('reason')} />
    </Sheet>
  )
}
