import { useState } from 'react'
import { documentKinds } from '../../core/documents/version-standing.ts'
import {
  addDocument,
  changeDocument,
  readDocument,
  readDocumentChoices,
} from '../../features/documents/documents.contract.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import { ChooseMany } from '../measures/choose-many.tsx'
import { refOf, refValue } from '../measures/measure.ts'
import { useRequirementChoices } from '../measures/use-requirement-choices.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useGo } from '../session/link.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { OwnerField, type PickedOwner } from '../staff/person-picker.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { CheckField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { useAudienceWords } from './audience-words.ts'
import type { DocumentRead } from './documents.ts'
import { useSpanWords } from './span-words.ts'

type Body = BodyOf<typeof changeDocument>
type Values = {
  title: string
  kind: Body['kind']
  language: Body['language']
  owner: PickedOwner
  reviewEvery: string
  confirm: boolean
  confirmWithin: string
  wantedShare: string
  audience: string[]
  approvers: string[]
  requirements: string[]
  measures: string[]
}
type Rule = Body['audience'][number]

const ruleValue = (rule: Rule): string =>
  rule.kind === 'all'
    ? 'all'
    : `${rule.kind} ${rule.kind === 'function' ? rule.function : rule.kind === 'team' ? rule.team : rule.location}`

function ruleOf(value: string): Rule {
  const [kind = '', ...rest] = value.split(' ')
  const of = rest.join(' ')
  if (kind === 'function') return { kind, function: of }
  if (kind === 'team') return { kind, team: of }
  return kind === 'location' ? { kind, location: of } : { kind: 'all' }
}

const nothing = (language: Body['language']): Body => ({
  ...{ title: '', kind: 'policy', language, owner: null, ownerRole: '', reviewEvery: 'P1Y', confirm: true },
  ...{ confirmWithin: 30, wantedShare: 95, audience: [{ kind: 'all' }], requirements: [], measures: [], approvers: [] },
})

const valuesOf = (body: Body, owner: DocumentRead['owner']): Values => ({
  ...{ title: body.title, kind: body.kind, language: body.language, reviewEvery: body.reviewEvery },
  owner: { person: owner && { id: owner.id, name: owner.name }, role: body.ownerRole },
  confirm: body.confirm,
  confirmWithin: `${body.confirmWithin}`,
  wantedShare: `${body.wantedShare}`,
  audience: body.audience.map(ruleValue),
  approvers: body.approvers,
  requirements: body.requirements.map(refValue),
  measures: body.measures,
})

const bodyOf = (values: Values): Body => ({
  ...{ title: values.title, kind: values.kind, language: values.language, reviewEvery: values.reviewEvery },
  owner: values.owner.person?.id ?? null,
  ownerRole: values.owner.person ? '' : values.owner.role,
  confirm: values.confirm,
  confirmWithin: Number(values.confirmWithin),
  wantedShare: Number(values.wantedShare),
  audience: values.audience.map(ruleOf),
  approvers: values.approvers,
  requirements: values.requirements.map(refOf),
  measures: values.measures,
})

const isWhole = (typed: string, least: number, most: number) =>
  /^\d{1,3}$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most

const spans = ['P6M', 'P1Y', 'P2Y', 'P3Y']

type Props = { document: DocumentRead | null; language: Body['language']; onClose: () => void }

