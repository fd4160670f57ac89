import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { accessTokenStart } from '../../core/access/actor.ts'
import type { Role } from '../../core/access/roles.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import type { Belonging, Caller } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Identity } from '../../platform/identity/identity.ts'
import { identifyTokens } from './identify-token.ts'

type Needs = { transactions: Transactions; identity: Identity; operatorToken: string }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const nobody: Caller = { account: null, localOperator: false, belongings: [], open: null, token: null, named: null }

/** The organisations that an account belongs to, by name. */
export async function belongingsOf(transactions: Transactions, userId: string): Promise<Belonging[]> {
  const rows = await transactions.lookUp('which organisations a person belongs to', (source) =>
    source
      .selectFrom('memberships')
      .innerJoin('organisations', 'organisations.organisation_id', 'memberships.organisation_id')
      .select([
        'organisations.id as organisation',
        'organisations.name',
        'memberships.role',
        'organisations.care_term',
        'organisations.requires_second_factor',
      ])
      .where('memberships.user_id', '=', userId)
      .orderBy('organisations.name')
      .execute(),
  )
  return rows.map((row) => ({
    organisation: row.organisation,
    name: row.name,
    role: row.role as Role,
    careTerm: row.care_term as Belonging['careTerm'],
    requiresSecondFactor: row.requires_second_factor,
  }))
}

function isToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '')
  const expected = Buffer.from(`Bearer ${token}`)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Tells who calls: the operator at the machine by the token of this run, a script by its access token, or an account by its session. Two queries at most. */
export function identifyCallers({
  transactions,
  identity,
  operatorToken,
}: Needs): (request: FastifyRequest) => Promise<Caller> {
  const identifyToken = identifyTokens(transactions)
  return async (request) => {
    const { authorization, cookie } = request.headers
    if (authorization !== undefined) {
      if (authorization.startsWith(`Bearer ${accessTokenStart}`)) {
        return { ...nobody, token: await identifyToken(authorization.slice('Bearer '.length), request.ip) }
      }
      if (!isToken(authorization, operatorToken)) throw problems.notSignedIn()
      const named = request.headers['zorgborg-organisation']
      return { ...nobody, localOperator: true, named: typeof named === 'string' && uuid.test(named) ? named : null }
    }
    const session = cookie === undefined ? null : await identity.readSession(cookie)
    if (!session) return nobody
    // Opened with a password alone at the very moment that the second factor was set up: it counts as none.
    if (session.user.secondFactor && !session.secondFactorPassed) return nobody
    const belongings = await belongingsOf(transactions, session.user.id)
    return {
      account: { sessionId: session.sessionId, ...session.user },
      localOperator: false,
      belongings,
      open: belongings.find((belonging) => belonging.organisation === session.activeOrganisation) ?? null,
      token: null,
      named: null,
    }
  }
}
