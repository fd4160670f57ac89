import type { Actor } from '../../core/access/actor.ts'
import { dayOf } from '../../core/time/instant.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import {
  answerRequest,
  type RequestGround,
  requestEvidence,
  shownRequest,
  withdrawRequest,
} from './request-evidence.ts'
import * as contracts from './requests.contract.ts'
import { anyRequest, colleagues, findRequest, listRequests } from './requests.store.ts'

const userOf = (actor: Actor) => (actor.kind === 'person' ? actor.id : null)

/** Requests for evidence: asked of a colleague, answered, withdrawn. */
export function requestRoutes(ground: RequestGround): Route[] {
  return [
    reads(contracts.listEvidenceRequests, async (reader, { query }, actor) => {
      const { page, size, state, mine, measure } = query
      const today = dayOf(reader.now)
      // Who is no person was asked nothing: an id that nobody has.
      const user = mine ? (userOf(actor) ?? '') : null
      const at = { limit: size, offset: (page - 1) * size }
      const { rows, total } = await listRequests(reader, today, { state, user, measure }, at)
      const items = rows.map((row) => shownRequest(row, userOf(actor), today))
      return { items, total, page, size, any: await anyRequest(reader) }
    }),
    reads(contracts.readEvidenceRequest, async (reader, { params }, actor) => {
      const row = await findRequest(reader, params.id)
      if (!row) throw problems.notFound()
      return shownRequest(row, userOf(actor), dayOf(reader.now))
    }),
    reads(contracts.listColleagues, async (reader) => ({
      items: (await colleagues(reader)).map(({ id, name }) => ({ id, name })),
    })),
    writes(contracts.requestEvidence, (tx, { body }) => requestEvidence(tx, ground, body)),
    writes(contracts.withdrawEvidenceRequest, (tx, { params, seen }) => withdrawRequest(tx, params.id, seen)),
    writes(contracts.answerEvidenceRequest, (tx, { params, body, seen }) => answerRequest(tx, params.id, seen, body)),
  ]
}
