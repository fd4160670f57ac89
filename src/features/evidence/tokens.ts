import { randomBytes } from 'node:crypto'
import { accessTokenStart, type TokenScope } from '../../core/access/actor.ts'
import { allow } from '../../core/access/allow.ts'
import { addMonths, type Day } from '../../core/time/day.ts'
import { dayOf, endOfDay } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { findMeasures } from './evidence.store.ts'
import { fieldFaults, invalidFields } from './evidence-refusals.ts'
import { findToken, insertToken, lastUses, listTokens, markTokenWithdrawn } from './tokens.store.ts'

const mostMonths = 24

const faults = {
  past: { nl: 'Kies vandaag of een dag die nog komt.', en: 'Choose today or a day to come.' },
  tooFar: { nl: 'Ten hoogste twee jaar vooruit.', en: 'At most two years from now.' },
}

/** Makes a token for scripts. It is given this once; only its digest is stored. */
export async function makeToken(tx: Tx, given: { name: string; measures: string[]; expiresOn: string }) {
  const allowed = allow(tx.actor, 'tokens:manage')
  const today = dayOf(tx.now)
  if (given.expiresOn < today) throw invalidFields([{ path: 'expiresOn', message: faults.past }])
  if (given.expiresOn > addMonths(today, mostMonths)) {
    throw invalidFields([{ path: 'expiresOn', message: faults.tooFar }])
  }
  const measures = [...new Set(given.measures)]
  if ((await findMeasures(tx, measures)).length !== measures.length) {
    throw invalidFields([{ path: 'measures', message: fieldFaults.measureGone }])
  }
  const token = `${accessTokenStart}${randomBytes(32).toString('base64url')}`
  const expiresAt = endOfDay(given.expiresOn as Day)
  const id = await insertToken(tx, allowed, { name: given.name, measures, expiresAt, token, madeBy: tx.actor.name })
  tx.note({ action: 'token.made', subject: given.name, details: { until: given.expiresOn, measures: measures.length } })
  return { id, token }
}

/** Withdraws a token: it opens nothing any more. */
export async function withdrawToken(tx: Tx, id: string, seen: number) {
  const allowed = allow(tx.actor, 'tokens:manage')
  const found = await findToken(tx, id)
  if (!found) throw problems.notFound()
  requireRevision(found.revision, seen)
  if (found.withdrawnAt !== null) return { id }
  await markTokenWithdrawn(tx, allowed, id)
  tx.note({ action: 'token.withdrawn', subject: found.name })
  return { id }
}

/** All tokens, the newest first, with when each was used last. Three queries. */
export async function readTokens(reader: Reader) {
  const tokens = await listTokens(reader)
  const titles = new Map(
    (await findMeasures(reader, [...new Set(tokens.flatMap(({ measures }) => measures))])).map((one) => [
      one.id,
      one.title,
    ]),
  )
  const uses = await lastUses(
    reader,
    tokens.map(({ id }) => id),
  )
  return tokens.map(({ withdrawnAt, measures, scope, ...token }) => ({
    ...token,
    scope: scope as TokenScope,
    measures: measures.map((id) => ({ id, title: titles.get(id) ?? '' })),
    state:
      withdrawnAt !== null
        ? ('withdrawn' as const)
        : token.expiresAt <= reader.now
          ? ('expired' as const)
          : ('valid' as const),
    lastUsedAt: uses.get(token.id) ?? null,
  }))
}
