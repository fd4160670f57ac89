import { auditKinds } from '../../core/reviews/review-state.ts'
import { changeAudit, planAudit } from '../../features/reviews/reviews.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ManyField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Audit, Audits } from './review.ts'

type Props = { audit: Audit | null; editions: Audits['editions']; onClose: () => void }

/** Plans an audit, or changes one. */
export function AuditSheet({ audit, editions, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const plan = useCommand(planAudit)
  const change = useCommand(changeAudit)
  const own = audit?.editions ?? []
  const known = [...new Map([...editions, ...own].map(({ id, name }) => [id, name]))]
  const form = useForm(
    {
      title: audit?.title ?? '',
      kind: audit?.kind ?? ('surveillance' as (typeof auditKinds)[number]),
      editions: own.map(({ id }) => id) as readonly string[],
      starts: audit?.starts ?? '',
      ends: audit?.ends ?? '',
      body: audit?.body ?? '',
    },
    {
      check: ({ title, editions: chosen, starts }) => ({
        title: title.trim() === '' ? text('field.required') : undefined,
        editions: chosen.length === 0 ? text('field.choose') : undefined,
        starts: starts === '' ? text('field.required') : undefined,
      }),
      submit: async (values) => {
        const body = { ...values, editions: [...values.editions], ends: values.ends || values.starts }
        if (audit) await change.mutateAsync({ params: { id: audit.id }, ifMatch: audit.revision, body })
        else await plan.mutateAsync({ body })
        announce(text('audits.saved'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(audit ? 'audits.change' : 'audits.plan')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <TextField label={text('measures.field.title')} field={form.field('title')} />
      <SelectField
        label={text('audits.kind')}
        choices={auditKinds.map((kind) => ({ value: kind, label: text(`auditKind.${kind}`) }))}
        field={form.field('kind')}
      />
      <ManyField
        label={text('audits.editions')}
        choices={known.map(([value, label]) => ({ value, label }))}
        field={form.field('editions')}
      />
      <DayField label={text('audits.starts')} hint={text('audits.startsHint')} field={form.field('starts')} />
      <DayField label={text('audits.ends')} field={form.field('ends')} />
      <TextField label={text('audits.body')} optional field={form.field('body')} />
    </Sheet>
  )
}
