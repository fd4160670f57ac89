import { useState } from 'react'
import { useForm } from '../session/form.ts'
import { ApiProblem } from '../session/problem.ts'
import { type TextName, useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { bodyOf, FactField, type Person, type Spec, type Values, valuesOf } from './fact-fields.tsx'

type Props = {
  title: TextName
  specs: readonly Spec[]
  /** What stands, or what a new one begins with. */
  facts: Values
  person?: Person | null
  save: (body: Values) => Promise<unknown>
  /** Takes it away, where that can be. */
  remove?: (() => Promise<unknown>) | null
  onClose: () => void
}

/** A form about a supplier or what hangs on it, with a field for each spec. */
export function FactsSheet({ title, specs, facts, person, save, remove, onClose }: Props) {
  const text = useText()
  const [removing, setRemoving] = useState(false)
  const form = useForm<Values>(valuesOf(specs, facts), {
    check: (values) =>
      Object.fromEntries(
        specs.map(({ name, as, needed }) => {
          const value = values[name]
          if (needed && (value === '' || value === null))
            return [name, text(as === 'choice' ? 'field.choose' : 'field.required')]
          if (as === 'number' && value !== '' && !/^\d{1,6}$/.test(String(value).trim())) {
            return [name, text('suppliers.wholeNumber')]
          }
          return [name, undefined]
        }),
      ),
    submit: async (values) => {
      await save(bodyOf(specs, values))
      onClose()
    },
  })
  const takeAway = async () => {
    if (!remove) return
    setRemoving(true)
    try {
      await remove()
      onClose()
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      form.setProblem(caught)
    } finally {
      setRemoving(false)
    }
  }
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(title)}
      onSubmit={form.onSubmit}
      foot={
        <>
          <SaveFoot busy={form.busy} onCancel={onClose} />
          {remove ? (
            <Button look="bare" busy={removing} onPress={() => void takeAway()}>
              {text('suppliers.withdraw')}
            </Button>
          ) : null}
        </>
      }
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      {specs.map((spec) => (
        <FactField key={spec.name} spec={spec} field={form.field(spec.name)} person={person ?? null} />
      ))}
    </Sheet>
  )
}
