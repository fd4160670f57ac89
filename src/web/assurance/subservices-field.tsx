import { useRef } from 'react'
import { subserviceMethodWords } from '../../core/assurance/assurance-words.ts'
import { type SubserviceMethod, subserviceMethods } from '../../core/assurance/facts.ts'
import type { FieldOf } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/fields.tsx'
import styles from './assurance.module.css'
import type { NamedThing } from './assurance.ts'

/** One of them while it is written; `knownAs` is empty where it is no supplier of ours. */
export type SubserviceDraft = {
  key: string
  name: string
  what: string
  method: SubserviceMethod
  knownAs: string
  notRelevantBecause: string
}

type Props = {
  suppliers: readonly NamedThing[]
  field: FieldOf<readonly SubserviceDraft[]>
  /** What the server said, by place. */
  errors: Readonly<Record<string, string | undefined>>
}

/** The organisations on which the supplier leans, as the report names them. */
export function SubservicesField({ suppliers, field, errors }: Props) {
  const added = useRef(0)
  const text = useText()
  const written = useWritten()
  const change = (key: string, changed: Partial<SubserviceDraft>) =>
    field.onChange(field.value.map((one) => (one.key === key ? { ...one, ...changed } : one)))
  const add = () => {
    added.current += 1
    const key = `new ${added.current}`
    field.onChange([
      ...field.value,
      { key, name: '', what: '', method: 'carved-out', knownAs: '', notRelevantBecause: '' },
    ])
  }
  const fieldFor = <T,>(name: string, value: T, onChange: (value: T) => void): FieldOf<T> => ({
    ...{ name, value, onChange },
    error: errors[name],
  })
  return (
    <fieldset>
      <legend>{text('assurance.subservices')}</legend>
      {field.error ? <p role="alert">{field.error}</p> : null}
      {field.value.map(({ key, name, what, method, knownAs, notRelevantBecause }, place) => (
        <div key={key} className={styles.subservice}>
          <TextField
            label={text('assurance.subserviceName')}
            field={fieldFor(`subservices.${place}.name`, name, (value) => change(key, { name: value }))}
          />
          <TextField
            label={text('assurance.subserviceWhat')}
            optional
            field={fieldFor(`subservices.${place}.what`, what, (value) => change(key, { what: value }))}
          />
          <SelectField
            label={text('assurance.subserviceMethod')}
            choices={subserviceMethods.map((one) => ({
              value: one,
              label: written.inLanguage(subserviceMethodWords[one]),
            }))}
            field={fieldFor(`subservices.${place}.method`, method, (value) => change(key, { method: value }))}
          />
          <SelectField
            label={text('assurance.knownAs')}
            choices={[
              { value: '', label: text('assurance.knownAsNone') },
              ...suppliers.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            field={fieldFor(`subservices.${place}.knownAs`, knownAs, (value) => change(key, { knownAs: value }))}
          />
          {method === 'carved-out' ? (
            <TextField
              label={text('assurance.notRelevant')}
              hint={text('assurance.notRelevantHint')}
              optional
              field={fieldFor(`subservices.${place}.notRelevantBecause`, notRelevantBecause, (value) =>
                change(key, { notRelevantBecause: value }),
              )}
            />
          ) : null}
          <div>
            <Button look="bare" small onPress={() => field.onChange(field.value.filter((one) => one.key !== key))}>
              {text('assurance.remove')}
            </Button>
          </div>
        </div>
      ))}
      <Button look="quiet" small onPress={add}>
        {text('assurance.subserviceAdd')}
      </Button>
    </fieldset>
  )
}
