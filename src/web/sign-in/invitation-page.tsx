import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { acceptInvitation, acceptInvitationSignedIn, readInvitation } from '../../features/people/people.contract.ts'
import { Waiting } from '../frame/waiting.tsx'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { useLanguage } from '../session/language.tsx'
import type { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { PasswordField, TextField } from '../ui/fields.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { checkNewPassword } from './check-password.ts'
import { tokenOfAddress } from './token.ts'
import { useArrive } from './use-arrive.ts'

type Invitation = Answer<typeof readInvitation>

/** What an invitation is for, and the way to accept it: with a new account, or with the account that exists. */
export function InvitationPage() {
  const text = useText()
  const [token] = useState(tokenOfAddress)
  const { call } = useSession()
  const read = useQuery<Invitation, ApiProblem>({
    queryKey: ['invitation', token],
    queryFn: () => call(readInvitation, { body: { token } }),
    enabled: token !== '',
  })
  if (!token || read.error) {
    return (
      <Page title={text('invitation.noToken')} lede={read.error?.detail || text('invitation.noTokenDetail')}>
        <ButtonLink to="/sign-in" look="quiet">
          {text('reset.toSignIn')}
        </ButtonLink>
      </Page>
    )
  }
  if (!read.data) return <Waiting />
  return <Accept token={token} invitation={read.data} />
}

function Accept({ token, invitation }: { token: string; invitation: Invitation }) {
  const text = useText()
  const { session } = useSession()
  const lede = text('invitation.lede', {
    role: text(`role.${invitation.role}`),
    hint: text(`roleHint.${invitation.role}`),
  })
  return (
    <Page title={text('invitation.title', { organisation: invitation.organisation })} lede={lede}>
      {session.person ? (
        <AcceptSignedIn token={token} invitation={invitation} email={session.person.email} />
      ) : invitation.hasAccount ? (
        <>
          <p>{text('invitation.hasAccount')}</p>
          <ButtonLink to={`/sign-in?next=${encodeURIComponent(`/invitation#token=${token}`)}`}>
            {text('invitation.signIn')}
          </ButtonLink>
        </>
      ) : (
        <NewAccount token={token} invitation={invitation} />
      )}
    </Page>
  )
}

function AcceptSignedIn({ token, invitation, email }: { token: string; invitation: Invitation; email: string }) {
  const text = useText()
  const arrive = useArrive()
  const { call } = useSession()
  const form = useForm(
    {},
    {
      submit: async () => {
        await call(acceptInvitationSignedIn, { body: { token } })
        await arrive('/')
      },
    },
  )
  if (email !== invitation.email) return <p>{text('invitation.otherAccount', { email, invited: invitation.email })}</p>
  return (
    <form onSubmit={form.onSubmit}>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <div>
        <Button submit busy={form.busy}>
          {text('invitation.accept')}
        </Button>
      </div>
    </form>
  )
}

function NewAccount({ token, invitation }: { token: string; invitation: Invitation }) {
  const text = useText()
  const language = useLanguage()
  const arrive = useArrive()
  const { call } = useSession()
  const form = useForm(
    { name: '', password: '' },
    {
      at: { 'weak-password': 'password' },
      check: (values) => ({
        name: values.name.trim() ? undefined : text('field.required'),
        password: checkNewPassword(values.password, text),
      }),
      submit: async (values) => {
        await call(acceptInvitation, { body: { token, ...values, language } })
        await arrive('/')
      },
    },
  )
  return (
    <form onSubmit={form.onSubmit} noValidate>
      <p className="small">{text('invitation.for', { email: invitation.email })}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <TextField label={text('first.name')} field={form.field('name')} fill="name" />
      <PasswordField
        label={text('signIn.password')}
        hint={text('password.rule')}
        field={form.field('password')}
        fill="new-password"
      />
      <div>
        <Button submit busy={form.busy}>
          {text('invitation.act')}
        </Button>
      </div>
    </form>
  )
}
