import { z } from 'zod'
import { profileFact } from '../../core/guidance/guidance.ts'
import { sectorIds } from '../../core/profile/sector.ts'
import { contract } from '../../platform/http/contract.ts'
import { done, instant, prose, revision } from '../../platform/http/shapes.ts'

const profile = {
  sector: z.enum(sectorIds).nullable(),
  /** What the organisation does, in a few sentences. */
  description: prose(2000),
  /** People within the scope, employed and hired. */
  people: z.int().min(0).max(1_000_000).nullable(),
  fte: z.number().min(0).max(1_000_000).multipleOf(0.1).nullable(),
  careForm: z.enum(['institution', 'sole-provider', 'under-another']).nullable(),
  processesHealthData: z.boolean().nullable(),
  /** On which legal ground health data is processed for others. */
  legalGround: prose(1000),
  processorAgreement: z.boolean().nullable(),
}

const recordedFact = z.strictObject({
  fact: profileFact,
  revision,
  holds: z.boolean(),
  note: z.string(),
  recordedBy: z.string(),
  recordedAt: instant,
})

const cluster = z.strictObject({
  /** Computed from the answers, never typed: Z gives care, B processes health data otherwise, none cannot be certified for NEN 7510. */
  cluster: z.enum(['Z', 'B', 'none']).nullable(),
  open: z.enum(['gives-care', 'care-form', 'processes-health-data']).nullable(),
  attention: z.array(z.enum(['legal-ground', 'processor-agreement', 'no-processor-agreement'])),
})

const whole = z.strictObject({
  /** 0 while nothing was saved yet. */
  revision,
  ...profile,
  /** What was answered, in the order in which it is asked; a fact that is not here was not answered. */
  facts: z.array(recordedFact),
  cluster,
})

export const readProfile = contract({
  name: 'readProfile',
  summary: 'Who the organisation is: sector, size, the facts that decide applicability, and the cluster that follows',
  method: 'GET',
  path: '/api/profile',
  access: { permission: 'profile:read' },
  change: 'none',
  timeTravel: true,
  answer: whole,
})

export const saveProfile = contract({
  name: 'saveProfile',
  summary: 'Change sector, size and the answers that decide the cluster',
  method: 'PUT',
  path: '/api/profile',
  access: { permission: 'profile:write' },
  change: 'existing',
  body: z.strictObject(profile),
  answer: whole,
})

export const recordFact = contract({
  name: 'recordFact',
  summary: 'Answer one of the facts that decide applicability',
  method: 'PUT',
  path: '/api/profile/facts/:fact',
  access: { permission: 'profile:write' },
  change: 'existing',
  params: z.strictObject({ fact: profileFact }),
  body: z.strictObject({ holds: z.boolean(), note: prose(1000) }),
  answer: recordedFact,
})

export const withdrawFact = contract({
  name: 'withdrawFact',
  summary: 'Take the answer about a fact back: it is not answered again',
  method: 'DELETE',
  path: '/api/profile/facts/:fact',
  access: { permission: 'profile:write' },
  change: 'existing',
  params: z.strictObject({ fact: profileFact }),
  answer: done,
})
