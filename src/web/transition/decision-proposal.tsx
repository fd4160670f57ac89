import type { Confidence } from '../../core/standards/edition.ts'
import { decideApplicability } from '../../features/applicability/applicability.contract.ts'
import type { openTransitionSubject } from '../../features/transition/transition.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { type Text, useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import styles from './transition.module.css'
import { UnsureLink } from './unsure-link.tsx'

type Opened = Answer<typeof openTransitionSubject>
type Decision = NonNullable<Opened['news'][number]['proposedDecision']>
type Decided = NonNullable<Opened['olds'][number]['decision']>

function saidOf(
  text: Text,
  list: (items: readonly string[]) => string,
  { applies, reasons, presence }: Decision,
): string {
  if (!applies) return text('beside.appliesNot')
  const reason = list(reasons.map((one) => text(`reason.${one}`).toLowerCase()))
  const said = text('beside.applies', { reasons: reason })
  return presence ? `${said}, ${text(`state.${presence}`).toLowerCase()}` : said
}

/** What was decided, by whom and when. */
export function DecisionSaid({ decision }: { decision: Decided }) {
  const text = useText()
  const written = useWritten()
  return (
    <p className="small">
      {text('beside.decided', { decision: saidOf(text, written.list, decision) })}{' '}
      {text('beside.decidedBy', { name: decision.decidedBy, day: written.dayOf(decision.decidedAt) })}
    </p>
  )
}

type Props = {
  edition: string
  number: string
  proposal: Decision
  /** How sure it is that the old ones correspond. */
  confidence: Confidence
}

/** A decision that follows from the old ones: it is taken by whoever presses, and by nobody else. */
export function DecisionProposal({ edition, number, proposal, confidence }: Props) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const mayDecide = useMay('applicability:decide')
  const decide = useCommand(decideApplicability)
  const take = async () => {
    await decide.mutateAsync({ params: { edition, requirement: number }, body: proposal, ifMatch: 0 })
    announce(text('beside.taken', { number }))
  }
  return (
    <div className={styles.proposal}>
      <p>
        {text('beside.decisionProposal', { decision: saidOf(text, written.list, proposal) })}{' '}
        <UnsureLink confidence={confidence} />
      </p>
      {proposal.justification ? <p className={styles.note}>{proposal.justification}</p> : null}
      {proposal.description ? <p className={styles.note}>{proposal.description}</p> : null}
      {decide.error ? <Problem problem={decide.error} /> : null}
      {mayDecide ? (
        <div className={`row ${styles.acts}`}>
          <Button small look="quiet" busy={decide.isPending} onPress={() => void take().catch(() => {})}>
            {text('beside.takeDecision')}
          </Button>
          <Link to={`/standards/${edition}/${number}#decide`}>{text('beside.ownDecision')}</Link>
        </div>
      ) : null}
    </div>
  )
}
