import type { Tx } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import type { DiskRoom } from '../../platform/files/disk-room.ts'
import type { Account, Caller } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Identity } from '../../platform/identity/identity.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'

/** What the routes of an account stand on. */
export type Needs = {
  transactions: Transactions
  identity: Identity
  mailer: Mailer
  /** Scheme, host and port at which people reach Zorgborg, without a slash at the end. */
  baseUrl: string
  /** The secret of this installation, for digests that nobody else can make. */
  secret: string
  demo: boolean
  /** What else ends where somebody chose a new password through a mail, in each organisation of that account. */
  whenPasswordReset(tx: Tx, user: string): Promise<void>
  /** Whether the disk with the data is nearly full. */
  diskRoom(): Promise<DiskRoom>
}

/** Whoever is signed in; the operator at the machine has no account. */
export function accountOf(caller: Caller): Account {
  if (!caller.account) throw problems.notSignedIn()
  return caller.account
}

export const originOf = (input: { ip: string; userAgent: string | null }) => ({
  address: input.ip,
  userAgent: input.userAgent,
})
