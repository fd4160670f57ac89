import { decideTogether } from '../../features/applicability/applicability.contract.ts'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ChoiceField, ManyField, ProseField, TextField } from '../ui/fields.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Control } from './control.ts'
import { effectOf, factsOf, startFrom, type TogetherValues } from './decide-together.ts'
import { EffectPreview } from './effect-preview.tsx'
import styles from './statement.module.css'

const reasons = ['risk', 'law', 'contract', 'good-practice'] as const
const presences = ['in-place', 'partly', 'planned', 'absent', 'unmarked'] as const

type SheetProps = {
  controls: readonly Control[]
  /** Reads the controls anew after somebody else changed one of them. */
  onReadAgain: () => Promise<void>
  onClose: () => void
  onDone: (decided: number) => void
}

/** Decides the same about many controls at once, and shows beforehand what is written over. All or nothing. */
export function DecideTogetherSheet({ controls, onReadAgain, onClose, onDone }: SheetProps) {
  const text = useText()
  const { today } = useMoment()
  const decide = useCommand(decideTogether)
  const form = useForm<TogetherValues>(startFrom(controls), {
    check: (values) => ({
      applies: values.applies === null ? text('decide.chooseApplies') : undefined,
      since:
        values.applies === 'yes' && values.presence === 'planned' && !values.since ? text('field.required') : undefined,
    }),
    submit: async (values) => {
      const facts = factsOf(values)
      if (!facts) return
      const seen = controls.map((one) => ({
        edition: one.edition,
        requirement: one.requirement,
        revision: one.decision?.revision ?? 0,
      }))
      const { decided } = await decide.mutateAsync({ body: { controls: seen, facts: { ...facts, basis: undefined } } })
      onDone(decided)
    },
  })
  const { applies, presence } = form.values
  const effect = effectOf(controls, factsOf(form.values))
  const count = effect.fresh.length + effect.overwritten.length
  const over = effect.overwritten.length
  const act = over > 0 ? text('statement.decideActOver', { count, over }) : text('statement.decideAct', { count })
  const changedMeanwhile = form.problem?.status === 412
  const readAgain = async () => {
    await onReadAgain()
    form.setProblem(null)
  }
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('statement.decideTitle', { count: controls.length })}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={act} />}
    >
      {changedMeanwhile ? (
        <Remark>
          <p>{text('statement.changedMeanwhile')}</p>
          <Button small onPress={() => void readAgain()}>
            {text('statement.readAgain')}
          </Button>
        </Remark>
      ) : form.problem ? (
        <Problem problem={form.problem} />
      ) : null}
      <ChoiceField
        label={text('statement.doTheyApply')}
        field={form.field('applies')}
        choices={[
          { value: 'yes', label: text('decide.yes') },
          { value: 'no', label: text('decide.no') },
        ]}
      />
      {applies === 'yes' ? (
        <ManyField
          label={text('decide.reasons')}
          field={form.field('reasons')}
          choices={reasons.map((value) => ({
            value,
            label: text(`reason.${value}`),
            hint: text(`reasonHint.${value}`),
          }))}
        />
      ) : null}
      {applies === 'yes'
        ? (['law', 'contract'] as const)
            .filter((reason) => form.values.reasons.includes(reason))
            .map((reason) => (
              <TextField
                key={reason}
                optional
                label={text(`decide.${reason}`)}
                hint={text(`decide.${reason}Hint`)}
                field={form.field(reason)}
              />
            ))
        : null}
      {applies !== null ? (
        <ProseField
          label={applies === 'yes' ? text('decide.justification') : text('statement.exclusion')}
          hint={applies === 'yes' ? text('decide.justificationHint') : text('decide.exclusionHint')}
          optional={applies === 'yes'}
          field={form.field('justification')}
        />
      ) : null}
      {applies === 'yes' ? (
        <>
          <ChoiceField
            label={text('decide.presence')}
            field={form.field('presence')}
            choices={presences.map((value) => ({ value, label: text(`state.${value}`) }))}
          />
          <ProseField label={text('decide.description')} optional field={form.field('description')} />
          {presence !== null && presence !== 'absent' && presence !== 'unmarked' ? (
            <DayField
              label={presence === 'planned' ? text('decide.planned') : text('decide.since')}
              field={form.field('since')}
              max={presence === 'in-place' ? today : undefined}
            />
          ) : null}
        </>
      ) : null}
      <section aria-labelledby="effect" className={styles.effect}>
        <h3 id="effect">{text('statement.effect')}</h3>
        <EffectPreview effect={effect} />
      </section>
    </Sheet>
  )
}
