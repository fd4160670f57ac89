import { changeSupplierReview } from '../../features/supplier-reviews/supplier-reviews.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Review } from './supplier-review.ts'

/** From which day a review looks back, and what was discussed. */
export function NotesSheet({ review, onClose }: { review: Review; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const change = useCommand(changeSupplierReview)
  const form = useForm(
    { periodFrom: review.periodFrom as string, note: review.note },
    {
      check: ({ periodFrom }) => ({ periodFrom: periodFrom === '' ? text('field.required') : undefined }),
      submit: async (body) => {
        await change.mutateAsync({ params: { id: review.id }, ifMatch: review.revision, body })
        announce(text('supplierReviews.saved'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('supplierReviews.change')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <DayField label={text('supplierReviews.from')} max={review.periodTo} field={form.field('periodFrom')} />
      <ProseField
        label={text('supplierReviews.note')}
        hint={text('supplierReviews.noteHint')}
        optional
        rows={6}
        field={form.field('note')}
      />
    </Sheet>
  )
}
