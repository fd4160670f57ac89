import { rowForActor } from '../../core/coverage/terms.ts'
import type { Instant } from '../../core/time/instant.ts'
import { inclusionProof } from '../../core/transparency/prove.ts'
import { verifierKey } from '../../core/transparency/verifier-key.ts'
import { installation } from '../../platform/database/ids.ts'
import type { SystemReader } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { verifyFiles } from '../../platform/files/verify-files.ts'
import { answers, type Route, reads } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import type { TrailKey } from '../../platform/trail/keys.ts'
import { type TrailVerification, verifyEverything, verifyOrganisation } from '../../platform/trail/verify.ts'
import { verifyingInTurn } from '../../platform/trail/verify-in-turn.ts'
import * as contracts from './trail.contract.ts'
import { changesOf, findEntry, findHead, leafHashes, listEntries, type TrailEntry } from './trail.store.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const record = (value: unknown) => value as Record<string, unknown> | null

type Needs = { transactions: Transactions; trailKey: TrailKey; fileStore: FileStore }

export function trailRoutes({ transactions, trailKey, fileStore }: Needs): Route[] {
  const inTurn = verifyingInTurn()
  const withFiles = async (trail: TrailVerification, reader: SystemReader, organisation: string | null) => {
    const { files, faults } = await verifyFiles(reader, fileStore, organisation)
    return { ...trail, files, whole: trail.whole && faults.length === 0, faults: [...trail.faults, ...faults] }
  }
  return [
    reads(contracts.listTrail, async (reader, { query }) => {
      const { page, size, ...filter } = query
      return { ...(await listEntries(reader, filter, { page, size })), page, size }
    }),
    reads(contracts.readTrailEntry, async (reader, { params }, actor) => {
      const entry = await findEntry(reader, params.revision)
      if (!entry) throw problems.notFound()
      const changes = await changesOf(reader, params.revision)
      const leaves = await leafHashes(reader)
      return {
        revision: entry.revision,
        at: entry.at as Instant,
        actor: entry.actor_name,
        actorKind: entry.actor_kind as TrailEntry['actorKind'],
        action: entry.action,
        subject: entry.subject,
        details: record(entry.details) ?? {},
        changes: changes.length,
        rows: changes.map(({ table, key, before, after }) => ({
          table,
          key,
          before: rowForActor(table, record(before), actor),
          after: rowForActor(table, record(after), actor),
        })),
        leafHash: base64(entry.leaf_hash),
        proof: inclusionProof(leaves, entry.revision - 1, leaves.length).map(base64),
        treeSize: leaves.length,
      }
    }),
    reads(contracts.readCheckpoint, async (reader) => {
      const head = await findHead(reader)
      return {
        note: head?.checkpoint ?? '',
        verifierKey: verifierKey(trailKey.name, trailKey.publicKey),
        size: head?.size ?? 0,
        root: head ? base64(head.root) : '',
        at: (head?.at ?? null) as Instant | null,
      }
    }),
    answers(contracts.verifyTrail, ({ organisation }, { body }) =>
      inTurn(() =>
        transactions.everyOrganisation('the rows of one organisation are compared with its trail', async (reader) => {
          const at = organisation ?? installation
          const trail = await verifyOrganisation(reader, trailKey, at, body.checkpoint)
          return body.files ? withFiles(trail, reader, at) : { ...trail, files: null }
        }),
      ),
    ),
    answers(contracts.verifyInstallation, () =>
      inTurn(() =>
        transactions.everyOrganisation('the operator proves the whole installation', async (reader) =>
          withFiles(await verifyEverything(reader, trailKey), reader, null),
        ),
      ),
    ),
    answers(contracts.listInstallationTrail, async (_open, { query }) =>
      transactions.read(installation, { kind: 'now' }, async (reader) => ({
        ...(await listEntries(reader, {}, query)),
        page: query.page,
        size: query.size,
      })),
    ),
  ]
}
