import { Navigate, Link as RouterLink, useNavigate, useSearchParams } from 'react-router'
import { signIn } from '../../features/account/account.contract.ts'
import { useForm } from '../session/form.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { PasswordField, TextField } from '../ui/fields.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { safeNext } from './token.ts'
import { useArrive } from './use-arrive.ts'

/** E-mail address and password; a second step follows where the account has one. */
export function SignInPage() {
  const text = useText()
  const navigate = useNavigate()
  const arrive = useArrive()
  const [search] = useSearchParams()
  const { session, call } = useSession()
  const next = safeNext(search.get('next'))
  const form = useForm(
    { email: '', password: '' },
    {
      check: (values) => ({
        email: values.email.trim() ? undefined : text('field.required'),
        password: values.password ? undefined : text('field.required'),
      }),
      submit: async (body) => {
        const answer = await call(signIn, { body })
        if (answer.next === 'second-factor') await navigate(`/sign-in/second-factor?next=${encodeURIComponent(next)}`)
        else await arrive(next)
      },
    },
  )
  if (session.person && !form.busy) return <Navigate to={next} replace />
  return (
    <Page title={text('signIn.title')}>
      <form onSubmit={form.onSubmit} noValidate>
        {form.problem ? <Problem problem={form.problem} /> : null}
        <TextField label={text('signIn.email')} kind="email" field={form.field('email')} fill="username" />
        <PasswordField label={text('signIn.password')} field={form.field('password')} fill="current-password" />
        <div className="row">
          <Button submit busy={form.busy}>
            {text('signIn.act')}
          </Button>
          <RouterLink to="/password-reset">{text('signIn.forgot')}</RouterLink>
        </div>
        <p className="small">{text('signIn.invitationOnly')}</p>
      </form>
    </Page>
  )
}
