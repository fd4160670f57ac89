import { useState } from 'react'
import { approveSeveral } from '../../features/risk/approval.contract.ts'
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

/** Records at once that the owners of the selected risks approved, as in a meeting. */
export function ApproveManySheet({ selection, onClose }: { selection: SelectedRisks; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const approve = useCommand(approveSeveral)
  const [done, setDone] = useState<Answer<typeof approveSeveral> | null>(null)
  // The bar goes with the selection, and this sheet with the bar: what was refused has to be read first.
  const leave = () => {
    selection.clear()
    onClose()
  }
  const byRole = selection.chosen.some(({ owner }) => owner === null)
  const form = useForm(
    { by: '', on: today as string, note: '' },
    {
      check: ({ by, on, note }) => ({
        by: byRole && by.trim() === '' ? text('field.required') : undefined,
        on: on === '' ? text('field.required') : undefined,
        note: note.trim() === '' ? text('field.required') : undefined,
      }),
      submit: async (told) => {
        const risks = selection.chosen.map(({ id, revision, plan }) => ({ id, revision, plan }))
        const answer = await approve.mutateAsync({ body: { risks, ...told } })
        announce(text('approval.recordedMany', { count: answer.approved }))
        if (answer.refused.length === 0) leave()
        else setDone(answer)
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={done ? leave : onClose}
      title={text('approval.record')}
      onSubmit={form.onSubmit}
      foot={
        done ? (
          <Button onPress={leave}>{text('sheet.close')}</Button>
        ) : (
          <SaveFoot busy={form.busy} onCancel={onClose} save={text('approval.recordAct')} />
        )
      }
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      {done ? (
        <RefusedRisks refused={done.refused}>
          {text('approval.notRecorded', { count: done.refused.length, done: done.approved })}
        </RefusedRisks>
      ) : (
        <>
          <p>{text('approval.explainMany', { count: selection.chosen.length })}</p>
          {byRole ? (
            <TextField label={text('approval.who')} hint={text('approval.whoHint')} field={form.field('by')} />
          ) : null}
          <DayField label={text('approval.on')} max={today} field={form.field('on')} />
          <ProseField label={text('approval.note')} hint={text('approval.noteHint')} field={form.field('note')} />
        </>
      )}
    </Sheet>
  )
}
