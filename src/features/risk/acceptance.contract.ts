import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { day, id, prose } from '../../platform/http/shapes.ts'
import { risk } from './risk-shapes.contract.ts'

const accepting = { permission: 'risk:accept' } as const

export const acceptRisk = contract({
  name: 'acceptRisk',
  summary:
    'Bear a risk as it stands, with a reason and until a day; open to whom the criteria name for its current level',
  method: 'POST',
  path: '/api/risks/:id/acceptances',
  access: accepting,
  change: 'existing',
  params: z.strictObject({ id }),
  body: z.strictObject({
    reason: prose(2000).min(1),
    /** The place of the level that was seen: it can become another without anybody changing the risk, and that is not accepted unseen. */
    level: z.int().min(0).max(4),
    /** The last day on which it is accepted. */
    ends: day,
  }),
  answer: risk,
})

export const withdrawAcceptance = contract({
  name: 'withdrawAcceptance',
  summary: 'Take an acceptance back from today; If-Match is the revision of the acceptance',
  method: 'POST',
  path: '/api/risk-acceptances/:id/withdrawal',
  access: accepting,
  change: 'existing',
  params: z.strictObject({ id }),
  body: z.strictObject({ reason: prose(2000).min(1) }),
  answer: risk,
})
