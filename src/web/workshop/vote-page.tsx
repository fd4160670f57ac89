import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { type Stage, stages } from '../../core/workshop/agenda.ts'
import { joinWorkshop, readBallot } from '../../features/workshop/workshop.contract.ts'
import { useAnswer, useCommand } from '../session/answers.ts'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Problem } from '../ui/problem.tsx'
import { ScaleTable } from './scale-table.tsx'
import { useLive } from './use-live.ts'
import { useOutbox, useWaiting } from './use-outbox.ts'
import styles from './vote.module.css'
import { aspectNames, touchedMeanings } from './voting.tsx'
import type { Ballot, Scales } from './workshop.ts'

/** Voting on an own device: it follows what is on the big screen. */
export function VotePage() {
  const { workshop: id = '' } = useParams()
  const answer = useAnswer(readBallot, { params: { id } })
  useLive(answer.refetch)
  return <Loaded answer={answer}>{(ballot) => <VoteScreen ballot={ballot} />}</Loaded>
}

function VoteScreen({ ballot }: { ballot: Ballot }) {
  const text = useText()
  const join = useCommand(joinWorkshop)
  useEffect(() => {
    document.title = `${text('workshop.vote')} · Zorgborg`
  }, [text])
  const { shown, participant, state } = ballot
  return (
    <div className={styles.vote}>
      <p className={styles.about}>
        <Link to={`/workshops/${ballot.id}`}>{ballot.title}</Link>
        {participant ? <span>{participant.name}</span> : null}
      </p>
      {state === 'closed' ? <Waits title={text('workshop.closedHere')} /> : null}
      {state === 'open' && !participant ? (
        <section className={styles.waits}>
          <h1>{text('workshop.joinAsk', { title: ballot.title })}</h1>
          <p>{text('workshop.joinPromise')}</p>
          {join.error ? <Problem problem={join.error} /> : null}
          <Button wide busy={join.isPending} onPress={() => join.mutate({ params: { id: ballot.id } })}>
            {text('workshop.join')}
          </Button>
        </section>
      ) : null}
      {state === 'open' && participant && !shown ? <Waits title={text('workshop.waitForLeader')} /> : null}
      {state === 'open' && participant && shown ? <VoteOn key={shown.item} ballot={ballot} shown={shown} /> : null}
    </div>
  )
}

const Waits = ({ title }: { title: string }) => (
  <section className={styles.waits} role="status">
    <h1>{title}</h1>
  </section>
)

type Shown = NonNullable<Ballot['shown']>

function VoteOn({ ballot, shown }: { ballot: Ballot; shown: Shown }) {
  const text = useText()
  const { scales } = ballot
  return (
    <>
      <section>
        <p className={styles.place}>{text('workshop.place', { place: shown.place, of: shown.of })}</p>
        <h1 lang="">{shown.title}</h1>
        <p className={styles.asset} lang="">
          {shown.asset}
        </p>
      </section>
      {scales === null ? <p>{text('workshop.noCriteria')}</p> : null}
      {scales && shown.open ? (
        <VoteForm key={shown.open} ballot={ballot} shown={shown} stage={shown.open} scales={scales} />
      ) : null}
      {shown.state !== 'waiting' ? <p className={styles.done}>{text(`workshop.over.${shown.state}`)}</p> : null}
      {shown.state === 'waiting' && shown.open === null ? (
        <p className={styles.done}>{text('workshop.over.revealed')}</p>
      ) : null}
      {scales
        ? stages.toReversed().map((stage) => <Revealed key={stage} shown={shown} stage={stage} scales={scales} />)
        : null}
    </>
  )
}

function Revealed({ shown, stage, scales }: { shown: Shown; stage: Stage; scales: Scales }) {
  const text = useText()
  const { spread, mine } = shown.votes[stage]
  if (!spread || spread.likelihood.votes === 0) return null
  return (
    <section className={styles.revealed}>
      <h2>{text(`workshop.stage.${stage}`)}</h2>
      <ScaleTable
        title={text('workshop.likelihood')}
        steps={scales.likelihood}
        spread={spread.likelihood}
        mine={mine?.likelihood}
      />
      <ScaleTable title={text('workshop.impact')} steps={scales.impact} spread={spread.impact} mine={mine?.impact} />
    </section>
  )
}

