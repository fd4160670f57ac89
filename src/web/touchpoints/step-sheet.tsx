import { stepWords } from '../../core/touchpoints/words.ts'
import { changeTouchpointStep } from '../../features/touchpoints/touchpoint-plan.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { RoadPlan } from './road.ts'

/** Moving one step of the plan, or marking it as done. */
export function StepSheet({ step, onClose }: { step: RoadPlan['steps'][number]; onClose: () => void }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const { today } = useMoment()
  const change = useCommand(changeTouchpointStep)
  const form = useForm(
    { day: step.chosen ?? '', doneOn: step.doneOn ?? '' },
    {
      submit: async ({ day, doneOn }) => {
        const body = { day: day || null, doneOn: doneOn || null }
        await change.mutateAsync({ params: { step: step.step }, body, ifMatch: step.revision })
        announce(text('touch.recomputed'))
        onClose()
      },
    },
  )
  const { name, explain } = stepWords[step.step]
  return (
    <Sheet
      opened
      title={written.inLanguage(name)}
      onClose={onClose}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      <p>{written.inLanguage(explain)}</p>
      <p className="small">{text('touch.notBefore', { day: written.day(step.earliest) })}</p>
      <DayField label={text('touch.stepDay')} hint={text('touch.stepDayHint')} field={form.field('day')} />
      <DayField label={text('touch.doneOn')} hint={text('touch.doneOnHint')} max={today} field={form.field('doneOn')} />
      {form.problem ? <Problem problem={form.problem} /> : null}
    </Sheet>
  )
}
