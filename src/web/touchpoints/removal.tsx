import { useState } from 'react'
import { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Question } from '../ui/question.tsx'

type RemovalProps = { title: string; explain: string; onRemove: () => Promise<unknown> }

/** A button that takes something out after asking, and says what stays. */
export function Removal({ title, explain, onRemove }: RemovalProps) {
  const text = useText()
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const act = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await onRemove()
      setAsked(false)
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button look="bare" onPress={() => setAsked(true)} label={title}>
        {text('touch.remove')}
      </Button>
      <Question
        opened={asked}
        title={title}
        act={text('touch.remove')}
        busy={busy}
        problem={problem}
        onAct={() => void act()}
        onClose={() => setAsked(false)}
      >
        <p>{explain}</p>
      </Question>
    </>
  )
}
