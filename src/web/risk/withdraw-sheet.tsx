import type { withdrawAcceptance } from '../../features/risk/acceptance.contract.ts'
import type { withdrawApproval } from '../../features/risk/approval.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { useRiskCommand } from './use-risk-command.ts'

type Props = {
  contract: typeof withdrawAcceptance | typeof withdrawApproval
  about: { id: string; revision: number }
  words: { title: string; explain: string; done: string }
  onClose: () => void
}

/** Takes an acceptance or an approval back from today, with a reason. */
export function WithdrawSheet({ contract, about, words, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const withdraw = useRiskCommand(contract)
  const form = useForm(
    { reason: '' },
    {
      check: ({ reason }) => ({ reason: reason.trim() === '' ? text('field.required') : undefined }),
      submit: async (body) => {
        await withdraw({ params: { id: about.id }, ifMatch: about.revision, body })
        announce(words.done)
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={words.title}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('risk.withdrawAct')} />}
    >
      <p>{words.explain}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <ProseField label={text('risk.withdrawReason')} field={form.field('reason')} />
    </Sheet>
  )
}
