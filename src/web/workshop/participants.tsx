import { addParticipant, removeParticipant } from '../../features/workshop/workshop.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import styles from './workshop.module.css'
import type { Workshop } from './workshop.ts'

/** Who takes part; as long as the workshop is open, others can be added by name. */
export function Participants({ workshop }: { workshop: Workshop }) {
  const text = useText()
  const announce = useAnnounce()
  const may = useMay('risk:write') && workshop.state === 'open'
  const add = useCommand(addParticipant)
  const remove = useCommand(removeParticipant)
  const params = { id: workshop.id }
  const form = useForm(
    { name: '' },
    {
      check: ({ name }) => ({ name: name.trim() ? undefined : text('field.required') }),
      submit: async ({ name }) => {
        await add.mutateAsync({ params, body: { name } })
        form.set('name', '')
        announce(text('workshop.added', { name }))
      },
    },
  )
  return (
    <>
      {workshop.participants.length === 0 ? <p className="small">{text('workshop.nobodyYet')}</p> : null}
      {remove.error ? <Problem problem={remove.error} /> : null}
      <ul className={styles.people}>
        {workshop.participants.map(({ id, name, account }) => (
          <li key={id}>
            {name}
            {account ? <span className="small">{text('workshop.ownDevice')}</span> : null}
            {may ? (
              <Button
                look="bare"
                small
                label={text('workshop.removeOf', { name })}
                onPress={() => remove.mutate({ params: { ...params, participant: id } })}
              >
                {text('workshop.remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {may ? (
        <form className={styles.add} onSubmit={form.onSubmit} noValidate>
          {form.problem ? <Problem problem={form.problem} /> : null}
          <TextField label={text('workshop.addName')} field={form.field('name')} />
          <Button submit look="quiet" busy={form.busy}>
            {text('workshop.add')}
          </Button>
        </form>
      ) : null}
    </>
  )
}
