import { accountEn } from './account.en.ts'
import { assessmentEn } from './assessment.en.ts'
import { assessmentResultEn } from './assessment-result.en.ts'
import { assessmentTrailEn } from './assessment-trail.en.ts'
import { assetsEn } from './assets.en.ts'
import { assuranceEn } from './assurance.en.ts'
import { assuranceTrailEn } from './assurance-trail.en.ts'
import { controlEn } from './control.en.ts'
import { coverageEn } from './coverage.en.ts'
import { coverageImportEn } from './coverage-import.en.ts'
import { coverageTrailEn } from './coverage-trail.en.ts'
import { demonstrabilityEn } from './demonstrability.en.ts'
import { documentsEn } from './documents.en.ts'
import { documentsTrailEn } from './documents-trail.en.ts'
import { estimatesEn } from './estimates.en.ts'
import { estimatesTrailEn } from './estimates-trail.en.ts'
import { evidenceEn } from './evidence.en.ts'
import { evidenceRequestsEn } from './evidence-requests.en.ts'
import { evidenceTrailEn } from './evidence-trail.en.ts'
import { explanationEn } from './explanation.en.ts'
import { frameEn } from './frame.en.ts'
import { itemsEn } from './items.en.ts'
import { listImportEn } from './list-import.en.ts'
import { measuresEn } from './measures.en.ts'
import { measuresTrailEn } from './measures-trail.en.ts'
import type { TextKey } from './nl.ts'
import { ownCoverageEn } from './own-coverage.en.ts'
import { ownCoverageTrailEn } from './own-coverage-trail.en.ts'
import { packEn } from './pack.en.ts'
import { profileEn } from './profile.en.ts'
import { profileTrailEn } from './profile-trail.en.ts'
import { readingEn } from './reading.en.ts'
import { reasonsEn } from './reasons.en.ts'
import { reviewsEn } from './reviews.en.ts'
import { rhythmEn } from './rhythm.en.ts'
import { rhythmTrailEn } from './rhythm-trail.en.ts'
import { riskEn } from './risk.en.ts'
import { riskApprovalEn } from './risk-approval.en.ts'
import { riskCriteriaEn } from './risk-criteria.en.ts'
import { riskOneEn } from './risk-one.en.ts'
import { riskResultsEn } from './risk-results.en.ts'
import { riskTrailEn } from './risk-trail.en.ts'
import { settingsEn } from './settings.en.ts'
import { signInEn } from './sign-in.en.ts'
import { staffEn } from './staff.en.ts'
import { staffImportEn } from './staff-import.en.ts'
import { standardsEn } from './standards.en.ts'
import { statementEn } from './statement.en.ts'
import { supplierFieldsEn } from './supplier-fields.en.ts'
import { supplierProofEn } from './supplier-proof.en.ts'
import { supplierReviewsEn } from './supplier-reviews.en.ts'
import { supplierReviewsTrailEn } from './supplier-reviews-trail.en.ts'
import { suppliersEn } from './suppliers.en.ts'
import { suppliersTrailEn } from './suppliers-trail.en.ts'
import { todayEn } from './today.en.ts'
import { touchpointPlanEn } from './touchpoint-plan.en.ts'
import { touchpointTrailEn } from './touchpoint-trail.en.ts'
import { touchpointsEn } from './touchpoints.en.ts'
import { trailEn } from './trail.en.ts'
import { trainingEn } from './training.en.ts'
import { transitionEn } from './transition.en.ts'
import { transitionTrailEn } from './transition-trail.en.ts'
import { wordsEn } from './words.en.ts'
import { workshopEn } from './workshop.en.ts'
import { workshopTrailEn } from './workshop-trail.en.ts'

/** All texts in English. */
export const en: Record<TextKey, string> = {
  ...wordsEn,
  ...frameEn,
  ...signInEn,
  ...settingsEn,
  ...accountEn,
  ...profileEn,
  ...itemsEn,
  ...profileTrailEn,
  ...assetsEn,
  ...suppliersEn,
  ...supplierFieldsEn,
  ...supplierReviewsEn,
  ...supplierReviewsTrailEn,
  ...suppliersTrailEn,
  ...ownCoverageEn,
  ...ownCoverageTrailEn,
  ...assuranceEn,
  ...coverageEn,
  ...coverageImportEn,
  ...coverageTrailEn,
  ...assuranceTrailEn,
  ...listImportEn,
  ...measuresEn,
  ...measuresTrailEn,
  ...evidenceEn,
  ...evidenceTrailEn,
  ...rhythmTrailEn,
  ...evidenceRequestsEn,
  ...reviewsEn,
  ...packEn,
  ...rhythmEn,
  ...riskEn,
  ...riskOneEn,
  ...riskApprovalEn,
  ...riskResultsEn,
  ...riskCriteriaEn,
  ...estimatesEn,
  ...estimatesTrailEn,
  ...riskTrailEn,
  ...statementEn,
  ...todayEn,
  ...touchpointsEn,
  ...touchpointPlanEn,
  ...trailEn,
  ...touchpointTrailEn,
  ...assessmentEn,
  ...assessmentResultEn,
  ...assessmentTrailEn,
  ...transitionEn,
  ...transitionTrailEn,
  ...documentsEn,
  ...documentsTrailEn,
  ...readingEn,
  ...staffEn,
  ...staffImportEn,
  ...trainingEn,
  ...standardsEn,
  ...controlEn,
  ...demonstrabilityEn,
  ...supplierProofEn,
  ...explanationEn,
  ...reasonsEn,
  ...workshopEn,
  ...workshopTrailEn,
}
