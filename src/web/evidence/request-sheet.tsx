import { readEvidenceChoices } from '../../features/evidence/evidence.contract.ts'
import { listColleagues, requestEvidence } from '../../features/evidence/requests.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { supportOf } from './evidence.ts'

type Props = { about?: { measure: string; proof: string | null; title: string } | null; onClose: () => void }

/** Asks a colleague for evidence. */
export function RequestSheet({ about = null, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const ask = useCommand(requestEvidence)
  const people = useAnswer(listColleagues, {})
  const choices = useAnswer(readEvidenceChoices, {})
  const needed = (value: string) => (value.trim() === '' ? text('field.required') : undefined)
  const begin = about ? [about.measure, about.proof].filter(Boolean).join(' ') : ''
  const form = useForm(
    { title: about?.title ?? '', message: '', measure: begin, asked: '', dueOn: '' },
    {
      check: ({ title, measure, asked, dueOn }) => ({
        title: needed(title),
        measure: needed(measure),
        asked: needed(asked),
        dueOn: needed(dueOn),
      }),
      submit: async ({ measure, ...facts }) => {
        const { mailed } = await ask.mutateAsync({ body: { ...facts, ...supportOf(measure) } })
        announce(text(mailed ? 'request.mailed' : 'request.notMailed'))
        onClose()
      },
    },
  )
  const options = (choices.data?.measures ?? [])
    .filter(({ ended }) => !ended)
    .flatMap(({ id, title, proofs }) => [
      ...proofs.map((proof) => ({ value: `${id} ${proof.id}`, label: `${title}: ${proof.title}` })),
      { value: id, label: text('evidence.inGeneral', { measure: title }) },
    ])
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('request.ask')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('request.send')} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <SelectField
        label={text('evidence.supports')}
        choices={[{ value: '', label: text('request.choose') }, ...options]}
        field={form.field('measure')}
      />
      <TextField label={text('request.title')} hint={text('request.titleHint')} field={form.field('title')} />
      <SelectField
        label={text('request.asked')}
        hint={text('request.askedHint')}
        choices={[
          { value: '', label: text('request.choose') },
          ...(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        field={form.field('asked')}
      />
      <DayField label={text('request.due')} hint={text('request.dueHint')} field={form.field('dueOn')} />
      <ProseField label={text('request.message')} optional field={form.field('message')} />
    </Sheet>
  )
}
