import { acceptCoverageTerms } from '../../features/own-coverage/coverage-shares.contract.ts'
import { LanguageSwitch } from '../frame/language-switch.tsx'
import { useForm } from '../session/form.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { CheckField, TextField } from '../ui/fields.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { Scroller } from '../ui/scroller.tsx'
import styles from './own-coverage.module.css'
import type { Opened } from './own-coverage.ts'

/** The conditions, which somebody accepts by name before anything of the report is shown. */
export function AcceptTerms({ token, opened, onAccepted }: { token: string; opened: Opened; onAccepted: () => void }) {
  const text = useText()
  const { call } = useSession()
  const { organisation, service, customer, title, termsNote, disclaimer, wording } = opened
  const form = useForm(
    { name: '', accepted: false },
    {
      check: ({ name, accepted }) => ({
        name: name.trim().length < 2 ? text('field.required') : undefined,
        accepted: accepted ? undefined : text('ownCoverage.acceptTick'),
      }),
      submit: async ({ name }) => {
        try {
          await call(acceptCoverageTerms, { body: { token, name, wording } })
        } finally {
          // Also where it was refused: the conditions as they are now are shown then.
          onAccepted()
        }
      },
    },
  )
  return (
    <>
      <LanguageSwitch />
      <Page title={title} lede={text('ownCoverage.conditionsFor', { organisation, service, customer })}>
        <h2>{text('ownCoverage.conditions')}</h2>
        <Scroller label={text('ownCoverage.conditions')} className={styles.conditions}>
          <p className={styles.prose} lang="">
            {termsNote || text('ownCoverage.noConditions', { customer })}
          </p>
          {disclaimer === '' ? null : (
            <p className={styles.prose} lang="">
              {disclaimer}
            </p>
          )}
        </Scroller>
        <form className={styles.form} onSubmit={form.onSubmit} noValidate>
          {form.problem ? <Problem problem={form.problem} /> : null}
          <TextField
            label={text('ownCoverage.yourName')}
            hint={text('ownCoverage.yourNameHint')}
            fill="name"
            field={form.field('name')}
          />
          <CheckField label={text('ownCoverage.acceptFor', { customer })} field={form.field('accepted')} />
          <Button submit busy={form.busy}>
            {text('ownCoverage.accept')}
          </Button>
        </form>
      </Page>
    </>
  )
}
