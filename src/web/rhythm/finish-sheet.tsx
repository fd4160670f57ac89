import { finishTurn } from '../../features/rhythm/duties.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { ChooseEvidence } from './choose-evidence.tsx'
import type { Task } from './rhythm.ts'
import type { DoneTurn } from './undo-bar.tsx'

type Props = {
  turn: NonNullable<Task['turn']>
  title: string
  /** Where it is dealt with: evidence is looked for at the measure that it names. */
  page: string
  onClose: () => void
  onDone: (done: DoneTurn) => void
}

/** Records that a turn was done: when, with a note, and with the evidence that shows it. */
export function FinishSheet({ turn, title, page, onClose, onDone }: Props) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const { today } = useMoment()
  const maySeeEvidence = useMaySee('evidence:read')
  const finish = useCommand(finishTurn)
  const form = useForm<{ doneOn: string; note: string; evidence: string | null }>(
    { doneOn: today, note: '', evidence: null },
    {
      check: ({ doneOn }) => ({ doneOn: doneOn === '' ? text('field.required') : undefined }),
      submit: async (values) => {
        const { id, revision, already } = await finish.mutateAsync({ body: { ...turn, ...values } })
        if (already) announce(text('turn.already'))
        else onDone({ id, revision, title })
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('turn.finishOf', { name: title })}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('turn.save')} />}
    >
      <p className="small">{text('turn.explain', { day: written.day(turn.dueOn) })}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <DayField label={text('turn.doneOn')} max={today} field={form.field('doneOn')} />
      <ProseField label={text('turn.note')} hint={text('turn.noteHint')} optional field={form.field('note')} />
      {maySeeEvidence ? (
        <ChooseEvidence
          label={text('turn.evidence')}
          hint={text('turn.evidenceHint')}
          measure={/^\/measures\/([0-9a-f-]{36})$/.exec(page)?.[1]}
          field={form.field('evidence')}
        />
      ) : null}
    </Sheet>
  )
}
