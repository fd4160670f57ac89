import { approveCriteria, compareCriteria, type readCriteria } from '../../features/risk/criteria.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { ApprovalSheet } from '../ui/approval-sheet.tsx'
import { Remark } from '../ui/problem.tsx'
import { CriteriaComparison } from './criteria-comparison.tsx'

type Props = {
  draft: NonNullable<Answer<typeof readCriteria>['draft']>
  /** Nothing was rated before. */
  first: boolean
  onClose: () => void
  onApproved: () => void
}

/** Lets the draft hold from today, after showing what it changes. */
export function ApproveCriteriaSheet({ draft, first, onClose, onApproved }: Props) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const approve = useCommand(approveCriteria)
  const shown = useAnswer(compareCriteria, {})
  const form = useForm(
    {},
    {
      submit: async () => {
        await approve.mutateAsync({ ifMatch: draft.revision })
        announce(text('criteria.approved'))
        onClose()
        onApproved()
      },
    },
  )
  return (
    <ApprovalSheet
      act={text('criteria.approve')}
      shown={shown}
      form={form}
      ready={draft.mayApprove && shown.data !== undefined}
      onClose={onClose}
    >
      {(found) => (
        <>
          {!draft.mayApprove && draft.whyNot ? <Remark>{written.inLanguage(draft.whyNot)}</Remark> : null}
          <p>{text(first ? 'criteria.approveFirst' : 'criteria.approveExplain')}</p>
          {first ? null : (
            <div>
              <CriteriaComparison found={found} number={draft.number} />
            </div>
          )}
        </>
      )}
    </ApprovalSheet>
  )
}
