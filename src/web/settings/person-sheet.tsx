import { useState } from 'react'
import { roles } from '../../core/access/roles.ts'
import { changeRole, endSessionsOfPerson, listPeople, removePerson } from '../../features/people/people.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { ChoiceField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { Question } from '../ui/question.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import styles from './settings.module.css'

type Person = Answer<typeof listPeople>['items'][number]

/** The role of one person with what each role may do, and the ways to end access. */
export function PersonSheet({ person, onClose }: { person: Person; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const { call } = useSession()
  const [base, setBase] = useState(person)
  const change = useCommand(changeRole)
  const form = useForm(
    { role: person.role as Person['role'] | null },
    {
      submit: async ({ role }) => {
        if (!role) return
        try {
          await change.mutateAsync({ params: { id: base.id }, body: { role }, ifMatch: base.revision })
        } catch (caught) {
          if (caught instanceof ApiProblem && caught.status === 412) {
            const fresh = (await call(listPeople, {})).items.find((one) => one.id === base.id)
            if (fresh) setBase(fresh)
          }
          throw caught
        }
        announce(text('people.roleSaved', { name: base.name, role: text(`role.${role}`) }))
        onClose()
      },
    },
  )
  const conflict = form.problem?.status === 412
  const shown = (role: Person['role'] | null) => (role ? text(`role.${role}`) : '')
  return (
    <Sheet
      opened
      onClose={onClose}
      title={base.name}
      onSubmit={form.onSubmit}
      foot={conflict ? null : <SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {conflict ? (
        <Conflict
          differences={[
            { key: 'role', label: text('people.role'), theirs: shown(base.role), mine: shown(form.values.role) },
          ]}
          busy={form.busy}
          onKeepMine={() => void form.send()}
          onTakeTheirs={() => {
            form.set('role', base.role)
            form.setProblem(null)
          }}
        />
      ) : form.problem ? (
        <Problem problem={form.problem} />
      ) : null}
      <ChoiceField
        label={text('people.mayDo', { name: base.name })}
        field={form.field('role')}
        choices={roles.map((value) => ({ value, label: text(`role.${value}`), hint: text(`roleHint.${value}`) }))}
      />
      <Access person={base} onDone={onClose} />
    </Sheet>
  )
}

function Access({ person, onDone }: { person: Person; onDone: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const endSessions = useCommand(endSessionsOfPerson)
  const remove = useCommand(removePerson)
  const [asking, setAsking] = useState(false)
  const { name } = person
  const signOut = async () => {
    const { ended } = await endSessions.mutateAsync({ params: { id: person.id } })
    announce(text('people.signedOut', { name, count: ended }))
  }
  const end = async () => {
    await remove.mutateAsync({ params: { id: person.id }, ifMatch: person.revision })
    announce(text('people.removed', { name }))
    onDone()
  }
  return (
    <div className={`stack ${styles.more}`}>
      <h3>{text('people.more')}</h3>
      {endSessions.error ? <Problem problem={endSessions.error} /> : null}
      <p className="small">{text('people.signOutExplain')}</p>
      <div className="row">
        <Button look="quiet" busy={endSessions.isPending} onPress={() => void signOut().catch(() => {})}>
          {text('people.signOut')}
        </Button>
        <Button look="lose" onPress={() => setAsking(true)}>
          {text('people.remove')}
        </Button>
      </div>
      <Question
        opened={asking}
        title={text('people.removeTitle', { name })}
        act={text('people.remove')}
        busy={remove.isPending}
        problem={remove.error}
        onAct={() => void end().catch(() => {})}
        onClose={() => setAsking(false)}
      >
        <p>{text('people.removeExplain', { name })}</p>
      </Question>
    </div>
  )
}
