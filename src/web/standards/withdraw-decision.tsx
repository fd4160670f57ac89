import { useQueryClient } from '@tanstack/react-query'
import { withdrawDecision } from '../../features/applicability/applicability.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useText } from '../session/text.tsx'
import { Question } from '../ui/question.tsx'
import type { Control } from './control.ts'

type Props = { control: Control; onClose: () => void; onWithdrawn: () => void }

/** Asks before a decision is taken back. */
export function WithdrawDecision({ control, onClose, onWithdrawn }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const queries = useQueryClient()
  const withdraw = useCommand(withdrawDecision)
  const name = `${control.editionName} ${control.requirement}`
  const act = () => {
    const done = () => {
      onWithdrawn()
      onClose()
      announce(text('decide.withdrawn', { control: name }))
    }
    const params = { edition: control.edition, requirement: control.requirement }
    // As a promise: by then this question may be gone. What goes wrong is shown below.
    withdraw
      .mutateAsync({ params, ifMatch: control.decision?.revision ?? 0 })
      .then(done, () => queries.invalidateQueries())
  }
  return (
    <Question
      opened
      title={text('decide.withdrawTitle', { control: name })}
      act={text('control.withdraw')}
      busy={withdraw.isPending}
      problem={withdraw.error}
      onAct={act}
      onClose={onClose}
    >
      <p>{text('decide.withdrawLoses', { control: name })}</p>
      <p>{text('decide.withdrawStays')}</p>
    </Question>
  )
}
