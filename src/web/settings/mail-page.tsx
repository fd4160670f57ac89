import { readMailStatus, sendTestMail } from '../../features/system/system.contract.ts'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useMay, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { TextField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { type State, Verdict, VerdictBanner } from '../ui/verdict.tsx'
import styles from './settings.module.css'

type Status = Answer<typeof readMailStatus>
type Mail = Status['recent'][number]

const example = 'ZORGBORG_SMTP_URL=smtp://user:password@mail.example.org:587'
const shapes: Record<Status['state'], State> = {
  ok: 'holds',
  failing: 'fails',
  'not-configured': 'fails',
  console: 'soon',
}
const mailShapes: Record<Mail['state'], State> = { sent: 'holds', waiting: 'soon', failed: 'fails', 'not-sent': 'none' }

/** Whether mail can be sent, what to set where it cannot, and what became of the last mails. */
export function MailPage() {
  const text = useText()
  const may = useMay('mail:test')
  const status = useAnswer(readMailStatus, {})
  return (
    <Page title={text('place.mail')}>
      <Loaded answer={status}>
        {(mail) => (
          <>
            <VerdictBanner
              state={shapes[mail.state]}
              word={text(`mail.${mail.state}`)}
              reason={text(`mail.${mail.state}Explain`, { server: mail.server ?? '', from: mail.from })}
            />
            {mail.state === 'not-configured' ? <HowTo /> : may ? <TestMail /> : null}
            <Recent mails={mail.recent} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function HowTo() {
  const text = useText()
  return (
    <Section title={text('mail.how')}>
      <p>{text('mail.howExplain')}</p>
      <p className={`code ${styles.key}`}>{example}</p>
      <p className="small">{text('mail.howFrom')}</p>
      <CopyButton value={example} />
    </Section>
  )
}

function TestMail() {
  const text = useText()
  const { session } = useSession()
  const test = useCommand(sendTestMail)
  const form = useForm(
    { to: session.person?.email ?? '' },
    {
      check: (values) => ({ to: values.to.trim() ? undefined : text('field.required') }),
      submit: ({ to }) => test.mutateAsync({ body: { to: to.trim() } }),
    },
  )
  return (
    <Section title={text('mail.test')}>
      <form className={styles.form} onSubmit={form.onSubmit} noValidate>
        {form.problem ? <Problem problem={form.problem} /> : null}
        <TextField label={text('mail.testTo')} kind="email" field={form.field('to')} />
        <div>
          <Button submit look="quiet" busy={form.busy}>
            {text('mail.test')}
          </Button>
        </div>
      </form>
      <div role="status">
        {test.data ? (
          <>
            <Verdict state={test.data.sent ? 'holds' : 'fails'}>
              {text(test.data.sent ? 'mail.testSent' : 'mail.testFailed')}
            </Verdict>
            <p className="small">{text('mail.testAnswer', { answer: test.data.answer })}</p>
          </>
        ) : null}
      </div>
    </Section>
  )
}

function Recent({ mails }: { mails: readonly Mail[] }) {
  const text = useText()
  const written = useWritten()
  return (
    <Section title={text('mail.recent')}>
      <DataTable
        label={text('mail.recent')}
        rows={mails}
        rowKey={(mail) => mail.id}
        empty={text('mail.recentNone')}
        columns={[
          { key: 'at', head: text('mail.when'), cell: (mail) => written.instant(mail.at) },
          { key: 'to', head: text('mail.to'), cell: (mail) => mail.to },
          { key: 'subject', head: text('mail.subject'), cell: (mail) => mail.subject },
          {
            key: 'state',
            head: text('mail.state'),
            cell: (mail) => (
              <>
                <Verdict state={mailShapes[mail.state]}>{text(`mailState.${mail.state}`)}</Verdict>
                {mail.error && mail.state !== 'not-sent' ? <div className="small">{mail.error}</div> : null}
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}
