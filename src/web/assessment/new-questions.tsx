import { useQueryClient } from '@tanstack/react-query'
import { renewQuestions } from '../../features/assessment/assessment.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import type { Assessment } from './use-assessment.ts'

/** Says that there are newer questions than the assessment asks, and takes them in where somebody wants them. */
export function NewQuestions({ opened }: { opened: Assessment['opened'] }) {
  const text = useText()
  const announce = useAnnounce()
  const queries = useQueryClient()
  const may = useMay('assessment:write')
  const renew = useCommand(renewQuestions)
  if (opened.release >= opened.newestRelease || opened.closedAt !== null || !may) return null
  const take = () =>
    renew.mutateAsync({ params: { assessment: opened.id }, ifMatch: opened.revision }).then(
      () => announce(text('overview.renewed')),
      () => queries.invalidateQueries(),
    )
  return (
    <Remark>
      <p>{text('overview.newer')}</p>
      {renew.error ? <Problem problem={renew.error} /> : null}
      <Button look="quiet" small busy={renew.isPending} onPress={() => void take()}>
        {text('overview.renew')}
      </Button>
    </Remark>
  )
}
