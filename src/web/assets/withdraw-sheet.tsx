import { withdrawAsset } from '../../features/assets/assets.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Asset } from './asset.ts'

/** Withdraws an asset, with a reason. */
export function WithdrawSheet({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawAsset)
  const leaning = asset.usedBy.filter(({ withdrawn }) => !withdrawn).length
  const form = useForm(
    { reason: '' },
    {
      check: ({ reason }) => ({ reason: reason.trim() === '' ? text('field.required') : undefined }),
      submit: async (body) => {
        await withdraw.mutateAsync({ params: { id: asset.id }, ifMatch: asset.revision, body })
        announce(text('assets.withdrawn'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('assets.withdraw')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('assets.withdraw')} />}
    >
      <p>{text('assets.withdrawExplain')}</p>
      {leaning > 0 ? <p>{text('assets.withdrawUsed', { count: leaning })}</p> : null}
      {form.problem ? <Problem problem={form.problem} /> : null}
      <ProseField label={text('assets.reason')} field={form.field('reason')} />
    </Sheet>
  )
}
