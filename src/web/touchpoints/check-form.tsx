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

type State = (typeof checkStates)[number]
/** The day that was given last with each answer: measures often came together, with a certificate or a project. */
export type LastDays = Partial<Record<State, string>>
type CheckFormProps = {
  requirement: RoadRequirement
  lastDays: LastDays
  onSaved: (state: State, day: string) => void
  onLater: () => void
  onWithdrawn: () => void
}

/** The short question about one requirement: is it there, since when or by when, and whose is it. */
export function CheckForm({ requirement, lastDays, onSaved, onLater, onWithdrawn }: CheckFormProps) {
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
        onSaved(state, day)
      },
    },
  )
  const { state, day } = form.values
  const proposed = state !== null && state !== check?.state && day !== '' && day === lastDays[state]
  const choose = (next: State | null) => {
    form.set('state', next)
    // Only where nobody chose a day for this one: another answer asks for another day.
    const untouched = day === '' || (state !== null && day === lastDays[state])
    if (next && !check && untouched) form.set('day', lastDays[next] ?? '')
  }
  return (
    <form className={styles.form} onSubmit={form.onSubmit} noValidate>
      <ChoiceField
        label={measure ? text('touch.isThere', { measure: written.inLanguage(measure) }) : text('touch.isThereAny')}
        field={{ ...form.field('state'), onChange: choose }}
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
            hint={proposed ? text('touch.sameDay') : undefined}
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
        <Button look="bare" onPress={onLater}>
          {text(check ? 'sheet.cancel' : 'touch.later')}
        </Button>
        {check ? (
          <Button
            look="bare"
            busy={withdraw.isPending}
            onPress={() => withdraw.mutate({ params, ifMatch: check.revision }, { onSuccess: onWithdrawn })}
          >
            {text('touch.withdrawCheck')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
