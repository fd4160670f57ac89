import { Waiting } from '../frame/waiting.tsx'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Sheet } from '../ui/sheet.tsx'
import type { Draft } from './decision-draft.ts'
import { DecisionForm } from './decision-form.tsx'
import { type FullControl, useCounterparts } from './read-counterparts.ts'

type Props = { control: FullControl; draft: Draft; onClose: () => void; onNext: (() => void) | undefined }

/** Deciding about one control, on a sheet from the side. */
export function DecisionSheet(props: Props) {
  const text = useText()
  const written = useWritten()
  const counterparts = useCounterparts(props.control)
  const { requirement, title } = props.control
  const name = text('decide.title', { number: requirement, title: written.inLanguage(title) })
  if (counterparts) return <DecisionForm {...props} title={name} counterparts={counterparts} />
  return (
    <Sheet opened onClose={props.onClose} title={name} foot={null} onSubmit={(event) => event.preventDefault()}>
      <Waiting />
    </Sheet>
  )
}
