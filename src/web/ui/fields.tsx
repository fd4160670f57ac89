import { Checkbox, NativeSelect, PasswordInput, Radio, Textarea, TextInput } from '@mantine/core'
import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import type { FieldOf } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import styles from './fields.module.css'

type Common = { label: ReactNode; hint?: ReactNode; optional?: boolean; disabled?: boolean }

function useLabel({ label, optional }: Common): ReactNode {
  const text = useText()
  if (!optional) return label
  return (
    <>
      {label} <span className="small">{text('field.optional')}</span>
    </>
  )
}

type TextFieldProps = Common & {
  field: FieldOf<string>
  kind?: 'text' | 'email' | 'search'
  fill?: HTMLInputAutoCompleteAttribute
  numeric?: boolean
}

/** One line of text or an e-mail address. */
export function TextField({ field, kind = 'text', ...props }: TextFieldProps) {
  return (
    <TextInput
      label={useLabel(props)}
      description={props.hint}
      type={kind}
      name={field.name}
      value={field.value}
      error={field.error}
      disabled={props.disabled}
      autoComplete={props.fill ?? 'off'}
      inputMode={props.numeric ? 'numeric' : undefined}
      onChange={(event) => field.onChange(event.currentTarget.value)}
    />
  )
}

/** A password that can be made visible while typing. */
export function PasswordField({
  field,
  fill,
  ...props
}: Common & { field: FieldOf<string>; fill: 'current-password' | 'new-password' }) {
  const text = useText()
  return (
    <PasswordInput
      label={useLabel(props)}
      description={props.hint}
      name={field.name}
      value={field.value}
      error={field.error}
      autoComplete={fill}
      visibilityToggleButtonProps={{ 'aria-label': text('field.showPassword') }}
      onChange={(event) => field.onChange(event.currentTarget.value)}
    />
  )
}

/** Several lines of text; grows with what is typed. */
export function ProseField({ field, rows = 3, ...props }: Common & { field: FieldOf<string>; rows?: number }) {
  return (
    <Textarea
      label={useLabel(props)}
      description={props.hint}
      name={field.name}
      value={field.value}
      error={field.error}
      disabled={props.disabled}
      autosize
      minRows={rows}
      maxRows={14}
      onChange={(event) => field.onChange(event.currentTarget.value)}
    />
  )
}

export type Choice<V extends string> = { value: V; label: string; hint?: string }

/** One of a list, folded up. */
export function SelectField<V extends string>({
  field,
  choices,
  ...props
}: Common & { field: FieldOf<V>; choices: readonly Choice<V>[] }) {
  return (
    <NativeSelect
      label={useLabel(props)}
      description={props.hint}
      name={field.name}
      value={field.value}
      error={field.error}
      disabled={props.disabled}
      data={choices.map(({ value, label }) => ({ value, label }))}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice.value === event.currentTarget.value)
        if (chosen) field.onChange(chosen.value)
      }}
    />
  )
}

/** One of a few, all in sight. */
export function ChoiceField<V extends string>({
  field,
  choices,
  first,
  ...props
}: Common & {
  field: FieldOf<V | null>
  choices: readonly Choice<V>[]
  /** The form begins here: the focus goes to it when its sheet opens. */
  first?: boolean
}) {
  return (
    <Radio.Group
      label={useLabel(props)}
      description={props.hint}
      name={field.name}
      value={field.value ?? ''}
      error={field.error}
      onChange={(value) => {
        const chosen = choices.find((choice) => choice.value === value)
        if (chosen) field.onChange(chosen.value)
      }}
    >
      <div className={styles.choices}>
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            value={choice.value}
            label={choice.label}
            description={choice.hint}
            disabled={props.disabled}
            data-invalid={field.error ? true : undefined}
            data-autofocus={(first && choice.value === (field.value ?? choices[0]?.value)) || undefined}
          />
        ))}
      </div>
    </Radio.Group>
  )
}

/** Any of a few. */
export function ManyField<V extends string>({
  field,
  choices,
  ...props
}: Common & { field: FieldOf<readonly V[]>; choices: readonly Choice<V>[] }) {
  return (
    <Checkbox.Group
      label={useLabel(props)}
      description={props.hint}
      value={[...field.value]}
      error={field.error}
      onChange={(values) =>
        field.onChange(choices.filter((choice) => values.includes(choice.value)).map((choice) => choice.value))
      }
    >
      <div className={styles.choices}>
        {choices.map((choice) => (
          <Checkbox
            key={choice.value}
            value={choice.value}
            label={choice.label}
            description={choice.hint}
            disabled={props.disabled}
            data-invalid={field.error ? true : undefined}
          />
        ))}
      </div>
    </Checkbox.Group>
  )
}

/** Yes or no. */
export function CheckField({ field, ...props }: Common & { field: FieldOf<boolean> }) {
  return (
    <Checkbox
      label={props.label}
      description={props.hint}
      name={field.name}
      checked={field.value}
      error={field.error}
      disabled={props.disabled}
      onChange={(event) => field.onChange(event.currentTarget.checked)}
    />
  )
}
