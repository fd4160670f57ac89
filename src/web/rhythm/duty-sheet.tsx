import { useState } from 'react'
import { addDuty, changeDuty, readDuty, readDutyChoices } from '../../features/rhythm/duties.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ChoiceField, ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { ChoosePerson } from './choose-person.tsx'
import { type DutyValues, factsOf, missingIn, noDuty, performers, valuesOf } from './duty-values.ts'
import { EveryField, everyWords } from './every-field.tsx'
import type { Duty } from './rhythm.ts'

type Props = {
  /** What is changed; null records a new one. */
  duty: Duty | null
  onClose: () => void
}

const missingWords = { required: 'field.required', span: 'duty.everyWrong', same: 'duty.standInSame' } as const

/** Records an obligation of the organisation itself, or changes all that is written about one. */
export function DutySheet({ duty, onClose }: Props) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const { call } = useSession()
  const add = useCommand(addDuty)
  const change = useCommand(changeDuty)
  const choices = useAnswer(readDutyChoices, {})
  const [base, setBase] = useState(duty)
  const form = useForm<DutyValues>(duty ? valuesOf(duty) : noDuty, {
    check: (values) =>
      Object.fromEntries(Object.entries(missingIn(values)).map(([field, why]) => [field, text(missingWords[why])])),
    submit: async (values) => {
      const body = factsOf(values)
      try {
        if (base) await change.mutateAsync({ params: { id: base.id }, ifMatch: base.revision, body })
        else await add.mutateAsync({ body })
        announce(text('duty.saved'))
        onClose()
      } catch (caught) {
        if (base && caught instanceof ApiProblem && caught.status === 412) {
          setBase(await call(readDuty, { params: { id: base.id } }))
        }
        throw caught
      }
    },
  })
  const conflict = form.problem?.status === 412 && base !== null
  const teams = choices.data?.teams ?? (duty?.team ? [duty.team] : [])
  const names = new Map(
    [
      ...teams,
      ...[duty?.owner, duty?.standIn, base?.owner, base?.standIn, base?.team].filter((one) => one != null),
    ].map(({ id, name }) => [id, name]),
  )
  const shown = (values: DutyValues) => {
    const { performer, owner, team, ownerRole, standIn, ...others } = values
    const who = performer === 'person' ? owner : performer === 'team' ? team : ownerRole
    return {
      ...others,
      every: everyWords(others.every, text),
      firstOn: others.firstOn && written.day(others.firstOn),
      who: names.get(who ?? '') ?? (performer === 'role' ? ownerRole : who ? text('duty.otherPerson') : ''),
      standIn: standIn === null ? '' : (names.get(standIn) ?? text('duty.otherPerson')),
    }
  }
  const theirs = base ? valuesOf(base) : noDuty
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(duty ? 'duty.change' : 'duties.add')}
      onSubmit={form.onSubmit}
      foot={conflict ? null : <SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {conflict ? (
        <Conflict
          differences={(['title', 'how', 'who', 'standIn', 'every', 'firstOn'] as const)
            .map((name) => ({
              key: name,
              label: text(`duty.field.${name}`),
              theirs: shown(theirs)[name],
              mine: shown(form.values)[name],
            }))
            .filter((one) => one.theirs !== one.mine)}
          busy={form.busy}
          onKeepMine={() => void form.send()}
          onTakeTheirs={() => {
            form.setValues(theirs)
            form.setProblem(null)
          }}
        />
      ) : form.problem ? (
        <Problem problem={form.problem} />
      ) : null}
      <TextField label={text('duty.field.title')} hint={text('duty.titleHint')} field={form.field('title')} />
      <ProseField label={text('duty.field.how')} hint={text('duty.howHint')} optional field={form.field('how')} />
      <ChoiceField
        label={text('duty.field.who')}
        choices={performers
          .filter((one) => one !== 'team' || teams.length > 0)
          .map((value) => ({ value, label: text(`performer.${value}`) }))}
        field={{ ...form.field('performer'), onChange: (value) => value && form.set('performer', value) }}
      />
      {form.values.performer === 'person' ? (
        <ChoosePerson label={text('duty.owner')} needed chosen={base?.owner ?? null} field={form.field('owner')} />
      ) : form.values.performer === 'team' ? (
        <SelectField
          label={text('duty.team')}
          choices={[
            { value: '', label: text('duty.chooseTeam') },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          field={form.field('team')}
        />
      ) : (
        <TextField label={text('duty.role')} hint={text('duty.roleHint')} field={form.field('ownerRole')} />
      )}
      {form.values.performer === 'role' ? null : (
        <ChoosePerson
          label={text('duty.field.standIn')}
          hint={text('duty.standInHint')}
          chosen={base?.standIn ?? null}
          field={form.field('standIn')}
        />
      )}
      <EveryField field={form.field('every')} />
      <DayField
        label={text(form.values.every === '' ? 'duty.dueOn' : 'duty.field.firstOn')}
        hint={form.values.every === '' ? undefined : text('duty.firstOnHint')}
        field={form.field('firstOn')}
      />
    </Sheet>
  )
}
