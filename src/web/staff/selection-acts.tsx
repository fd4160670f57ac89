import { useState } from 'react'
import { endEmployments, setTeam } from '../../features/staff/staff.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ChoiceField, SelectField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import styles from './staff.module.css'
import type { StaffOverview } from './staff.ts'
import { mostAtOnce, type SelectedPeople } from './use-selected-people.ts'

type Props = { selection: SelectedPeople; total: number; overview: StaffOverview }

/** How many people are selected, and what can be done with all of them; stays in sight at the bottom. */
export function SelectionActs({ selection, total, overview }: Props) {
  const text = useText()
  const [act, setAct] = useState<'team' | 'ends' | null>(null)
  const count = selection.chosen.length
  const done = () => {
    setAct(null)
    selection.clear()
  }
  return (
    <section className={styles.bar} aria-label={text('staff.selection')}>
      {selection.problem ? <Problem problem={selection.problem} /> : null}
      <div className="row">
        <b role="status">{text('staff.selected', { count })}</b>
        <Button onPress={() => setAct('team')} disabled={overview.teams.length === 0}>
          {text('staff.setTeam')}
        </Button>
        <Button look="quiet" onPress={() => setAct('ends')}>
          {text('staff.endEmployment')}
        </Button>
        {total > count && total <= mostAtOnce ? (
          <Button look="quiet" onPress={() => void selection.selectAll()} busy={selection.busy}>
            {text('staff.selectAllFound', { count: total })}
          </Button>
        ) : null}
        <Button look="bare" onPress={selection.clear}>
          {text('staff.clearSelection')}
        </Button>
      </div>
      {act === 'team' ? (
        <TeamSheet selection={selection} overview={overview} onDone={done} onClose={() => setAct(null)} />
      ) : null}
      {act === 'ends' ? (
        <EndsSheet selection={selection} today={overview.day} onDone={done} onClose={() => setAct(null)} />
      ) : null}
    </section>
  )
}

type SheetProps = { selection: SelectedPeople; onDone: () => void; onClose: () => void }

function TeamSheet({ selection, overview, onDone, onClose }: SheetProps & Pick<Props, 'overview'>) {
  const text = useText()
  const announce = useAnnounce()
  const command = useCommand(setTeam)
  const people = selection.chosen.map(({ id }) => id)
  const form = useForm(
    { team: overview.teams[0]?.id ?? '', way: 'in' as 'in' | 'out' | null },
    {
      submit: async ({ team, way }) => {
        const { changed } = await command.mutateAsync({ body: { people, team, member: way !== 'out' } })
        announce(text('staff.changedMany', { count: changed }))
        onDone()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('staff.setTeamOf', { count: people.length })}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <SelectField
        label={text('staff.team')}
        choices={overview.teams.map(({ id, name }) => ({ value: id, label: name }))}
        field={form.field('team')}
      />
      <ChoiceField
        label={text('staff.setTeam')}
        choices={[
          { value: 'in' as const, label: text('staff.putIn') },
          { value: 'out' as const, label: text('staff.takeOut') },
        ]}
        field={form.field('way')}
      />
    </Sheet>
  )
}

function EndsSheet({ selection, today, onDone, onClose }: SheetProps & { today: string }) {
  const text = useText()
  const announce = useAnnounce()
  const command = useCommand(endEmployments)
  const people = selection.chosen.map(({ id, revision }) => ({ id, revision }))
  const form = useForm(
    { ends: today },
    {
      submit: async ({ ends }) => {
        const { changed } = await command.mutateAsync({ body: { people, ends: ends || null } })
        announce(text('staff.changedMany', { count: changed }))
        onDone()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('staff.endEmploymentOf', { count: people.length })}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <p>{text('staff.endExplain')}</p>
      <DayField label={text('staff.ends')} hint={text('staff.endsHint')} field={form.field('ends')} />
    </Sheet>
  )
}
