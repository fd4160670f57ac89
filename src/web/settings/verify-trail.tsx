import { useId } from 'react'
import type { verifyTrail } from '../../features/trail/trail.contract.ts'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { VerdictBanner } from '../ui/verdict.tsx'
import styles from './settings.module.css'
import { useTrailWords } from './trail-words.ts'

/** The way to prove the trail whole against a checkpoint that was kept elsewhere. */
export function VerifyKept({ submit }: { submit: (checkpoint: string) => Promise<unknown> }) {
  const text = useText()
  return (
    <details className={styles.fold}>
      <summary>{text('verify.kept')}</summary>
      <KeptCheckpoint submit={submit} />
    </details>
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
      <div className={styles.file}>
        <input
          id={id}
          type="file"
          accept=".txt,text/plain"
          className="unseen"
          onChange={(event) => void event.currentTarget.files?.[0]?.text().then((read) => form.set('checkpoint', read))}
        />
        <label htmlFor={id}>{text('verify.keptFile')}</label>
      </div>
      <div>
        <Button submit look="quiet" busy={form.busy}>
          {text('verify.keptAct')}
        </Button>
      </div>
    </form>
  )
}

type OutcomeProps = { outcome: Answer<typeof verifyTrail>; kept: boolean }

/** The outcome in plain words; where the trail is not whole, each fault by name. */
export function VerifyOutcome({ outcome, kept }: OutcomeProps) {
  const text = useText()
  const written = useWritten()
  const words = useTrailWords()
  const { whole, faults, entries, rows } = outcome
  if (whole) {
    const sentence = text('verify.wholeExplain', { entries: written.number(entries), rows: written.number(rows) })
    return (
      <VerdictBanner
        state="holds"
        word={text('verify.whole')}
        reason={kept ? `${sentence} ${text('verify.wholeKept')}` : sentence}
      />
    )
  }
  // A false signature under what was pasted says nothing about the trail.
  if (kept && faults.every(({ kind }) => kind === 'signature')) {
    return <VerdictBanner state="soon" word={text('verify.unknown')} reason={text('verify.unknownExplain')} />
  }
  return (
    <>
      <VerdictBanner
        state="fails"
        word={text('verify.broken')}
        reason={text('verify.brokenExplain', { count: faults.length })}
      />
      <ul className={styles.faults}>
        {faults.map((fault) => (
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
