import { accountEn } from './account.en.ts'
import { assessmentEn } from './assessment.en.ts'
import { assessmentResultEn } from './assessment-result.en.ts'
import { assessmentTrailEn } from './assessment-trail.en.ts'
import { controlEn } from './control.en.ts'
import { explanationEn } from './explanation.en.ts'
import { frameEn } from './frame.en.ts'
import { itemsEn } from './items.en.ts'
import type { TextKey } from './nl.ts'
import { profileEn } from './profile.en.ts'
import { profileTrailEn } from './profile-trail.en.ts'
import { reasonsEn } from './reasons.en.ts'
import { settingsEn } from './settings.en.ts'
import { signInEn } from './sign-in.en.ts'
import { standardsEn } from './standards.en.ts'
import { statementEn } from './statement.en.ts'
import { todayEn } from './today.en.ts'
import { touchpointPlanEn } from './touchpoint-plan.en.ts'
import { touchpointTrailEn } from './touchpoint-trail.en.ts'
import { touchpointsEn } from './touchpoints.en.ts'
import { trailEn } from './trail.en.ts'
import { transitionEn } from './transition.en.ts'
import { transitionTrailEn } from './transition-trail.en.ts'
import { wordsEn } from './words.en.ts'

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
  ...standardsEn,
  ...controlEn,
  ...explanationEn,
  ...reasonsEn,
}
