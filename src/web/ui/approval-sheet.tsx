import type { FormEvent, ReactNode } from 'react'
import type { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import { Button } from './button.tsx'
import { Loaded } from './loaded.tsx'
import { Problem, Remark } from './problem.tsx'
import { SaveFoot, Sheet } from './sheet.tsx'

type ApprovalProps<T> = {
  /** What is done: the title of the sheet, and its button. */
  act: string
  /** What is approved, read when the sheet opened and not refreshed behind the approver's back. */
  shown: {
    data: T | undefined
    error: ApiProblem | null
    isFetching: boolean
    refetch: () => Promise<unknown>
  }
  form: {
    onSubmit: (event: FormEvent) => void
    busy: boolean
    problem: ApiProblem | null
    setProblem: (problem: null) => void
  }
  /** Whether it can be approved as it stands. */
  ready: boolean
  onClose: () => void
  children: (data: T) => ReactNode
}

/** Approves what was seen: where it changed since it was read, one looks again before anything is approved. */
export function ApprovalSheet<T>({ act, shown, form, ready, onClose, children }: ApprovalProps<T>) {
  const text = useText()
  const changed = form.problem?.code === 'changed-since-seen'
  const lookAgain = async () => {
    await shown.refetch()
    form.setProblem(null)
  }
  return (
    <Sheet
      opened
      onClose={onClose}
      title={act}
      onSubmit={form.onSubmit}
      foot={
        changed || !ready ? (
          <Button look="bare" onPress={onClose}>
            {text('sheet.cancel')}
          </Button>
        ) : (
          <SaveFoot busy={form.busy} onCancel={onClose} save={act} />
        )
      }
    >
      {changed ? (
        <Remark>
          <p>{form.problem?.detail}</p>
          <Button small busy={shown.isFetching} onPress={() => void lookAgain()}>
            {text('versions.lookAgain')}
          </Button>
        </Remark>
      ) : form.problem ? (
        <Problem problem={form.problem} />
      ) : null}
      <Loaded answer={shown}>{children}</Loaded>
    </Sheet>
  )
}
