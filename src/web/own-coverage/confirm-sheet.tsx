import type { withdrawCoverageShare } from '../../features/own-coverage/coverage-shares.contract.ts'
import type { withdrawOwnCoverage } from '../../features/own-coverage/own-coverage.contract.ts'
import type { withdrawOwnCoverageVersion } from '../../features/own-coverage/own-coverage-versions.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'

type Props = {
  contract: typeof withdrawOwnCoverage | typeof withdrawOwnCoverageVersion | typeof withdrawCoverageShare
  of: { id: string; revision: number }
  title: string
  explain: string
  onClose: () => void
  onDone?: () => void
}

/** Asks whether something is to be withdrawn, with what follows from it. */
export function ConfirmSheet({ contract, of, title, explain, onClose, onDone }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const withdraw = useCommand(contract)
  const form = useForm(
    {},
    {
      submit: async () => {
        await withdraw.mutateAsync({ params: { id: of.id }, ifMatch: of.revision })
        announce(text('ownCoverage.withdrawn'))
        onClose()
        onDone?.()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={title}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={title} />}
    >
      <p>{explain}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
    </Sheet>
  )
}
