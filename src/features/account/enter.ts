import type { Transactions } from '../../platform/database/transactions.ts'
import type { Account } from '../../platform/http/endpoint.ts'
import type { Identity } from '../../platform/identity/identity.ts'
import { belongingsOf } from './identify-caller.ts'
import { noteAlone } from './note-account.ts'

/** What to do with a session that was just opened. */
export type Entrance = {
  /** As identity made them. */
  setCookies: string[]
  /** Where to work; left out, it is the only organisation of the person, or else the one worked in last. */
  organisation?: string
  /** The session that the browser still had: it makes way. */
  before?: Account | null
}

/** The `Cookie` header that a browser sends after these `Set-Cookie` headers. */
const cookieOf = (setCookies: readonly string[]) => setCookies.map((one) => one.split(';', 1)[0]).join('; ')

/** Finishes a sign-in: opens an organisation, and notes it in the trail before the answer goes out. */
export async function enter(
  { identity, transactions }: { identity: Identity; transactions: Transactions },
  { setCookies, organisation, before = null }: Entrance,
): Promise<void> {
  const session = await identity.readSession(cookieOf(setCookies))
  if (!session) throw new TypeError('a session that was just opened is not there')
  const belongings = await belongingsOf(transactions, session.user.id)
  const wanted = organisation ?? (belongings.length === 1 ? belongings[0]?.organisation : session.lastOrganisation)
  const opened = belongings.find((one) => one.organisation === wanted)
  if (opened) await identity.setActiveOrganisation(session.sessionId, opened.organisation)
  if (before) await identity.endSession(before.id, before.sessionId)
  await noteAlone(transactions, session.user, {
    action: 'account.signed-in',
    details: { secondFactor: session.secondFactorPassed },
  })
}
