import { useState } from 'react'
import type { AudienceRule } from '../../core/staff/audience.ts'
import {
  addTraining,
  changeTraining,
  readTraining,
  restoreTraining,
  trainingKinds,
  withdrawTraining,
} from '../../features/staff/trainings.contract.ts'
import { ChooseMany } from '../measures/choose-many.tsx'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import styles from './staff.module.css'
import type { StaffOverview } from './staff.ts'
import { placesOf, ruleOfValue, ruleValue, type TrainingBody, type TrainingRead, useRuleWords } from './training.ts'

type Values = Omit<TrainingBody, 'audience' | 'repeatEvery'> & { repeatEvery: string; audience: string[] }
type Props = { training: TrainingRead | null; overview: StaffOverview; onClose: () => void }

const spans = ['once', 'P6M', 'P1Y', 'P2Y', 'P3Y'] as const

const valuesOf = (training: TrainingRead | null): Values => ({
  title: training?.title ?? '',
  kind: training?.kind ?? 'awareness',
  description: training?.description ?? '',
  repeatEvery: training ? (training.repeatEvery ?? 'once') : 'P1Y',
  audience: training ? training.audience.map(ruleValue) : ['all'],
})

/** What a training is, for whom, and how often it has to be repeated. */
export function TrainingSheet({ training, overview, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const words = useRuleWords()
  const { call } = useSession()
  const add = useCommand(addTraining)
  const change = useCommand(changeTraining)
  const [base, setBase] = useState(training)
  const form = useForm<Values>(valuesOf(training), {
    check: ({ title }) => ({ title: title.trim() === '' ? text('field.required') : undefined }),
    submit: async ({ repeatEvery, audience, ...values }) => {
      const every = spans.find((one) => one === repeatEvery)
      const body = {
        ...values,
        repeatEvery: every === undefined || every === 'once' ? null : every,
        audience: audience.map(ruleOfValue),
      }
      try {
        if (base) await change.mutateAsync({ params: { id: base.id }, body, ifMatch: base.revision })
        else await add.mutateAsync({ body })
      } catch (caught) {
        if (base && caught instanceof ApiProblem && caught.status === 412)
          setBase(await call(readTraining, { params: { id: base.id } }))
        throw caught
      }
      announce(text('staff.saved'))
      onClose()
    },
  })
  const places = { ...training?.places, ...placesOf(overview) }
  const rules: AudienceRule[] = [
    { kind: 'all' },
    ...overview.teams.map(({ id }) => ({ kind: 'team' as const, team: id })),
    ...overview.functions.map(({ name }) => ({ kind: 'function' as const, function: name })),
    ...overview.locations.map(({ id }) => ({ kind: 'location' as const, location: id })),
    ...(base?.audience ?? []),
  ]
  const choices = [...new Map(rules.map((rule) => [ruleValue(rule), words(rule, places)]))]
  const inWords = (values: readonly string[]) => values.map((one) => words(ruleOfValue(one), places)).join(', ')
  const theirs = valuesOf(base)
  const conflict = form.problem?.status === 412 && base !== null
  return (
    <Sheet
      opened
      onClose={onClose}
      title={training?.title ?? text('training.add')}
      onSubmit={form.onSubmit}
      foot={conflict ? null : <SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {conflict ? (
        <Conflict
          differences={[
            { key: 'title', label: text('training.name'), theirs: theirs.title, mine: form.values.title },
            {
              key: 'audience',
              label: text('training.audience'),
              theirs: inWords(theirs.audience),
              mine: inWords(form.values.audience),
            },
          ].filter((one) => one.theirs !== one.mine)}
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
      <TextField label={text('training.name')} field={form.field('title')} />
      <SelectField
        label={text('training.kind')}
        choices={trainingKinds.map((kind) => ({ value: kind, label: text(`training.kind.${kind}`) }))}
        field={form.field('kind')}
      />
      <ProseField label={text('training.description')} optional field={form.field('description')} />
      <ChooseMany
        label={text('training.audience')}
        hint={text('training.audienceHint')}
        choices={choices.map(([value, label]) => ({ value, label }))}
        field={form.field('audience')}
      />
      <SelectField
        label={text('training.repeat')}
        choices={spans.map((one) => ({ value: one as string, label: text(`training.every.${one}`) }))}
        field={form.field('repeatEvery')}
      />
      {training && !conflict ? <Withdrawal training={training} onDone={onClose} /> : null}
    </Sheet>
  )
}

function Withdrawal({ training, onDone }: { training: TrainingRead; onDone: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawTraining)
  const restore = useCommand(restoreTraining)
  const problem = withdraw.error ?? restore.error
  const request = { params: { id: training.id }, ifMatch: training.revision }
  const done = {
    onSuccess: () => {
      announce(text('staff.saved'))
      onDone()
    },
  }
  return (
    <div className={styles.part}>
      {problem ? <Problem problem={problem} /> : null}
      <p className="small">{text(training.withdrawn ? 'training.isWithdrawn' : 'training.withdrawExplain')}</p>
      <div className="row">
        {training.withdrawn ? (
          <Button look="quiet" small busy={restore.isPending} onPress={() => restore.mutate(request, done)}>
            {text('training.restore')}
          </Button>
        ) : (
          <Button look="lose" small busy={withdraw.isPending} onPress={() => withdraw.mutate(request, done)}>
            {text('training.withdraw')}
          </Button>
        )}
      </div>
    </div>
  )
}
