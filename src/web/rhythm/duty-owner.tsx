import { useText } from '../session/text.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { Duty } from './rhythm.ts'

/** Who does a duty as it was written down: a person, one who left, a team, or a role in words. */
export function DutyOwner({ duty: { owner, team, ownerRole } }: { duty: Duty }) {
  const text = useText()
  if (owner?.left) return <Verdict state="fails">{text('measures.left', { name: owner.name })}</Verdict>
  if (owner) return <>{owner.name}</>
  if (team) return <>{text('duty.teamNamed', { name: team.name })}</>
  return ownerRole ? <span lang="">{ownerRole}</span> : <Verdict state="fails">{text('acting.nobody')}</Verdict>
}
