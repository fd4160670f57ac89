import { useState } from 'react'
import { type ThreatGroup, threatGroups, threatGroupWords } from '../../core/risk/threat-groups.ts'
import { addRisk, changeRisk, readRisk } from '../../features/risk/risk.contract.ts'
import { readRiskChoices } from '../../features/risk/risks.contract.ts'
import { ChoosePerson } from '../measures/choose-person.tsx'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { bodyOf, type Risk, type RiskBody } from './risk.ts'
import { AssetField, ThreatField } from './risk-fields.tsx'

type Values = {
  asset: string | null
  /** A threat of the catalogue; '': one in own words. Null: nothing chosen yet. */
  threat: string | null
  threatGroup: ThreatGroup
  title: string
  description: string
  owner: string | null
  ownerRole: string
}
type Props = {
  /** What is changed; null records a new one. */
  risk: Risk | null
  onClose: () => void
  onSaved?: (risk: Risk) => void
}
const texts = ['title', 'description', 'ownerRole'] as const

const valuesOf = (body: RiskBody): Values => {
  const { asset, threat, threatGroup, title, description, owner, ownerRole } = body
  return { asset, threat, threatGroup, title, description, owner, ownerRole }
}
const nothing: Values = {
  ...{ asset: null, threat: null, threatGroup: threatGroups[0], title: '', description: '' },
  ...{ owner: null, ownerRole: '' },
}

/** Records what can happen to an asset, or changes what is written about it. */
export function RiskSheet({ risk, onClose, onSaved }: Props) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const { call } = useSession()
  const choices = useAnswer(readRiskChoices, {})
  const add = useCommand(addRisk)
  const change = useCommand(changeRisk)
  const [base, setBase] = useState(risk)
  const form = useForm<Values>(risk ? valuesOf(bodyOf(risk)) : nothing, {
    check: ({ asset, threat, title }) => ({
      asset: asset === null ? text('field.choose') : undefined,
      threat: threat === null ? text('field.choose') : undefined,
      title: title.trim() === '' ? text('field.required') : undefined,
    }),
    submit: async ({ asset, threat, ...values }) => {
      if (asset === null || threat === null) return
      const rest = base ? bodyOf(base) : { treatment: null, treatmentReason: '' }
      const body: RiskBody = { ...rest, ...values, asset, threat }
      try {
        const saved = base
          ? await change.mutateAsync({ params: { id: base.id }, ifMatch: base.revision, body })
          : await add.mutateAsync({ body })
        announce(text('risk.saved'))
        onClose()
        onSaved?.(saved)
      } catch (caught) {
        if (base && caught instanceof ApiProblem && caught.status === 412) {
          setBase(await call(readRisk, { params: { id: base.id } }))
        }
        throw caught
      }
    },
  })
  const conflict = form.problem?.status === 412 && base !== null
  const theirs = base ? valuesOf(bodyOf(base)) : nothing
  const { asset, threat, title } = form.values
  const kind = choices.data?.assets.find(({ id }) => id === asset)?.kind ?? (asset ? risk?.asset.kind : undefined)
  const chosen = choices.data?.threats.find(({ id }) => id === threat)
  const titles = (choices.data?.threats ?? []).map((one) => written.inLanguage(one.title))
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(risk ? 'risk.changeTitle' : 'risk.add')}
      onSubmit={form.onSubmit}
      foot={conflict ? null : <SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {conflict ? (
        <Conflict
          differences={texts
            .filter((name) => theirs[name] !== form.values[name])
            .map((name) => ({
              key: name,
              label: text(`risk.field.${name}`),
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
      <AssetField
        choices={choices.data}
        chosen={risk ? { id: risk.asset.id, name: risk.asset.name, kind: risk.asset.kind } : null}
        field={form.field('asset')}
      />
      <ThreatField
        choices={choices.data}
        kind={kind}
        field={{
          ...form.field('threat'),
          onChange: (next) => {
            const found = choices.data?.threats.find(({ id }) => id === next)
            form.set('threat', next)
            if (!found) return
            form.set('threatGroup', found.group)
            // A title that somebody wrote stays; one that came from a threat goes along with it.
            if (title.trim() === '' || titles.includes(title)) form.set('title', written.inLanguage(found.title))
          },
        }}
      />
      {threat === '' ? (
        <SelectField
          label={text('risk.group')}
          choices={threatGroups.map((one) => ({ value: one, label: written.inLanguage(threatGroupWords[one]) }))}
          field={form.field('threatGroup')}
        />
      ) : null}
      <TextField
        label={text('risk.field.title')}
        hint={text(chosen ? 'risk.titleHint' : 'risk.titleOwnHint')}
        field={form.field('title')}
      />
      <ProseField
        label={text('risk.field.description')}
        hint={text('risk.descriptionHint')}
        optional
        rows={4}
        field={form.field('description')}
      />
      <ChoosePerson
        label={text('risk.ownerPerson')}
        hint={text('risk.ownerHint')}
        chosen={risk?.owner ?? null}
        field={form.field('owner')}
      />
      <TextField label={text('risk.field.ownerRole')} optional field={form.field('ownerRole')} />
    </Sheet>
  )
}
