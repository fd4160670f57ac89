import { type ReactNode, useState } from 'react'
import { useAnnounce } from '../session/announce.tsx'
import { useGo } from '../session/link.tsx'
import type { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import type { ChosenFile } from '../ui/file-button.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { type Column, ColumnChoice } from './column-choice.tsx'
import { FileChoice } from './file-choice.tsx'
import styles from './list-import.module.css'
import { useTrial } from './use-trial.ts'

/** What is asked of every list; `columns` is null as long as what was proposed stands. */
type AnyAsked = { file: string; columns: string[] | null }
/** What the server answers to a trial of any list; `token` belongs to this file and these choices. */
type AnyTried = { token: string; columns: Column[] }

type Props<Asked extends AnyAsked, Tried extends AnyTried, Done> = {
  title: string
  lede: string
  crumbs?: ReactNode
  action?: ReactNode
  parts: ReactNode
  hint: string
  /** Why the caller cannot import; null for who can. */
  mayNot: string | null
  /** What the trial needs to know is not there yet. */
  waiting?: boolean
  attempt: {
    error: ApiProblem | null
    isPending: boolean
    isError: boolean
    mutate: (request: { body: Asked }, options: { onSuccess: (tried: Tried) => void }) => void
    reset: () => void
  }
  take: {
    error: ApiProblem | null
    isPending: boolean
    isError: boolean
    mutateAsync: (request: { body: Asked & { token: string } }) => Promise<Done>
    reset: () => void
  }
  /** What is asked of a file that was just chosen. */
  fresh: (file: string) => Asked
  /** What a column can be about. */
  choices: (tried: Tried) => readonly { value: string; label: string }[]
  /** What else can be chosen about how the list is read. */
  options?: (tried: Tried, asked: Asked, onChange: (next: Asked) => void) => ReactNode
  report: (tried: Tried, waiting: boolean) => ReactNode
  /** How many changes there would be, or were. */
  countTried: (tried: Tried) => number
  countDone: (done: Done) => number
  /** Where to go once the list is taken over. */
  to: string
}

// In base64 this is just below what the contracts of imports accept.
const mostBytes = 745_000

/** Takes over a list: choose a file, see what each column is about and what would change, and only then change it. */
export function ListImportPage<Asked extends AnyAsked, Tried extends AnyTried, Done>(props: Props<Asked, Tried, Done>) {
  const { attempt, take, fresh } = props
  const text = useText()
  const announce = useAnnounce()
  const go = useGo()
  const [file, setFile] = useState<ChosenFile | null>(null)
  const trial = useTrial<Asked, Tried>(attempt)
  const { tried, asked, stale } = trial
  const tooLarge = file !== null && file.size > mostBytes
  const trying = (next: Asked) => {
    take.reset()
    trial.trying(next)
  }
  const choose = (chosen: ChosenFile) => {
    trial.forget()
    take.reset()
    setFile(chosen)
    if (chosen.size <= mostBytes) trying(fresh(chosen.base64))
  }
  const carryOut = async () => {
    if (!asked || !tried) return
    try {
      const done = await take.mutateAsync({ body: { ...asked, token: tried.token } })
      announce(text('listImport.done', { count: props.countDone(done) }))
      go(props.to)
    } catch {
      // Shown above the report; the file can be tried again.
    }
  }
  const count = tried ? props.countTried(tried) : 0
  const problem = take.error ?? attempt.error
  return (
    <Page title={props.title} crumbs={props.crumbs} lede={props.lede} action={props.action}>
      {props.parts}
      {props.mayNot === null ? (
        <FileChoice
          file={file}
          accept=".xlsx,.csv,.txt"
          hint={props.hint}
          tooLarge={tooLarge ? text('listImport.tooLarge') : null}
          read={tried !== null}
          busy={attempt.isPending || props.waiting === true}
          onChoose={choose}
        />
      ) : (
        <p>{props.mayNot}</p>
      )}
      {problem ? <Problem problem={problem} retry={asked ? () => trying(asked) : undefined} /> : null}
      {tried && asked ? (
        <>
          <Section title={text('listImport.columns')} beside={text('listImport.columnsHint')}>
            <ColumnChoice
              columns={tried.columns}
              chosen={asked.columns}
              choices={props.choices(tried)}
              onChange={(columns) => trying({ ...asked, columns })}
            />
          </Section>
          {props.options ? (
            <Section title={text('listImport.options')}>
              <div className={styles.options}>{props.options(tried, asked, trying)}</div>
            </Section>
          ) : null}
          <Section title={text('listImport.report')}>
            {props.report(tried, stale)}
            <div className={`row ${styles.after}`}>
              <Button
                busy={take.isPending}
                disabled={count === 0 || stale || take.isError}
                onPress={() => void carryOut()}
              >
                {count > 0 ? text('listImport.act', { count }) : text('listImport.actNone')}
              </Button>
            </div>
          </Section>
        </>
      ) : null}
    </Page>
  )
}
