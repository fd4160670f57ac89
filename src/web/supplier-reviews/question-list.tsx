import { useRef, useState } from 'react'
import type { sendQuestionnaire } from '../../features/supplier-reviews/questionnaires.contract.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ProseField, TextField } from '../ui/fields.tsx'
import { Section } from '../ui/page.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import styles from './supplier-reviews.module.css'

export type Asked = BodyOf<typeof sendQuestionnaire>['questions'][number]

type Props = {
  questions: readonly Asked[]
  onChange: (question: Asked) => void
  onRemove: (id: string) => void
  onAdd: (question: Asked) => void
}

/** The questions as they will be put, by subject; each can be changed or taken out, and own ones added. */
export function QuestionList({ questions, onChange, onRemove, onAdd }: Props) {
  const text = useText()
  const [opened, setOpened] = useState<Asked | 'new' | null>(null)
  const themes = [...Map.groupBy(questions, ({ theme }) => theme)]
  const list = useRef<HTMLDivElement>(null)
  // What was pressed goes with its question: the focus goes on to the one that takes its place, or to where one is added.
  const remove = (id: string) => {
    const place = themes.flatMap(([, all]) => all).findIndex((one) => one.id === id)
    onRemove(id)
    requestAnimationFrame(() => {
      const left = list.current?.querySelectorAll('li') ?? []
      const next = left[Math.min(place, left.length - 1)]?.querySelector<HTMLElement>('button:last-of-type')
      const adding = list.current?.closest('section')?.querySelector('button')
      const there = next ?? adding
      there?.focus()
    })
  }
  return (
    <Section
      title={text('questions.chosen', { count: questions.length })}
      beside={
        <Button look="bare" small onPress={() => setOpened('new')}>
          {text('questions.addOwn')}
        </Button>
      }
    >
      <div ref={list}>
        {themes.map(([theme, all]) => (
          <div key={theme}>
            {theme ? <h3 className={styles.sub}>{theme}</h3> : null}
            <ul className={styles.plain}>
              {all.map((one) => (
                <li key={one.id}>
                  <p className={styles.what}>{one.text}</p>
                  {one.explain ? <p className="small">{one.explain}</p> : null}
                  <div className="row">
                    <Button
                      look="bare"
                      small
                      label={text('questions.changeOf', { question: one.text })}
                      onPress={() => setOpened(one)}
                    >
                      {text('questions.change')}
                    </Button>
                    <Button
                      look="bare"
                      small
                      label={text('questions.removeOf', { question: one.text })}
                      onPress={() => remove(one.id)}
                    >
                      {text('questions.remove')}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {opened ? (
        <QuestionSheet
          question={opened === 'new' ? null : opened}
          onClose={() => setOpened(null)}
          onKeep={opened === 'new' ? onAdd : onChange}
        />
      ) : null}
    </Section>
  )
}

type SheetProps = { question: Asked | null; onClose: () => void; onKeep: (question: Asked) => void }

/** An id that no other question has; it stays with the question when the list is used again. */
const newOwnId = () =>
  `own/${Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`

function QuestionSheet({ question, onClose, onKeep }: SheetProps) {
  const text = useText()
  const form = useForm(
    { theme: question?.theme ?? '', text: question?.text ?? '', explain: question?.explain ?? '' },
    {
      check: ({ text: asked }) => ({ text: asked.trim() === '' ? text('field.required') : undefined }),
      submit: async (values) => {
        // Text of one line: the sheet has room for more, the question has not.
        const asked = values.text.replace(/\s+/g, ' ').trim()
        onKeep({ id: question?.id ?? newOwnId(), controls: question?.controls ?? [], ...values, text: asked })
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(question ? 'questions.change' : 'questions.addOwn')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('questions.keep')} />}
    >
      <TextField label={text('questions.theme')} optional field={form.field('theme')} />
      <ProseField label={text('questions.question')} field={form.field('text')} />
      <ProseField label={text('questions.explain')} optional field={form.field('explain')} />
    </Sheet>
  )
}
