import { useState } from 'react'
import { useParams } from 'react-router'
import {
  downloadQuestionnaire,
  readQuestionnaire,
  withdrawQuestionnaire,
} from '../../features/supplier-reviews/questionnaires.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { keepFile } from '../session/download.ts'
import { useWritten } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useMay, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Facts, Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { Question } from '../ui/question.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { JudgeSheet } from './judge-sheet.tsx'
import { RenewSheet } from './renew-sheet.tsx'
import { SheetIn } from './sheet-in.tsx'
import { type List, stateOfJudgement, stateOfList } from './supplier-review.ts'
import styles from './supplier-reviews.module.css'

/** One list of questions: what was asked, what was answered, and what we make of it. */
export function ListPage() {
  const { list: id = '' } = useParams()
  const text = useText()
  const answer = useAnswer(readQuestionnaire, { params: { id } })
  return (
    <Page
      title={answer.data?.title ?? text('questions.list')}
      crumbs={<Link to="/suppliers/questions">{text('questions.title')}</Link>}
    >
      <Loaded answer={answer}>{(list) => <Body list={list} />}</Loaded>
    </Page>
  )
}

function Body({ list }: { list: List }) {
  const text = useText()
  const mayWrite = useMay('suppliers:write')
  const mayDecide = useMay('suppliers:decide')
  const [sheet, setSheet] = useState<'renew' | 'in' | 'withdraw' | null>(null)
  const close = () => setSheet(null)
  const withdrawn = list.state === 'withdrawn'
  return (
    <>
      <div className={`row screen-only ${styles.acts}`}>
        <TakeSheet id={list.id} />
        {mayWrite && !withdrawn && list.submittedAt === null ? (
          <Button look="quiet" onPress={() => setSheet('in')}>
            {text('questions.sheetIn')}
          </Button>
        ) : null}
        {mayDecide && !withdrawn ? (
          <>
            <Button look="quiet" onPress={() => setSheet('renew')}>
              {text('questions.renew')}
            </Button>
            <Button look="bare" onPress={() => setSheet('withdraw')}>
              {text('questions.withdraw')}
            </Button>
          </>
        ) : null}
      </div>
      <Section title={text('questions.state')}>
        <Facts facts={useFacts(list)} />
      </Section>
      <Answers list={list} />
      {sheet === 'renew' ? <RenewSheet list={list} onClose={close} /> : null}
      {sheet === 'in' ? <SheetIn list={list} onClose={close} /> : null}
      {sheet === 'withdraw' ? <Withdrawal list={list} onClose={close} /> : null}
    </>
  )
}

function useFacts(list: List) {
  const text = useText()
  const written = useWritten()
  const { progress, supplier, state, email, contactName, submittedAt, linkUntil } = list
  return [
    { term: text('supplierReviews.supplier'), value: <Link to={`/suppliers/${supplier.id}`}>{supplier.title}</Link> },
    {
      term: text('questions.state'),
      value: <Verdict state={stateOfList[state]}>{text(`questions.state.${state}`)}</Verdict>,
    },
    {
      term: text('supplierReviews.details'),
      value: `${text('questions.progress', { answered: progress.answered, asked: progress.asked })}. ${text(
        'questions.judgedSum',
        { enough: progress.enough, short: progress['not-enough'], open: progress.unjudged + progress.ask },
      )}`,
    },
    { term: text('questions.to2'), value: [contactName, email || text('questions.noMail')].filter(Boolean).join(', ') },
    {
      term: text('questions.sent'),
      value: text('questions.sentBy', { name: list.sentBy, day: written.dayOf(list.sentAt) }),
    },
    { term: text('questions.due'), value: written.day(list.dueOn) },
    {
      term: text('questions.handedIn'),
      value: submittedAt
        ? text('questions.submittedBy', { name: list.submittedBy, day: written.dayOf(submittedAt) })
        : text('questions.notSubmitted'),
    },
    {
      term: text('questions.link'),
      value: linkUntil ? text('questions.linkUntil', { day: written.dayOf(linkUntil) }) : text('questions.noLink'),
    },
  ]
}

