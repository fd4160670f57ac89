import { useState } from 'react'
import {
  addMeasure,
  changeMeasure,
  readMeasure,
  readMeasureChoices,
} from '../../features/measures/measures.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { ChooseMany } from './choose-many.tsx'
import { ChoosePerson } from './choose-person.tsx'
import { bodyOf, type Measure, type MeasureBody, refOf, refValue } from './measure.ts'
import { useRequirementChoices } from './use-requirement-choices.ts'

type Values = {
  title: string
  how: string
  owner: string | null
  ownerRole: string
  standIn: string | null
  standInRole: string
  inOperationSince: string
  plannedFor: string
  effectiveness: string
  requirements: string[]
  systems: string[]
  locations: string[]
}
type Props = {
  /** What is changed; null records a new one. */
  measure: Measure | null
  /** What a new one serves from the beginning. */
  serves?: { edition: string; requirement: string }[]
  onClose: () => void
  onSaved?: (measure: Measure) => void
}

const texts = ['title', 'how', 'ownerRole', 'standInRole', 'inOperationSince', 'plannedFor', 'effectiveness'] as const

const nothing: MeasureBody = {
  ...{ title: '', how: '', owner: null, ownerRole: '', standIn: null, standInRole: '', inOperationSince: null },
  ...{ plannedFor: null, effectiveness: '', requirements: [], systems: [], locations: [], rhythms: [], proofs: [] },
}

const valuesOf = (body: MeasureBody): Values => ({
  ...body,
  inOperationSince: body.inOperationSince ?? '',
  plannedFor: body.plannedFor ?? '',
  requirements: body.requirements.map(refValue),
})

/** Records a measure, or changes what is written about one. Rhythms and proofs have sheets of their own. */
export function MeasureSheet({ measure, serves = [], onClose, onSaved }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const { today } = useMoment()
  const { call } = useSession()
  const add = useCommand(addMeasure)
  const change = useCommand(changeMeasure)
  const choices = useAnswer(readMeasureChoices, {})
  const requirements = useRequirementChoices()
  const [base, setBase] = useState(measure)
  const begin = measure ? bodyOf(measure) : { ...nothing, requirements: serves }
  const form = useForm<Values>(valuesOf(begin), {
    check: ({ title }) => ({ title: title.trim() === '' ? text('field.required') : undefined }),
    submit: async (values) => {
      const { rhythms, proofs } = base ? bodyOf(base) : nothing
      const body: MeasureBody = {
        ...values,
        inOperationSince: values.inOperationSince || null,
        plannedFor: values.plannedFor || null,
        requirements: values.requirements.map(refOf),
        ...{ rhythms, proofs },
      }
      try {
        const saved = base
          ? await change.mutateAsync({ params: { id: base.id }, ifMatch: base.revision, body })
          : await add.mutateAsync({ body })
        announce(text('measures.saved'))
        onClose()
        onSaved?.(saved)
      } catch (caught) {
        if (base && caught instanceof ApiProblem && caught.status === 412) {
          setBase(await call(readMeasure, { params: { id: base.id } }))
        }
        throw caught
      }
    },
  })
  const conflict = form.problem?.status === 412 && base !== null
  const theirs = valuesOf(base ? bodyOf(base) : nothing)
  const many = (list: { id: string; name: string }[], own: Measure['systems']) =>
    [...new Map([...list, ...own].map(({ id, name }) => [id, name]))].map(([value, label]) => ({ value, label }))
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(measure ? 'measures.changeTitle' : 'measures.add')}
      onSubmit={form.onSubmit}
      foot={conflict ? null : <SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {conflict ? (
        <Conflict
          differences={texts
            .filter((name) => theirs[name] !== form.values[name])
            .map((name) => ({
              key: name,
              label: text(`measures.field.${name}`),
              theirs: theirs[name],
              mine: form.values[name],
            }))}
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
      <TextField label={text('measures.field.title')} hint={text('measures.titleHint')} field={form.field('title')} />
      <ProseField
        label={text('measures.field.how')}
        hint={text('measures.howHint')}
        optional
        field={form.field('how')}
      />
      <ChoosePerson
        label={text('measures.ownerPerson')}
        hint={text('measures.ownerHint')}
        chosen={measure?.owner ?? null}
        field={form.field('owner')}
      />
      <TextField label={text('measures.field.ownerRole')} optional field={form.field('ownerRole')} />
      <ChoosePerson
        label={text('measures.standInPerson')}
        chosen={measure?.standIn ?? null}
        field={form.field('standIn')}
      />
      <TextField label={text('measures.field.standInRole')} optional field={form.field('standInRole')} />
      <DayField
        label={text('measures.field.inOperationSince')}
        hint={text('measures.sinceHint')}
        max={today}
        field={form.field('inOperationSince')}
      />
      <DayField label={text('measures.field.plannedFor')} field={form.field('plannedFor')} />
      <ChooseMany
        label={text('measures.serves')}
        hint={text('measures.servesHint')}
        choices={requirements}
        field={form.field('requirements')}
      />
      {choices.data && choices.data.systems.length + (measure?.systems.length ?? 0) > 0 ? (
        <ChooseMany
          label={text('measures.systems')}
          choices={many(choices.data.systems, measure?.systems ?? [])}
          field={form.field('systems')}
        />
      ) : null}
      {choices.data && choices.data.locations.length + (measure?.locations.length ?? 0) > 0 ? (
        <ChooseMany
          label={text('measures.locations')}
          choices={many(choices.data.locations, measure?.locations ?? [])}
          field={form.field('locations')}
        />
      ) : null}
      <ProseField
        label={text('measures.field.effectiveness')}
        hint={text('measures.effectivenessHint')}
        optional
        rows={2}
        field={form.field('effectiveness')}
      />
    </Sheet>
  )
}
