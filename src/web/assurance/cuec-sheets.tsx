import { addAssuranceCuecs, changeAssuranceCuec } from '../../features/assurance/assurance-parts.contract.ts'
import { ChoosePerson } from '../measures/choose-person.tsx'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { ProseField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Cuec } from './assurance.ts'
import { readCuecLines } from './cuec-lines.ts'
import { MeasureField } from './measure-field.tsx'

const mostAtOnce = 200

/** Records what the report asks of the customer: one point on each line, as it can be pasted from the report. */
export function CuecsSheet({ report, onClose }: { report: string; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const add = useCommand(addAssuranceCuecs)
  const form = useForm(
    { lines: '' },
    {
      check: ({ lines }) => {
        const found = readCuecLines(lines).length
        if (found > mostAtOnce) return { lines: text('assurance.cuecLinesMost') }
        return { lines: found === 0 ? text('field.required') : undefined }
      },
      submit: async ({ lines }) => {
        const none = { measure: null, notOursBecause: '', owner: null, ownerRole: '' }
        const items = readCuecLines(lines).map((one) => ({ ...one, ...none }))
        await add.mutateAsync({ params: { id: report }, body: { items } })
        announce(text('assurance.saved'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('assurance.cuecAdd')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <ProseField
        label={text('assurance.cuecLines')}
        hint={text('assurance.cuecLinesHint')}
        rows={8}
        field={form.field('lines')}
      />
    </Sheet>
  )
}

/** Links a point to a measure of ours, or says why it is not asked of us. */
export function CuecSheet({ cuec, onClose }: { cuec: Cuec; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const change = useCommand(changeAssuranceCuec)
  const form = useForm(
    {
      reference: cuec.reference,
      what: cuec.what,
      measure: cuec.measure?.id ?? null,
      notOursBecause: cuec.notOursBecause,
      owner: cuec.owner?.id ?? null,
      ownerRole: cuec.ownerRole,
    },
    {
      check: ({ what }) => ({ what: what.trim() === '' ? text('field.required') : undefined }),
      submit: async (body) => {
        await change.mutateAsync({ params: { id: cuec.id }, ifMatch: cuec.revision, body })
        announce(text('assurance.saved'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('assurance.cuecChange')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <MeasureField label={text('assurance.measure')} chosen={cuec.measure} field={form.field('measure')} />
      <ProseField label={text('assurance.notOurs')} optional rows={2} field={form.field('notOursBecause')} />
      <ChoosePerson label={text('assurance.cuecOwner')} chosen={cuec.owner} field={form.field('owner')} />
      <TextField label={text('assurance.cuecOwnerRole')} optional field={form.field('ownerRole')} />
      <TextField label={text('assurance.reference')} optional field={form.field('reference')} />
      <ProseField label={text('assurance.cuecWhat')} field={form.field('what')} />
    </Sheet>
  )
}
