import { useState } from 'react'
import { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Question } from '../ui/question.tsx'

type Props = { count: number; onKeep: () => Promise<void>; onDrop: () => Promise<void>; onStay: () => void }

/** Asks whoever signs out while something typed is not saved yet whether it stays in this browser. */
export function LeaveUnsent({ count, onKeep, onDrop, onStay }: Props) {
  const text = useText()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const leave = async (way: () => Promise<void>) => {
    setBusy(true)
    try {
      await way()
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
      setBusy(false)
    }
  }
  return (
    <Question
      opened
      title={text('leave.title', { count })}
      act={text('leave.drop')}
      busy={busy}
      problem={problem}
      onAct={() => void leave(onDrop)}
      onClose={onStay}
    >
      <p>{text('leave.explain')}</p>
      <p>{text('leave.shared')}</p>
      <Button look="quiet" busy={busy} onPress={() => void leave(onKeep)}>
        {text('leave.keep')}
      </Button>
    </Question>
  )
}
