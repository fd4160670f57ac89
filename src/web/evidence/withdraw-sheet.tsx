import { withdrawEvidence } from '../../features/evidence/evidence.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Evidence } from './evidence.ts'

/** Withdraws evidence, with the reason. */
export function WithdrawSheet({ evidence, onClose }: { evidence: Evidence; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawEvidence)
  const form = useForm(
    { reason: '' },
    {
      check: ({ reason }) => ({ reason: reason.trim() === '' ? text('field.required') : undefined }),
      submit: async ({ reason }) => {
        await withdraw.mutateAsync({ params: { id: evidence.id }, ifMatch: evidence.revision, body: { reason } })
        announce(text('evidence.withdrawnNow'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('evidence.withdraw')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('evidence.withdraw')} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <p>{text('evidence.withdrawHint')}</p>
      <ProseField label={text('evidence.reason')} field={form.field('reason')} />
    </Sheet>
  )
}
