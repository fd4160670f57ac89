import { treatmentWords } from '../../core/risk/standing-words.ts'
import { approveTreatment } from '../../features/risk/approval.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { LevelMark } from './level-mark.tsx'
import type { Risk } from './risk.ts'
import { useRiskCommand } from './use-risk-command.ts'

type Asks = NonNullable<Risk['approval']['asks']>

/** Shows what is approved, and records that the owner approves it: in person, or with where that can be seen. */
export function ApproveSheet({ risk, asks, onClose }: { risk: Risk; asks: Asks; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const approve = useRiskCommand(approveTreatment)
  const { measures, asOwner, isRole, owner } = asks
  const form = useForm(
    { by: '', on: today as string, note: '' },
    {
      check: ({ by, on, note }) =>
        asOwner
          ? {}
          : {
              by: isRole && by.trim() === '' ? text('field.required') : undefined,
              on: on === '' ? text('field.required') : undefined,
              note: note.trim() === '' ? text('field.required') : undefined,
            },
      submit: async (told) => {
        await approve({
          params: { id: risk.id },
          ifMatch: risk.revision,
          body: asOwner ? { as: 'owner', measures } : { as: 'recorded', measures, ...told },
        })
        announce(text('approval.recorded'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(asOwner ? 'approval.approve' : 'approval.record')}
      onSubmit={form.onSubmit}
      foot={
        <SaveFoot
          busy={form.busy}
          onCancel={onClose}
          save={text(asOwner ? 'approval.approveAct' : 'approval.recordAct')}
        />
      }
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <p>{text(asOwner ? 'approval.explainOwner' : 'approval.explain', { name: owner })}</p>
      <Plan risk={risk} asks={asks} />
      {asOwner ? null : (
        <>
          {isRole ? (
            <TextField label={text('approval.who')} hint={text('approval.whoHint')} field={form.field('by')} />
          ) : null}
          <DayField label={text('approval.on')} max={today} field={form.field('on')} />
          <ProseField label={text('approval.note')} hint={text('approval.noteHint')} field={form.field('note')} />
        </>
      )}
    </Sheet>
  )
}

/** What stands to be approved: what is done, by when, and what remains. */
function Plan({ risk, asks }: { risk: Risk; asks: Asks }) {
  const text = useText()
  const written = useWritten()
  const titleOf = new Map(risk.measures.map(({ id, title }) => [id, title]))
  return (
    <div>
      {risk.treatment ? (
        <p>
          <b>{written.inLanguage(treatmentWords[risk.treatment])}</b>: {text(`treatment.what.${risk.treatment}`)}
        </p>
      ) : null}
      {asks.measures.length > 0 ? (
        <ul>
          {asks.measures.map(({ id, day }) => (
            <li key={id}>
              <span lang="">{titleOf.get(id)}</span>{' '}
              <span className="small">
                {day === null
                  ? text('treatment.noDay')
                  : text(day > risk.day ? 'approval.works.planned' : 'approval.works.since', { day: written.day(day) })}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="small">{text('approval.noMeasures')}</p>
      )}
      {risk.levels ? (
        <p>
          {text('approval.remains')} <LevelMark level={risk.levels.residual} />
        </p>
      ) : null}
    </div>
  )
}
