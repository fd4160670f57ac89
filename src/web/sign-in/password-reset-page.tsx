import { useState } from 'react'
import { requestPasswordReset, resetPassword } from '../../features/account/account.contract.ts'
import { useForm } from '../session/form.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { PasswordField, TextField } from '../ui/fields.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { checkNewPassword } from './check-password.ts'
import { tokenOfAddress } from './token.ts'

/** Asks for a link by mail; with the token of that link, chooses the new password. */
export function PasswordResetPage() {
  const [token] = useState(tokenOfAddress)
  return token ? <Choose token={token} /> : <Ask />
}

function Ask() {
  const text = useText()
  const { session, call } = useSession()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const form = useForm(
    { email: '' },
    {
      check: (values) => ({ email: values.email.trim() ? undefined : text('field.required') }),
      submit: async (body) => {
        await call(requestPasswordReset, { body })
        setSentTo(body.email)
      },
    },
  )
  if (sentTo) {
    return (
      <Page title={text('reset.sent')} lede={text('reset.sentDetail', { email: sentTo })}>
        <ButtonLink to="/sign-in" look="quiet">
          {text('reset.toSignIn')}
        </ButtonLink>
      </Page>
    )
  }
  if (!session.mailConfigured) {
    return (
      <Page title={text('reset.title')} lede={text('reset.noMail')}>
        <ButtonLink to="/sign-in" look="quiet">
          {text('reset.toSignIn')}
        </ButtonLink>
      </Page>
    )
  }
  return (
    <Page title={text('reset.title')} lede={text('reset.lede')}>
      <form onSubmit={form.onSubmit} noValidate>
        {form.problem ? <Problem problem={form.problem} /> : null}
        <TextField label={text('signIn.email')} kind="email" field={form.field('email')} fill="username" />
        <div>
          <Button submit busy={form.busy}>
            {text('reset.act')}
          </Button>
        </div>
      </form>
    </Page>
  )
}

function Choose({ token }: { token: string }) {
  const text = useText()
  const { call } = useSession()
  const [done, setDone] = useState(false)
  const form = useForm(
    { password: '' },
    {
      at: { 'weak-password': 'password' },
      check: (values) => ({ password: checkNewPassword(values.password, text) }),
      submit: async ({ password }) => {
        await call(resetPassword, { body: { token, password } })
        setDone(true)
      },
    },
  )
  if (done) {
    return (
      <Page title={text('reset.title')} lede={text('reset.done')}>
        <ButtonLink to="/sign-in">{text('reset.toSignIn')}</ButtonLink>
      </Page>
    )
  }
  return (
    <Page title={text('reset.choose')}>
      <form onSubmit={form.onSubmit} noValidate>
        {form.problem ? <Problem problem={form.problem} /> : null}
        <PasswordField
          label={text('reset.new')}
          hint={text('password.rule')}
          field={form.field('password')}
          fill="new-password"
        />
        <div>
          <Button submit busy={form.busy}>
            {text('reset.save')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
