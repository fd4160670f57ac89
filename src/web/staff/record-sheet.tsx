import { recordTraining } from '../../features/staff/trainings.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { CheckField, ProseField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { TrainingRead } from './training.ts'

type Props = { training: TrainingRead; people: string[]; onClose: () => void; onDone: () => void }

/** Records that the selected people followed a training on a day. */
export function RecordSheet({ training, people, onClose, onDone }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const record = useCommand(recordTraining)
  const form = useForm(
    { followedOn: training.day, passed: true, score: '', note: '' },
    {
      check: ({ followedOn, score }) => ({
        followedOn: followedOn === '' ? text('field.required') : undefined,
        score: /^(|100|\d{1,2})$/.test(score.trim()) ? undefined : text('training.scoreRange'),
      }),
      submit: async ({ score, ...values }) => {
        const body = { ...values, people, score: score.trim() === '' ? null : Number(score) }
        const { recorded } = await record.mutateAsync({ params: { id: training.id }, body })
        announce(text('training.recorded', { count: recorded }))
        onDone()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('training.recordOf', { count: people.length })}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <DayField label={text('training.followedOn')} field={form.field('followedOn')} max={training.day} />
      <CheckField label={text('training.passed')} hint={text('training.passedHint')} field={form.field('passed')} />
      <TextField label={text('training.score')} optional numeric field={form.field('score')} />
      <ProseField label={text('training.note')} optional rows={2} field={form.field('note')} />
    </Sheet>
  )
}
