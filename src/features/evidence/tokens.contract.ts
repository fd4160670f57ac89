import { z } from 'zod'
import { tokenScopes } from '../../core/access/actor.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, id, instant, line, revision } from '../../platform/http/shapes.ts'

const access = { permission: 'tokens:manage' } as const
const one = z.strictObject({ id })

export const listAccessTokens = contract({
  name: 'listAccessTokens',
  summary: 'Access tokens for scripts: what each is for, until when, and when it was used last',
  method: 'GET',
  path: '/api/tokens',
  access,
  change: 'none',
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        id,
        revision,
        name: z.string(),
        scope: z.enum(tokenScopes),
        /** Empty: any measure. */
        measures: z.array(z.strictObject({ id, title: z.string() })),
        madeBy: z.string(),
        madeAt: instant,
        expiresAt: instant,
        state: z.enum(['valid', 'expired', 'withdrawn']),
        /** By the trail: the last thing that was recorded with it. */
        lastUsedAt: instant.nullable(),
      }),
    ),
  }),
})

export const makeAccessToken = contract({
  name: 'makeAccessToken',
  summary: 'Make an access token; it is shown this once, and only a digest of it is kept',
  method: 'POST',
  path: '/api/tokens',
  access,
  change: 'new',
  body: z.strictObject({
    name: line(1, 120),
    measures: z.array(id).max(200),
    /** The last day on which it can be used; at most two years from now. */
    expiresOn: day,
  }),
  answer: z.strictObject({ id, token: z.string().nullable() }),
  secrets: ['token'],
})

export const withdrawAccessToken = contract({
  name: 'withdrawAccessToken',
  summary: 'Withdraw an access token: from now on it opens nothing',
  method: 'POST',
  path: '/api/tokens/:id/withdrawal',
  access,
  change: 'existing',
  params: one,
  answer: one,
})
