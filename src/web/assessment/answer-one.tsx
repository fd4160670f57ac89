import { useRef } from 'react'
import type { Answer } from '../../core/assessment/standing.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { EarlierAnswers } from '../transition/earlier-answers.tsx'
import { Columns, Page } from '../ui/page.tsx'
import { overviewAddress, sheetAddress } from './addresses.ts'
import { AnswerButtons } from './answer-buttons.tsx'
import { AnswerGiven } from './answer-given.tsx'
import styles from './answering.module.css'
import { FieldTrouble } from './field-trouble.tsx'
import { NoteField } from './note-field.tsx'
import { RatingField, RatingScale } from './rating-field.tsx'
import { SaveStatus } from './save-status.tsx'
import { StepAside } from './step-aside.tsx'
import { StepNavigation, useStepping } from './step-navigation.tsx'
import type { Step } from './steps.ts'
import type { Assessment } from './use-assessment.ts'
import { useAnswerField, useRatingField } from './use-field.ts'
import { useQueue } from './use-queue.ts'

type Props = { assessment: Assessment; department: string | null; step: Step; steps: readonly Step[] }

/** One question with all that helps to answer it. Keys 1 to 5 answer, arrows go on. */
export function AnswerOne({ assessment, department, step, steps }: Props) {
  const text = useText()
  const written = useWritten()
  const { at } = useMoment()
  const region = useRef<HTMLDivElement>(null)
  const { opened, questions, saved } = assessment
  const { subject, question } = step
  const queue = useQueue(opened.id)
  const target = { department, subject: subject.key, question: question.id }
  const answer = useAnswerField(queue, target, saved.answer(department, subject.key, question.id))
  const rating = useRatingField(queue, { department, subject: subject.key }, saved.rating(department, subject.key))
  const may = at === null && opened.mayAnswer !== 'none'
  const give = (given: Answer | null) => answer.change({ answer: given }, 'at-once')
  const stepping = useStepping({ assessment, department, step, steps, queue, region, give: may ? give : null })
  const theme = questions.themes.find(({ key }) => key === subject.theme)
  const name = opened.departments.find(({ id }) => id === department)?.name
  const whole = department === null ? null : saved.answer(null, subject.key, question.id)
  const open = may && answer.value.answer === null
  const earlier = (
    <EarlierAnswers
      assessment={opened.id}
      subject={subject.key}
      department={name ?? null}
      care={question.care}
      onTake={
        open ? (given, note) => answer.change({ answer: given, note: answer.value.note || note }, 'at-once') : null
      }
    />
  )
  return (
    <div ref={region} className={styles.page} data-step={`${subject.key}/${question.id}`}>
      <Page
        title={question.text}
        tab={`${subject.number} ${opened.name}`}
        crumbs={
          <>
            <Link to={overviewAddress(opened.id)}>{opened.name}</Link> › {name ? <>{name} › </> : null}
            <Link to={sheetAddress(opened.id, department, { theme: subject.theme })}>{theme?.name}</Link> ›{' '}
            <span>
              {subject.number} {subject.title}
            </span>
          </>
        }
      >
        <p className={styles.kind}>
          <span>{text(`askedAbout.${question.kind}`)}</span>
          {question.care ? <span className={styles.care}>{text('question.care')}</span> : null}
        </p>
        <Columns aside={<StepAside assessment={assessment} subject={subject} steps={steps} department={department} />}>
          {may ? (
            <div className={styles.form}>
              {earlier}
              <h2 className="unseen">{text('answer.label')}</h2>
              <AnswerButtons label={question.text} value={answer.value.answer} onAnswer={give} />
              {question.partlyWhen ? (
                <p className="small">{text('question.partlyWhen', { when: question.partlyWhen })}</p>
              ) : null}
              {whole && whole.value.answer !== null && answer.value.answer === null ? (
                <p className="small">
                  {text('answer.fromWhole', {
                    answer: text(`answer.${whole.value.answer}`).toLowerCase(),
                    name: whole.by ?? '',
                  })}
                </p>
              ) : null}
              <FieldTrouble queue={queue} unsent={answer.unsent} />
              <NoteField
                label={text('answer.note')}
                hint={text('answer.noteHint')}
                value={answer.value.note}
                onType={(note) => answer.change({ note }, 'after-a-pause')}
                onLeave={() => void queue.flush()}
              />
              <section aria-label={text('rating.title', { number: subject.number })} className={styles.maturity}>
                <h2>{text('rating.title', { number: subject.number })}</h2>
                <RatingField
                  name={subject.key}
                  value={rating.value}
                  onRate={(part) => rating.change(part, 'at-once')}
                />
                <FieldTrouble queue={queue} unsent={rating.unsent} />
                <RatingScale />
              </section>
            </div>
          ) : (
            <>
              {earlier}
              <AnswerGiven answer={answer.value} rating={rating.value} />
            </>
          )}
          <div className={styles.foot}>
            {answer.saved.by && answer.saved.at && !answer.unsent ? (
              <p className="small">
                {text('answer.givenBy', { name: answer.saved.by, moment: written.instant(answer.saved.at) })}
              </p>
            ) : null}
            <SaveStatus queue={queue} assessment={opened.id} />
          </div>
          <StepNavigation stepping={stepping} />
          {may ? <p className={`small ${styles.keys}`}>{text('answer.keys')}</p> : null}
        </Columns>
      </Page>
    </div>
  )
}
