import { reviewDecisions } from '../../core/suppliers/review-picture.ts'
import { decisionWords } from '../../core/suppliers/review-words.ts'
import { decideSupplierReview } from '../../features/supplier-reviews/supplier-reviews.contract.ts'
import { ChoosePerson } from '../measures/choose-person.tsx'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { CheckField, ChoiceField, ProseField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Review } from './supplier-review.ts'

type Props = { review: Review; onClose: () => void; onAgain: () => void }

/** Decides a review on what is on screen; where that changed meanwhile, it is shown anew and nothing is decided. */
export function DecideSheet({ review, onClose, onAgain }: Props) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const decide = useCommand(decideSupplierReview)
  const form = useForm(
    {
      ...{ decision: null as (typeof reviewDecisions)[number] | null, reason: '', nextOn: '', agree: false },
      ...{ what: '', owner: null as string | null, ownerRole: '', dueOn: '' },
    },
    {
      check: ({ decision, reason, agree, what, dueOn, owner, ownerRole }) => ({
        decision: decision === null ? text('field.choose') : undefined,
        reason: reason.trim() === '' ? text('field.required') : undefined,
        what: agree && what.trim() === '' ? text('field.required') : undefined,
        dueOn: agree && dueOn === '' ? text('field.required') : undefined,
        ownerRole: agree && owner === null && ownerRole.trim() === '' ? text('field.required') : undefined,
      }),
      submit: async ({ decision, reason, nextOn, agree, what, owner, ownerRole, dueOn }) => {
        if (decision === null) return
        const actions = agree ? [{ what, owner, ownerRole, dueOn }] : []
        const body = { decision, reason, nextOn: nextOn || null, actions, pictureSha256: review.pictureSha256 }
        await decide.mutateAsync({ params: { id: review.id }, ifMatch: review.revision, body })
        announce(text('supplierReviews.decided'))
        onClose()
      },
    },
  )
  const changed = form.problem?.code === 'picture-changed'
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('supplierReviews.decideTitle', { name: review.supplier.title })}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('supplierReviews.decide')} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      {changed ? (
        <Button
          look="quiet"
          onPress={() => {
            onAgain()
            onClose()
          }}
        >
          {text('supplierReviews.look')}
        </Button>
      ) : null}
      <ChoiceField
        first
        label={text('supplierReviews.decision')}
        choices={reviewDecisions.map((value) => ({
          value,
          label: written.inLanguage(decisionWords[value]),
          hint: text(`decisionHint.${value}`),
        }))}
        field={form.field('decision')}
      />
      <ProseField
        label={text('supplierReviews.reason')}
        hint={text('supplierReviews.reasonHint')}
        field={form.field('reason')}
      />
      <DayField
        label={text('supplierReviews.next')}
        hint={text('supplierReviews.nextHint')}
        field={form.field('nextOn')}
      />
      <CheckField label={text('supplierReviews.agree')} field={form.field('agree')} />
      {form.values.agree ? (
        <>
          <ProseField label={text('supplierReviews.agreeWhat')} rows={2} field={form.field('what')} />
          <ChoosePerson label={text('supplierAction.owner')} chosen={null} field={form.field('owner')} />
          <TextField
            label={text('supplierAction.ownerRole')}
            hint={text('supplierAction.ownerRoleHint')}
            field={form.field('ownerRole')}
          />
          <DayField label={text('supplierAction.dueOn')} field={form.field('dueOn')} />
        </>
      ) : null}
    </Sheet>
  )
}
