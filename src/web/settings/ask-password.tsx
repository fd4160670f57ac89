import type { ReactNode } from 'react'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { PasswordField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import styles from './settings.module.css'

type AskPasswordProps = {
  explain?: ReactNode
  act: string
  lose?: boolean
  submit: (password: string) => Promise<void>
  onCancel: () => void
}

/** Asks for the password once more before the way of signing in is changed. */
export function AskPassword({ explain, act, lose, submit, onCancel }: AskPasswordProps) {
  const text = useText()
  const form = useForm(
    { password: '' },
    {
      at: { 'wrong-password': 'password' },
      check: (values) => ({ password: values.password ? undefined : text('field.required') }),
      submit: ({ password }) => submit(password),
    },
  )
  return (
    <form className={styles.form} onSubmit={form.onSubmit} noValidate>
      {explain ? <p>{explain}</p> : null}
      {form.problem ? <Problem problem={form.problem} /> : null}
      <PasswordField label={text('factor.password')} field={form.field('password')} fill="current-password" />
      <div className="row">
        <Button submit look={lose ? 'lose' : 'main'} busy={form.busy}>
          {act}
        </Button>
        <Button look="bare" onPress={onCancel}>
          {text('sheet.cancel')}
        </Button>
      </div>
    </form>
  )
}
