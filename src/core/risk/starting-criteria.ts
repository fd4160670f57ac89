import { z } from 'zod'
import { roles } from '../access/roles.ts'
import type { ContentFault } from '../standards/check-content.ts'
import { parseDuration } from '../time/duration.ts'
import { checkCriteria } from './check-criteria.ts'
import { levelSizes, type StartingCriteria, scaleSizes, startingCriteriaIn } from './criteria.ts'

const words = (max: number) => z.string().trim().min(1).max(max)
const both = (max: number) => z.strictObject({ nl: words(max), en: words(max) })
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const duration = z.string().refine((text) => parseDuration(text) !== null, 'is no duration such as P6M')
const scale = z
  .array(z.strictObject({ name: both(60), meaning: both(500) }))
  .min(scaleSizes.least)
  .max(scaleSizes.most)

const set: z.ZodType<StartingCriteria> = z.strictObject({
  id,
  name: both(60),
  /** For whom it is meant. */
  about: both(500),
  likelihood: scale,
  impact: scale,
  aspects: z.array(z.strictObject({ id, name: both(60), meanings: z.array(both(500)) })).min(1),
  levels: z
    .array(
      z.strictObject({
        name: both(60),
        reviewEvery: duration,
        acceptedBy: z.array(z.enum(roles)),
        acceptFor: duration,
      }),
    )
    .min(levelSizes.least)
    .max(levelSizes.most),
  matrix: z.array(z.array(z.int().min(0))),
  appetite: z.int().min(0),
})

/** The criteria that are proposed to begin with, the default first: `content/risk/criteria.yaml`. */
export const startingCriteria = z.strictObject({ id: z.literal('criteria'), sets: z.array(set).min(1) })

/** What is wrong in sets that each have the right form: an organisation that takes one over as it is must be able to approve it. */
export function checkStartingCriteria(sets: readonly StartingCriteria[]): ContentFault[] {
  return sets.flatMap((one) => {
    const told = (['nl', 'en'] as const).flatMap((language) =>
      checkCriteria(startingCriteriaIn(one, language), new Set()).map(
        ({ path, message }) => [`${one.id}.${path}`, message.en] as const,
      ),
    )
    return [...new Map(told)].map(([place, message]) => ({ in: 'risk/criteria.yaml', place, message }))
  })
}
