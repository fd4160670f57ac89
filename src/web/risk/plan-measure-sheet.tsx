import { useState } from 'react'
import { addMeasure } from '../../features/measures/measures.contract.ts'
import { linkMeasures, proposeMeasures } from '../../features/risk/risk.contract.ts'
import { ChoosePerson } from '../measures/choose-person.tsx'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ManyField, ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { NewMeasure, Risk } from './risk.ts'
import { useRiskCommand } from './use-risk-command.ts'

type Values = {
  title: string
  how: string
  owner: string | null
  ownerRole: string
  plannedFor: string
  weight: '1' | '2' | '3'
  controls: readonly string[]
}
const keyOf = ({ edition, requirement }: { edition: string; requirement: string }) => `${edition} ${requirement}`

/** A measure that is still to come: recorded in the register of measures with a day and an owner, and linked to the risk. */
export function PlanMeasureSheet({ risk, onClose }: { risk: Risk; onClose: () => void }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const add = useCommand(addMeasure)
  const link = useRiskCommand(linkMeasures)
  const proposals = useAnswer(proposeMeasures, { params: { id: risk.id } })
  // Recorded already, where only the linking failed: another attempt must not record it twice.
  const [recorded, setRecorded] = useState<string | null>(null)
  const controls = (proposals.data?.controls ?? []).filter(({ decision }) => decision !== 'left-out')
  const form = useForm<Values>(
    { title: '', how: '', owner: null, ownerRole: '', plannedFor: '', weight: '2', controls: [] },
    {
      check: ({ title, owner, ownerRole, plannedFor }) => ({
        title: title.trim() === '' ? text('field.required') : undefined,
        owner: owner === null && ownerRole.trim() === '' ? text('risk.ownerNeeded') : undefined,
        plannedFor: plannedFor === '' ? text('field.required') : undefined,
      }),
      submit: async ({ weight, controls: keys, ...values }) => {
        const body: NewMeasure = {
          ...values,
          ...{ standIn: null, standInRole: '', inOperationSince: null, effectiveness: '' },
          requirements: controls
            .filter((one) => keys.includes(keyOf(one)))
            .map(({ edition, requirement }) => ({ edition, requirement })),
          ...{ systems: [], locations: [], rhythms: [], proofs: [] },
        }
        const measure = recorded ?? (await add.mutateAsync({ body })).id
        setRecorded(measure)
        const linked = risk.measures.map((one) => ({ measure: one.id, weight: one.weight }))
        await link({
          params: { id: risk.id },
          ifMatch: risk.revision,
          body: { measures: [...linked, { measure, weight: Number(weight) }] },
        })
        announce(text('risk.measurePlanned'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('risk.planMeasure')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      <p>{text('risk.planExplain')}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <TextField label={text('measures.field.title')} hint={text('measures.titleHint')} field={form.field('title')} />
      <DayField label={text('risk.plannedDay')} field={form.field('plannedFor')} />
      <ChoosePerson label={text('risk.ownerPerson')} chosen={null} field={form.field('owner')} />
      <TextField label={text('risk.field.ownerRole')} optional field={form.field('ownerRole')} />
      <SelectField
        label={text('risk.weight')}
        hint={text('risk.weightHint')}
        choices={(['1', '2', '3'] as const).map((weight) => ({ value: weight, label: text(`risk.weight.${weight}`) }))}
        field={form.field('weight')}
      />
      <ProseField label={text('measures.field.how')} optional field={form.field('how')} />
      {controls.length > 0 ? (
        <ManyField
          label={text('risk.planServes')}
          choices={controls.map((one) => ({
            value: keyOf(one),
            label: `${one.editionName}: ${one.number} ${written.inLanguage(one.title)}`,
          }))}
          field={form.field('controls')}
        />
      ) : null}
    </Sheet>
  )
}
