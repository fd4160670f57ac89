import { useQueryClient } from '@tanstack/react-query'
import { withdrawAdoption } from '../../features/standards/standards.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useText } from '../session/text.tsx'
import { Question } from '../ui/question.tsx'
import type { EditionSummary } from './control.ts'

/** Asks before an edition is withdrawn, and says what that means. */
export function StopEdition({ edition, onClose }: { edition: EditionSummary; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const queries = useQueryClient()
  const withdraw = useCommand(withdrawAdoption)
  const { name } = edition
  const act = () => {
    const done = () => {
      onClose()
      announce(text('standards.stopped', { name }))
    }
    const params = { edition: edition.id }
    // As a promise: by then this question may be gone. What goes wrong is shown below.
    withdraw
      .mutateAsync({ params, ifMatch: edition.adoption?.revision ?? 0 })
      .then(done, () => queries.invalidateQueries())
  }
  return (
    <Question
      opened
      title={text('standards.stopTitle', { name })}
      act={text('standards.stopAct')}
      busy={withdraw.isPending}
      problem={withdraw.error}
      onAct={act}
      onClose={onClose}
    >
      <p>{text('standards.stopLoses', { name })}</p>
      <p>{text('standards.stopStays')}</p>
    </Question>
  )
}
