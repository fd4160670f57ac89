import { Navigate, useParams } from 'react-router'
import { useText } from '../session/text.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { answerAddress, departmentOf, overviewAddress } from './addresses.ts'
import { AnswerOne } from './answer-one.tsx'
import { isAnswered, nextOpen, stepsOf, subjectsFor } from './steps.ts'
import { type Assessment, useAssessment } from './use-assessment.ts'

/** One question at a time: the one that the address names, else the first that waits for an answer. */
export function AnswerPage() {
  const { assessment = '' } = useParams()
  const text = useText()
  const answer = useAssessment(assessment)
  if (!answer.data)
    return (
      <Page title={text('assessment.one')}>
        <Loaded answer={answer}>{() => null}</Loaded>
      </Page>
    )
  return <Found assessment={answer.data} />
}

function Found({ assessment }: { assessment: Assessment }) {
  const { sheet, numbering, kind, number, question } = useParams()
  const { opened, questions, saved } = assessment
  const department = departmentOf(sheet)
  const subjects = subjectsFor(questions, opened, department)
  const key = `${numbering}/${kind}/${number}`
  const subject = subjects.find((one) => one.key === key)
  const asked = subject?.questions.find(({ id }) => id === question)
  const steps = stepsOf(subjects)
  if (subject && asked) {
    return (
      <AnswerOne
        key={`${sheet} ${key} ${question}`}
        assessment={assessment}
        department={department}
        step={{ subject, question: asked }}
        steps={steps}
      />
    )
  }
  const next = subject?.questions[0]
    ? { subject, question: subject.questions[0] }
    : (nextOpen(steps, -1, (step) => isAnswered(saved, department, step)) ?? steps[0])
  return <Navigate to={next ? answerAddress(opened.id, department, next) : overviewAddress(opened.id)} replace />
}
