import { useState } from 'react'
import { carryRatings, changeManyRisks } from '../../features/risk/risks.contract.ts'
import { ChoosePerson } from '../measures/choose-person.tsx'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { RefusedRisks } from './refused-risks.tsx'
import type { SelectedRisks } from './use-selected-risks.ts'

type Props = { selection: SelectedRisks; onClose: () => void }
const idsOf = ({ chosen }: SelectedRisks) => chosen.map(({ id }) => id)

/** Closes the selected risks with one reason. */
export function CloseManySheet({ selection, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const change = useCommand(changeManyRisks)
  const count = selection.chosen.length
  const form = useForm(
    { closedOn: today as string, reason: '' },
    {
      check: ({ closedOn, reason }) => ({
        closedOn: closedOn === '' ? text('field.required') : undefined,
        reason: reason.trim() === '' ? text('field.required') : undefined,
      }),
      submit: async (values) => {
        const { changed } = await change.mutateAsync({
          body: { risks: idsOf(selection), change: { kind: 'close', ...values } },
        })
        announce(text('risk.closedMany', { count: changed }))
        selection.clear()
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('risk.closeMany', { count })}
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

/** Gives the selected risks one owner. */
export function OwnerManySheet({ selection, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const change = useCommand(changeManyRisks)
  const form = useForm<{ owner: string | null; ownerRole: string }>(
    { owner: null, ownerRole: '' },
    {
      check: ({ owner, ownerRole }) => ({
        owner: owner === null && ownerRole.trim() === '' ? text('risk.ownerNeeded') : undefined,
      }),
      submit: async (values) => {
        const { changed } = await change.mutateAsync({
          body: { risks: idsOf(selection), change: { kind: 'owner', ...values } },
        })
        announce(text('risk.ownerGiven', { count: changed }))
        selection.clear()
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('risk.giveOwnerMany', { count: selection.chosen.length })}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('risk.giveOwner')} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <ChoosePerson
        label={text('risk.ownerPerson')}
        hint={text('risk.ownerHint')}
        chosen={null}
        field={form.field('owner')}
      />
      <TextField label={text('risk.ownerRole')} optional field={form.field('ownerRole')} />
    </Sheet>
  )
}

type Carried = Answer<typeof carryRatings>

/** Rates the selected risks by the criteria that hold now, with the steps that they had. */
export function CarrySheet({ selection, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const carry = useCommand(carryRatings)
  const [done, setDone] = useState<Carried | null>(null)
  // The bar goes with the selection, and this sheet with the bar: what was refused has to be read first.
  const leave = () => {
    selection.clear()
    onClose()
  }
  const form = useForm(
    { reason: '' },
    {
      check: ({ reason }) => ({ reason: reason.trim() === '' ? text('field.required') : undefined }),
      submit: async ({ reason }) => {
        const answer = await carry.mutateAsync({ body: { risks: idsOf(selection), reason } })
        announce(text('risk.carried', { count: answer.carried }))
        if (answer.refused.length === 0) leave()
        else setDone(answer)
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={done ? leave : onClose}
      title={text('risk.carry')}
      onSubmit={form.onSubmit}
      foot={
        done ? (
          <Button onPress={leave}>{text('sheet.close')}</Button>
        ) : (
          <SaveFoot busy={form.busy} onCancel={onClose} save={text('risk.carryAct')} />
        )
      }
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      {done ? (
        <RefusedRisks refused={done.refused}>
          {text('risk.notCarried', { count: done.refused.length, carried: done.carried })}
        </RefusedRisks>
      ) : (
        <>
          <p>{text('risk.carryExplain', { count: selection.chosen.length })}</p>
          <ProseField label={text('risk.carryReason')} field={form.field('reason')} />
        </>
      )}
    </Sheet>
  )
}
