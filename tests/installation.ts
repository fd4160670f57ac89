import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { makeBackup } from '../src/platform/backup/make-backup.ts'
import type { Engine } from '../src/platform/database/connect.ts'
import { installation, newId } from '../src/platform/database/ids.ts'
import { createTransactions, type Transactions } from '../src/platform/database/transactions.ts'
import type { DataFolder } from '../src/platform/files/data-folder.ts'
import { openTrailKey, type TrailKey } from '../src/platform/trail/keys.ts'
import { createSeal } from '../src/platform/trail/seal.ts'
import { verifyEverything } from '../src/platform/trail/verify.ts'

export const migrations = join(import.meta.dirname, '..', 'migrations')
export const actor = { kind: 'system', name: 'test' } as const

export type Installation = {
  engine: Engine
  folder: DataFolder
  key: TrailKey
  transactions: Transactions
  /** A new organisation with so many decisions, each written twice. */
  organisation(decisions: number, told?: string): Promise<string>
  /** A new account, and its place in the trail of the installation. */
  account(): Promise<void>
  /** Makes an archive and gives the path of the file. */
  backup(recipients?: string[]): Promise<string>
  verify(): ReturnType<typeof verifyEverything>
  close(): Promise<void>
}

/** An installation on an engine: keys, transactions, and rows to lose. */
export async function installationOn(engine: Engine, folder: DataFolder, drop = async () => {}): Promise<Installation> {
  const key = await openTrailKey(folder.keys)
  const transactions = createTransactions(engine, createSeal(key))
  let made = 0
  return {
    engine,
    folder,
    key,
    transactions,
    organisation: async (decisions, told = 'Copies are made every night.') => {
      const id = newId()
      const owner = { organisation_id: id }
      await transactions.inTx(id, actor, async (tx) => {
        const facts = { kind: 'care-provider', language: 'nl', care_term: 'client', scope: '\\N\t"\n\\.', demo: false }
        await tx.rows
          .insertInto('organisations')
          .values({ ...owner, id, name: `Organisation ${id}`, requires_second_factor: false, ...facts })
          .execute()
        tx.note({ action: 'organisation.created', subject: 'é\u{1F98A}\\ \u0001', details: { told } })
      })
      for (let n = 0; n < decisions; n += 1) {
        const decision = newId()
        await transactions.inTx(id, actor, async (tx) => {
          const rest = {
            justification: told,
            description: '',
            decided_by: 'somebody',
            decided_at: tx.now,
            since: '2026-01-05',
          }
          await tx.rows
            .insertInto('decisions')
            .values({
              ...owner,
              ...rest,
              id: decision,
              edition: 'nen-7510-2024',
              requirement: `${n}`,
              applies: true,
              reasons: ['law', 'risk'],
            })
            .execute()
          tx.note({ action: 'control.decided', subject: `${n}` })
        })
        await transactions.inTx(id, actor, async (tx) => {
          await tx.rows
            .updateTable('decisions')
            .set({ description: `${told} ${n}` })
            .where('id', '=', decision)
            .execute()
          tx.note({ action: 'control.decided', subject: `${n}` })
        })
      }
      return id
    },
    account: () =>
      transactions.inTx(installation, actor, async (tx) => {
        const id = newId()
        await sql`insert into identity.users (id, name, email, language)
          values (${id}, 'Demo', ${`${id}@example.org`}, 'nl')`.execute(tx.rows)
        tx.note({ action: 'account.created', subject: id })
      }),
    backup: async (recipients) => {
      made += 1
      const path = join(folder.path, `archive-${made}.age`)
      await pipeline(await makeBackup({ engine, folder, version: '0.1.0', recipients }), createWriteStream(path))
      return path
    },
    verify: () => transactions.everyOrganisation('test', (reader) => verifyEverything(reader, key)),
    close: async () => {
      await drop()
      await rm(folder.path, { recursive: true, force: true })
    },
  }
}
