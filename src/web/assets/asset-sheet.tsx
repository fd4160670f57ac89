import { useState } from 'react'
import { type AssetKind, assetKinds, type Dimension, dimensions } from '../../core/assets/asset.ts'
import { addAsset, changeAsset, readAsset, readAssetChoices } from '../../features/assets/assets.contract.ts'
import { ChooseMany } from '../measures/choose-many.tsx'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { type Asset, type AssetBody, bodyOf } from './asset.ts'
import styles from './assets.module.css'

import { ChooseOwner } from './choose-owner.tsx'

type Values = {
  name: string
  kind: AssetKind
  description: string
  owner: string | null
  ownerRole: string
  supplier: string
  dependsOn: string[]
  /** The line of the scope and its id, such as 'system 018f…'; '' for none. */
  scope: string
} & Record<Dimension, string>
type Props = {
  /** What is changed; null records a new one. */
  asset: Asset | null
  onClose: () => void
  onSaved?: (asset: Asset) => void
}

const texts = ['name', 'description', 'ownerRole', 'supplier'] as const
const steps = ['1', '2', '3'] as const

const nothing: AssetBody = {
  ...{ name: '', kind: 'application', description: '', owner: null, ownerRole: '', supplier: '' },
  ...{ availability: null, integrity: null, confidentiality: null, scope: null, dependsOn: [] },
}
const stepText = (step: number | null) => (step === null ? '' : String(step))
const valuesOf = ({ scope, ...body }: AssetBody): Values => ({
  ...body,
  availability: stepText(body.availability),
  integrity: stepText(body.integrity),
  confidentiality: stepText(body.confidentiality),
  scope: scope === null ? '' : `${scope.line} ${scope.id}`,
})
const stepOf = (value: string) => (value === '' ? null : (Number(value) as 1 | 2 | 3))
function toBody({ scope, ...values }: Values): AssetBody {
  const [line, id = ''] = scope.split(' ')
  return {
    ...values,
    availability: stepOf(values.availability),
    integrity: stepOf(values.integrity),
    confidentiality: stepOf(values.confidentiality),
    scope: line === 'system' || line === 'process' ? { line, id } : null,
  }
}

/** Records an asset, or changes what is written about one. */
export function AssetSheet({ asset, onClose, onSaved }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const { call } = useSession()
  const add = useCommand(addAsset)
  const change = useCommand(changeAsset)
  const choices = useAnswer(readAssetChoices, {})
  const [base, setBase] = useState(asset)
  const form = useForm<Values>(valuesOf(asset ? bodyOf(asset) : nothing), {
    check: ({ name }) => ({ name: name.trim() === '' ? text('field.required') : undefined }),
    submit: async (values) => {
      const body = toBody(values)
      try {
        const saved = base
          ? await change.mutateAsync({ params: { id: base.id }, ifMatch: base.revision, body })
          : await add.mutateAsync({ body })
        announce(text('assets.saved'))
        onClose()
        onSaved?.(saved)
      } catch (caught) {
        if (base && caught instanceof ApiProblem && caught.status === 412) {
          setBase(await call(readAsset, { params: { id: base.id } }))
        }
        throw caught
      }
    },
  })
  const conflict = form.problem?.status === 412 && base !== null
  const theirs = valuesOf(base ? bodyOf(base) : nothing)
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(asset ? 'assets.changeTitle' : 'assets.add')}
      onSubmit={form.onSubmit}
      foot={conflict ? null : <SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {conflict ? (
        <Conflict
          differences={texts
            .filter((name) => theirs[name] !== form.values[name])
            .map((name) => ({
              key: name,
              label: text(`assets.field.${name}`),
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
      <TextField label={text('assets.field.name')} hint={text('assets.nameHint')} field={form.field('name')} />
      <SelectField
        label={text('assets.kind')}
        choices={assetKinds.map((kind) => ({ value: kind, label: text(`assetKind.${kind}`) }))}
        field={form.field('kind')}
      />
      <ProseField label={text('assets.field.description')} optional field={form.field('description')} />
      <ChooseOwner
        label={text('assets.ownerPerson')}
        hint={text('assets.ownerHint')}
        chosen={asset?.owner ?? null}
        field={form.field('owner')}
      />
      <TextField label={text('assets.field.ownerRole')} optional field={form.field('ownerRole')} />
      <TextField
        label={text('assets.field.supplier')}
        hint={text('assets.supplierHint')}
        optional
        field={form.field('supplier')}
      />
      <fieldset className={styles.classes}>
        <legend>{text('assets.class')}</legend>
        <p className="small">{text('assets.classHint')}</p>
        <div>
          {dimensions.map((one) => (
            <SelectField
              key={one}
              label={text(`assets.dimension.${one}`)}
              choices={[
                { value: '', label: text('assets.notClassified') },
                ...steps.map((step) => ({ value: step, label: text(`level.${step}`) })),
              ]}
              field={form.field(one)}
            />
          ))}
        </div>
      </fieldset>
      <ChooseMany
        label={text('assets.dependsOn')}
        hint={text('assets.dependsOnHint')}
        choices={namesOf(text, choices.data, asset)}
        field={form.field('dependsOn')}
      />
      <SelectField
        label={text('assets.scopeField')}
        hint={text('assets.scopeHint')}
        choices={[
          { value: '', label: text('assets.scopeNone') },
          ...(choices.data?.scope ?? [])
            .filter(
              ({ asset: tied, line }) =>
                tied === (asset?.id ?? null) || (tied === null && fits(line, form.values.kind)),
            )
            .map(({ line, id, name }) => ({ value: `${line} ${id}`, label: name })),
        ]}
        field={form.field('scope')}
      />
    </Sheet>
  )
}

const fits = (line: 'system' | 'process', kind: AssetKind) => (line === 'process') === (kind === 'process')

/** The other assets, and what this one leans on though it was withdrawn; with the kind where two are called the same. */
function namesOf(
  text: ReturnType<typeof useText>,
  choices: Answer<typeof readAssetChoices> | undefined,
  asset: Asset | null,
) {
  const others = (choices?.assets ?? []).filter(({ id }) => id !== asset?.id)
  const all = [...new Map([...others, ...(asset?.dependsOn ?? [])].map((one) => [one.id, one])).values()]
  const times = Map.groupBy(all, ({ name }) => name)
  return all.map(({ id, name, kind }) => ({
    value: id,
    label: times.get(name)?.length === 1 ? name : `${name} (${text(`assetKind.${kind}`)})`,
  }))
}
