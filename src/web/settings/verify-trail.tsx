import { useId } from 'react'
import { verifyTrail } from '../../features/trail/trail.contract.ts'
import { useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './settings.module.css'
import { useTrailWords } from './trail-words.ts'

/** Proves the trail whole, if wanted against a checkpoint kept elsewhere, and says the outcome in plain words. */
export function VerifyTrail() {
  const text = useText()
  const verify = useCommand(verifyTrail)
  return (
    <section className={styles.block}>
      <h3>{text('verify.title')}</h3>
      <p>{text('verify.why')}</p>
      {verify.error ? <Problem problem={verify.error} /> : null}
      <p>
        <Button look="quiet" busy={verify.isPending} onPress={() => verify.mutate({ body: {} })}>
          {text('verify.act')}
        </Button>
      </p>
      <div role="status">
        {verify.data ? <Outcome outcome={verify.data} kept={verify.variables?.body.checkpoint !== undefined} /> : null}
      </div>
      <details className={styles.fold}>
        <summary>{text('verify.kept')}</summary>
        <KeptCheckpoint submit={(checkpoint) => verify.mutateAsync({ body: { checkpoint } })} />
      </details>
    </section>
  )
}

function KeptCheckpoint({ submit }: { submit: (checkpoint: string) => Promise<unknown> }) {
  const text = useText()
  const id = useId()
  const form = useForm(
    { checkpoint: '' },
    {
      check: (values) => ({ checkpoint: values.checkpoint.trim() ? undefined : text('verify.keptNeeded') }),
      // A signed note ends with a line break, which is easily lost on the clipboard.
      submit: ({ checkpoint }) => submit(`${checkpoint.replaceAll('\r\n', '\n').trimEnd()}\n`),
    },
  )
  return (
    <form className={styles.form} onSubmit={form.onSubmit} noValidate>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <ProseField
        label={text('verify.keptField')}
        hint={text('verify.keptHint')}
        rows={4}
        field={form.field('checkpoint')}
      />
      <label className="small" htmlFor={id}>
        {text('verify.keptFile')}
      </label>
      <input
        id={id}
        type="file"
        accept=".txt,text/plain"
        className={styles.file}
        onChange={(event) => void event.currentTarget.files?.[0]?.text().then((read) => form.set('checkpoint', read))}
      />
      <div>
        <Button submit look="quiet" busy={form.busy}>
          {text('verify.keptAct')}
        </Button>
      </div>
    </form>
  )
}

function Outcome({ outcome, kept }: { outcome: Answer<typeof verifyTrail>; kept: boolean }) {
  const text = useText()
  const written = useWritten()
  const words = useTrailWords()
  if (outcome.whole) {
    return (
      <>
        <Verdict state="holds">{text('verify.whole')}</Verdict>
        <p>
          {text('verify.wholeExplain', {
            entries: written.number(outcome.entries),
            rows: written.number(outcome.rows),
          })}{' '}
          {kept ? text('verify.wholeKept') : null}
        </p>
      </>
    )
  }
  return (
    <>
      <Verdict state="fails">{text('verify.broken')}</Verdict>
      <p>{text('verify.brokenExplain', { count: outcome.faults.length })}</p>
      <ul className={styles.faults}>
        {outcome.faults.map((fault) => (
          <li key={`${fault.kind} ${fault.revision} ${fault.table} ${fault.key}`}>
            {text(`fault.${fault.kind}`, {
              revision: fault.revision ?? '',
              table: fault.table ? words.table(fault.table) : '',
              key: fault.key ?? '',
            })}
            <div className="small" lang="en">
              {fault.sentence}
            </div>
          </li>
        ))}
      </ul>
      <p>{text('verify.next')}</p>
    </>
  )
}
