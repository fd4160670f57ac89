import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { day, id, language, pageOf, pageQuery } from '../../platform/http/shapes.ts'

const place = z.strictObject({ id: id.nullable(), name: z.string(), audience: z.int(), confirmed: z.int() })

const filter = {
  /** Left out: the version in force. */
  version: id.optional(),
  state: z.enum(['all', 'missing', 'late', 'confirmed']).default('all'),
  team: id.or(z.literal('none')).optional(),
  location: id.or(z.literal('none')).optional(),
  search: z.string().trim().max(100).optional(),
}
export type ReaderFilter = z.output<ReturnType<typeof z.strictObject<typeof filter>>>

const access = { permission: 'staff:read' } as const
const named = z.strictObject({ id })

export const listReaders = contract({
  name: 'listReaders',
  summary:
    'Who is in the audience of a version on a day, who confirmed it and who is missing, in all and by team and location',
  method: 'GET',
  path: '/api/documents/:id/readers',
  access,
  change: 'none',
  timeTravel: true,
  params: named,
  query: z.strictObject({ ...filter, ...pageQuery }),
  answer: z.strictObject({
    ...pageOf(
      z.strictObject({
        id,
        name: z.string(),
        function: z.string(),
        location: z.string().nullable(),
        teams: z.array(z.string()),
        confirmedOn: day.nullable(),
        /** How it was confirmed. */
        by: z.enum(['link', 'account']).nullable(),
        score: z.int().nullable(),
        askedOn: day.nullable(),
        dueOn: day.nullable(),
        late: z.int(),
        hasEmail: z.boolean(),
        mailedOn: day.nullable(),
      }),
    ).shape,
    /** The day on which people count: today, or the last day on which the version held. */
    day,
    version: z.strictObject({ id, number: z.int() }).nullable(),
    counts: z.strictObject({ audience: z.int(), confirmed: z.int(), missing: z.int(), late: z.int() }),
    /** Somebody in two teams counts in both. */
    teams: z.array(place),
    locations: z.array(place),
    /** Employed, and not in the audience; of whom nothing is known that the audience goes by, such as a team. */
    leftOut: z.int(),
    unplaced: z.array(z.strictObject({ id, name: z.string() })),
    /** Confirmed, and no longer in the audience or no longer employed. */
    confirmedElsewhere: z.int(),
    mailsAreSent: z.boolean(),
  }),
})

export const exportReaders = contract({
  name: 'exportReaders',
  summary: 'The readers that are shown, as a sheet',
  method: 'GET',
  path: '/api/documents/:id/readers/file',
  access,
  change: 'none',
  timeTravel: true,
  params: named,
  query: z.strictObject({ ...filter, language: language.optional() }),
  answer: 'file',
})

export const remindReaders = contract({
  name: 'remindReaders',
  summary: 'Mail those who still have to confirm now, besides the weekly reminder; nobody twice in a day',
  method: 'POST',
  path: '/api/documents/:id/reminders',
  access: { permission: 'staff:write' },
  change: 'new',
  params: named,
  body: z.strictObject({
    /** Left empty: everybody who is missing. */
    staff: z.array(id).max(500),
  }),
  answer: z.strictObject({ reminded: z.int(), notMailable: z.int(), mailedBefore: z.int() }),
})
