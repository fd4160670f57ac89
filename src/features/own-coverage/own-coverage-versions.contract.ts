import { z } from 'zod'
import { coveredBy, extents, restingOn } from '../../core/coverage/facts.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, done, id, prose, sha256 } from '../../platform/http/shapes.ts'

/** The forms in which a report goes out. */
export const coverageForms = ['pdf', 'docx', 'xlsx', 'oscal'] as const
export const coverageForm = z.enum(coverageForms)

const text = z.strictObject({ nl: z.string(), en: z.string() })
const reading = { permission: 'suppliers:read' } as const
const publishing = { permission: 'coverage:publish' } as const
const one = z.strictObject({ id })

/** `fingerprint` is that of the report that the approver saw: nothing else is approved. */
export const approveOwnCoverage = contract({
  name: 'approveOwnCoverage',
  summary: 'Approve an own coverage report as it stands, as a version that never changes',
  method: 'POST',
  path: '/api/own-coverages/:id/versions',
  access: publishing,
  change: 'new',
  params: one,
  body: z.strictObject({ note: prose(1000), fingerprint: sha256 }),
  answer: z.strictObject({ id, number: z.int(), sha256: z.string() }),
})

export const withdrawOwnCoverageVersion = contract({
  name: 'withdrawOwnCoverageVersion',
  summary: 'Withdraw a version: no customer can read it any more',
  method: 'POST',
  path: '/api/own-coverage-versions/:id/withdrawal',
  access: publishing,
  change: 'existing',
  params: one,
  answer: done,
})

const side = z.strictObject({
  by: z.enum(coveredBy),
  extent: z.enum(extents),
  restsOn: z.enum(restingOn),
  place: z.string(),
  statement: z.string(),
  customerPart: z.string(),
})

export const compareOwnCoverage = contract({
  name: 'compareOwnCoverage',
  summary: 'What differs between two versions of an own coverage report, or between a version and how it stands now',
  method: 'GET',
  path: '/api/own-coverages/:id/difference',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  /** Numbers of versions; without `to`: how it stands now. */
  query: z.strictObject({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1).optional() }),
  answer: z.strictObject({
    from: z.int(),
    to: z.int().nullable(),
    head: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
    grounds: z.array(
      z.strictObject({
        title: z.string(),
        number: z.string(),
        body: z.string(),
        ends: day,
        change: z.enum(['came', 'went', 'other']),
      }),
    ),
    claims: z.array(
      z.strictObject({
        requirement: z.string(),
        number: z.string(),
        title: text,
        before: side.nullable(),
        after: side.nullable(),
      }),
    ),
    same: z.int(),
  }),
})

export const downloadOwnCoverage = contract({
  name: 'downloadOwnCoverage',
  summary: 'An own coverage report as a file: a version by its number, or how it stands now as a draft',
  method: 'GET',
  path: '/api/own-coverages/:id/file',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  query: z.strictObject({ format: coverageForm, version: z.coerce.number().int().min(1).optional() }),
  answer: 'file',
})
