import type { FieldOf, useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ChoiceField, ManyField, ProseField, TextField } from '../ui/fields.tsx'
import { BasisField } from './basis-field.tsx'
import type { DecisionValues } from './decision-values.ts'
import { LawField } from './law-field.tsx'
import type { FullControl } from './read-counterparts.ts'

const reasons = ['risk', 'law', 'contract', 'good-practice'] as const
const presences = ['in-place', 'partly', 'planned', 'absent', 'unmarked'] as const

/** The questions of a decision; the later ones depend on whether it applies. */
export function DecisionFields({
  form,
  control,
}: {
  form: ReturnType<typeof useForm<DecisionValues>>
  control: FullControl
}) {
  const text = useText()
  const { today } = useMoment()
  const { applies, presence, reasons: reasonsChosen } = form.values
  const since: FieldOf<string> = form.field('since')
  return (
    <>
      <ChoiceField
        first
        label={text('decide.applies')}
        field={form.field('applies')}
        choices={[
          { value: 'yes', label: text('decide.yes') },
          { value: 'no', label: text('decide.no') },
        ]}
      />
      {applies === 'yes' ? (
        <>
          <ManyField
            label={text('decide.reasons')}
            field={form.field('reasons')}
            choices={reasons.map((reason) => ({
              value: reason,
              label: text(`reason.${reason}`),
              hint: text(`reasonHint.${reason}`),
            }))}
          />
          {reasonsChosen.includes('law') ? <LawField field={form.field('law')} laws={control.laws} /> : null}
          {reasonsChosen.includes('contract') ? (
            <TextField
              optional
              label={text('decide.contract')}
              hint={text('decide.contractHint')}
              field={form.field('contract')}
            />
          ) : null}
          <ProseField
            optional
            rows={2}
            label={text('decide.justification')}
            hint={text('decide.justificationHint')}
            field={form.field('justification')}
          />
          <ChoiceField
            label={text('decide.presence')}
            field={form.field('presence')}
            choices={presences.map((value) => ({ value, label: text(`state.${value}`) }))}
          />
          {presence === 'planned' ? <DayField label={text('decide.planned')} field={since} /> : null}
          {presence === 'in-place' || presence === 'partly' ? (
            <DayField label={text('decide.since')} field={since} max={today} />
          ) : null}
          <ProseField
            optional
            label={text('decide.description')}
            hint={text('decide.descriptionHint')}
            field={form.field('description')}
          />
        </>
      ) : null}
      {applies === 'no' ? (
        <ProseField
          label={text('decide.exclusion')}
          hint={text('decide.exclusionHint')}
          field={form.field('justification')}
        />
      ) : null}
      <BasisField form={form} facts={control.facts} />
    </>
  )
}
