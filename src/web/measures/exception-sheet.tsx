import { acceptException, changeException } from '../../features/measures/measures.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { ChooseMeasure } from './choose-measure.tsx'
import type { Measure, MeasureException } from './measure.ts'

type Props = { measure: Measure; exception: MeasureException | null; onClose: () => void }

/** Accepts that a measure is knowingly not applied, or changes what was accepted. Whoever saves it accepts it. */
export function ExceptionSheet({ measure, exception, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const accept = useCommand(acceptException)
  const change = useCommand(changeException)
  const form = useForm(
    {
      title: exception?.title ?? '',
      reason: exception?.reason ?? '',
      starts: exception?.starts ?? (today as string),
      ends: exception?.ends ?? '',
      compensating: exception?.compensating ?? null,
    },
    {
      check: ({ title, reason, starts, ends }) =>
        Object.fromEntries(
          Object.entries({ title, reason, starts, ends }).map(([name, value]) => [
            name,
            value.trim() === '' ? text('field.required') : undefined,
          ]),
        ),
      submit: async (body) => {
        if (exception) await change.mutateAsync({ params: { id: exception.id }, ifMatch: exception.revision, body })
        else await accept.mutateAsync({ params: { id: measure.id }, body })
        announce(text('exception.saved'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(exception ? 'exception.change' : 'exception.accept')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('exception.act')} />}
    >
      <p>{text('exception.explain')}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <TextField label={text('exception.what')} hint={text('exception.whatHint')} field={form.field('title')} />
      <ProseField label={text('exception.reason')} field={form.field('reason')} />
      <DayField label={text('exception.starts')} field={form.field('starts')} />
      <DayField label={text('exception.ends')} hint={text('exception.endsHint')} field={form.field('ends')} />
      <ChooseMeasure
        label={text('exception.compensating')}
        hint={text('exception.compensatingHint')}
        except={measure.id}
        chosen={
          exception?.compensating ? { id: exception.compensating, title: exception.compensatingTitle ?? '' } : null
        }
        field={form.field('compensating')}
      />
    </Sheet>
  )
}
