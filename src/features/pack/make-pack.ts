import { createHash } from 'node:crypto'
import type { Actor } from '../../core/access/actor.ts'
import { allow } from '../../core/access/allow.ts'
import type { PackFile, PackScope } from '../../core/pack/pack.ts'
import { instantOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { type FileStore, type Incoming, StoredFileFault } from '../../platform/files/file-store.ts'
import type { Sender } from '../../platform/http/endpoint.ts'
import { type MadePart, partsOf, storedFilesOf } from './compose-pack.ts'
import { gatherPack } from './gather-pack.ts'
import { type Manifest, type ManifestFile, writeManifest } from './manifest.ts'
import type { PackBody } from './pack.contract.ts'
import type { PackGround } from './pack-ground.ts'
import { refusals } from './pack-refusals.ts'
import { AlteredEntry } from './pack-trail.store.ts'
import { fileOf, findPack, insertPack, packsMadeBy } from './packs.store.ts'

type Content = { sha256: string; size: number }

/** A pack of which all is there but the entry in the trail. */
export type ComposedPack = {
  manifest: Content
  parts: Content
  factsRevision: number
  requirements: number
  scope: PackScope | null
  files: number
  size: number
}

/**
 * Composes a pack from one snapshot and puts what was made for it in the store: its own parts one after another, and the manifest that
 * names every file with its hash. Nothing names these contents yet; if no pack comes of it, they are swept after a day.
 */
export async function composePack(ground: PackGround, from: Sender, asked: PackBody): Promise<ComposedPack> {
  allow(from.actor, 'pack:make')
  return ground.transactions
    .read(from.organisation, { kind: 'now' }, async (reader) => {
      await refuseBeyondDay(reader, from.actor)
      return composeFrom(reader, ground, asked)
    })
    .catch((error: unknown) => {
      throw error instanceof AlteredEntry ? refusals.altered() : error
    })
}

/** How many packs one account makes within a day: each is kept for good. */
const mostInDay = 20
const dayMs = 24 * 3600 * 1000

async function refuseBeyondDay(source: Reader | Tx, actor: Actor): Promise<void> {
  if (!('id' in actor)) return
  const made = await packsMadeBy(source, actor.id, instantOf(Date.parse(source.now) - dayMs))
  if (made >= mostInDay) throw refusals.tooManyInDay(mostInDay)
}

async function composeFrom(reader: Reader, ground: PackGround, asked: PackBody): Promise<ComposedPack> {
  const gathered = await gatherPack(reader, ground, asked)
  const { model } = gathered
  const stored = storedFilesOf(model)
  await checkStored(ground.fileStore, reader.organisation, stored)
  const made: ManifestFile[] = []
  const parts = await keep(ground, reader, measured(partsOf(reader, ground, gathered), made))
  const files = eachOnce([...made, ...stored.map(({ path, size, sha256 }) => ({ path, size, sha256 }))])
  const manifest: Manifest = {
    schema: 'zorgborg/evidence-pack',
    schemaVersion: 1,
    organisation: model.organisation.name,
    title: model.title,
    madeAt: model.madeAt,
    trail: model.trail,
    files,
  }
  const bytes = writeManifest(manifest)
  return {
    manifest: await keep(ground, reader, [bytes]),
    parts,
    factsRevision: model.trail.size,
    requirements: model.requirements.length,
    scope: model.scope,
    files: files.length,
    size: files.reduce((sum, { size }) => sum + size, bytes.length),
  }
}

/** Refuses two files in one place, also where only capitals differ: unpacked, one would be gone. */
export function eachOnce(files: ManifestFile[]): ManifestFile[] {
  const seen = new Set<string>()
  for (const { path } of files) {
    const place = path.toLowerCase()
    if (seen.has(place)) throw new Error(`two files of a pack would stand at ${path}`)
    seen.add(place)
  }
  return files
}

/** The pieces of all parts one after another; what each part was is written down once it has gone by. */
async function* measured(parts: AsyncIterable<MadePart>, into: ManifestFile[]): AsyncGenerator<Uint8Array> {
  for await (const { path, bytes } of parts) {
    const hash = createHash('sha256')
    let size = 0
    for await (const piece of bytes) {
      hash.update(piece)
      size += piece.length
      yield piece
    }
    into.push({ path, size, sha256: hash.digest('hex') })
  }
}

async function keep(
  { fileStore }: PackGround,
  { organisation }: Reader,
  bytes: AsyncIterable<Uint8Array> | Uint8Array[],
): Promise<Content> {
  const all = (async function* () {
    yield* bytes
  })()
  const incoming: Incoming = await fileStore.receive(organisation, all, Number.MAX_SAFE_INTEGER)
  try {
    await incoming.keep()
  } catch (error) {
    await incoming.discard()
    throw error
  }
  return { sha256: incoming.sha256, size: incoming.size }
}

/** Each stored file is there and can be opened; whether it is whole to its last byte is seen when it is sent. */
async function checkStored(store: FileStore, organisation: string, files: readonly PackFile[]): Promise<void> {
  for (const { sha256, name } of files) {
    try {
      const stream = await store.read(organisation, sha256)
      stream.destroy()
    } catch (error) {
      throw error instanceof StoredFileFault ? refusals.fileFault(name, error.fault) : error
    }
  }
}

const nameOf = (actor: Actor) => actor.name

/** Records that a pack was made: the hash of its manifest becomes a leaf of the trail. */
export async function recordPack(tx: Tx, asked: PackBody, composed: ComposedPack) {
  const allowed = allow(tx.actor, 'pack:make')
  await refuseBeyondDay(tx, tx.actor)
  const { manifest, parts, factsRevision, requirements, scope, files, size } = composed
  const id = await insertPack(tx, allowed, {
    ...{ asked, scope, requirements, files, size, factsRevision },
    manifestHash: manifest.sha256,
    manifest: await fileOf(tx, allowed, manifest, 'application/json'),
    parts: await fileOf(tx, allowed, parts, 'application/octet-stream'),
    madeBy: nameOf(tx.actor),
  })
  tx.note({
    action: 'pack.made',
    subject: asked.title,
    details: { manifest: manifest.sha256, files, size, facts: factsRevision },
  })
  return findPack(tx, id)
}
