import { useState } from 'react'
import { addTeam, readStaffOverview, renameTeam, withdrawTeam } from '../../features/staff/staff.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { TextField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import styles from './staff.module.css'
import type { StaffOverview } from './staff.ts'
import { StaffParts } from './staff-parts.tsx'

type Team = StaffOverview['teams'][number]

/** The teams that a policy or training can be meant for. */
export function TeamsPage() {
  const text = useText()
  const may = useMay('staff:write')
  const overview = useAnswer(readStaffOverview, {}, { keep: true })
  const [opened, setOpened] = useState<Team | 'new' | null>(null)
  return (
    <Page
      title={text('staff.teams')}
      lede={text('teams.lede')}
      action={may ? <Button onPress={() => setOpened('new')}>{text('teams.add')}</Button> : null}
    >
      <StaffParts />
      <Loaded answer={overview}>
        {({ teams, withoutTeam }) => (
          <>
            <DataTable
              label={text('staff.teams')}
              rows={teams}
              rowKey={({ id }) => id}
              empty={text('teams.none')}
              columns={[
                {
                  key: 'name',
                  head: text('teams.name'),
                  width: 'wide',
                  cell: (team) =>
                    may ? (
                      <button type="button" className={styles.open} onClick={() => setOpened(team)}>
                        {team.name}
                      </button>
                    ) : (
                      <span className={styles.name}>{team.name}</span>
                    ),
                },
                {
                  key: 'people',
                  head: text('staff.people'),
                  number: true,
                  cell: ({ id, people }) => (
                    <Link to={`/staff?team=${id}`}>{text('teams.people', { count: people })}</Link>
                  ),
                },
              ]}
            />
            {withoutTeam > 0 ? (
              <p>
                <Link to="/staff?team=none">{text('staff.withoutTeam', { count: withoutTeam })}</Link>
              </p>
            ) : null}
          </>
        )}
      </Loaded>
      {opened && may ? (
        <TeamSheet
          key={opened === 'new' ? 'new' : opened.id}
          team={opened === 'new' ? null : opened}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </Page>
  )
}

function TeamSheet({ team, onClose }: { team: Team | null; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const add = useCommand(addTeam)
  const rename = useCommand(renameTeam)
  const withdraw = useCommand(withdrawTeam)
  const done = (said: string) => {
    announce(said)
    onClose()
  }
  const form = useForm(
    { name: team?.name ?? '' },
    {
      check: ({ name }) => ({ name: name.trim() === '' ? text('field.required') : undefined }),
      submit: async ({ name }) => {
        if (team) await rename.mutateAsync({ params: { id: team.id }, body: { name }, ifMatch: team.revision })
        else await add.mutateAsync({ body: { name } })
        done(text('staff.saved'))
      },
    },
  )
  const problem = form.problem ?? withdraw.error
  return (
    <Sheet
      opened
      onClose={onClose}
      title={team?.name ?? text('teams.add')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {problem ? <Problem problem={problem} /> : null}
      <TextField label={text('teams.name')} field={form.field('name')} />
      {team ? (
        <div className={styles.part}>
          <p className="small">{text('teams.withdrawExplain')}</p>
          <div className="row">
            <Button
              look="lose"
              small
              busy={withdraw.isPending}
              onPress={() =>
                withdraw.mutate(
                  { params: { id: team.id }, ifMatch: team.revision },
                  { onSuccess: () => done(text('teams.withdrawn')) },
                )
              }
            >
              {text('teams.withdraw')}
            </Button>
          </div>
        </div>
      ) : null}
    </Sheet>
  )
}
