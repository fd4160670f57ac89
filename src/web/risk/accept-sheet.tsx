import { acceptRisk } from '../../features/risk/acceptance.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { LevelMark } from './level-mark.tsx'
import type { Risk } from './risk.ts'
import { useRiskCommand } from './use-risk-command.ts'
import { useWhoMay } from './use-who-may.ts'

/** Bears a risk as it stands, with a reason and until a day. */
export function AcceptSheet({ risk, onClose }: { risk: Risk; onClose: () => void }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const who = useWhoMay()
  const accept = useRiskCommand(acceptRisk)
  const longest = risk.accepting?.longest ?? ''
  const form = useForm(
    { reason: '', ends: longest },
    {
      check: ({ reason, ends }) => ({
        reason: reason.trim() === '' ? text('field.required') : undefined,
        ends:
          ends === ''
            ? text('field.required')
            : longest !== '' && ends > longest
              ? text('risk.endsTooLate', { day: written.day(longest) })
              : undefined,
      }),
      submit: async (body) => {
        const level = risk.accepting?.level.place ?? 0
        await accept({ params: { id: risk.id }, ifMatch: risk.revision, body: { ...body, level } })
        announce(text('risk.accepted'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('risk.accept')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('risk.acceptAct')} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <p>{text('risk.acceptExplain')}</p>
      {risk.accepting ? (
        <div>
          <p>
            {text('risk.levelNow')} <LevelMark level={risk.accepting.level} />
          </p>
          <p className="small">{who(risk.accepting)}</p>
        </div>
      ) : null}
      <ProseField label={text('risk.acceptReason')} hint={text('risk.acceptReasonHint')} field={form.field('reason')} />
      <DayField
        label={text('risk.ends')}
        hint={longest ? text('risk.endsHint', { day: written.day(longest) }) : undefined}
        field={form.field('ends')}
      />
    </Sheet>
  )
}
