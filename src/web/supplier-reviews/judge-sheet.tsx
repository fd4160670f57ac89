import { judgements } from '../../core/suppliers/questionnaire.ts'
import { judgeAnswer } from '../../features/supplier-reviews/questionnaires.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { ChoiceField, ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { List } from './supplier-review.ts'

type Props = { answer: List['answers'][number]; question: string; onClose: () => void }

const choices = [...judgements, 'none'] as const

/** What we make of one answer. */
export function JudgeSheet({ answer, question, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const judge = useCommand(judgeAnswer)
  const form = useForm(
    { judgement: answer.judgement as (typeof choices)[number] | null, note: answer.judgementNote },
    {
      check: ({ judgement, note }) => ({
        judgement: judgement === null ? text('field.choose') : undefined,
        note: judgement === 'ask' && note.trim() === '' ? text('field.required') : undefined,
      }),
      submit: async ({ judgement, note }) => {
        const body = { judgement: judgement === 'none' ? null : judgement, note }
        await judge.mutateAsync({ params: { id: answer.id }, ifMatch: answer.revision, body })
        announce(text('questions.judged'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('questions.judge')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      <p lang="">
        <b>{question}</b>
      </p>
      <p>{answer.answer ? text(`questions.answer.${answer.answer}`) : null}</p>
      {answer.explanation ? <p lang="">{answer.explanation}</p> : null}
      {form.problem ? <Problem problem={form.problem} /> : null}
      <ChoiceField
        first
        label={text('questions.judgement')}
        choices={choices.map((value) => ({
          value,
          label: text(value === 'none' ? 'questions.clear' : `questions.judgement.${value}`),
        }))}
        field={form.field('judgement')}
      />
      <ProseField
        label={text('questions.judgementNote')}
        hint={text('questions.judgementNoteHint')}
        optional={form.values.judgement !== 'ask'}
        field={form.field('note')}
      />
    </Sheet>
  )
}
