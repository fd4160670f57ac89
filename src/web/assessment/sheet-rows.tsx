import { memo, useState } from 'react'
import { axes } from '../../core/assessment/sheets.ts'
import { answers } from '../../core/assessment/standing.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { answerAddress } from './addresses.ts'
import { AnswerMark } from './answer-given.tsx'
import { FieldTrouble } from './field-trouble.tsx'
import { NoteField } from './note-field.tsx'
import type { Queue } from './queue.ts'
import { RatingField } from './rating-field.tsx'
import type { SavedAnswer, SavedAnswers, SavedRating } from './saved-answers.ts'
import styles from './sheet.module.css'
import type { Question, Step, Subject } from './steps.ts'
import { useAnswerField, useRatingField } from './use-field.ts'

type SubjectProps = {
  assessment: string
  department: string | null
  subject: Subject
  steps: readonly Step[]
  saved: SavedAnswers
  queue: Queue
  may: boolean
}

/** One subject with its questions in compact rows, and its maturity. */
export function SubjectRows({ assessment, department, subject, steps, saved, queue, may }: SubjectProps) {
  const text = useText()
  const [first] = steps
  return (
    <div className={styles.subject} data-subject={subject.key}>
      <h3>
        <b>{subject.number}</b>{' '}
        {first ? <Link to={answerAddress(assessment, department, first)}>{subject.title}</Link> : subject.title}
        {subject.asked ? null : <span className="small"> {text('allQuestions.follows')}</span>}
      </h3>
      {steps.map(({ question }) => (
        <QuestionRow
          key={question.id}
          department={department}
          subject={subject.key}
          question={question}
          saved={saved.answer(department, subject.key, question.id)}
          whole={department === null ? null : saved.answer(null, subject.key, question.id)}
          queue={queue}
          may={may}
        />
      ))}
      <RatingRow
        department={department}
        subject={subject.key}
        number={subject.number}
        saved={saved.rating(department, subject.key)}
        queue={queue}
        may={may}
      />
    </div>
  )
}

type RowProps = {
  department: string | null
  subject: string
  question: Question
  saved: SavedAnswer
  whole: SavedAnswer | null
  queue: Queue
  may: boolean
}

const QuestionRow = memo(function QuestionRow(props: RowProps) {
  const { department, subject, question, saved, whole, queue, may } = props
  const text = useText()
  const written = useWritten()
  const [opened, setOpened] = useState(false)
  const field = useAnswerField(queue, { department, subject, question: question.id }, saved)
  const { answer, note } = field.value
  const trouble = field.unsent?.conflict || field.unsent?.refused
  // The one button of the row that the Tab key reaches; arrows go to the others.
  const reached = answer ?? answers[0]
  return (
    <div className={styles.row} data-row data-unsent={field.unsent ? true : undefined}>
      <p className={styles.question}>
        {question.text}
        <span className={styles.about}>
          {text(`axis.${question.kind}`)}
          {question.care ? `, ${text('explain.careOnly')}` : ''}
        </span>
      </p>
      {may ? (
        <fieldset className={styles.choices}>
          <legend className="unseen">{question.text}</legend>
          {answers.map((one) => (
            <button
              key={one}
              type="button"
              tabIndex={one === reached ? 0 : -1}
              aria-pressed={one === answer}
              title={text(`answer.${one}`)}
              data-answer={one}
              onClick={() => field.change({ answer: one === answer ? null : one }, 'at-once')}
            >
              {text(`answerShort.${one}`)}
            </button>
          ))}
        </fieldset>
      ) : (
        <AnswerMark answer={answer} />
      )}
      <div className={styles.beneath}>
        {answer === null && whole && whole.value.answer !== null ? (
          <span className="small">
            {text('answer.fromWhole', {
              answer: text(`answer.${whole.value.answer}`).toLowerCase(),
              name: whole.by ?? '',
            })}
          </span>
        ) : null}
        {saved.by && saved.at && !field.unsent ? (
          <span className="small">{text('answer.givenBy', { name: saved.by, moment: written.instant(saved.at) })}</span>
        ) : null}
        {opened && may ? (
          <NoteField
            label={text('answer.note')}
            value={note}
            rows={2}
            onType={(typed) => field.change({ note: typed }, 'after-a-pause')}
            onLeave={() => void queue.flush()}
          />
        ) : note ? (
          <p className={styles.note}>{note}</p>
        ) : null}
        {may && !opened ? (
          <button type="button" className={styles.open} data-note tabIndex={-1} onClick={() => setOpened(true)}>
            {text(note ? 'allQuestions.changeNote' : 'allQuestions.addNote')}
          </button>
        ) : null}
        {trouble ? <FieldTrouble queue={queue} unsent={field.unsent} /> : null}
      </div>
    </div>
  )
})

type RatingProps = {
  department: string | null
  subject: string
  number: string
  saved: SavedRating
  queue: Queue
  may: boolean
}

const RatingRow = memo(function RatingRow({ department, subject, number, saved, queue, may }: RatingProps) {
  const text = useText()
  const [opened, setOpened] = useState(false)
  const field = useRatingField(queue, { department, subject }, saved)
  const rated = axes.some((axis) => field.value[axis] !== null)
  const words = axes.map((axis) => `${text(`axis.${axis}`)} ${field.value[axis] ?? '–'}`).join(' · ')
  if (!may && !rated) return null
  return (
    <div className={styles.rating}>
      {opened && may ? (
        <RatingField name={subject} value={field.value} onRate={(part) => field.change(part, 'at-once')} />
      ) : (
        <span className="small">{rated ? words : null}</span>
      )}
      {may && !opened ? (
        <button type="button" className={styles.open} onClick={() => setOpened(true)}>
          {text(rated ? 'rating.change' : 'rating.add')}
          <span className="unseen">: {text('rating.title', { number })}</span>
        </button>
      ) : null}
      <FieldTrouble queue={queue} unsent={field.unsent} />
    </div>
  )
})