function TakeSheet({ id }: { id: string }) {
  const text = useText()
  const { call } = useSession()
  const { at } = useMoment()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const take = async () => {
    setBusy(true)
    setProblem(null)
    try {
      keepFile(await call(downloadQuestionnaire, { params: { id }, at }))
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {problem ? <Problem problem={problem} /> : null}
      <Button look="quiet" busy={busy} onPress={() => void take()}>
        {text('questions.sheet')}
      </Button>
    </>
  )
}

type Given = List['answers'][number]

function Answers({ list }: { list: List }) {
  const text = useText()
  const [judging, setJudging] = useState<string | null>(null)
  const given = new Map(list.answers.map((one) => [one.question, one]))
  const opened = judging === null ? undefined : given.get(judging)
  const question = list.questions.find(({ id }) => id === judging)
  return (
    <>
      {[...Map.groupBy(list.questions, ({ theme }) => theme)].map(([theme, questions]) => (
        <Section key={theme} title={theme || text('questions.list')}>
          <ul className={styles.plain}>
            {questions.map((one) => (
              <li key={one.id}>
                <p className={styles.what} lang={list.language}>
                  <b>{one.text}</b>
                </p>
                <GivenText given={given.get(one.id)} controls={one.controls} />
                <JudgeButton given={given.get(one.id)} text={one.text} onOpen={() => setJudging(one.id)} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {opened && question ? (
        <JudgeSheet answer={opened} question={question.text} onClose={() => setJudging(null)} />
      ) : null}
    </>
  )
}

function JudgeButton({
  given,
  text: question,
  onOpen,
}: {
  given: Given | undefined
  text: string
  onOpen: () => void
}) {
  const text = useText()
  const may = useMay('suppliers:write')
  if (!may || !given?.answer) return null
  return (
    <div className="screen-only">
      <Button look="bare" small label={text('questions.judgeOf', { question })} onPress={onOpen}>
        {text('questions.judge')}
      </Button>
    </div>
  )
}

function GivenText({ given, controls }: { given: Given | undefined; controls: readonly string[] }) {
  const text = useText()
  const written = useWritten()
  const about = controls.length > 0 ? text('questions.controls', { list: written.list(controls) }) : ''
  if (!given?.answer) {
    return (
      <p className="small">
        {text('questions.answer.none')}
        {about ? `. ${about}` : ''}
      </p>
    )
  }
  const { judgement } = given
  return (
    <>
      <div className={styles.line}>
        <span>{text(`questions.answer.${given.answer}`)}</span>
        <Verdict state={judgement ? stateOfJudgement[judgement] : 'unseen'}>
          {text(`questions.judgement.${judgement ?? 'none'}`)}
        </Verdict>
        {given.carried ? <Verdict state="soon">{text('questions.carried')}</Verdict> : null}
      </div>
      {given.explanation ? (
        <p className={styles.what} lang="">
          {given.explanation}
        </p>
      ) : null}
      {given.judgementNote ? (
        <p className="small" lang="">
          {given.judgementNote}
        </p>
      ) : null}
      <p className="small">
        {text('questions.answeredBy', { name: given.answeredBy, day: written.dayOf(given.answeredAt) })}
        {about ? `. ${about}` : ''}
      </p>
    </>
  )
}

function Withdrawal({ list, onClose }: { list: List; onClose: () => void }) {
  const text = useText()
  const go = useGo()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawQuestionnaire)
  return (
    <Question
      opened
      title={text('questions.withdrawTitle')}
      act={text('questions.withdraw')}
      busy={withdraw.isPending}
      problem={withdraw.error}
      onClose={onClose}
      onAct={() =>
        withdraw.mutate(
          { params: { id: list.id }, ifMatch: list.revision },
          {
            onSuccess: () => {
              announce(text('questions.withdrawn'))
              go('/suppliers/questions')
            },
          },
        )
      }
    >
      {text('questions.withdrawExplain')}
    </Question>
  )
}
