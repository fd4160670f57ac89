import { useState } from 'react'
import type { NamedFile } from '../session/call.ts'
import { keepFile } from '../session/download.ts'
import { useWritten } from '../session/language.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './reading.module.css'
import type { Outcome, ReadingText } from './reading.ts'
import { RichBody } from './rich-body.tsx'
import { ShortTest } from './short-test.tsx'

type Props = {
  text: ReadingText
  confirm: (answers: number[]) => Promise<Outcome>
  onConfirmed: () => void
  onBack: () => void
  /** Fetches the file, where the version is one. */
  file: () => Promise<NamedFile>
  /** The heading takes the place of the page's own where the page has none. */
  heading?: boolean
}

/** One text as somebody reads it on a telephone: what to remember, what is new, the whole, and one button to confirm. */
export function TextToRead({ text: given, confirm, file, onConfirmed, onBack, heading = true }: Props) {
  const text = useText()
  const written = useWritten()
  const [answers, setAnswers] = useState<number[]>(() => given.test?.questions.map(() => -1) ?? [])
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const short = given.inShort.length > 0
  const [whole, setWhole] = useState(!short)
  const confirmedAt = outcome?.confirmedAt ?? given.confirmedAt
  const complete = answers.every((answer) => answer >= 0)
  const press = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const became = await confirm(answers.map((answer) => Math.max(answer, 0)))
      setOutcome(became)
      if (became.confirmedAt !== null) onConfirmed()
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <article className={styles.reading}>
      <p className="small">
        {given.organisation} · {text('reading.minutes', { count: given.minutes })}
      </p>
      {heading ? <h1 lang={given.language}>{given.title}</h1> : null}
      <p className="small">{text('reading.version', { version: given.number, day: written.day(given.holdsFrom) })}</p>
      {given.changes ? (
        <section>
          <h2>{text('reading.changes')}</h2>
          <p className={styles.prose} lang={given.language}>
            {given.changes}
          </p>
        </section>
      ) : null}
      {short ? (
        <section>
          <h2>{text('reading.inShort')}</h2>
          <ul className={styles.short} lang={given.language}>
            {given.inShort.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {given.fileName ? (
        <>
          <p>{text('reading.file', { name: given.fileName })}</p>
          <Button look="quiet" onPress={() => void file().then(keepFile, setProblem)}>
            {text('reading.saveFile')}
          </Button>
        </>
      ) : null}
      {given.body ? (
        <section>
          {short ? (
            <button type="button" className={styles.more} aria-expanded={whole} onClick={() => setWhole(!whole)}>
              {text(whole ? 'reading.hideWhole' : 'reading.showWhole')}
            </button>
          ) : null}
          {whole ? <RichBody body={given.body} lang={given.language} compact /> : null}
        </section>
      ) : null}
      {given.test && confirmedAt === null ? (
        <ShortTest
          test={given.test}
          answers={answers}
          outcome={outcome}
          onAnswer={(question, answer) =>
            setAnswers((before) => before.map((one, place) => (place === question ? answer : one)))
          }
        />
      ) : null}
      <div className={styles.foot}>
        {problem ? <Problem problem={problem} /> : null}
        {confirmedAt === null && !complete ? <p className="small">{text('reading.answerFirst')}</p> : null}
        {confirmedAt === null ? (
          <Button wide busy={busy} disabled={!complete} onPress={() => void press()}>
            {text('reading.confirm')}
          </Button>
        ) : (
          <>
            <p role="status">
              <Verdict state="holds">{text('reading.confirmedOn', { day: written.dayOf(confirmedAt) })}</Verdict>
            </p>
            <Button wide look="quiet" onPress={onBack}>
              {text('reading.back')}
            </Button>
          </>
        )}
      </div>
    </article>
  )
}
