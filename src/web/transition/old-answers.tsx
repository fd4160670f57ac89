import type { openTransitionSubject } from '../../features/transition/transition.contract.ts'
import { AnswerMark } from '../assessment/answer-given.tsx'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import styles from './transition.module.css'
import { UnsureLink } from './unsure-link.tsx'

type Opened = Answer<typeof openTransitionSubject>
type Given = Opened['olds'][number]['answers'][number]
type Rated = Pick<Opened['olds'][number]['ratings'][number], 'design' | 'existence' | 'operation'>
type Proposed = Opened['news'][number]['proposals'][number]

/** Answers as they were given: by whom and when, with what was noted. */
export function OldAnswers({ answers }: { answers: readonly (Given & { number?: string; title?: string })[] }) {
  const text = useText()
  const written = useWritten()
  if (answers.length === 0) return <p className="small">{text('beside.noAnswer')}</p>
  return (
    <ul className={styles.answers}>
      {answers.map((one) => (
        <li key={`${one.number ?? ''} ${one.department ?? ''} ${one.question}`}>
          {one.number ? (
            <span>
              <b>{one.number}</b> {one.title}:{' '}
            </span>
          ) : null}
          {one.department ? <span>{one.department}: </span> : null}
          <AnswerMark answer={one.answer} />
          {one.note ? <p className={styles.note}>{one.note}</p> : null}
          <p className="small">{text('beside.by', { name: one.by, day: written.dayOf(one.at) })}</p>
        </li>
      ))}
    </ul>
  )
}

/** Maturity in the three respects; nothing where nobody rated it. */
export function RatingSaid({
  rating,
  name = 'beside.rating',
}: {
  rating: Rated
  name?: 'beside.rating' | 'earlier.rating'
}) {
  const text = useText()
  const { design, existence, operation } = rating
  if (design === null && existence === null && operation === null) return null
  const shown = (step: number | null) => step ?? '–'
  return (
    <p className="small">
      {text(name, { design: shown(design), existence: shown(existence), operation: shown(operation) })}
    </p>
  )
}

/** What old answers propose about a new requirement, or why they propose nothing. */
export function ProposalSaid({ proposal }: { proposal: Proposed }) {
  const text = useText()
  const { department, answer, open, confidence } = proposal
  return (
    <div className={styles.proposal}>
      <p>
        {answer ? (
          <>
            {department === null ? text('beside.proposal') : text('beside.proposalFor', { department })}:{' '}
            <AnswerMark answer={answer} /> <UnsureLink confidence={confidence} />
          </>
        ) : (
          <>
            {department === null ? null : `${department}: `}
            {open ? text(`proposalOpen.${open}`) : null}
          </>
        )}
      </p>
      <RatingSaid rating={proposal.rating} name="earlier.rating" />
    </div>
  )
}
