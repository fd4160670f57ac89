import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { signInSecondFactor } from '../../features/account/account.contract.ts'
import { useForm } from '../session/form.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/fields.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { safeNext } from './token.ts'
import { useArrive } from './use-arrive.ts'

/** The code from the authenticator app, or a recovery code where the telephone is not at hand. */
export function SecondFactorPage() {
  const text = useText()
  const arrive = useArrive()
  const [search] = useSearchParams()
  const { call } = useSession()
  const [kind, setKind] = useState<'totp' | 'recovery'>('totp')
  const form = useForm(
    { code: '' },
    {
      at: { 'wrong-code': 'code' },
      check: (values) => ({ code: values.code.trim() ? undefined : text('field.required') }),
      submit: async ({ code }) => {
        const bare = kind === 'totp' ? code.replace(/\s/g, '') : code
        await call(signInSecondFactor, { body: { kind, code: bare } })
        await arrive(safeNext(search.get('next')))
      },
    },
  )
  const recovery = kind === 'recovery'
  return (
    <Page title={text('secondFactor.title')} lede={recovery ? text('recovery.lede') : text('secondFactor.lede')}>
      <form onSubmit={form.onSubmit} noValidate>
        {form.problem ? <Problem problem={form.problem} /> : null}
        <TextField
          key={kind}
          label={recovery ? text('recovery.code') : text('secondFactor.code')}
          field={form.field('code')}
          numeric={!recovery}
          fill={recovery ? 'off' : 'one-time-code'}
        />
        <div className="stack">
          <div>
            <Button submit busy={form.busy}>
              {text('secondFactor.act')}
            </Button>
          </div>
          <div>
            <Button
              look="bare"
              small
              onPress={() => {
                form.set('code', '')
                setKind(recovery ? 'totp' : 'recovery')
              }}
            >
              {recovery ? text('secondFactor.toTotp') : text('secondFactor.toRecovery')}
            </Button>
          </div>
        </div>
      </form>
    </Page>
  )
}
