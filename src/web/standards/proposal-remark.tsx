import { useLanguage } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Remark } from '../ui/problem.tsx'
import { type DecisionValues, valuesOf } from './decision-values.ts'
import { ProposalText } from './proposal-text.tsx'
import type { FullControl } from './read-counterparts.ts'

type Proposal = NonNullable<FullControl['proposal']>

/** What follows from the facts, and the way to fill it in. It decides nothing: that is what saving does. */
export function ProposalRemark({ proposal, onTake }: { proposal: Proposal; onTake: (values: DecisionValues) => void }) {
  const text = useText()
  const language = useLanguage()
  const take = () =>
    onTake({
      ...valuesOf(null, []),
      applies: proposal.applies ? 'yes' : 'no',
      reasons: proposal.reasons,
      law: proposal.law[language],
      contract: proposal.contract[language],
      justification: proposal.justification[language],
    })
  return (
    <Remark>
      <p>
        <b>{text('proposal.title')}</b>
      </p>
      <ProposalText proposal={proposal} />
      <Button small look="quiet" onPress={take}>
        {text('proposal.fillIn')}
      </Button>
    </Remark>
  )
}
