import { z } from 'zod'

/**
 * What controls of a list of somebody else come nearest to in an edition that we know, by identifiers alone. A reading of subjects, not of
 * texts: what it carries over is uncertain, and can be changed with every import.
 */
export const crosswalk = z.strictObject({
  id: z.string(),
  /** Earlier editions whose numbers these are, which the product knows by number alone; none: a list that is no standard of ours. */
  from: z
    .array(z.strictObject({ standard: z.string().min(1), year: z.int().min(1900), name: z.string().min(1) }))
    .optional(),
  to: z.string(),
  contentVersion: z.int().min(1),
  confidence: z.enum(['low', 'medium', 'high']),
  sources: z.array(z.string()).min(1),
  /** Controls that come near to nothing in the edition. */
  left: z.array(z.string().min(1)).optional(),
  pairs: z.array(z.strictObject({ from: z.string().min(1), to: z.array(z.string().min(1)).min(1) })).min(1),
})
export type Crosswalk = z.infer<typeof crosswalk>
