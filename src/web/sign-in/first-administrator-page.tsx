import { createFirstAdministrator } from '../../features/account/account.contract.ts'
import { useForm } from '../session/form.ts'
import { useLanguage } from '../session/language.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { PasswordField, TextField } from '../ui/fields.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { checkNewPassword } from './check-password.ts'
import { tokenOfAddress } from './token.ts'
import { useArrive } from './use-arrive.ts'

/** The very first account of an installation, for whoever holds the token that the console printed. */
export function FirstAdministratorPage() {
  const text = useText()
  const language = useLanguage()
  const arrive = useArrive()
  const { session, call } = useSession()
  const form = useForm(
    { token: tokenOfAddress(), name: '', email: '', password: '' },
    {
      at: { 'setup-token-invalid': 'token', 'weak-password': 'password', 'email-taken': 'email' },
      check: (values) => ({
        token: values.token.trim() ? undefined : text('field.required'),
        name: values.name.trim() ? undefined : text('field.required'),
        email: values.email.trim() ? undefined : text('field.required'),
        password: checkNewPassword(values.password, text),
      }),
      submit: async (values) => {
        await call(createFirstAdministrator, { body: { ...values, language } })
        await arrive('/organisations/new')
      },
    },
  )
  if (!session.setup) {
    return (
      <Page title={text('first.done')} lede={text('first.doneDetail')}>
        <ButtonLink to="/sign-in">{text('reset.toSignIn')}</ButtonLink>
      </Page>
    )
  }
  return (
    <Page title={text('first.title')} lede={text('first.lede')}>
      <form onSubmit={form.onSubmit} noValidate>
        {form.problem ? <Problem problem={form.problem} /> : null}
        <TextField label={text('first.token')} field={form.field('token')} />
        <TextField label={text('first.name')} field={form.field('name')} fill="name" />
        <TextField label={text('signIn.email')} kind="email" field={form.field('email')} fill="username" />
        <PasswordField
          label={text('signIn.password')}
          hint={text('password.rule')}
          field={form.field('password')}
          fill="new-password"
        />
        <div>
          <Button submit busy={form.busy}>
            {text('first.act')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
