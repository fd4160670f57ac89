import { confirmSecondFactor, startSecondFactor } from '../../features/account/second-factor.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { AskPassword } from './ask-password.tsx'
import styles from './settings.module.css'

type Props = { onCodes: (codes: readonly string[]) => void; onCancel: () => void }

/** Password, then the key for the app with a first code; the recovery codes that follow are the page's to show. */
export function SetUpSecondFactor({ onCodes, onCancel }: Props) {
  const text = useText()
  const start = useCommand(startSecondFactor)
  const key = start.data
  return (
    <>
      <p className="small">{text('factor.step', { step: key ? 2 : 1 })}</p>
      {key ? (
        <FirstCode given={key} onCodes={onCodes} onCancel={onCancel} />
      ) : (
        <AskPassword
          act={text('factor.continue')}
          onCancel={onCancel}
          submit={async (password) => void (await start.mutateAsync({ body: { password } }))}
        />
      )}
    </>
  )
}

function FirstCode({ given, onCodes, onCancel }: Props & { given: Answer<typeof startSecondFactor> }) {
  const text = useText()
  const announce = useAnnounce()
  const confirm = useCommand(confirmSecondFactor)
  const form = useForm(
    { code: '' },
    {
      at: { 'wrong-code': 'code' },
      check: (values) => ({ code: values.code.trim() ? undefined : text('field.required') }),
      submit: async ({ code }) => {
        const { recoveryCodes } = await confirm.mutateAsync({ body: { code: code.replace(/\s/g, '') } })
        announce(text('codes.done'))
        onCodes(recoveryCodes)
      },
    },
  )
  return (
    <form className={styles.form} onSubmit={form.onSubmit} noValidate>
      <p>{text('factor.scan')}</p>
      <img className={styles.qr} src={`data:image/svg+xml,${encodeURIComponent(given.qr)}`} alt={text('factor.qr')} />
      <div>
        <p className="small">{text('factor.key')}</p>
        <p className={`code ${styles.key}`}>{given.secret.match(/.{1,4}/g)?.join(' ')}</p>
      </div>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <TextField label={text('factor.code')} field={form.field('code')} numeric fill="one-time-code" />
      <div className="row">
        <Button submit busy={form.busy}>
          {text('factor.confirm')}
        </Button>
        <Button look="bare" onPress={onCancel}>
          {text('sheet.cancel')}
        </Button>
      </div>
    </form>
  )
}
