import { changeWorkshop, planWorkshop } from '../../features/workshop/workshop.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Workshop } from './workshop.ts'

type Props = { workshop: Workshop | null; onClose: () => void; onSaved?: (id: string) => void }

/** What is known of a workshop beforehand; the agenda is chosen on its page. */
export function WorkshopSheet({ workshop, onClose, onSaved }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const { session } = useSession()
  const plan = useCommand(planWorkshop)
  const change = useCommand(changeWorkshop)
  const form = useForm(
    {
      title: workshop?.title ?? '',
      heldOn: workshop?.heldOn ?? (today as string),
      ledBy: workshop?.ledBy ?? session.person?.name ?? '',
      minutes: String(workshop?.minutes ?? 120),
      note: workshop?.note ?? '',
    },
    {
      check: ({ title, heldOn, ledBy, minutes }) => ({
        title: title.trim() ? undefined : text('field.required'),
        heldOn: heldOn ? undefined : text('field.required'),
        ledBy: ledBy.trim() ? undefined : text('field.required'),
        minutes: /^\d+$/.test(minutes) && +minutes >= 10 && +minutes <= 600 ? undefined : text('workshop.minutesWrong'),
      }),
      submit: async (values) => {
        const body = { ...values, minutes: Number(values.minutes) }
        const saved = workshop
          ? await change.mutateAsync({ params: { id: workshop.id }, ifMatch: workshop.revision, body })
          : await plan.mutateAsync({ body: { ...body, risks: [] } })
        announce(text('workshop.saved'))
        onClose()
        onSaved?.(saved.id)
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(workshop ? 'workshop.change' : 'workshop.plan')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <TextField label={text('workshop.name')} hint={text('workshop.nameHint')} field={form.field('title')} />
      <DayField label={text('workshop.heldOn')} field={form.field('heldOn')} />
      <TextField label={text('workshop.ledBy')} field={form.field('ledBy')} />
      <TextField
        label={text('workshop.minutes')}
        hint={text('workshop.minutesHint')}
        numeric
        field={form.field('minutes')}
      />
      <ProseField label={text('workshop.note')} optional field={form.field('note')} />
    </Sheet>
  )
}