type FormProps = { ballot: Ballot; shown: Shown; stage: Stage; scales: Scales }

/** Two rows of big buttons; the vote goes out as soon as both are chosen, and can be changed until all are shown. */
function VoteForm({ ballot, shown, stage, scales }: FormProps) {
  const text = useText()
  const [problem, setProblem] = useState('')
  const outbox = useOutbox(ballot.id, 'vote', {
    onRefused: (_, refusal) => setProblem(refusal.detail || text('problem.unknown', { status: refusal.status })),
  })
  const { acts, unreachable } = useWaiting(outbox)
  const waiting = acts.findLast((act) => act.kind === 'cast' && act.item === shown.item && act.stage === stage)
  const cast = waiting?.kind === 'cast' ? waiting : shown.votes[stage].mine
  const [chosen, setChosen] = useState<{ likelihood: number | null; impact: number | null }>({
    likelihood: null,
    impact: null,
  })
  const likelihood = chosen.likelihood ?? cast?.likelihood ?? null
  const impact = chosen.impact ?? cast?.impact ?? null
  const choose = (which: 'likelihood' | 'impact', step: number) => {
    const next = { likelihood, impact, [which]: step }
    setChosen(next)
    setProblem('')
    if (next.likelihood !== null && next.impact !== null)
      outbox.put({ kind: 'cast', item: shown.item, stage, likelihood: next.likelihood, impact: next.impact })
  }
  const meanings = touchedMeanings(scales, shown.touched)
  return (
    <section className={styles.form}>
      <h2>{text(`workshop.stage.${stage}`)}</h2>
      <p className="small">{text(`workshop.stageHint.${stage}`)}</p>
      <Steps
        name={text('workshop.likelihood')}
        steps={scales.likelihood}
        value={likelihood}
        meaning={(place) => scales.likelihood[place]?.meaning ?? ''}
        onChoose={(step) => choose('likelihood', step)}
      />
      <Steps
        name={[text('workshop.impact'), ...aspectNames(scales, shown.touched)].join(' · ')}
        steps={scales.impact}
        value={impact}
        meaning={(place) =>
          meanings
            .map((one) => one.meanings[place] ?? '')
            .filter(Boolean)
            .join(' ') ||
          (scales.impact[place]?.meaning ?? '')
        }
        onChoose={(step) => choose('impact', step)}
      />
      <p role="status" className={styles.status}>
        {problem ||
          statusOf(text, {
            whole: likelihood !== null && impact !== null,
            waiting: waiting !== undefined,
            unreachable,
          })}
      </p>
      <p className="small">{text('workshop.votedOf', { voted: shown.votes[stage].voted, of: ballot.participants })}</p>
    </section>
  )
}

function statusOf(text: ReturnType<typeof useText>, how: { whole: boolean; waiting: boolean; unreachable: boolean }) {
  if (!how.whole) return text('workshop.chooseBoth')
  if (how.unreachable) return text('workshop.keptHere')
  return text(how.waiting ? 'workshop.sending' : 'workshop.voteKept')
}

type StepsProps = {
  name: string
  steps: Scales['likelihood']
  value: number | null
  meaning: (place: number) => string
  onChoose: (step: number) => void
}

function Steps({ name, steps, value, meaning, onChoose }: StepsProps) {
  return (
    <fieldset className={styles.steps}>
      <legend>{name}</legend>
      <div className={styles.buttons}>
        {steps.map((step, place) => (
          <button key={step.name} type="button" aria-pressed={value === place + 1} onClick={() => onChoose(place + 1)}>
            <b>{place + 1}</b>
            <span lang="">{step.name}</span>
          </button>
        ))}
      </div>
      <p className={styles.meaning} lang="">
        {value === null ? '' : meaning(value - 1)}
      </p>
    </fieldset>
  )
}
