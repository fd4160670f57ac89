import { changePassword } from '../../features/account/account.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { checkNewPassword } from '../sign-in/check-password.ts'
import { Button } from '../ui/button.tsx'
import { PasswordField } from '../ui/fields.tsx'
import { Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import styles from './settings.module.css'

/** Chooses another password, with the current one. */
export function PasswordSection() {
  const text = useText()
  const announce = useAnnounce()
  const change = useCommand(changePassword)
  const form = useForm(
    { current: '', next: '' },
    {
      at: { 'wrong-password': 'current', 'weak-password': 'next' },
      check: (values) => ({
        current: values.current ? undefined : text('field.required'),
        next: checkNewPassword(values.next, text),
      }),
      submit: async (body) => {
        await change.mutateAsync({ body })
        form.setValues({ current: '', next: '' })
        announce(text('account.passwordSaved'))
      },
    },
  )
  return (
    <Section title={text('account.password')}>
      <form className={styles.form} onSubmit={form.onSubmit} noValidate>
        {form.problem ? <Problem problem={form.problem} /> : null}
        <PasswordField label={text('account.passwordCurrent')} field={form.field('current')} fill="current-password" />
        <PasswordField
          label={text('account.passwordNew')}
          hint={text('password.rule')}
          field={form.field('next')}
          fill="new-password"
        />
        <p className="small">{text('account.passwordExplain')}</p>
        <div>
          <Button submit look="quiet" busy={form.busy}>
            {text('account.passwordAct')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
