import { instantOf } from '../../core/time/instant.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { deleteUnnamed, namedContents, organisationIds, organisationsWithUnnamed } from './files.store.ts'

const day = 24 * 3600 * 1000
const sweeper = { kind: 'system', name: 'Zorgborg' } as const

/**
 * Removes what was handed in and never used within a day: the rows of files that nothing names, and, a sweep later, every stored
 * content that no row names (as after a transaction that failed, or power that did, between file and row). What fails in one
 * organisation does not keep the others from being cleaned.
 */
export async function sweepFiles(transactions: Transactions, store: FileStore, now = Date.now()): Promise<void> {
  const before = now - day
  const found = await transactions.everyOrganisation('which files nothing names', async (reader) => ({
    unnamed: await organisationsWithUnnamed(reader, instantOf(before)),
    all: await organisationIds(reader),
  }))
  const failures: unknown[] = []
  const inEach = async (organisations: readonly string[], clean: (organisation: string) => Promise<void>) => {
    for (const organisation of organisations)
      await clean(organisation).catch((error: unknown) => {
        failures.push(error)
      })
  }
  await inEach(found.all, async (organisation) => {
    const old = await store.writtenBefore(organisation, before)
    if (old.length === 0) return
    // Under the organisation's lock no row can be made meanwhile.
    await transactions.inTx(organisation, sweeper, async (tx) => {
      const named = await namedContents(tx, old)
      for (const sha256 of old) if (!named.has(sha256)) await store.remove(organisation, sha256, before)
    })
  })
  // Contents after rows, and an hour later: a backup under way still finds what its rows name.
  await inEach(found.unnamed, async (organisation) => {
    await transactions.inTx(organisation, sweeper, async (tx) => {
      const gone = await deleteUnnamed(tx, instantOf(before))
      if (gone.length > 0)
        tx.note({ action: 'files.removed', subject: String(gone.length), details: { count: gone.length } })
    })
  })
  await store.forgetIncoming(before)
  if (failures.length > 0)
    throw new AggregateError(failures, `files were not swept in ${failures.length} organisations`)
}
