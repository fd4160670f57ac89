import { checkStates } from '../../core/touchpoints/standing.ts'
import { recordTouchpointCheck, withdrawTouchpointCheck } from '../../features/touchpoints/touchpoint-plan.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ChoiceField, ProseField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import type { RoadRequirement } from './road.ts'
import styles from './touchpoints.module.css'

type CheckFormProps = { requirement: RoadRequirement; onSaved: () => void; onClose: () => void }
type State = (typeof checkStates)[number]

/** The short question about one requirement: is it there, since when or by when, and whose is it. */
export function CheckForm({ requirement, onSaved, onClose }: CheckFormProps) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const { today } = useMoment()
  const record = useCommand(recordTouchpointCheck)
  const withdraw = useCommand(withdrawTouchpointCheck)
  const { id, check, measure } = requirement
  const params = { requirement: id }
  const form = useForm(
    {
      state: (check?.state ?? null) as State | null,
      day: check?.day ?? '',
      owner: check?.owner ?? '',
      note: check?.note ?? '',
    },
    {
      check: ({ state, day }) => ({
        state: state === null ? text('touch.chooseState') : undefined,
        day: (state === 'in-place' || state === 'planned') && day === '' ? text('touch.chooseDay') : undefined,
      }),
      submit: async ({ state, day, owner, note }) => {
        if (!state) return
        const body = { state, day: state === 'nothing' ? null : day || null, owner, note }
        await record.mutateAsync({ params, body, ifMatch: check?.revision ?? 0 })
        announce(text('touch.saved'))
        onSaved()
      },
    },
  )
  const { state } = form.values
  return (
    <form className={styles.form} onSubmit={form.onSubmit} noValidate>
      <ChoiceField
        label={measure ? text('touch.isThere', { measure: written.inLanguage(measure) }) : text('touch.isThereAny')}
        field={form.field('state')}
        choices={checkStates.map((one) => ({
          value: one,
          label: text(`touch.check.${one}`),
          hint: text(`touch.checkHint.${one}`),
        }))}
      />
      {state && state !== 'nothing' ? (
        <div className={styles.pair}>
          <DayField
            label={text(state === 'in-place' ? 'touch.inOperationSince' : 'touch.inOperationBy')}
            field={form.field('day')}
            {...(state === 'in-place' ? { max: today } : {})}
          />
          <TextField label={text('touch.owner')} optional field={form.field('owner')} />
        </div>
      ) : null}
      {state ? <ProseField label={text('touch.note')} optional rows={1} field={form.field('note')} /> : null}
      {form.problem ? <Problem problem={form.problem} /> : null}
      {withdraw.error ? <Problem problem={withdraw.error} /> : null}
      <div className="row">
        <Button submit busy={form.busy}>
          {text('touch.save')}
        </Button>
        <Button look="bare" onPress={onClose}>
          {text('sheet.cancel')}
        </Button>
        {check ? (
          <Button
            look="bare"
            busy={withdraw.isPending}
            onPress={() => withdraw.mutate({ params, ifMatch: check.revision }, { onSuccess: onClose })}
          >
            {text('touch.withdrawCheck')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
