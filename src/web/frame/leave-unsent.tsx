import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Question } from '../ui/question.tsx'

type Props = { count: number; onKeep: () => void; onDrop: () => void; onStay: () => void }

/** Asks whoever signs out while something typed is not saved yet whether it stays in this browser. */
export function LeaveUnsent({ count, onKeep, onDrop, onStay }: Props) {
  const text = useText()
  return (
    <Question opened title={text('leave.title', { count })} act={text('leave.drop')} onAct={onDrop} onClose={onStay}>
      <p>{text('leave.explain')}</p>
      <p>{text('leave.shared')}</p>
      <Button look="quiet" onPress={onKeep}>
        {text('leave.keep')}
      </Button>
    </Question>
  )
}
