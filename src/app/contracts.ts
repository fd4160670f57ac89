import * as account from '../features/account/account.contract.ts'
import * as secondFactor from '../features/account/second-factor.contract.ts'
import * as applicability from '../features/applicability/applicability.contract.ts'
import * as proposals from '../features/applicability/proposals.contract.ts'
import * as answering from '../features/assessment/answering.contract.ts'
import * as assessment from '../features/assessment/assessment.contract.ts'
import * as assessmentResults from '../features/assessment/results.contract.ts'
import * as assets from '../features/assets/assets.contract.ts'
import * as assetRegister from '../features/assets/register.contract.ts'
import * as assurance from '../features/assurance/assurance.contract.ts'
import * as assuranceParts from '../features/assurance/assurance-parts.contract.ts'
import * as coverage from '../features/coverage/coverage.contract.ts'
import * as coverageImport from '../features/coverage/coverage-import.contract.ts'
import * as covered from '../features/coverage/covered.contract.ts'
import * as demonstrability from '../features/demonstrability/demonstrability.contract.ts'
import * as supplierProof from '../features/demonstrability/reliances.contract.ts'
import * as documents from '../features/documents/documents.contract.ts'
import * as readers from '../features/documents/readers.contract.ts'
import * as reading from '../features/documents/reading.contract.ts'
import * as documentVersions from '../features/documents/versions.contract.ts'
import * as estimates from '../features/estimates/estimates.contract.ts'
import * as evidence from '../features/evidence/evidence.contract.ts'
import * as evidenceRequests from '../features/evidence/requests.contract.ts'
import * as tokens from '../features/evidence/tokens.contract.ts'
import * as files from '../features/files/files.contract.ts'
import * as measures from '../features/measures/measures.contract.ts'
import * as measuresSheet from '../features/measures/measures-sheet.contract.ts'
import * as reliances from '../features/measures/reliances.contract.ts'
import * as organisations from '../features/organisations/organisations.contract.ts'
import * as coverageShares from '../features/own-coverage/coverage-shares.contract.ts'
import * as ownCoverage from '../features/own-coverage/own-coverage.contract.ts'
import * as ownCoverageVersions from '../features/own-coverage/own-coverage-versions.contract.ts'
import * as pack from '../features/pack/pack.contract.ts'
import * as people from '../features/people/people.contract.ts'
import * as calendar from '../features/profile/calendar.contract.ts'
import * as scopeItems from '../features/profile/items.contract.ts'
import * as profile from '../features/profile/profile.contract.ts'
import * as scopeStatement from '../features/profile/scope-statement.contract.ts'
import * as reviews from '../features/reviews/reviews.contract.ts'
import * as duties from '../features/rhythm/duties.contract.ts'
import * as following from '../features/rhythm/following.contract.ts'
import * as rhythm from '../features/rhythm/rhythm.contract.ts'
import * as riskAcceptance from '../features/risk/acceptance.contract.ts'
import * as riskApproval from '../features/risk/approval.contract.ts'
import * as riskCriteria from '../features/risk/criteria.contract.ts'
import * as riskResults from '../features/risk/results.contract.ts'
import * as risk from '../features/risk/risk.contract.ts'
import * as riskSheet from '../features/risk/risk-sheet.contract.ts'
import * as risks from '../features/risk/risks.contract.ts'
import * as soa from '../features/soa/soa.contract.ts'
import * as staffImport from '../features/staff/import.contract.ts'
import * as staff from '../features/staff/staff.contract.ts'
import * as trainings from '../features/staff/trainings.contract.ts'
import * as explanations from '../features/standards/explanations.contract.ts'
import * as ownTexts from '../features/standards/own-texts-sheet.contract.ts'
import * as standards from '../features/standards/standards.contract.ts'
import * as answerByLink from '../features/supplier-reviews/answering.contract.ts'
import * as supplierFollowing from '../features/supplier-reviews/following.contract.ts'
import * as supplierListFiles from '../features/supplier-reviews/list-files.contract.ts'
import * as questionnaires from '../features/supplier-reviews/questionnaires.contract.ts'
import * as supplierReviews from '../features/supplier-reviews/supplier-reviews.contract.ts'
import * as supplierImport from '../features/suppliers/supplier-import.contract.ts'
import * as supplierPapers from '../features/suppliers/supplier-papers.contract.ts'
import * as suppliers from '../features/suppliers/suppliers.contract.ts'
import * as system from '../features/system/system.contract.ts'
import * as today from '../features/today/today.contract.ts'
import * as touchpointPlan from '../features/touchpoints/touchpoint-plan.contract.ts'
import * as touchpoints from '../features/touchpoints/touchpoints.contract.ts'
import * as trail from '../features/trail/trail.contract.ts'
import * as transition from '../features/transition/transition.contract.ts'
import * as workshop from '../features/workshop/workshop.contract.ts'
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
  staff,
  staffImport,
  trainings,
  assets,
  assetRegister,
  suppliers,
  supplierPapers,
  supplierImport,
  assurance,
  assuranceParts,
  coverage,
  coverageImport,
  covered,
  measures,
  documents,
  documentVersions,
  readers,
  reading,
  measuresSheet,
  reliances,
  reviews,
  supplierReviews,
  supplierListFiles,
  supplierFollowing,
  questionnaires,
  answerByLink,
  demonstrability,
  supplierProof,
  pack,
  rhythm,
  duties,
  following,
  estimates,
  riskCriteria,
  risks,
  risk,
  riskAcceptance,
  riskApproval,
  riskResults,
  riskSheet,
  ownCoverage,
  ownCoverageVersions,
  coverageShares,
  today,
  files,
  evidence,
  evidenceRequests,
  tokens,
  trail,
  workshop,
  system,
]

const isContract = (value: unknown): value is Contract =>
  typeof value === 'object' && value !== null && 'access' in value

/** Every contract of the product, for what must see them all: OpenAPI, the access matrix, the check that each has a route. */
export const contracts: Contract[] = subjects.flatMap((subject) => Object.values(subject).filter(isContract))
