import { useState } from 'react'
import { listInvitations, listPeople } from '../../features/people/people.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useMay, useSession } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { CalendarLinks } from './calendar-links.tsx'
import { Invitations } from './invitations.tsx'
import { InviteSheet } from './invite-sheet.tsx'
import { PersonSheet } from './person-sheet.tsx'
import styles from './settings.module.css'

type People = Answer<typeof listPeople>['items']

/** Who has access to the organisation, in which role, and who was invited. */
export function PeoplePage() {
  const text = useText()
  const may = useMay('people:edit')
  const people = useAnswer(listPeople, {})
  const invitations = useAnswer(listInvitations, {})
  /** The address to begin with; null while nobody is being invited. */
  const [inviting, setInviting] = useState<string | null>(null)
  const without = (people.data?.items ?? []).filter((person) => person.secondFactor === false).length
  return (
    <Page
      title={text('place.people')}
      lede={
        people.data ? (
          <>
            {text('people.lede', { count: people.data.items.length })}{' '}
            {without > 0 ? <RichText name="people.ledeWithout" values={{ count: without }} /> : null}
          </>
        ) : null
      }
      action={may ? <Button onPress={() => setInviting('')}>{text('people.invite')}</Button> : null}
    >
      <Section title={text('people.access')}>
        <Loaded answer={people}>{({ items }) => <PeopleTable people={items} may={may} />}</Loaded>
      </Section>
      <Section title={text('invitations.title')}>
        <Loaded answer={invitations}>
          {({ items }) => <Invitations invitations={items} may={may} onAgain={setInviting} />}
        </Loaded>
      </Section>
      <Section title={text('feed.all')} id="calendar-links">
        <CalendarLinks may={may} />
      </Section>
      {inviting !== null && may ? <InviteSheet email={inviting} onClose={() => setInviting(null)} /> : null}
    </Page>
  )
}

function PeopleTable({ people, may }: { people: People; may: boolean }) {
  const text = useText()
  const { session } = useSession()
  const [opened, setOpened] = useState<People[number] | null>(null)
  const columns = [
    {
      key: 'name',
      head: text('people.name'),
      cell: (person: People[number]) => (
        <>
          <span className={styles.person}>{person.name}</span>
          {person.user === session.person?.id ? <span className="small"> ({text('people.you')})</span> : null}
          <br />
          <span className="small">{person.email}</span>
        </>
      ),
    },
    { key: 'role', head: text('people.role'), cell: (person: People[number]) => text(`role.${person.role}`) },
    {
      key: 'secondFactor',
      head: text('people.secondFactor'),
      cell: (person: People[number]) =>
        person.secondFactor === null ? (
          <span className="small">{text('people.unknown')}</span>
        ) : (
          <Verdict state={person.secondFactor ? 'holds' : 'open'}>
            {text(person.secondFactor ? 'people.on' : 'people.off')}
          </Verdict>
        ),
    },
    ...(may
      ? [
          {
            key: 'acts',
            head: text('people.acts'),
            unseen: true,
            cell: (person: People[number]) => (
              <div className={styles.acts}>
                <Button
                  look="bare"
                  small
                  label={text('people.changeOf', { name: person.name })}
                  onPress={() => setOpened(person)}
                >
                  {text('people.change')}
                </Button>
              </div>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <DataTable label={text('people.access')} rows={people} rowKey={(person) => person.id} columns={columns} />
      {opened ? <PersonSheet person={opened} onClose={() => setOpened(null)} /> : null}
    </>
  )
}