/** What is settled about a document: a new one goes on to its first draft. */
export function DocumentSheet({ document, language, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const go = useGo()
  const { call } = useSession()
  const words = useAudienceWords()
  const span = useSpanWords()
  const add = useCommand(addDocument)
  const change = useCommand(changeDocument)
  const choices = useAnswer(readDocumentChoices, {})
  const requirements = useRequirementChoices()
  const [base, setBase] = useState(document)
  const form = useForm<Values>(valuesOf(base?.facts ?? nothing(language), base?.owner ?? null), {
    check: (values) => ({
      title: values.title.trim() ? undefined : text('field.required'),
      confirmWithin: isWhole(values.confirmWithin, 1, 365) ? undefined : text('documents.daysRange'),
      wantedShare: isWhole(values.wantedShare, 1, 100) ? undefined : text('documents.shareRange'),
    }),
    submit: async (values) => {
      const body = bodyOf(values)
      try {
        if (base) await change.mutateAsync({ params: { id: base.id }, body, ifMatch: base.revision })
        else {
          const made = await add.mutateAsync({ body })
          go(`/policies/${made.id}/edit`)
        }
      } catch (caught) {
        if (base && caught instanceof ApiProblem && caught.status === 412) {
          setBase(await call(readDocument, { params: { id: base.id } }))
        }
        throw caught
      }
      announce(text('documents.saved'))
      onClose()
    },
  })
  const conflict = form.problem?.status === 412 && base !== null
  const theirs = valuesOf(base?.facts ?? nothing(language), base?.owner ?? null)
  const named = (
    list: readonly { id: string; name: string }[] | undefined,
    own: readonly { id: string; name: string }[] = [],
  ) =>
    [...new Map([...(list ?? []), ...own].map(({ id, name }) => [id, name]))].map(([value, label]) => ({
      value,
      label,
    }))
  const known = choices.data
  const names = {
    teams: [...(known?.teams ?? []), ...(base?.names.teams ?? [])],
    locations: [...(known?.locations ?? []), ...(base?.names.locations ?? [])],
  }
  const rules: Rule[] = [
    { kind: 'all' },
    ...names.teams.map(({ id }) => ({ kind: 'team' as const, team: id })),
    ...(known?.functions ?? []).map((one) => ({ kind: 'function' as const, function: one })),
    ...names.locations.map(({ id }) => ({ kind: 'location' as const, location: id })),
    ...(base?.facts.audience ?? []),
  ]
  const ruleChoices = [...new Map(rules.map((rule) => [ruleValue(rule), words([rule], names)[0] ?? '']))]
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(document ? 'documents.changeTitle' : 'documents.newEmpty')}
      onSubmit={form.onSubmit}
      foot={conflict ? null : <SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {conflict ? (
        <Conflict
          differences={(['title', 'reviewEvery', 'confirmWithin', 'wantedShare'] as const)
            .filter((name) => theirs[name] !== form.values[name])
            .map((name) => ({
              key: name,
              label: text(`documents.field.${name}`),
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
      <TextField label={text('documents.field.title')} field={form.field('title')} />
      <SelectField
        label={text('documents.kind')}
        choices={documentKinds.map((kind) => ({ value: kind, label: text(`documents.kind.${kind}`) }))}
        field={form.field('kind')}
      />
      <SelectField
        label={text('documents.language')}
        choices={(['nl', 'en'] as const).map((one) => ({ value: one, label: text(`language.${one}`) }))}
        field={form.field('language')}
      />
      <OwnerField label={text('documents.owner')} hint={text('documents.ownerHint')} field={form.field('owner')} />
      <SelectField
        label={text('documents.field.reviewEvery')}
        hint={text('documents.reviewHint')}
        choices={[...new Set([...spans, form.values.reviewEvery])].map((one) => ({ value: one, label: span(one) }))}
        field={form.field('reviewEvery')}
      />
      <ChooseMany
        label={text('documents.audience')}
        hint={text('documents.audienceHint')}
        needed={form.values.confirm}
        choices={ruleChoices.map(([value, label]) => ({ value, label }))}
        field={form.field('audience')}
      />
      <CheckField label={text('documents.askToConfirm')} field={form.field('confirm')} />
      {form.values.confirm ? (
        <>
          <TextField
            label={text('documents.field.confirmWithin')}
            hint={text('documents.withinHint')}
            numeric
            field={form.field('confirmWithin')}
          />
          <TextField
            label={text('documents.field.wantedShare')}
            hint={text('documents.shareHint')}
            numeric
            field={form.field('wantedShare')}
          />
        </>
      ) : null}
      <ChooseMany
        label={text('documents.approvers')}
        hint={text('documents.approversHint')}
        choices={named(known?.approvers, base?.names.approvers)}
        field={form.field('approvers')}
      />
      <ChooseMany
        label={text('documents.describes')}
        hint={text('documents.describesHint')}
        choices={requirements}
        field={form.field('requirements')}
      />
      <ChooseMany
        label={text('documents.measures')}
        choices={named(known?.measures, base?.names.measures)}
        field={form.field('measures')}
      />
    </Sheet>
  )
}
