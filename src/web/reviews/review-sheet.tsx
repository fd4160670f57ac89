import { reviewKinds } from '../../core/reviews/review-state.ts'
import { changeReview, recordReview } from '../../features/reviews/reviews.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { CoverageField } from './coverage-field.tsx'
import type { Audit, Review } from './review.ts'

/** Of an audit that is over, its facts are filled in; what was looked at is not: only who looked knows. */
type Props = { review: Review | null; audit?: Audit; onClose: () => void; onSaved?: (id: string) => void }

/** Records who looked independently, at what, or changes it. */
export function ReviewSheet({ review, audit, onClose, onSaved }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const record = useCommand(recordReview)
  const change = useCommand(changeReview)
  const form = useForm(
    {
      title: review?.title ?? audit?.title ?? '',
      kind: review?.kind ?? kindOf(audit),
      reviewedOn: review?.reviewedOn ?? audit?.ends ?? (today as string),
      reviewer: review?.reviewer ?? audit?.body ?? '',
      independence: review?.independence ?? '',
      note: review?.note ?? '',
      covered: (review?.covered ?? []).map(
        ({ edition, requirement }) => `${edition} ${requirement}`,
      ) as readonly string[],
    },
    {
      check: ({ title, reviewedOn, reviewer, independence }) =>
        Object.fromEntries(
          Object.entries({ title, reviewedOn, reviewer, independence }).map(([name, value]) => [
            name,
            value.trim() === '' ? text('field.required') : undefined,
          ]),
        ),
      submit: async (values) => {
        const covered = values.covered.map((value) => {
          const [edition = '', requirement = ''] = value.split(' ')
          return { edition, requirement }
        })
        const body = { ...values, covered }
        const saved = review
          ? await change.mutateAsync({ params: { id: review.id }, ifMatch: review.revision, body })
          : await record.mutateAsync({ body })
        announce(text('reviews.saved'))
        onClose()
        onSaved?.(saved.id)
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(review ? 'reviews.change' : 'reviews.add')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <TextField label={text('measures.field.title')} field={form.field('title')} />
      <SelectField
        label={text('audits.kind')}
        choices={reviewKinds.map((kind) => ({ value: kind, label: text(`reviewKind.${kind}`) }))}
        field={form.field('kind')}
      />
      <DayField label={text('reviews.day')} max={today} field={form.field('reviewedOn')} />
      <TextField label={text('reviews.reviewer')} field={form.field('reviewer')} />
      <ProseField
        label={text('reviews.independence')}
        hint={text('reviews.independenceHint')}
        rows={2}
        field={form.field('independence')}
      />
      <CoverageField field={form.field('covered')} opened={audit?.editions.map(({ id }) => id)} />
      <ProseField label={text('reviews.note')} optional field={form.field('note')} />
    </Sheet>
  )
}

const kindOf = (audit: Audit | undefined): (typeof reviewKinds)[number] =>
  audit === undefined || audit.kind === 'internal' ? 'internal-audit' : 'external-audit'
