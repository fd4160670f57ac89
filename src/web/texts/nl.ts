import { accountNl } from './account.nl.ts'
import { assessmentNl } from './assessment.nl.ts'
import { assessmentResultNl } from './assessment-result.nl.ts'
import { assessmentTrailNl } from './assessment-trail.nl.ts'
import { controlNl } from './control.nl.ts'
import { explanationNl } from './explanation.nl.ts'
import { frameNl } from './frame.nl.ts'
import { itemsNl } from './items.nl.ts'
import { profileNl } from './profile.nl.ts'
import { profileTrailNl } from './profile-trail.nl.ts'
import { reasonsNl } from './reasons.nl.ts'
import { settingsNl } from './settings.nl.ts'
import { signInNl } from './sign-in.nl.ts'
import { standardsNl } from './standards.nl.ts'
import { statementNl } from './statement.nl.ts'
import { todayNl } from './today.nl.ts'
import { touchpointPlanNl } from './touchpoint-plan.nl.ts'
import { touchpointTrailNl } from './touchpoint-trail.nl.ts'
import { touchpointsNl } from './touchpoints.nl.ts'
import { trailNl } from './trail.nl.ts'
import { transitionNl } from './transition.nl.ts'
import { transitionTrailNl } from './transition-trail.nl.ts'
import { wordsNl } from './words.nl.ts'

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
  ...standardsNl,
  ...controlNl,
  ...explanationNl,
  ...reasonsNl,
}

export type TextKey = keyof typeof nl
