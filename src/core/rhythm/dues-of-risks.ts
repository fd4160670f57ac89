import { approvalOn } from '../risk/approval.ts'
import type { RiskFacts, RiskRegister } from '../risk/facts.ts'
import { type RiskStanding, riskStandingOn } from '../risk/standing.ts'
import type { Day } from '../time/day.ts'
import { daysLater } from '../time/far-days.ts'
import type { Due } from './due.ts'
import type { DueKind } from './due-kinds.ts'
import { askedOfNobody } from './responsible.ts'

/** How many days before its day something about a risk stands among the tasks. */
const aheadDays = 30
/** Within how many days a risk is rated after it was raised, and treated after it was looked at. */
const actWithin = 30
/** Within how many days a risk is looked at again after something happened. */
const lookWithin = 14

/** What every risk asks on a day, of its owner: to look at it, to act on it or bear it, and to approve what is planned or borne. */
export const duesOfRisks = ({ risks, book }: RiskRegister, today: Day): Due[] =>
  risks.flatMap((risk) => dueOfRisk(risk, riskStandingOn(risk, book, today), today))

type RiskDue = Extract<DueKind, `risk-${string}`>

function dueOfRisk(risk: RiskFacts, standing: RiskStanding, today: Day): Due[] {
  const due = (kind: RiskDue, dueOn: Day | null): Due => ({
    ...{ key: `${kind}:${risk.id}`, kind, title: risk.title, about: risk.asset.name, dueOn },
    startsToWarn: dueOn === null ? ('0001-01-01' as Day) : daysLater(dueOn, -aheadDays),
    asked: { ...askedOfNobody, owner: risk.owner, ownerRole: risk.ownerRole },
    ...{ ends: null, turn: null, count: null, page: `/risks/${risk.id}` },
  })
  const { state, reviewBy } = standing
  const approval = approvalDay(risk, today).map((day) => due('risk-approval', day))
  switch (state) {
    case 'closed':
      return []
    case 'unrated':
      return [due('risk-review', daysLater(risk.raisedOn, actWithin))]
    case 'reopened':
      return [due('risk-review', reopenedDay(standing))]
    case 'review-due':
      return [due('risk-review', reviewBy)]
    case 'acceptance-lapsed':
      return [
        due('risk-review', reviewBy),
        due('risk-acceptance', standing.lapse?.key === 'ended' ? (risk.acceptance?.ends ?? null) : null),
      ]
    case 'accepted':
      return [due('risk-review', reviewBy), due('risk-acceptance', risk.acceptance?.ends ?? null), ...approval]
    case 'to-treat':
      return [due('risk-review', reviewBy), due('risk-treatment', risk.look && daysLater(risk.look.on, actWithin))]
    case 'in-treatment':
      return [due('risk-review', reviewBy), ...approval]
    case 'within-appetite':
      return [due('risk-review', reviewBy)]
  }
}

/**
 * By when its owner approves what is done about a risk: soon after it was rated, as long as nobody approved that rating; a plan that
 * became another since is to be approved without a day. Nothing where nothing is asked.
 */
function approvalDay(risk: RiskFacts, today: Day): (Day | null)[] {
  const { state, changes } = approvalOn(risk, today)
  if (state !== 'asked' && state !== 'changed') return []
  const anew = state === 'asked' || changes.includes('rating')
  return [anew && risk.rating ? daysLater(risk.rating.on, actWithin) : null]
}

/** By when a risk that was reopened is looked at: soon after the first of what is known by its day, and never later than it had to be anyway. */
function reopenedDay({ reopenings, reviewBy }: RiskStanding): Day | null {
  const days = reopenings.flatMap((one) => ('day' in one ? [daysLater(one.day, lookWithin)] : []))
  return [...days, ...(reviewBy === null ? [] : [reviewBy])].sort()[0] ?? null
}
