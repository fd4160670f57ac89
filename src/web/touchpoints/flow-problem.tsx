import type { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'

type FlowProblemProps = { problem: ApiProblem | null; onTakeAnew: () => void }

/** Why an answer was not saved, and the way to what is stored now. */
export function FlowProblem({ problem, onTakeAnew }: FlowProblemProps) {
  const text = useText()
  if (!problem) return null
  return (
    <div className="stack">
      <Problem problem={problem} />
      {problem.status === 412 ? (
        <div className="row">
          <Button small look="quiet" onPress={onTakeAnew}>
            {text('touch.takeAnew')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
