import type { Allowed } from '../../core/access/allow.ts'
import type { PackScope } from '../../core/pack/pack.ts'
import type { Instant } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import type { PackBody } from './pack.contract.ts'

type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

const columns = [
  'p.id',
  'p.revision',
  'p.title',
  'p.language',
  'p.editions',
  'p.period_from',
  'p.period_to',
  'p.scope',
  'p.sample_count',
  'p.sample_seed',
  'p.requirements',
  'p.file_count',
  'p.size',
  'p.facts_revision',
  'p.manifest_sha256',
  'p.made_by',
  'p.made_at',
] as const

/** A page of the packs that were made, newest first. */
export async function listPacks({ rows, organisation }: Source, { page, size }: { page: number; size: number }) {
  const found = await rows
    .selectFrom('packs as p')
    .select(columns)
    .select((eb) => eb.fn.countAll<string>().over().as('total'))
    .where('p.organisation_id', '=', organisation)
    .orderBy('p.made_at', 'desc')
    .orderBy('p.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { packs: found, total: Number(found[0]?.total ?? 0) }
}

/** One pack, with the hash of what was composed for it. */
export async function findPack({ rows, organisation }: Source, id: string) {
  return rows
    .selectFrom('packs as p')
    .innerJoin('files as f', (join) =>
      join.onRef('f.organisation_id', '=', 'p.organisation_id').onRef('f.id', '=', 'p.parts'),
    )
    .innerJoin('organisations as o', 'o.organisation_id', 'p.organisation_id')
    .select(columns)
    .select(['f.sha256 as parts', 'o.name as organisation'])
    .where('p.organisation_id', '=', organisation)
    .where('p.id', '=', id)
    .executeTakeFirst()
}

/** How many packs one account made since a moment, by the trail. */
export async function packsMadeBy({ rows, organisation }: Source, actor: string, since: Instant): Promise<number> {
  const found = await rows
    .selectFrom('trail')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('organisation_id', '=', organisation)
    .where('at', '>', since)
    .where('actor_id', '=', actor)
    .where('action', '=', 'pack.made')
    .executeTakeFirst()
  return Number(found?.count ?? 0)
}

export type PackRow = NonNullable<Awaited<ReturnType<typeof listPacks>>['packs'][number]>

/** The row of a content: the one that it has, or a new one. */
export async function fileOf(
  tx: Tx,
  _allowed: Allowed<'pack:make'>,
  { sha256, size }: { sha256: string; size: number },
  mediaType: string,
): Promise<string> {
  const known = await tx.rows
    .selectFrom('files')
    .select('id')
    .where('organisation_id', '=', tx.organisation)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (known) return known.id
  const id = newId()
  await tx.rows
    .insertInto('files')
    // Made by Zorgborg itself, so no scanner looked at it.
    .values({
      organisation_id: tx.organisation,
      id,
      sha256,
      size,
      media_type: mediaType,
      scan: 'unscanned',
      stored_at: tx.now,
    })
    .execute()
  return id
}

export type NewPack = {
  asked: PackBody
  scope: PackScope | null
  requirements: number
  files: number
  size: number
  factsRevision: number
  manifestHash: string
  manifest: string
  parts: string
  madeBy: string
}

export async function insertPack(tx: Tx, _allowed: Allowed<'pack:make'>, pack: NewPack): Promise<string> {
  const { asked } = pack
  const id = newId()
  await tx.rows
    .insertInto('packs')
    .values({
      organisation_id: tx.organisation,
      id,
      title: asked.title,
      language: asked.language,
      audit: asked.audit,
      editions: asked.editions,
      period_from: asked.from,
      period_to: asked.to,
      scope: pack.scope && JSON.stringify(pack.scope),
      sample_count: asked.sample?.count ?? null,
      sample_seed: asked.sample?.seed ?? null,
      requirements: pack.requirements,
      file_count: pack.files,
      size: pack.size,
      facts_revision: pack.factsRevision,
      manifest_sha256: pack.manifestHash,
      manifest: pack.manifest,
      parts: pack.parts,
      made_by: pack.madeBy,
      made_at: tx.now,
    })
    .execute()
  return id
}
