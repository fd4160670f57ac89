import { useState } from 'react'
import type { Contract } from '../../platform/http/contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Question } from '../ui/question.tsx'

type Props = {
  contract: Contract
  thing: { id: string; revision: number }
  /** Says what goes, for those who do not see what stands beside the button. */
  label: string
}

/** Takes away what was recorded by mistake, after asking. */
export function Removal({ contract, thing, label }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const [opened, setOpened] = useState(false)
  const remove = useCommand(contract)
  return (
    <>
      <Button look="bare" small label={`${text('assurance.remove')}: ${label}`} onPress={() => setOpened(true)}>
        {text('assurance.remove')}
      </Button>
      <Question
        opened={opened}
        title={text('assurance.removeTitle')}
        act={text('assurance.remove')}
        busy={remove.isPending}
        problem={remove.error}
        onClose={() => setOpened(false)}
        onAct={() =>
          remove.mutate({ params: { id: thing.id }, ifMatch: thing.revision } as never, {
            onSuccess: () => {
              setOpened(false)
              announce(text('assurance.removed'))
            },
          })
        }
      >
        {text('assurance.removeExplain')}
      </Question>
    </>
  )
}
