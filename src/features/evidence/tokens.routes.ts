import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import * as contracts from './tokens.contract.ts'
import { makeToken, readTokens, withdrawToken } from './tokens.ts'

/** Access tokens with which scripts and CI jobs hand in evidence. */
export function tokenRoutes(): Route[] {
  return [
    reads(contracts.listAccessTokens, async (reader) => ({ items: await readTokens(reader) })),
    writes(contracts.makeAccessToken, (tx, { body }) => makeToken(tx, body)),
    writes(contracts.withdrawAccessToken, (tx, { params, seen }) => withdrawToken(tx, params.id, seen)),
  ]
}
