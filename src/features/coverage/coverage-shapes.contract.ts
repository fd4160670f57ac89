import { z } from 'zod'
import { losses } from '../../core/coverage/carry.ts'
import { coveredBy, extents, groundMarks, restingOn, sharingTerms, strengths } from '../../core/coverage/facts.ts'
import { coverageStandings } from '../../core/coverage/sums.ts'
import { day, id, line, prose } from '../../platform/http/shapes.ts'

/** Pieces that the contracts about coverage share. */
export const named = z.strictObject({ id, title: z.string() })
export const by = z.enum(coveredBy)
export const extent = z.enum(extents)
export const restsOn = z.enum(restingOn)
export const strength = z.enum(strengths)
/** What takes weight from what something rests on. */
export const marks = z.array(z.enum(groundMarks))
export const terms = z.enum(sharingTerms)
export const standing = z.enum(coverageStandings)
export const source = z.enum(['hand', 'sheet', 'caiq', 'oscal'])

/** How many requirements stand how; the counts add up to `of`, and what is not covered directly or partly is left. */
export const sum = z.strictObject({
  edition: z.string(),
  editionName: z.string(),
  of: z.int(),
  left: z.int(),
  counts: z.record(standing, z.int()),
  /** Of what is covered, how much is shown to work; the rest only that it is there, or by the word of the supplier. */
  works: z.strictObject({ directly: z.int(), partly: z.int() }),
  /** Of all requirements of the edition, how many were decided not to apply. */
  excluded: z.int(),
})

/** What one service covers of one requirement. */
export const covering = z.strictObject({
  supplier: named,
  service: named,
  report: named,
  by,
  extent,
  strength,
  standing,
  /** What it rests on, and the last day on which each shows it; null where none does, or no end is known. */
  grounds: z.array(z.strictObject({ title: z.string(), strength, through: day.nullable(), holds: z.boolean(), marks })),
  /** The last day on which it stands so. */
  through: day.nullable(),
  /** Whether it is shown to work, not only to exist. */
  works: z.boolean(),
  /** Where it stood in the edition of the report, and what is lost on the way; null where the report writes of this edition. */
  carried: z
    .strictObject({ editionName: z.string(), requirements: z.array(z.string()), loss: z.enum(losses).nullable() })
    .nullable(),
})

/** What is written down about a report itself. */
export const reportBody = {
  title: line(1, 200),
  version: line(0, 60),
  /** The day of which it tells. */
  asOf: day,
  terms,
  termsNote: prose(4000),
  disclaimer: prose(4000),
}

/** Asked where terms open a report further than it was given: who at the supplier agreed to that, and why. */
export const agreement = prose(1000).default('')

/** What is written down about one requirement in a report. */
export const claimBody = z.strictObject({
  /** An edition of the content by its id, or what the report says in words. */
  edition: line(1, 120),
  requirement: line(1, 60),
  reference: line(0, 120),
  by,
  extent,
  restsOn,
  certificate: id.nullable(),
  assurance: id.nullable(),
  place: line(0, 400),
  statement: prose(8000),
  customerPart: prose(8000),
})
export type ClaimBody = z.output<typeof claimBody>
