import { listAssessments, startAssessment, updateAssessment } from '../../features/assessment/assessment.contract.ts'
import { listEditions } from '../../features/standards/standards.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { ManyField, ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { DepartmentsField, type NamedDepartment } from './departments-field.tsx'

type Summary = Answer<typeof startAssessment>
type Editions = Answer<typeof listEditions>['items']
type Props = {
  /** The assessment to change; null to start one. */
  existing: Omit<Summary, 'progress'> | null
  onClose: () => void
  onDone: (made: Summary) => void
}

/** Starts an assessment, or changes what it is about. */
export function AssessmentForm(props: Props) {
  const text = useText()
  const editions = useAnswer(listEditions, {})
  const earlier = useAnswer(listAssessments, { query: { size: 200 } })
  if (editions.data && earlier.data)
    return (
      <Form
        {...props}
        editions={editions.data.items}
        earlier={earlier.data.items.filter(({ id }) => id !== props.existing?.id)}
      />
    )
  const waiting = editions.data ? earlier : editions
  return (
    <Sheet
      opened
      onClose={props.onClose}
      title={text(props.existing ? 'assessmentForm.change' : 'assessments.start')}
      onSubmit={(event) => event.preventDefault()}
      foot={null}
    >
      <Loaded<unknown> answer={waiting}>{() => null}</Loaded>
    </Sheet>
  )
}

function Form({ existing, editions, earlier, onClose, onDone }: Props & { editions: Editions; earlier: Summary[] }) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const start = useCommand(startAssessment)
  const update = useCommand(updateAssessment)
  const adopted = editions.filter(({ adoption }) => adoption !== null)
  const proposed = adopted.length > 0 ? adopted : editions.slice(0, 1)
  const form = useForm(
    {
      name: existing?.name ?? text('assessmentForm.nameExample', { year: today.slice(0, 4) }),
      editions: (existing?.editions ?? proposed).map(({ id }) => id) as readonly string[],
      scope: existing?.scope ?? '',
      departments: (existing?.departments ?? []) as readonly NamedDepartment[],
      basedOn: (existing ? existing.basedOn?.id : earlier.find(({ closedAt }) => closedAt)?.id) ?? '',
    },
    {
      check: (values) => ({
        name: values.name.trim().length < 2 ? text('field.required') : undefined,
        editions: values.editions.length === 0 ? text('assessmentForm.noEdition') : undefined,
        departments: values.departments.length === 1 ? text('assessmentForm.oneDepartment') : undefined,
      }),
      submit: async ({ departments, basedOn, ...values }) => {
        const facts = { ...values, editions: [...values.editions], basedOn: basedOn || null }
        const made = existing
          ? await update.mutateAsync({
              params: { assessment: existing.id },
              body: { ...facts, departments: departments.map(({ id, name }) => ({ id, name })) },
              ifMatch: existing.revision,
            })
          : await start.mutateAsync({ body: { ...facts, departments: departments.map(({ name }) => name) } })
        announce(text(existing ? 'assessmentForm.changed' : 'assessmentForm.started', { name: made.name }))
        onDone(made)
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(existing ? 'assessmentForm.change' : 'assessments.start')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={existing ? undefined : text('assessmentForm.act')} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <TextField label={text('assessments.name')} field={form.field('name')} />
      <ManyField
        label={text('assessmentForm.editions')}
        hint={text('assessmentForm.editionsHint')}
        field={form.field('editions')}
        choices={editions.map(({ id, name, adoption }) => ({
          value: id,
          label: name,
          hint: adoption === null ? text('assessmentForm.notAdopted') : undefined,
        }))}
      />
      <ProseField
        label={text('assessmentForm.scope')}
        hint={text('assessmentForm.scopeHint')}
        optional
        field={form.field('scope')}
      />
      <DepartmentsField field={form.field('departments')} />
      {earlier.length > 0 ? (
        <SelectField
          label={text('assessmentForm.basedOn')}
          hint={text('assessmentForm.basedOnHint')}
          field={form.field('basedOn')}
          choices={[
            { value: '', label: text('assessmentForm.basedOnNone') },
            ...earlier.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
    </Sheet>
  )
}
