import { type ReactNode, useState } from 'react'
import { findSupplierOwners } from '../../features/suppliers/suppliers.contract.ts'
import { FileField } from '../assurance/file-field.tsx'
import { ChooseMany } from '../measures/choose-many.tsx'
import { useAnswer } from '../session/answers.ts'
import type { FieldOf } from '../session/form.ts'
import { type TextName, useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { type Choice, ManyField, ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { FoundPersonField } from '../ui/found-person-field.tsx'

type As =
  | 'line'
  | 'prose'
  | 'day'
  | 'number'
  | 'choice'
  | 'answer'
  | 'many'
  | 'several'
  | 'person'
  | 'file'
  | 'phi'
  | 'edition'
  | 'length'
/** One field of a form about a supplier or what hangs on it. A choice of '' and an empty day or number mean null. */
export type Spec = {
  name: string
  as: As
  label: TextName
  hint?: TextName
  /** Has to be filled in; what is not needed says so. */
  needed?: boolean
  choices?: readonly Choice<string>[]
}
export type Values = Record<string, unknown>
type FileRef = { id: string; name: string }

/** What stands as what the fields of a form show. */
export function valuesOf(specs: readonly Spec[], facts: Values): Values {
  return Object.fromEntries(
    specs.map(({ name, as }) => {
      const value = facts[name]
      if (as === 'answer') return [name, value === true ? 'yes' : value === false ? 'no' : '']
      if (as === 'number') return [name, value === null || value === undefined ? '' : String(value)]
      if (as === 'file') return [name, value ? { id: value, name: facts.fileName } : null]
      if (as === 'many' || as === 'several') return [name, value ?? []]
      if (as === 'person' || as === 'phi') return [name, value ?? null]
      return [name, value ?? '']
    }),
  )
}

/** What the fields of a form show as what is sent. */
export function bodyOf(specs: readonly Spec[], values: Values): Values {
  return Object.assign(
    {},
    ...specs.map(({ name, as, needed }) => {
      const value = values[name]
      if (as === 'answer') return { [name]: value === '' ? null : value === 'yes' }
      if (as === 'number') return { [name]: value === '' ? null : Number(value) }
      if (as === 'day') return { [name]: value === '' ? null : value }
      if (as === 'choice') return { [name]: value === '' && needed !== true ? null : value }
      if (as === 'file') {
        const file = value as FileRef | null
        return { [name]: file?.id ?? null, fileName: file?.name ?? '' }
      }
      return { [name]: value }
    }),
  )
}

/** A field as its spec says. */
export function FactField({ spec, field, person }: { spec: Spec; field: FieldOf<unknown>; person: Person | null }) {
  const text = useText()
  const label = text(spec.label)
  const common = { label, ...(spec.hint ? { hint: text(spec.hint) } : {}), optional: spec.needed !== true }
  const asText = field as FieldOf<string>
  const yesNo: Choice<string>[] = [
    { value: '', label: text('suppliers.notAnswered') },
    { value: 'yes', label: text('suppliers.yes') },
    { value: 'no', label: text('suppliers.no') },
  ]
  const shown: Record<As, () => ReactNode> = {
    line: () => <TextField {...common} field={asText} />,
    prose: () => <ProseField {...common} field={asText} />,
    day: () => <DayField label={label} hint={common.hint} field={asText} />,
    number: () => <TextField {...common} numeric field={asText} />,
    choice: () => <SelectField {...common} optional={false} choices={spec.choices ?? []} field={asText} />,
    answer: () => <SelectField {...common} optional={false} choices={yesNo} field={asText} />,
    many: () => <ManyField {...common} choices={spec.choices ?? []} field={field as FieldOf<readonly string[]>} />,
    several: () => <ChooseMany {...common} choices={[...(spec.choices ?? [])]} field={field as FieldOf<string[]>} />,
    person: () => <PersonField label={label} chosen={person} field={field as FieldOf<string | null>} />,
    file: () => <FileField field={field as FieldOf<FileRef | null>} />,
    length: () => <SelectField {...common} optional={false} choices={spec.choices ?? []} field={asText} />,
    edition: () => <EditionField label={label} choices={spec.choices ?? []} field={asText} />,
    phi: () => <PhiField {...common} choices={spec.choices ?? []} field={field as FieldOf<string[] | null>} />,
  }
  return shown[spec.as]()
}

export type Person = { id: string; name: string }

/** Somebody of the staff to answer for a supplier. */
function PersonField(props: { label: string; chosen: Person | null; field: FieldOf<string | null> }) {
  const [typed, setTyped] = useState('')
  const found = useAnswer(findSupplierOwners, { query: { text: typed } }, { keep: true })
  return <FoundPersonField {...props} found={found.data?.items ?? []} onType={setTyped} />
}

type PhiProps = { label: string; choices: readonly Choice<string>[]; field: FieldOf<string[] | null> }

// Not answered and none differ: whoever sees nothing said so.
function PhiField({ label, choices, field }: PhiProps) {
  const text = useText()
  const [some, setSome] = useState((field.value?.length ?? 0) > 0)
  const value = some ? 'some' : field.value === null ? '' : 'none'
  return (
    <>
      <SelectField
        label={label}
        choices={[
          { value: '', label: text('suppliers.notAnswered') },
          { value: 'none', label: text('suppliers.phiNone') },
          { value: 'some', label: text('suppliers.phiSome') },
        ]}
        field={{
          ...field,
          value,
          onChange: (chosen) => {
            setSome(chosen === 'some')
            field.onChange(chosen === '' ? null : [])
          },
        }}
      />
      {some ? (
        <ManyField
          label={text('suppliers.phiWhich')}
          choices={choices}
          field={{ ...field, value: field.value ?? [], onChange: (parts) => field.onChange([...parts]) }}
        />
      ) : null}
    </>
  )
}

/** An edition that is known, or what the certificate says in words. */
function EditionField({
  label,
  choices,
  field,
}: {
  label: string
  choices: readonly Choice<string>[]
  field: FieldOf<string>
}) {
  const text = useText()
  const isKnown = choices.some(({ value }) => value === field.value)
  const [other, setOther] = useState(field.value !== '' && !isKnown)
  return (
    <>
      <SelectField
        label={label}
        choices={[
          { value: '', label: text('suppliers.choose') },
          ...choices,
          { value: 'other', label: text('suppliers.otherEdition') },
        ]}
        field={{
          ...field,
          value: other ? 'other' : field.value,
          error: other ? undefined : field.error,
          onChange: (chosen) => {
            setOther(chosen === 'other')
            field.onChange(chosen === 'other' ? '' : chosen)
          },
        }}
      />
      {other ? <TextField label={text('suppliers.editionWords')} field={field} /> : null}
    </>
  )
}
