import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { roles } from '../../core/access/roles.ts'
import { home } from '../../platform/home.ts'
import { demoProfile } from './demo-profile.ts'

/** Days before today. At least three, so that moving to the next working day never reaches the future. */
const daysAgo = z.int().min(3).max(900)
const text = z.string().trim().min(20).max(600)
const edition = z.string().regex(/^[a-z0-9-]{3,40}$/)
/** One edition alone; left out, the step is for every edition adopted by then. */
const only = edition.optional()

const included = z.strictObject({
  daysAgo,
  only,
  applies: z.literal(true),
  reasons: z.array(z.enum(['risk', 'law', 'contract', 'good-practice'])).min(1),
  law: z.string().min(3).max(300).optional(),
  contract: z.string().min(3).max(300).optional(),
  presence: z.enum(['in-place', 'partly', 'planned', 'absent']).nullable(),
  /** Days from today: negative in the past, positive for what is still planned. */
  since: z.int().min(-2000).max(400).optional(),
  description: text,
})
const excluded = z.strictObject({ daysAgo, only, applies: z.literal(false), justification: text })
const withdrawn = z.strictObject({ daysAgo, only, withdrawn: z.literal(true) })

const person = z.strictObject({
  /** The name by which the rest of the file calls this person. */
  key: z.string().min(2),
  name: z.string().endsWith('(demo)'),
  email: z.email().regex(/\.example$/),
  role: z.enum(roles),
  operator: z.boolean().default(false),
  joinedDaysAgo: daysAgo,
})

/** A demo organisation: who works there, and step by step what they decided. Controls are those of NEN 7510:2024. */
export const demoOrganisation = z.strictObject({
  id: z.string(),
  createdDaysAgo: daysAgo,
  organisation: z.strictObject({
    name: z.string().endsWith('(demo)'),
    kind: z.enum(['care-provider', 'ict-supplier', 'other-processor']),
    language: z.enum(['nl', 'en']),
    careTerm: z.enum(['client', 'patient']),
    scope: z.string().min(1).max(4000),
  }),
  people: z.array(person).min(1),
  adoptions: z.array(
    z.strictObject({
      edition,
      by: z.string(),
      daysAgo,
      /** From this day the decisions about counterparts in editions adopted before are decided for this one too. */
      takeOver: z.strictObject({ by: z.string(), daysAgo }).optional(),
    }),
  ),
  profile: demoProfile,
  approvals: z.array(z.strictObject({ by: z.string(), daysAgo, note: z.string().max(1000) })),
  controls: z.array(
    z.strictObject({
      control: z.string().regex(/^\d\.\d{1,2}$/),
      by: z.string(),
      /** Oldest first. */
      steps: z.array(z.union([included, excluded, withdrawn])).min(1),
    }),
  ),
})

export type DemoOrganisation = z.infer<typeof demoOrganisation>
export type DemoPerson = DemoOrganisation['people'][number]
export type DemoStep = DemoOrganisation['controls'][number]['steps'][number]

const readJson = (file: string): object => JSON.parse(readFileSync(join(home, 'content', 'demo', file), 'utf8'))

/** The edition whose numbers the demo uses for controls. */
export const demoEdition = 'nen-7510-2024'

/** The demo organisations as they stand in `content/demo`. Throws where a file does not fit its schema. */
export function readDemoOrganisations(): DemoOrganisation[] {
  return ['de-vaart', 'medicom'].map((name) =>
    demoOrganisation.parse({ ...readJson(`${name}.json`), profile: readJson(`${name}.profile.json`) }),
  )
}
