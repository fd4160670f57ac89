import { useState } from 'react'
import {
  organisationKind,
  readOrganisation,
  updateOrganisation,
} from '../../features/organisations/organisations.contract.ts'
import { listPeople } from '../../features/people/people.contract.ts'
import { languages } from '../../platform/language/languages.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { type Text, useText } from '../session/text.tsx'
import { Conflict } from '../ui/conflict.tsx'
import { CheckField, ChoiceField, ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'

type Organisation = Answer<typeof readOrganisation>
type Kind = Organisation['kind']
const careTerms = ['client', 'patient'] as const

const valuesOf = ({ name, kind, language, careTerm, scope, requiresSecondFactor }: Organisation) => ({
  name,
  kind: kind as Kind | null,
  language,
  careTerm,
  scope,
  requiresSecondFactor,
})
type Values = ReturnType<typeof valuesOf>

/** Changes the organisation, starting from the version that was on screen when the sheet was opened. */
export function OrganisationForm({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const { call } = useSession()
  const [base, setBase] = useState(organisation)
  const [theirs, setTheirs] = useState<Organisation | null>(null)
  const update = useCommand(updateOrganisation)
  const form = useForm<Values>(valuesOf(organisation), {
    check: (values) => ({ name: values.name.trim().length >= 2 ? undefined : text('field.required') }),
    submit: async (values) => {
      try {
        const body = { ...values, kind: values.kind ?? base.kind }
        await update.mutateAsync({ body, ifMatch: (theirs ?? base).revision })
      } catch (caught) {
        if (caught instanceof ApiProblem && caught.status === 412) setTheirs(await call(readOrganisation, {}))
        throw caught
      }
      announce(text('organisation.saved'))
      onClose()
    },
  })
  const takeTheirs = () => {
    if (!theirs) return
    form.setValues(valuesOf(theirs))
    form.setProblem(null)
    setBase(theirs)
    setTheirs(null)
  }
  const conflict = theirs && form.problem?.status === 412
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('organisation.editTitle')}
      onSubmit={form.onSubmit}
      foot={conflict ? null : <SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {conflict ? (
        <Conflict
          differences={differencesOf(valuesOf(theirs), form.values, text)}
          busy={form.busy}
          onKeepMine={() => void form.send()}
          onTakeTheirs={takeTheirs}
        />
      ) : form.problem ? (
        <Problem problem={form.problem} />
      ) : null}
      <TextField
        label={text('newOrganisation.name')}
        hint={text('newOrganisation.nameHint')}
        field={form.field('name')}
      />
      <ProseField
        label={text('organisation.scope')}
        hint={text('organisation.scopeWhy')}
        rows={6}
        field={form.field('scope')}
      />
      <ChoiceField
        label={text('newOrganisation.kind')}
        field={form.field('kind')}
        choices={organisationKind.options.map((value) => ({
          value,
          label: text(`kind.${value}`),
          hint: text(`kindHint.${value}`),
        }))}
      />
      <SelectField
        label={text('newOrganisation.careTerm')}
        field={form.field('careTerm')}
        choices={careTerms.map((value) => ({ value, label: text(`careTerm.${value}`) }))}
      />
      <SelectField
        label={text('organisation.documents')}
        field={form.field('language')}
        choices={languages.map((value) => ({ value, label: text(`language.${value}`) }))}
      />
      <div className="stack">
        <CheckField
          label={text('organisation.requireSecondFactor')}
          hint={text('organisation.requireSecondFactorHint')}
          field={form.field('requiresSecondFactor')}
        />
        {form.values.requiresSecondFactor && !base.requiresSecondFactor ? <WhoHasNone /> : null}
      </div>
    </Sheet>
  )
}

function differencesOf(theirs: Values, mine: Values, text: Text) {
  const shown = (values: Values) => ({
    name: [text('newOrganisation.name'), values.name],
    scope: [text('organisation.scope'), values.scope],
    kind: [text('newOrganisation.kind'), values.kind ? text(`kind.${values.kind}`) : ''],
    careTerm: [text('organisation.careTerm'), text(`careTerm.${values.careTerm}`)],
    language: [text('organisation.documents'), text(`language.${values.language}`)],
    requiresSecondFactor: [
      text('organisation.secondFactor'),
      text(values.requiresSecondFactor ? 'organisation.secondFactorYes' : 'organisation.secondFactorNo'),
    ],
  })
  const left = shown(theirs)
  const right = shown(mine)
  return (Object.keys(left) as (keyof typeof left)[])
    .map((key) => ({ key, label: left[key][0] ?? '', theirs: left[key][1], mine: right[key][1] }))
    .filter((difference) => difference.theirs !== difference.mine)
}

/** Says whom the requirement will stop at the door until they have a second factor. */
function WhoHasNone() {
  const text = useText()
  const written = useWritten()
  const { data } = useAnswer(listPeople, {})
  if (!data) return null
  const without = data.items.filter((person) => person.secondFactor === false)
  return (
    <p role="status">
      {without.length === 0
        ? text('organisation.everybodyHasOne')
        : text('organisation.withoutSecondFactor', {
            count: without.length,
            names: written.list(without.map((person) => person.name)),
          })}
    </p>
  )
}
