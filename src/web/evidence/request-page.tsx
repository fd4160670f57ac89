import { useState } from 'react'
import { useParams } from 'react-router'
import {
  answerEvidenceRequest,
  readEvidenceRequest,
  withdrawEvidenceRequest,
} from '../../features/evidence/requests.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Facts, Page, Section } from '../ui/page.tsx'
import { Question } from '../ui/question.tsx'
import { VerdictBanner } from '../ui/verdict.tsx'
import styles from './evidence.module.css'
import { EvidenceFields } from './evidence-fields.tsx'
import { verdictOfRequest } from './requests.ts'
import { useEvidenceForm } from './use-evidence-form.ts'

type Asked = Answer<typeof readEvidenceRequest>

/** One request for evidence, and the place to answer it: where the link in the mail leads. */
export function EvidenceRequestPage() {
  const { request: id = '' } = useParams()
  const text = useText()
  const answer = useAnswer(readEvidenceRequest, { params: { id } })
  return (
    <Page
      title={answer.data?.title ?? text('request.request')}
      crumbs={<Link to="/evidence/requests">{text('request.part')}</Link>}
    >
      <Loaded answer={answer}>{(asked) => <Body asked={asked} />}</Loaded>
    </Page>
  )
}

function Body({ asked }: { asked: Asked }) {
  const text = useText()
  const written = useWritten()
  const mayAsk = useMay('evidence:request')
  const mayAdd = useMay('evidence:add')
  const waits = asked.state === 'open' || asked.state === 'late'
  const due = written.day(asked.dueOn)
  const reasons = {
    open: text('request.dueOn', { day: due }),
    late: text('request.wasDueOn', { day: due }),
    answered: asked.answeredAt ? text('request.answeredAt', { at: written.instant(asked.answeredAt) }) : '',
    withdrawn: text('request.withdrawnWhy'),
  }
  return (
    <>
      <VerdictBanner
        state={verdictOfRequest(asked.state)}
        word={text(`requestState.${asked.state}`)}
        reason={reasons[asked.state]}
      >
        {mayAsk && waits ? <Withdraw asked={asked} /> : null}
      </VerdictBanner>
      {asked.message ? (
        <p className={styles.prose} lang="">
          {asked.message}
        </p>
      ) : null}
      <Facts
        facts={[
          {
            term: text('evidence.for'),
            value: (
              <>
                <Link to={`/measures/${asked.measure}`} lang="">
                  {asked.measureTitle}
                </Link>
                {asked.proofTitle ? <span lang="">: {asked.proofTitle}</span> : null}
              </>
            ),
          },
          { term: text('request.asked'), value: <span lang="">{asked.askedName ?? text('request.left')}</span> },
          {
            term: text('request.askedBy'),
            value: text('evidence.recordedBy.screen', { name: asked.askedBy, at: written.instant(asked.askedAt) }),
          },
          ...(asked.answeredWith
            ? [
                {
                  term: text('evidence.page'),
                  value: <Link to={`/evidence/${asked.answeredWith}`}>{text('request.toAnswer')}</Link>,
                },
              ]
            : []),
        ]}
      />
      {waits && mayAdd && (asked.mine || mayAsk) ? <AnswerForm asked={asked} /> : null}
    </>
  )
}

function Withdraw({ asked }: { asked: Asked }) {
  const text = useText()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawEvidenceRequest)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button look="quiet" onPress={() => setAsking(true)}>
        {text('request.withdraw')}
      </Button>
      <Question
        opened={asking}
        onClose={() => setAsking(false)}
        title={text('request.withdrawTitle')}
        act={text('request.withdraw')}
        busy={withdraw.isPending}
        onAct={() =>
          withdraw.mutate(
            { params: { id: asked.id }, ifMatch: asked.revision },
            {
              onSuccess: () => {
                setAsking(false)
                announce(text('request.withdrawnNow'))
              },
            },
          )
        }
      >
        {text('request.withdrawHint')}
      </Question>
    </>
  )
}

function AnswerForm({ asked }: { asked: Asked }) {
  const text = useText()
  const announce = useAnnounce()
  const answer = useCommand(answerEvidenceRequest)
  const filled = useEvidenceForm({
    from: null,
    supports: null,
    title: asked.title,
    send: async (body) => {
      await answer.mutateAsync({ params: { id: asked.id }, ifMatch: asked.revision, body })
      announce(text('request.answeredNow'))
    },
  })
  return (
    <Section title={text('request.answer')}>
      <form className={styles.answer} onSubmit={filled.form.onSubmit} noValidate>
        <EvidenceFields of={filled} />
        <div>
          <Button submit busy={filled.form.busy}>
            {text('request.done')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
