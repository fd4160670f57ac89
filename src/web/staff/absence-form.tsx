import { addAbsence, changeAbsence, removeAbsence } from '../../features/staff/staff.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Problem } from '../ui/problem.tsx'
import { PersonField, type PickedPerson } from './person-picker.tsx'
import styles from './staff.module.css'
import type { WholePerson } from './staff.ts'

type Props = { staff: string; absence: WholePerson['absences'][number] | null; onDone: () => void }

/** From when until when somebody is away, and who stands in. It stands within the sheet about that person, so it is no form of its own. */
export function AbsenceForm({ staff, absence, onDone }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const add = useCommand(addAbsence)
  const change = useCommand(changeAbsence)
  const remove = useCommand(removeAbsence)
  const form = useForm(
    {
      starts: absence?.starts ?? '',
      ends: absence?.ends ?? '',
      standIn: (absence?.standIn ?? null) as PickedPerson | null,
    },
    {
      check: ({ starts, ends }) => ({
        starts: starts === '' ? text('field.required') : undefined,
        ends: ends === '' ? text('field.required') : undefined,
      }),
      submit: async ({ starts, ends, standIn }) => {
        const body = { starts, ends, standIn: standIn?.id ?? null }
        if (absence) await change.mutateAsync({ params: { id: absence.id }, body, ifMatch: absence.revision })
        else await add.mutateAsync({ params: { id: staff }, body })
        announce(text('absence.saved'))
        onDone()
      },
    },
  )
  const problem = form.problem ?? remove.error
  return (
    <>
      {problem ? <Problem problem={problem} /> : null}
      <div className={styles.pair}>
        <DayField label={text('absence.starts')} field={form.field('starts')} />
        <DayField label={text('absence.ends')} field={form.field('ends')} />
      </div>
      <PersonField
        label={text('absence.standIn')}
        hint={text('absence.standInHint')}
        optional
        field={form.field('standIn')}
      />
      <div className="row">
        <Button small look="quiet" busy={form.busy} onPress={() => void form.send()}>
          {text('absence.save')}
        </Button>
        {absence ? (
          <Button
            small
            look="lose"
            busy={remove.isPending}
            onPress={() =>
              remove.mutate(
                { params: { id: absence.id }, ifMatch: absence.revision },
                {
                  onSuccess: () => {
                    announce(text('absence.removed'))
                    onDone()
                  },
                },
              )
            }
          >
            {text('absence.remove')}
          </Button>
        ) : null}
        <Button small look="bare" onPress={onDone}>
          {text('sheet.cancel')}
        </Button>
      </div>
    </>
  )
}
