import * as account from '../features/account/account.contract.ts'
import * as secondFactor from '../features/account/second-factor.contract.ts'
import * as applicability from '../features/applicability/applicability.contract.ts'
import * as proposals from '../features/applicability/proposals.contract.ts'
import * as answering from '../features/assessment/answering.contract.ts'
import * as assessment from '../features/assessment/assessment.contract.ts'
import * as assessmentResults from '../features/assessment/results.contract.ts'
import * as organisations from '../features/organisations/organisations.contract.ts'
import * as people from '../features/people/people.contract.ts'
import * as calendar from '../features/profile/calendar.contract.ts'
import * as scopeItems from '../features/profile/items.contract.ts'
import * as profile from '../features/profile/profile.contract.ts'
import * as scopeStatement from '../features/profile/scope-statement.contract.ts'
import * as soa from '../features/soa/soa.contract.ts'
import * as explanations from '../features/standards/explanations.contract.ts'
import * as ownTexts from '../features/standards/own-texts-sheet.contract.ts'
import * as standards from '../features/standards/standards.contract.ts'
import * as system from '../features/system/system.contract.ts'
import * as today from '../features/today/today.contract.ts'
import * as touchpointPlan from '../features/touchpoints/touchpoint-plan.contract.ts'
import * as touchpoints from '../features/touchpoints/touchpoints.contract.ts'
import * as trail from '../features/trail/trail.contract.ts'
import * as transition from '../features/transition/transition.contract.ts'
import type { Contract } from '../platform/http/contract.ts'

const subjects = [
  account,
  secondFactor,
  organisations,
  people,
  standards,
  explanations,
  ownTexts,
  profile,
  scopeItems,
  calendar,
  scopeStatement,
  applicability,
  proposals,
  soa,
  assessment,
  answering,
  assessmentResults,
  transition,
  touchpoints,
  touchpointPlan,
  today,
  trail,
  system,
]

const isContract = (value: unknown): value is Contract =>
  typeof value === 'object' && value !== null && 'access' in value

/** Every contract of the product, for what must see them all: OpenAPI, the access matrix, the check that each has a route. */
export const contracts: Contract[] = subjects.flatMap((subject) => Object.values(subject).filter(isContract))
