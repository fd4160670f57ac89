import { addSupplierAction, changeSupplierAction } from '../../features/supplier-reviews/following.contract.ts'
import { ChoosePerson } from '../measures/choose-person.tsx'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Action } from './supplier-review.ts'

type Props = { supplier: string; review: string | null; action: Action | null; onClose: () => void }

/** Agrees on an action about a supplier, or changes one. */
export function ActionSheet({ supplier, review, action, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const add = useCommand(addSupplierAction)
  const change = useCommand(changeSupplierAction)
  const form = useForm(
    {
      what: action?.what ?? '',
      owner: action?.owner?.id ?? null,
      ownerRole: action?.ownerRole ?? '',
      dueOn: (action?.dueOn ?? '') as string,
    },
    {
      check: ({ what, owner, ownerRole, dueOn }) => ({
        what: what.trim() === '' ? text('field.required') : undefined,
        ownerRole: owner === null && ownerRole.trim() === '' ? text('field.required') : undefined,
        dueOn: dueOn === '' ? text('field.required') : undefined,
      }),
      submit: async (body) => {
        if (action) await change.mutateAsync({ params: { id: action.id }, ifMatch: action.revision, body })
        else await add.mutateAsync({ params: { id: supplier }, body: { ...body, review } })
        announce(text('supplierAction.saved'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(action ? 'supplierAction.change' : 'supplierAction.add')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <ProseField label={text('supplierAction.what')} field={form.field('what')} />
      <ChoosePerson label={text('supplierAction.owner')} chosen={action?.owner ?? null} field={form.field('owner')} />
      <TextField
        label={text('supplierAction.ownerRole')}
        hint={text('supplierAction.ownerRoleHint')}
        field={form.field('ownerRole')}
      />
      <DayField label={text('supplierAction.dueOn')} field={form.field('dueOn')} />
    </Sheet>
  )
}
