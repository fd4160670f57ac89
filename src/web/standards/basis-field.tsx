import { factText } from '../../core/applicability/lapse-words.ts'
import type { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { capitalised } from '../ui/capitalised.ts'
import { ManyField } from '../ui/fields.tsx'
import { type DecisionValues, factsToRestOn, restsOn } from './decision-values.ts'
import type { FullControl } from './read-counterparts.ts'

type Props = { form: ReturnType<typeof useForm<DecisionValues>>; facts: FullControl['facts'] }

/** On which facts the decision rests: when one of them changes, its reason lapses. Not there where no fact is about it. */
export function BasisField({ form, facts }: Props) {
  const text = useText()
  const written = useWritten()
  const offered = factsToRestOn(form.values, facts)
  if (offered.length === 0) return null
  const { onChange, ...field } = form.field('basis')
  const value = restsOn(form.values, facts).map(({ fact }) => fact as string)
  return (
    <ManyField<string>
      optional
      label={text('decide.basis')}
      hint={text('decide.basisHint')}
      field={{ ...field, value, onChange }}
      choices={offered.map(({ fact, holds }) => ({
        value: fact,
        label: capitalised(written.inLanguage(factText({ fact, holds: holds === true }))),
      }))}
    />
  )
}
