import { runTransition } from '../../features/transition/transition.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { ChoiceField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Transition } from './transition.ts'

type Props = { transition: Transition; assessment: string; onClose: () => void }

/** Says what bringing the answers over does and does not do, and asks to which assessment. */
export function CarrySheet({ transition: { from, to, targets }, assessment, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const run = useCommand(runTransition)
  const fresh = 'new'
  const form = useForm<{ into: string | null; name: string }>(
    {
      into: targets.find(({ basedOnThis }) => basedOnThis)?.id ?? fresh,
      name: text('transition.nameExample', { to: to.name }),
    },
    {
      submit: async ({ into, name }) => {
        const made = into === fresh || into === null
        const body = { assessment, from: from.id, to: to.id, into: made ? null : into, name: made ? name : null }
        const { brought } = await run.mutateAsync({ body })
        announce(text('transition.ran', { count: brought }))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('transition.carry')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('transition.carry')} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <div>
        <p>{text('transition.formLead')}</p>
        <ul>
          {(['formKept', 'formProposal', 'formOpen', 'formOld'] as const).map((point) => (
            <li key={point}>{text(`transition.${point}`)}</li>
          ))}
        </ul>
      </div>
      {targets.length > 0 ? (
        <ChoiceField
          label={text('transition.into')}
          field={form.field('into')}
          first
          choices={[
            {
              value: fresh,
              label: text('transition.intoNew', { to: to.name }),
              hint: text('transition.intoNewHint'),
            },
            ...targets.map(({ id, name, basedOnThis }) => ({
              value: id,
              label: name,
              ...(basedOnThis ? { hint: text('transition.intoBased') } : {}),
            })),
          ]}
        />
      ) : null}
      {form.values.into === fresh ? <TextField label={text('transition.name')} field={form.field('name')} /> : null}
    </Sheet>
  )
}
