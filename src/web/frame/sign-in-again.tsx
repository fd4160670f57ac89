import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { openOrganisation, signIn, signInSecondFactor } from '../../features/account/account.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useForm } from '../session/form.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { PasswordField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import styles from '../ui/sheet.module.css'

/** Lets the person whose session ended sign in again on top of the page, so that nothing typed on it is lost. */
export function SignInAgain() {
  const text = useText()
  const announce = useAnnounce()
  const queries = useQueryClient()
  const { session, call, refresh } = useSession()
  const [second, setSecond] = useState(false)
  const email = session.person?.email ?? ''
  const organisation = session.organisation?.id
  const arrive = async () => {
    if (organisation) await call(openOrganisation, { body: { organisation } })
    await queries.invalidateQueries()
    announce(text('again.back'))
  }
  const form = useForm(
    { password: '', code: '' },
    {
      at: { 'wrong-credentials': 'password', 'wrong-code': 'code' },
      check: (values) => ({
        password: values.password ? undefined : text('field.required'),
        code: !second || values.code.trim() ? undefined : text('field.required'),
      }),
      submit: async ({ password, code }) => {
        if (second) {
          const kind = /^[\d\s]+$/.test(code) ? 'totp' : 'recovery'
          const bare = kind === 'totp' ? code.replace(/\s/g, '') : code
          await call(signInSecondFactor, { body: { kind, code: bare } })
          return arrive()
        }
        const answer = await call(signIn, { body: { email, password } })
        if (answer.next === 'second-factor') return setSecond(true)
        return arrive()
      },
    },
  )
  return (
    <Modal.Root
      opened
      onClose={() => {}}
      closeOnEscape={false}
      closeOnClickOutside={false}
      centered
      zIndex={500}
      classNames={{ title: styles.title }}
      transitionProps={{ duration: 100 }}
      data-locks-scroll
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body className={styles.alone}>
          <Modal.Title>{text('again.title')}</Modal.Title>
          <form className="stack" onSubmit={form.onSubmit} noValidate>
            <p>{text('again.explain', { email })}</p>
            {form.problem ? <Problem problem={form.problem} /> : null}
            {second ? (
              <TextField key="code" label={text('secondFactor.code')} field={form.field('code')} fill="one-time-code" />
            ) : (
              <PasswordField label={text('signIn.password')} field={form.field('password')} fill="current-password" />
            )}
            <div>
              <Button submit busy={form.busy}>
                {text('again.act')}
              </Button>
            </div>
            <div>
              <Button look="bare" small onPress={() => void refresh()}>
                {text('again.leave')}
              </Button>
            </div>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
