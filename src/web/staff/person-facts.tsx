import { useState } from 'react'
import { joinAccounts, releaseAccount } from '../../features/staff/staff.contract.ts'
import { useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Facts } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { AbsenceForm } from './absence-form.tsx'
import styles from './staff.module.css'
import type { WholePerson } from './staff.ts'

type Absence = WholePerson['absences'][number]

/** What stands about a person besides the form (`besides`), or all of it for whoever may change nothing. */
export function PersonFacts({ person, may, besides }: { person: WholePerson; may: boolean; besides?: boolean }) {
  const text = useText()
  const written = useWritten()
  return (
    <>
      {besides ? null : (
        <Facts
          facts={[
            { term: text('staff.function'), value: person.function || text('conflict.empty') },
            {
              term: text('staff.teams'),
              value: person.teams.map(({ name }) => name).join(', ') || text('staff.inNoTeam'),
            },
            { term: text('staff.location'), value: person.location?.name ?? text('staff.noLocation') },
            { term: text('staff.starts'), value: written.day(person.starts) },
            ...(person.ends ? [{ term: text('staff.ends'), value: written.day(person.ends) }] : []),
            { term: text('staff.email'), value: person.email || text('staff.noEmail') },
          ]}
        />
      )}
      <Absences person={person} may={may} />
      {person.standsInFor.length > 0 ? (
        <section className={styles.part}>
          <h3>{text('staff.standsInFor')}</h3>
          <ul className={styles.plain}>
            {person.standsInFor.map((one) => (
              <li key={`${one.name} ${one.starts}`}>
                <span>{one.name}</span>
                <span className="small">
                  {text('staff.fromTo', { from: written.day(one.starts), to: written.day(one.ends) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Account person={person} may={may} />
    </>
  )
}

function Absences({ person, may }: { person: WholePerson; may: boolean }) {
  const text = useText()
  const written = useWritten()
  const [editing, setEditing] = useState<Absence | 'new' | null>(null)
  return (
    <section className={styles.part}>
      <h3>{text('absence.title')}</h3>
      {person.absences.length === 0 ? <p className="small">{text('absence.none')}</p> : null}
      <ul className={styles.plain}>
        {person.absences.map((absence) => (
          <li key={absence.id}>
            <span>{text('staff.fromTo', { from: written.day(absence.starts), to: written.day(absence.ends) })}</span>
            <span className="small">
              {absence.standIn
                ? text('absence.standInIs', { name: absence.standIn.name })
                : text('absence.withoutStandIn')}
            </span>
            {may ? (
              <Button look="bare" small onPress={() => setEditing(absence)}>
                {text('absence.change')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {editing ? (
        <AbsenceForm
          key={editing === 'new' ? 'new' : `${editing.id} ${editing.revision}`}
          staff={person.id}
          absence={editing === 'new' ? null : editing}
          onDone={() => setEditing(null)}
        />
      ) : may ? (
        <div className="row">
          <Button look="quiet" small onPress={() => setEditing('new')}>
            {text('absence.add')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

function Account({ person, may }: { person: WholePerson; may: boolean }) {
  const text = useText()
  const join = useCommand(joinAccounts)
  const release = useCommand(releaseAccount)
  const problem = join.error ?? release.error
  return (
    <section className={styles.part}>
      <h3>{text('staff.account')}</h3>
      {problem ? <Problem problem={problem} /> : null}
      <p className="small">
        {text(
          person.account ? 'staff.hasAccount' : person.accountOffered ? 'staff.accountOffered' : 'staff.hasNoAccount',
        )}
      </p>
      {may && person.account ? (
        <div className="row">
          <Button
            look="lose"
            small
            busy={release.isPending}
            onPress={() => release.mutate({ params: { id: person.id }, ifMatch: person.revision })}
          >
            {text('staff.release')}
          </Button>
        </div>
      ) : null}
      {may && person.accountOffered ? (
        <div className="row">
          <Button
            look="quiet"
            small
            busy={join.isPending}
            onPress={() => join.mutate({ body: { people: [person.id] } })}
          >
            {text('staff.join')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
