import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { correctMark, withdrawCorrection } from '../../features/standards/explanations.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import type { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { ChoiceField, ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Requirement } from './control.ts'

const marks = ['unique', 'deepened', 'guidance', 'none'] as const
type Mark = (typeof marks)[number]

/** Saying what a control adds for health care, where the organisation knows better than the content does. */
export function MarkSheet(props: { edition: string; requirement: Requirement; onClose: () => void }) {
  const { edition, requirement, onClose } = props
  const text = useText()
  const announce = useAnnounce()
  const queries = useQueryClient()
  const correct = useCommand(correctMark)
  const withdraw = useCommand(withdrawCorrection)
  const [seen, setSeen] = useState(requirement.correction)
  const params = { edition, requirement: requirement.id }
  const ifMatch = seen?.revision ?? 0
  const refused = async (problem: ApiProblem): Promise<never> => {
    await queries.invalidateQueries()
    throw problem
  }
  const form = useForm<{ mark: Mark | null; reason: string }>(
    { mark: seen?.mark ?? requirement.healthcare?.mark ?? null, reason: seen?.reason ?? '' },
    {
      check: (values) => ({ reason: values.reason.trim() === '' ? text('mark.reasonMissing') : undefined }),
      submit: async ({ mark, reason }) => {
        if (mark === null) return
        await correct.mutateAsync({ params, body: { mark, reason }, ifMatch }).catch(refused)
        announce(text('mark.saved'))
        onClose()
      },
    },
  )
  const restore = () =>
    withdraw.mutateAsync({ params, ifMatch }).then(
      () => {
        announce(text('mark.restored'))
        onClose()
      },
      (problem) => void refused(problem).catch(form.setProblem),
    )
  const now = requirement.correction
  const takeNote = () => {
    setSeen(now)
    form.setProblem(null)
  }
  const word = (mark: Mark | null | undefined) => (mark ? text(`healthcare.${mark}`) : '')
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('mark.title', { number: requirement.id })}
      onSubmit={form.onSubmit}
      foot={
        <>
          <SaveFoot busy={form.busy} onCancel={onClose} />
          {seen ? (
            <Button look="bare" busy={withdraw.isPending} onPress={() => void restore()}>
              {text('mark.restore')}
            </Button>
          ) : null}
        </>
      }
    >
      {form.problem?.code === 'changed-meanwhile' ? (
        <Conflict
          differences={[
            { key: 'mark', label: text('mark.field'), theirs: word(now?.mark), mine: word(form.values.mark) },
            { key: 'reason', label: text('mark.reason'), theirs: now?.reason ?? '', mine: form.values.reason },
          ]}
          onKeepMine={takeNote}
          onTakeTheirs={() => {
            form.setValues({ mark: now?.mark ?? requirement.healthcare?.mark ?? null, reason: now?.reason ?? '' })
            takeNote()
          }}
        />
      ) : form.problem ? (
        <Problem problem={form.problem} />
      ) : null}
      <p>{text('mark.lede')}</p>
      <ChoiceField
        first
        field={form.field('mark')}
        label={text('mark.field')}
        choices={marks.map((mark) => ({ value: mark, label: text(`healthcare.${mark}`) }))}
      />
      <ProseField field={form.field('reason')} label={text('mark.reason')} hint={text('mark.reasonHint')} rows={2} />
    </Sheet>
  )
}
