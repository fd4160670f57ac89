import { accountNl } from './account.nl.ts'
import { assessmentNl } from './assessment.nl.ts'
import { assessmentResultNl } from './assessment-result.nl.ts'
import { assessmentTrailNl } from './assessment-trail.nl.ts'
import { assetsNl } from './assets.nl.ts'
import { assuranceNl } from './assurance.nl.ts'
import { assuranceTrailNl } from './assurance-trail.nl.ts'
import { controlNl } from './control.nl.ts'
import { coverageNl } from './coverage.nl.ts'
import { coverageImportNl } from './coverage-import.nl.ts'
import { coverageTrailNl } from './coverage-trail.nl.ts'
import { demonstrabilityNl } from './demonstrability.nl.ts'
import { documentsNl } from './documents.nl.ts'
import { documentsTrailNl } from './documents-trail.nl.ts'
import { estimatesNl } from './estimates.nl.ts'
import { estimatesTrailNl } from './estimates-trail.nl.ts'
import { evidenceNl } from './evidence.nl.ts'
import { evidenceRequestsNl } from './evidence-requests.nl.ts'
import { evidenceTrailNl } from './evidence-trail.nl.ts'
import { explanationNl } from './explanation.nl.ts'
import { frameNl } from './frame.nl.ts'
import { itemsNl } from './items.nl.ts'
import { listImportNl } from './list-import.nl.ts'
import { measuresNl } from './measures.nl.ts'
import { measuresTrailNl } from './measures-trail.nl.ts'
import { ownCoverageNl } from './own-coverage.nl.ts'
import { ownCoverageTrailNl } from './own-coverage-trail.nl.ts'
import { packNl } from './pack.nl.ts'
import { profileNl } from './profile.nl.ts'
import { profileTrailNl } from './profile-trail.nl.ts'
import { readingNl } from './reading.nl.ts'
import { reasonsNl } from './reasons.nl.ts'
import { reviewsNl } from './reviews.nl.ts'
import { rhythmNl } from './rhythm.nl.ts'
import { rhythmTrailNl } from './rhythm-trail.nl.ts'
import { riskNl } from './risk.nl.ts'
import { riskApprovalNl } from './risk-approval.nl.ts'
import { riskCriteriaNl } from './risk-criteria.nl.ts'
import { riskOneNl } from './risk-one.nl.ts'
import { riskResultsNl } from './risk-results.nl.ts'
import { riskTrailNl } from './risk-trail.nl.ts'
import { settingsNl } from './settings.nl.ts'
import { signInNl } from './sign-in.nl.ts'
import { staffNl } from './staff.nl.ts'
import { staffImportNl } from './staff-import.nl.ts'
import { standardsNl } from './standards.nl.ts'
import { statementNl } from './statement.nl.ts'
import { supplierFieldsNl } from './supplier-fields.nl.ts'
import { supplierProofNl } from './supplier-proof.nl.ts'
import { supplierReviewsNl } from './supplier-reviews.nl.ts'
import { supplierReviewsTrailNl } from './supplier-reviews-trail.nl.ts'
import { suppliersNl } from './suppliers.nl.ts'
import { suppliersTrailNl } from './suppliers-trail.nl.ts'
import { todayNl } from './today.nl.ts'
import { touchpointPlanNl } from './touchpoint-plan.nl.ts'
import { touchpointTrailNl } from './touchpoint-trail.nl.ts'
import { touchpointsNl } from './touchpoints.nl.ts'
import { trailNl } from './trail.nl.ts'
import { trainingNl } from './training.nl.ts'
import { transitionNl } from './transition.nl.ts'
import { transitionTrailNl } from './transition-trail.nl.ts'
import { wordsNl } from './words.nl.ts'
import { workshopNl } from './workshop.nl.ts'
import { workshopTrailNl } from './workshop-trail.nl.ts'

/** All texts in Dutch, which also settles their names. */
export const nl = {
  ...wordsNl,
  ...frameNl,
  ...signInNl,
  ...settingsNl,
  ...accountNl,
  ...profileNl,
  ...itemsNl,
  ...profileTrailNl,
  ...assetsNl,
  ...suppliersNl,
  ...supplierFieldsNl,
  ...supplierReviewsNl,
  ...supplierReviewsTrailNl,
  ...suppliersTrailNl,
  ...ownCoverageNl,
  ...ownCoverageTrailNl,
  ...assuranceNl,
  ...coverageNl,
  ...coverageImportNl,
  ...coverageTrailNl,
  ...assuranceTrailNl,
  ...listImportNl,
  ...measuresNl,
  ...measuresTrailNl,
  ...evidenceNl,
  ...evidenceTrailNl,
  ...rhythmTrailNl,
  ...evidenceRequestsNl,
  ...reviewsNl,
  ...packNl,
  ...rhythmNl,
  ...riskNl,
  ...riskOneNl,
  ...riskApprovalNl,
  ...riskResultsNl,
  ...riskCriteriaNl,
  ...estimatesNl,
  ...estimatesTrailNl,
  ...riskTrailNl,
  ...statementNl,
  ...todayNl,
  ...touchpointsNl,
  ...touchpointPlanNl,
  ...trailNl,
  ...touchpointTrailNl,
  ...assessmentNl,
  ...assessmentResultNl,
  ...assessmentTrailNl,
  ...transitionNl,
  ...transitionTrailNl,
  ...documentsNl,
  ...documentsTrailNl,
  ...readingNl,
  ...staffNl,
  ...staffImportNl,
  ...trainingNl,
  ...standardsNl,
  ...controlNl,
  ...demonstrabilityNl,
  ...supplierProofNl,
  ...explanationNl,
  ...reasonsNl,
  ...workshopNl,
  ...workshopTrailNl,
}

export type TextKey = keyof typeof nl
