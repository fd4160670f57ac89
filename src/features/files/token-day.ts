import type { Actor } from '../../core/access/actor.ts'
import { instantOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import type { Sender } from '../../platform/http/endpoint.ts'
import { fileRefusals } from './file-refusals.ts'
import { bytesHandedIn, type TakenFile } from './files.store.ts'

/** How many of the largest files one access token may hand in within a day: a token that leaked must not fill the disk. */
const largestFilesInDay = 20
const dayMs = 24 * 3600 * 1000

/**
 * Holds each access token to its bytes of a day. The trail counts what was stored; what is under way, or was taken in without a row that
 * came of it, is counted here, so that many at once get no further than one after another.
 */
export function tokenDay({ transactions, uploadLimit }: { transactions: Transactions; uploadLimit: number }) {
  const most = largestFilesInDay * uploadLimit
  const besides = new Map<string, { since: number; bytes: number }>()
  const now = (token: string) => besides.get(token)?.bytes ?? 0
  const count = (token: string, bytes: number) => {
    const before = besides.get(token) ?? { since: Date.now(), bytes: 0 }
    if (before.bytes + bytes > 0) besides.set(token, { ...before, bytes: before.bytes + bytes })
    else besides.delete(token)
  }
  const forgetOld = () => {
    for (const [token, { since }] of besides) if (since < Date.now() - dayMs) besides.delete(token)
  }
  const since = () => instantOf(Date.now() - dayMs)
  return {
    /** Takes in a file in the room that its sender has left. */
    async within({ organisation, actor }: Sender, take: () => Promise<TakenFile>): Promise<TakenFile> {
      if (actor.kind !== 'token') return take()
      forgetOld()
      const stored = await transactions.read(organisation, { kind: 'now' }, (reader) =>
        bytesHandedIn(reader, actor.id, since()),
      )
      if (stored + now(actor.id) >= most) throw fileRefusals.tooMuchInDay()
      count(actor.id, uploadLimit)
      let size = 0
      try {
        const taken = await take()
        size = taken.size
        return taken
      } finally {
        count(actor.id, size - uploadLimit)
      }
    },
    /** Looks once more in the turn of the command, in which nothing else is stored. */
    async check(tx: Tx): Promise<void> {
      if (tx.actor.kind !== 'token') return
      if ((await bytesHandedIn(tx, tx.actor.id, since())) >= most) throw fileRefusals.tooMuchInDay()
    },
    /** From now on the trail counts it. */
    stored(actor: Actor, { size }: { size: number }): void {
      if (actor.kind === 'token' && besides.has(actor.id)) count(actor.id, -size)
    },
  }
}
