import type { FieldOf } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { ManyField } from '../ui/fields.tsx'
import { agree, keyOf } from './decision-values.ts'
import type { FullControl } from './read-counterparts.ts'
import type { There } from './there.ts'

type Props = { there: readonly There[]; own: FullControl; field: FieldOf<readonly string[]> }

/** In which other editions the same decision holds, with what is decided there now. */
export function AlsoForField({ there, own, field }: Props) {
  const text = useText()
  const hintOf = (one: There): string => {
    const decided =
      one.decision === null
        ? text('decide.there')
        : agree(one.decision, own.decision)
          ? text('decide.thereSame')
          : text('decide.thereDiffers', { state: text(`state.${one.state}`).toLowerCase() })
    if (one.relation === 'subset') return `${decided} ${text('decide.relationMore')}`
    if (one.relation === 'intersects') return `${decided} ${text('decide.relationPart')}`
    return decided
  }
  return (
    <ManyField
      label={text('decide.alsoFor')}
      field={field}
      choices={there.map((one) => ({ value: keyOf(one), label: one.name, hint: hintOf(one) }))}
    />
  )
}
