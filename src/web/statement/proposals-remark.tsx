import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Remark } from '../ui/problem.tsx'
import type { EditionTotals } from './control.ts'

/** Says, while controls are undecided, that the facts propose something about them. */
export function ProposalsRemark({ totals }: { totals: readonly EditionTotals[] }) {
  const text = useText()
  const mayDecide = useMay('applicability:decide')
  const undecided = totals.reduce((sum, { states }) => sum + states.undecided, 0)
  if (undecided === 0 || !mayDecide) return null
  return (
    <Remark>
      <p>
        {text('proposal.remark', { count: undecided })}{' '}
        <Link to="/statement/proposals">{text('proposal.toProposals')}</Link>
      </p>
    </Remark>
  )
}
