import { findingGrades } from '../../core/reviews/review-state.ts'
import { changeFinding, recordFinding } from '../../features/reviews/reviews.contract.ts'
import { ChoosePerson } from '../measures/choose-person.tsx'
import { refOf, refValue } from '../measures/measure.ts'
import { useRequirementChoices } from '../measures/use-requirement-choices.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ChoiceField, ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { ChooseRequirement } from './choose-requirement.tsx'
import type { Finding, Review } from './review.ts'

type Props = { review: Pick<Review, 'id' | 'covered'>; finding: Finding | null; onClose: () => void }

/** Records what was found about a requirement, or changes it. */
export function FindingSheet({ review, finding, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const record = useCommand(recordFinding)
  const change = useCommand(changeFinding)
  const requirements = useRequirementChoices()
  const form = useForm(
    {
      requirement: (finding ? refValue(finding) : null) as string | null,
      grade: (finding?.grade ?? null) as (typeof findingGrades)[number] | null,
      what: finding?.what ?? '',
      owner: finding?.owner?.id ?? null,
      dueOn: finding?.dueOn ?? '',
    },
    {
      check: ({ requirement, grade, what }) => ({
        requirement: requirement === null ? text('field.choose') : undefined,
        grade: grade === null ? text('field.choose') : undefined,
        what: what.trim() === '' ? text('field.required') : undefined,
      }),
      submit: async ({ requirement, grade, dueOn, ...values }) => {
        if (requirement === null || grade === null) return
        const body = { ...values, ...refOf(requirement), grade, dueOn: dueOn || null }
        if (finding) await change.mutateAsync({ params: { id: finding.id }, ifMatch: finding.revision, body })
        else await record.mutateAsync({ params: { id: review.id }, body })
        announce(text('findings.saved'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(finding ? 'findings.change' : 'findings.add')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <ChooseRequirement
        label={text('findings.requirement')}
        choices={requirements}
        field={form.field('requirement')}
      />
      <ChoiceField
        label={text('findings.grade')}
        choices={findingGrades.map((grade) => ({
          value: grade,
          label: text(`grade.${grade}`),
          hint: text(`gradeHint.${grade}`),
        }))}
        field={form.field('grade')}
      />
      <ProseField label={text('findings.what')} field={form.field('what')} />
      <ChoosePerson label={text('measures.owner')} chosen={finding?.owner ?? null} field={form.field('owner')} />
      <DayField label={text('findings.dueOn')} field={form.field('dueOn')} />
    </Sheet>
  )
}
