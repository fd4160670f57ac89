import { useState } from 'react'
import {
  downloadLinkedSheet,
  fillInLinkedSheet,
  submitLinkedAnswers,
} from '../../features/supplier-reviews/answering.contract.ts'
import { keepFile } from '../session/download.ts'
import { useForm } from '../session/form.ts'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/fields.tsx'
import { FileButton } from '../ui/file-button.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { LinkQuestion } from './link-question.tsx'
import type { Opened } from './supplier-review.ts'
import styles from './supplier-reviews.module.css'
import { type SaveAnswers, useSaveAnswers } from './use-save-answers.ts'

type Props = { token: string; opened: Opened; again: () => Promise<unknown> }

/** All questions by subject, each saved as it is answered, and handing in at the end. */
export function LinkForm({ token, opened, again }: Props) {
  const text = useText()
  const saving = useSaveAnswers(token, opened)
  const closed = opened.submittedAt !== null
  const given = opened.questions.map(({ id }) => saving.answers.get(id))
  const answered = given.filter((one) => one?.answer).length
  const carried = given.filter((one) => one?.carried).length
  return (
    <>
      <p role="status">
        {text('answering.progress', { answered, count: opened.questions.length })}
        {carried > 0 && !closed ? <> {text('answering.carried', { count: carried })}</> : null}
      </p>
      {[...Map.groupBy(opened.questions, ({ theme }) => theme)].map(([theme, questions]) => (
        <section key={theme}>
          {theme ? <h2 className={styles.sub}>{theme}</h2> : null}
          {questions.map((one) => (
            <LinkQuestion
              key={one.id}
              question={one}
              organisation={opened.organisation}
              given={saving.answers.get(one.id)}
              state={saving.states.get(one.id)}
              mine={saving.mine.get(one.id) ?? []}
              closed={closed}
              onGive={(answer) => saving.give(one.id, answer)}
              onLetGo={(typed) => saving.letGo(one.id, typed)}
            />
          ))}
        </section>
      ))}
      {closed ? null : (
        <div className={`stack ${styles.foot}`}>
          <Submit token={token} opened={opened} saving={saving} again={again} />
          <InSheet token={token} again={again} saving={saving} />
        </div>
      )}
    </>
  )
}

function Submit({ token, opened, saving, again }: Props & { saving: SaveAnswers }) {
  const text = useText()
  const { call } = useSession()
  const form = useForm(
    { name: opened.contactName },
    {
      check: ({ name }) => ({ name: name.trim() === '' ? text('field.required') : undefined }),
      submit: async ({ name }) => {
        await saving.settle()
        await call(submitLinkedAnswers, { body: { token, name } })
        await again()
      },
    },
  )
  return (
    <form onSubmit={form.onSubmit} noValidate className="stack">
      <h2>{text('answering.submitTitle')}</h2>
      <p>{text('answering.submitExplain', { organisation: opened.organisation })}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <TextField label={text('answering.yourName')} fill="name" field={form.field('name')} />
      <div className="row">
        <Button submit busy={form.busy}>
          {text('answering.submit')}
        </Button>
      </div>
    </form>
  )
}

type Taken = { changed: number; refused: { row: number; sentence: string }[] }

/** The same questions as a spreadsheet, for who would rather fill in that. */
function InSheet({ token, again, saving }: { token: string; again: () => Promise<unknown>; saving: SaveAnswers }) {
  const text = useText()
  const { call } = useSession()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [taken, setTaken] = useState<Taken | null>(null)
  const run = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <details>
      <summary>{text('answering.sheet')}</summary>
      <div className="stack">
        {problem ? <Problem problem={problem} /> : null}
        <div className="row">
          <Button
            look="quiet"
            busy={busy}
            onPress={() =>
              void run(async () => {
                await saving.settle()
                keepFile(await call(downloadLinkedSheet, { body: { token } }))
              })
            }
          >
            {text('answering.sheetOut')}
          </Button>
          <FileButton
            accept=".xlsx"
            busy={busy}
            onChoose={({ base64 }) =>
              void run(async () => {
                await saving.settle()
                setTaken(await call(fillInLinkedSheet, { body: { token, file: base64 } }))
                await again()
                await saving.readAnew()
              })
            }
          >
            {text('answering.sheetIn')}
          </FileButton>
        </div>
        <div role="status">
          {taken ? <p>{text('answering.sheetDone', { count: taken.changed })}</p> : null}
          {taken && taken.refused.length > 0 ? (
            <Remark>
              <ul>
                {taken.refused.map(({ row, sentence }) => (
                  <li key={`${row} ${sentence}`}>{text('questions.sheetRow', { row, sentence })}</li>
                ))}
              </ul>
            </Remark>
          ) : null}
        </div>
      </div>
    </details>
  )
}
