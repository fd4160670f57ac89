import { exceptionAssessmentWords } from '../../core/assurance/assurance-words.ts'
import { type ExceptionAssessment, exceptionAssessments } from '../../core/assurance/facts.ts'
import {
  addAssuranceException,
  assessAssuranceException,
  changeAssuranceException,
} from '../../features/assurance/assurance-parts.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ChoiceField, ProseField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { AssuranceException } from './assurance.ts'
import { MeasureField } from './measure-field.tsx'

type Props = { report: string; exception: AssuranceException | null; onClose: () => void }

/** Records what the auditor found not to work, or changes its words. */
export function ExceptionSheet({ report, exception, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const add = useCommand(addAssuranceException)
  const change = useCommand(changeAssuranceException)
  const form = useForm(
    {
      reference: exception?.reference ?? '',
      what: exception?.what ?? '',
      response: exception?.response ?? '',
    },
    {
      check: ({ what }) => ({ what: what.trim() === '' ? text('field.required') : undefined }),
      submit: async (body) => {
        if (exception) await change.mutateAsync({ params: { id: exception.id }, ifMatch: exception.revision, body })
        else await add.mutateAsync({ params: { id: report }, body })
        announce(text('assurance.saved'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(exception ? 'assurance.exceptionChange' : 'assurance.exceptionAdd')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <TextField label={text('assurance.reference')} optional field={form.field('reference')} />
      <ProseField label={text('assurance.exceptionWhat')} field={form.field('what')} />
      <ProseField label={text('assurance.response')} optional field={form.field('response')} />
    </Sheet>
  )
}

/** Decides what an exception means here, with a reason; an assessment can be taken back. */
export function AssessSheet({ exception, onClose }: { exception: AssuranceException; onClose: () => void }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const assess = useCommand(assessAssuranceException)
  const withdraw = useCommand(assessAssuranceException)
  const takeBack = () =>
    withdraw.mutate(
      {
        ...{ params: { id: exception.id }, ifMatch: exception.revision },
        body: { assessment: null, reason: '', measure: null },
      },
      {
        onSuccess: () => {
          announce(text('assurance.saved'))
          onClose()
        },
      },
    )
  const form = useForm(
    {
      assessment: exception.assessment as ExceptionAssessment | null,
      reason: exception.reason,
      measure: exception.measure?.id ?? null,
    },
    {
      check: ({ assessment, reason, measure }) => ({
        assessment: assessment === null ? text('field.choose') : undefined,
        reason: reason.trim() === '' ? text('field.required') : undefined,
        measure: assessment === 'compensated' && measure === null ? text('field.choose') : undefined,
      }),
      submit: async (body) => {
        await assess.mutateAsync({ params: { id: exception.id }, ifMatch: exception.revision, body })
        announce(text('assurance.saved'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('assurance.assess')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <p lang="">{exception.what}</p>
      <ChoiceField
        label={text('assurance.assessment')}
        choices={exceptionAssessments.map((one) => ({
          value: one,
          label: written.inLanguage(exceptionAssessmentWords[one]),
        }))}
        field={form.field('assessment')}
      />
      <ProseField label={text('assurance.reason')} field={form.field('reason')} />
      <MeasureField label={text('assurance.compensating')} chosen={exception.measure} field={form.field('measure')} />
      {exception.assessment === null ? null : (
        <div>
          {withdraw.error ? <Problem problem={withdraw.error} /> : null}
          <Button look="bare" small busy={withdraw.isPending} onPress={takeBack}>
            {text('assurance.takeBack')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
