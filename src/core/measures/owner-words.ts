import type { OwnerRole } from '../guidance/guidance.ts'

/** The roles that the content names as owner of a measure, in words: what a measure begins with until somebody is named. */
export const ownerWords: Record<OwnerRole, { nl: string; en: string }> = {
  board: { nl: 'Bestuur of directie', en: 'Board or management' },
  'security-officer': { nl: 'Security officer', en: 'Security officer' },
  'data-protection-officer': { nl: 'Functionaris gegevensbescherming', en: 'Data protection officer' },
  'it-manager': { nl: 'Hoofd ICT', en: 'IT manager' },
  'system-owner': { nl: 'Systeemeigenaar', en: 'System owner' },
  'process-owner': { nl: 'Proceseigenaar', en: 'Process owner' },
  hr: { nl: 'Personeelszaken', en: 'Human resources' },
  'facility-manager': { nl: 'Facilitair beheer', en: 'Facilities manager' },
  procurement: { nl: 'Inkoop', en: 'Procurement' },
  'quality-manager': { nl: 'Kwaliteitsmanager', en: 'Quality manager' },
  'software-lead': { nl: 'Hoofd softwareontwikkeling', en: 'Head of software development' },
}
