import type { FieldOf } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/fields.tsx'

type Props = { field: FieldOf<string>; laws: readonly { nl: string; en: string }[] }

/** Which law: typed, or taken from those that are known to ask for controls. */
export function LawField({ field, laws }: Props) {
  const text = useText()
  const written = useWritten()
  const left = laws.map(written.inLanguage).filter((law) => !field.value.includes(law))
  const add = (law: string) => field.onChange([field.value.trim(), law].filter(Boolean).join('; '))
  return (
    <div>
      <TextField optional label={text('decide.law')} hint={text('decide.lawHint')} field={field} />
      {left.length > 0 ? (
        <div className="row">
          {left.map((law) => (
            <Button key={law} look="bare" small onPress={() => add(law)}>
              + {law}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
