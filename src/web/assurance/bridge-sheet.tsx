import { addBridgeLetter, changeBridgeLetter } from '../../features/assurance/assurance-parts.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { BridgeLetter } from './assurance.ts'
import { FileField } from './file-field.tsx'

type Props = { report: string; bridge: BridgeLetter | null; first: string; onClose: () => void }

/** Records the supplier's own word about the time after the period, or changes it. */
export function BridgeSheet({ report, bridge, first, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const add = useCommand(addBridgeLetter)
  const change = useCommand(changeBridgeLetter)
  const form = useForm(
    {
      from: bridge?.from ?? first,
      to: bridge?.to ?? '',
      issuedOn: bridge?.issuedOn ?? '',
      signedBy: bridge?.signedBy ?? '',
      note: bridge?.note ?? '',
      file: bridge?.file ?? null,
    },
    {
      check: ({ from, to }) => ({
        from: from === '' ? text('field.required') : undefined,
        to: to === '' ? text('field.required') : undefined,
      }),
      submit: async ({ issuedOn, ...values }) => {
        const body = { ...values, issuedOn: issuedOn || null }
        if (bridge) await change.mutateAsync({ params: { id: bridge.id }, ifMatch: bridge.revision, body })
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
      title={text(bridge ? 'assurance.bridgeChange' : 'assurance.bridgeAdd')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <DayField label={text('assurance.from')} field={form.field('from')} />
      <DayField label={text('assurance.through')} field={form.field('to')} />
      <DayField label={text('assurance.issuedOn')} max={today} field={form.field('issuedOn')} />
      <TextField label={text('assurance.signedBy')} optional field={form.field('signedBy')} />
      <FileField field={form.field('file')} />
      <ProseField label={text('assurance.note')} optional rows={2} field={form.field('note')} />
    </Sheet>
  )
}
