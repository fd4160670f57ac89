import { closeRisk } from '../../features/risk/risk.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Risk } from './risk.ts'
import { useRiskCommand } from './use-risk-command.ts'

/** Closes a risk, with the day and the reason. */
export function CloseSheet({ risk, onClose }: { risk: Risk; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const close = useRiskCommand(closeRisk)
  const form = useForm(
    { closedOn: today as string, reason: '' },
    {
      check: ({ closedOn, reason }) => ({
        closedOn: closedOn === '' ? text('field.required') : undefined,
        reason: reason.trim() === '' ? text('field.required') : undefined,
      }),
      submit: async (body) => {
        await close({ params: { id: risk.id }, ifMatch: risk.revision, body })
        announce(text('risk.closedMany', { count: 1 }))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('risk.closeTitle')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('risk.close')} />}
    >
      <p>{text('risk.closeExplain')}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <DayField label={text('risk.closedOn')} max={today} field={form.field('closedOn')} />
      <ProseField label={text('risk.closeReason')} field={form.field('reason')} />
    </Sheet>
  )
}
