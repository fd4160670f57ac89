import { Radio } from '@mantine/core'
import type { ShortTest } from '../../core/documents/short-test.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/fields.tsx'
import styles from './documents.module.css'

type Props = { test: ShortTest | null; onChange: (test: ShortTest | null) => void; error?: string }
type Question = ShortTest['questions'][number]

// The order of questions and answers is what tells them apart.
const keyAt = (place: number) => `at ${place}`

const emptyQuestion: Question = { question: '', answers: ['', ''], right: 0, why: '' }

/** Whether every question and answer says something: only then it can be saved. */
export const isWholeTest = (test: ShortTest | null): boolean =>
  test === null ||
  (test.questions.length > 0 &&
    test.questions.every(
      (one) =>
        one.question.trim() !== '' && one.answers.length > 1 && one.answers.every((answer) => answer.trim() !== ''),
    ))

/** A few questions with one right answer each, which a reader answers before confirming. */
export function TestEditor({ test, onChange }: Props) {
  const text = useText()
  if (test === null)
    return (
      <>
        <p className="small">{text('documents.testWhy')}</p>
        <Button look="quiet" small onPress={() => onChange({ pass: 100, questions: [emptyQuestion] })}>
          {text('documents.addTest')}
        </Button>
      </>
    )
  const set = (place: number, change: Partial<Question>) =>
    onChange({ ...test, questions: test.questions.map((one, at) => (at === place ? { ...one, ...change } : one)) })
  return (
    <div className={styles.rules}>
      <TextField
        label={text('documents.passMark')}
        numeric
        field={{
          name: 'pass',
          value: String(test.pass),
          error: undefined,
          onChange: (typed) => onChange({ ...test, pass: Math.min(100, Math.max(1, Number.parseInt(typed, 10) || 1)) }),
        }}
      />
      {test.questions.map((one, place) => (
        <OneQuestion
          key={keyAt(place)}
          place={place}
          one={one}
          onChange={(change) => set(place, change)}
          onRemove={() => {
            const questions = test.questions.filter((_, at) => at !== place)
            onChange(questions.length > 0 ? { ...test, questions } : null)
          }}
        />
      ))}
      {isWholeTest(test) ? null : <p className="small">{text('documents.testUnfinished')}</p>}
      <div className="row">
        <Button
          look="quiet"
          small
          disabled={test.questions.length >= 10}
          onPress={() => onChange({ ...test, questions: [...test.questions, emptyQuestion] })}
        >
          {text('documents.addQuestion')}
        </Button>
        <Button look="bare" small onPress={() => onChange(null)}>
          {text('documents.removeTest')}
        </Button>
      </div>
    </div>
  )
}

type OneProps = { place: number; one: Question; onChange: (change: Partial<Question>) => void; onRemove: () => void }

function OneQuestion({ place, one, onChange, onRemove }: OneProps) {
  const text = useText()
  const answer = (at: number, value: string) =>
    onChange({ answers: one.answers.map((before, nth) => (nth === at ? value : before)) })
  const field = (name: string, value: string, set: (value: string) => void) => ({
    name: `${name}-${place}`,
    value,
    error: undefined,
    onChange: set,
  })
  return (
    <fieldset className={styles.question}>
      <legend>{text('documents.question', { number: place + 1 })}</legend>
      <TextField
        label={text('documents.questionText')}
        field={field('question', one.question, (question) => onChange({ question }))}
      />
      <Radio.Group
        label={text('documents.answers')}
        value={String(one.right)}
        onChange={(right) => onChange({ right: Number(right) })}
      >
        {one.answers.map((value, at) => (
          <div key={keyAt(at)} className={styles.answer}>
            <Radio value={String(at)} aria-label={text('documents.isRight', { number: at + 1 })} />
            <TextField
              label={text('documents.answer', { number: at + 1 })}
              field={field(`answer-${at}`, value, (typed) => answer(at, typed))}
            />
          </div>
        ))}
      </Radio.Group>
      <TextField label={text('documents.why')} optional field={field('why', one.why, (why) => onChange({ why }))} />
      <div className="row">
        {one.answers.length < 5 ? (
          <Button look="bare" small onPress={() => onChange({ answers: [...one.answers, ''] })}>
            {text('documents.addAnswer')}
          </Button>
        ) : null}
        {one.answers.length > 2 ? (
          <Button
            look="bare"
            small
            onPress={() =>
              onChange({
                answers: one.answers.slice(0, -1),
                right: Math.min(one.right, one.answers.length - 2),
              })
            }
          >
            {text('documents.removeAnswer')}
          </Button>
        ) : null}
        <Button look="bare" small onPress={onRemove}>
          {text('documents.removeQuestion')}
        </Button>
      </div>
    </fieldset>
  )
}
