import { createHash } from 'node:crypto'
import type { PackScope } from '../../core/pack/pack.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf, type Instant } from '../../core/time/instant.ts'
import { answers, type Route, reads, uploads } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import { verifier } from './compose-pack.ts'
import { composePack, recordPack } from './make-pack.ts'
import { readManifest } from './manifest.ts'
import * as contracts from './pack.contract.ts'
import type { PackGround } from './pack-ground.ts'
import { refusals } from './pack-refusals.ts'
import { stricterSince } from './pack-suppliers.store.ts'
import { reportsWithTexts, suppliersData } from './pack-suppliers.ts'
import { findPack, listPacks, type PackRow } from './packs.store.ts'
import { packsInTurn } from './packs-in-turn.ts'
import { receipts } from './receipt.ts'
import { madePart, packStream, restOfPack } from './send-pack.ts'
import { takenAlong } from './taken-along.ts'

type Needs = PackGround & { content: Content }

/** Evidence packs: made, listed, downloaded; and the program that verifies one. */
export function packRoutes(ground: Needs): Route[] {
  const inTurn = packsInTurn()
  const receiptOf = receipts(ground.trailKey)
  const taken = takenAlong(ground)
  const summarise = (row: PackRow | undefined) => {
    if (!row) throw problems.notFound()
    return {
      id: row.id,
      title: row.title,
      language: row.language as 'nl' | 'en',
      editions: row.editions.map((id) => ({ id, name: ground.content.editions.get(id)?.name ?? id })),
      from: row.period_from as Day,
      to: row.period_to as Day,
      scope: row.scope === null ? null : scopeOf(row.scope as PackScope),
      sample: row.sample_count === null ? null : { count: row.sample_count, seed: row.sample_seed ?? '' },
      requirements: row.requirements,
      files: row.file_count,
      size: Number(row.size),
      manifest: row.manifest_sha256,
      entry: Number(row.revision),
      madeBy: row.made_by,
      madeAt: row.made_at as Instant,
    }
  }
  return [
    reads(contracts.listPacks, async (reader, { query }) => {
      const { packs, total } = await listPacks(reader, query)
      return { items: packs.map(summarise), total, page: query.page, size: query.size }
    }),
    uploads(
      contracts.makePack,
      (from, { body }) => inTurn(from.organisation, () => composePack(ground, from, body)),
      async (tx, { body, received }) => summarise((await recordPack(tx, body, received)) as PackRow | undefined),
    ),
    answers(contracts.downloadPack, async ({ actor, organisation }, { params }) => {
      if (organisation === null) throw problems.noOrganisation()
      const { pack, receipt, stricter } = await ground.transactions.read(
        organisation,
        { kind: 'now' },
        async (reader) => {
          const found = await findPack(reader, params.id)
          if (!found) throw problems.notFound()
          const since = await stricterSince(reader, Number(found.facts_revision))
          return { pack: found, receipt: await receiptOf(reader, found), stricter: since }
        },
      )
      const stored = async () => {
        const manifest = await wholeOf(ground, organisation, pack.manifest_sha256)
        const { parts, made_at: madeAt } = pack
        return { organisation, files: readManifest(manifest).files, manifest, receipt, parts, madeAt }
      }
      if (stricter.size > 0) {
        // What leaves the house goes by the terms of today, whenever it was put together.
        const part = await madePart(ground.fileStore, await stored(), suppliersData)
        const title = part && reportsWithTexts(part).flatMap((id) => stricter.get(id) ?? [])[0]
        if (title) throw refusals.stricterSince(title)
      }
      const contents = async (from: number) => {
        await taken({ organisation, actor }, pack, from)
        return stored()
      }
      const name = pack.organisation.replace(/[/\\:*?"<>|]+/g, ' ').trim()
      const what = pack.language === 'nl' ? 'Bewijspakket' : 'Evidence pack'
      return {
        mediaType: 'application/zip',
        fileName: `${what} ${name} ${dayOf(pack.made_at as Instant)}.zip`,
        bytes: async () => packStream(ground.fileStore, await contents(0)),
        resume: {
          tag: createHash('sha256').update(pack.manifest_sha256).update(receipt).digest('hex'),
          from: async (byte) => restOfPack(ground.fileStore, await contents(byte), byte),
        },
      }
    }),
    answers(contracts.downloadVerifier, async () => ({
      mediaType: 'text/javascript; charset=utf-8',
      fileName: 'verify-pack.mjs',
      bytes: verifier,
    })),
  ]
}

const scopeOf = ({ requirements, systems }: PackScope) => ({ requirements: requirements.length, systems })

async function wholeOf({ fileStore }: PackGround, organisation: string, sha256: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of await fileStore.read(organisation, sha256)) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
