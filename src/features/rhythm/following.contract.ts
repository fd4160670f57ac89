import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { id, instant, language, revision } from '../../platform/http/shapes.ts'

const following = { permission: 'tasks:follow' } as const
const every = z.enum(['day', 'week', 'never'])

const digest = z.strictObject({
  /** 0: nothing was chosen yet, and the mail goes out once a week. */
  revision,
  every,
  /** The next moment at which a mail can go out; none goes out where nothing is due. */
  nextAt: instant.nullable(),
  lastAt: instant.nullable(),
  /** To which address, and whether this installation sends mail at all. */
  address: z.string(),
  mail: z.enum(['works', 'not-configured']),
})

export const readDigest = contract({
  name: 'readDigest',
  summary: 'How often the caller is mailed what is due',
  method: 'GET',
  path: '/api/digest',
  access: following,
  change: 'none',
  answer: digest,
})

export const changeDigest = contract({
  name: 'changeDigest',
  summary: 'Choose how often to be mailed what is due; If-Match 0 where nothing was chosen yet',
  method: 'PUT',
  path: '/api/digest',
  access: following,
  change: 'existing',
  body: z.strictObject({ every }),
  answer: digest,
})

const whose = z.enum(['mine', 'all'])

export const listFeeds = contract({
  name: 'listFeeds',
  summary: 'The calendar feeds of the caller that work, newest first; their links are not kept',
  method: 'GET',
  path: '/api/feeds',
  access: following,
  change: 'none',
  answer: z.strictObject({
    items: z.array(z.strictObject({ id, revision, whose, language, madeAt: instant })),
    /** How many one account can have at once. */
    most: z.int(),
  }),
})

export const makeFeed = contract({
  name: 'makeFeed',
  summary: 'Make a secret link by which a calendar program follows what is due; it is shown once',
  method: 'POST',
  path: '/api/feeds',
  access: following,
  change: 'new',
  body: z.strictObject({ whose, language }),
  secrets: ['link'],
  answer: z.strictObject({ id, revision, link: z.string().nullable() }),
})

export const withdrawFeed = contract({
  name: 'withdrawFeed',
  summary: 'Let a calendar feed stop working',
  method: 'POST',
  path: '/api/feeds/:id/withdrawal',
  access: following,
  change: 'existing',
  params: z.strictObject({ id }),
  answer: z.strictObject({ id }),
})

export const listAllFeeds = contract({
  name: 'listAllFeeds',
  summary: 'The calendar feeds of everybody in the organisation that work, newest first, with whose they are',
  method: 'GET',
  path: '/api/organisation/feeds',
  access: { permission: 'people:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    items: z.array(z.strictObject({ id, revision, whose, madeAt: instant, name: z.string(), email: z.string() })),
  }),
})

export const withdrawAnyFeed = contract({
  name: 'withdrawAnyFeed',
  summary: 'Let a calendar feed of anybody in the organisation stop working',
  method: 'POST',
  path: '/api/organisation/feeds/:id/withdrawal',
  access: { permission: 'people:edit' },
  change: 'existing',
  params: z.strictObject({ id }),
  answer: z.strictObject({ id }),
})

export const openFeed = contract({
  name: 'openFeed',
  summary: 'What is due as an iCalendar file, by the token of the link alone: 30 days back and 400 ahead',
  method: 'GET',
  path: '/api/feeds/:token/calendar.ics',
  access: 'public',
  change: 'none',
  params: z.strictObject({ token: z.string().min(1).max(200) }),
  answer: 'file',
})
