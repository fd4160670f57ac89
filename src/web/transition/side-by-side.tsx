import { leastSure } from '../../core/standards/routes-between.ts'
import { openTransitionSubject } from '../../features/transition/transition.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useLanguage } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { DecisionProposal, DecisionSaid } from './decision-proposal.tsx'
import { OldAnswers, ProposalSaid, RatingSaid } from './old-answers.tsx'
import styles from './transition.module.css'
import type { Transition } from './transition.ts'
import { numberOf } from './transition-address.ts'

export type OpenedSubject = Answer<typeof openTransitionSubject>

/** Old and new side by side, with all that was answered and decided and what that proposes. */
export function SideBySide({ transition, subject }: { transition: Transition; subject: string }) {
  const language = useLanguage()
  const { from, to, assessment } = transition
  const answer = useAnswer(openTransitionSubject, {
    params: { from: from.id, to: to.id },
    query: { subject, language, ...(assessment ? { assessment } : {}) },
  })
  return <Loaded answer={answer}>{(opened) => <Sides transition={transition} opened={opened} />}</Loaded>
}

function Sides({ transition, opened }: { transition: Transition; opened: OpenedSubject }) {
  const text = useText()
  const { from, to, assessment } = transition
  return (
    <div className={styles.sidesOf}>
      <div>
        <h4>{text('beside.old', { edition: from.name })}</h4>
        {opened.olds.length === 0 ? <p className="small">{text('beside.noOld')}</p> : null}
        {opened.olds.map((old) => (
          <div key={old.key} className={styles.requirement}>
            <p className={styles.name}>
              <b>{old.number}</b> {old.title}
            </p>
            {assessment ? <OldAnswers answers={old.answers} /> : null}
            {old.ratings.map((rating) => (
              <RatingSaid key={rating.department ?? ''} rating={rating} />
            ))}
            {old.decision ? <DecisionSaid decision={old.decision} /> : null}
          </div>
        ))}
      </div>
      <div>
        <h4>{text('beside.new', { edition: to.name })}</h4>
        {opened.news.length === 0 ? <p className="small">{text('beside.noNew')}</p> : null}
        {opened.news.map((entry) => (
          <div key={entry.key} className={styles.requirement}>
            <p className={styles.name}>
              <b>{entry.number}</b> {entry.title}
            </p>
            {entry.about ? <p className="small">{entry.about}</p> : null}
            <p>
              {entry.asks ? text(`asks.${entry.asks}`) : null} {entry.careAdded ? text('asks.careAdded') : null}
            </p>
            {entry.proposals.map((proposal) => (
              <ProposalSaid key={proposal.department ?? ''} proposal={proposal} />
            ))}
            {entry.decision ? <DecisionSaid decision={entry.decision} /> : null}
            {entry.proposedDecision ? (
              <DecisionProposal
                edition={to.id}
                number={entry.number}
                proposal={entry.proposedDecision}
                confidence={leastSure(entry.links.map(({ confidence }) => confidence))}
              />
            ) : null}
          </div>
        ))}
      </div>
      <Grounds grounds={opened.grounds} />
    </div>
  )
}

function Grounds({ grounds }: { grounds: OpenedSubject['grounds'] }) {
  const text = useText()
  if (grounds.length === 0) return null
  const sources = [...new Set(grounds.flatMap((one) => one.sources))]
  return (
    <div className={`small ${styles.grounds}`}>
      {grounds.map((one) => (
        <span key={`${one.from} ${one.to}`}>
          {text('beside.ground', {
            from: numberOf(one.from),
            to: numberOf(one.to),
            confidence: text(`confidence.${one.confidence}`).toLowerCase(),
          })}
          {one.note ? ` ${one.note}.` : ''}{' '}
        </span>
      ))}
      <span>{text('beside.source', { sources: sources.join('; ') })}</span>
    </div>
  )
}
