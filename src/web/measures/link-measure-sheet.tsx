import { changeMeasure, readMeasure } from '../../features/measures/measures.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { ChooseMeasure } from './choose-measure.tsx'
import { bodyOf } from './measure.ts'

type Props = { requirement: { edition: string; requirement: string }; onClose: () => void }

/** Says that a measure that is there serves a requirement too. */
export function LinkMeasureSheet({ requirement, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const { call } = useSession()
  const change = useCommand(changeMeasure)
  const form = useForm<{ measure: string | null }>(
    { measure: null },
    {
      check: ({ measure }) => ({ measure: measure === null ? text('field.choose') : undefined }),
      submit: async ({ measure: id }) => {
        if (id === null) return
        const measure = await call(readMeasure, { params: { id } })
        const body = bodyOf(measure)
        await change.mutateAsync({
          params: { id },
          ifMatch: measure.revision,
          body: { ...body, requirements: [...body.requirements, requirement] },
        })
        announce(text('serving.linked'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('serving.link')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('serving.linkAct')} />}
    >
      <p>{text('serving.linkExplain')}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <ChooseMeasure label={text('measures.measure')} chosen={null} field={form.field('measure')} />
    </Sheet>
  )
}
