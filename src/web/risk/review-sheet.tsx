import { reviewRisk } from '../../features/risk/risk.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { LevelMark } from './level-mark.tsx'
import type { Risk } from './risk.ts'
import { useRiskCommand } from './use-risk-command.ts'

/** Keeps that the risk was looked at, with all that asked for it, and that its rating is still right. */
export function ReviewSheet({ risk, onClose }: { risk: Risk; onClose: () => void }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const review = useRiskCommand(reviewRisk)
  const form = useForm(
    { note: '' },
    {
      check: ({ note }) => ({ note: note.trim() === '' ? text('field.required') : undefined }),
      submit: async (body) => {
        await review({ params: { id: risk.id }, ifMatch: risk.revision, body })
        announce(text('risk.reviewed'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('risk.review')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('risk.reviewAct')} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <p>{text('risk.reviewExplain')}</p>
      {risk.reasons.length > 0 ? (
        <ul>
          {risk.reasons.map((one) => (
            <li key={`${one.key} ${one.nl}`}>{written.inLanguage(one)}</li>
          ))}
        </ul>
      ) : null}
      {risk.levels ? (
        <p>
          {text('risk.levelNow')} <LevelMark level={risk.levels.current} told />
        </p>
      ) : null}
      <ProseField label={text('risk.reviewNote')} hint={text('risk.reviewHint')} field={form.field('note')} />
    </Sheet>
  )
}
