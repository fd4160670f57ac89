import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  type ArchiveHead,
  archiveFormat,
  type EntryPlace,
  headShape,
  type Manifest,
  manifestShape,
  placeOf,
} from './archive-format.ts'
import { archiveRefusals } from './archive-refusals.ts'
import { measure } from './snapshot.ts'

/** Follows an archive as it is read, and refuses at the first thing that is not as an archive of ours is. */
export type ArchiveProof = {
  /** Judges the name, type and place in the order of the next entry. */
  begin(name: string, type: string): EntryPlace
  take(bytes: Uint8Array): void
  /** Closes the entry; `content` is that of entries that are read whole. */
  end(content: Uint8Array | null): void
  head(): ArchiveHead | null
  /** Compares all that passed with the manifest. */
  finish(): { head: ArchiveHead; manifest: Manifest }
}

type Current = { name: string; place: EntryPlace; size: number; hash: ReturnType<typeof createHash> }

const anyHead = z.object({ product: z.literal('zorgborg'), format: z.int().positive(), version: z.string().max(50) })

/** @param version of this product, for the sentence about an archive that is newer */
export function createArchiveProof(file: string, version: string): ArchiveProof {
  const damaged = (what: string, cause?: unknown) => archiveRefusals.damaged(file, what, cause)
  const seen = new Map<string, { size: number; sha256: string }>()
  const tables = new Map<string, { sum: ReturnType<typeof measure>; pieces: number; index: number }>()
  let head: ArchiveHead | null = null
  let manifest: Manifest | null = null
  let current: Current | null = null
  let lastIndex = -1

  const parse = <T>(shape: z.ZodType<T>, name: string, content: Uint8Array): T => {
    try {
      return shape.parse(JSON.parse(Buffer.from(content).toString('utf8')))
    } catch (cause) {
      throw damaged(`${name} cannot be read`, cause)
    }
  }
  const readHead = (content: Uint8Array): ArchiveHead => {
    const any = parse(anyHead.or(z.unknown()), 'its head', content)
    const known = anyHead.safeParse(any)
    if (!known.success) throw archiveRefusals.foreign(file)
    if (known.data.format > archiveFormat) throw archiveRefusals.newer(file, known.data.version, version)
    return parse(headShape, 'its head', content)
  }
  const tableAt = (name: string, piece: number) => {
    const index = head?.tables.findIndex((table) => table.name === name) ?? -1
    const table = tables.get(name) ?? { sum: measure(), pieces: 0, index }
    if (index < 0 || index < lastIndex || piece !== table.pieces + 1) return null
    table.pieces = piece
    lastIndex = index
    return table
  }

  return {
    head: () => head,
    begin(name, type) {
      const place = type === 'file' ? placeOf(name) : null
      if (head === null && place?.kind !== 'head') throw archiveRefusals.foreign(file)
      if (place === null) throw damaged(`it holds '${name.slice(0, 200)}', which no archive of Zorgborg does`)
      if (manifest !== null) throw damaged(`${name} comes after the manifest`)
      if (seen.has(name)) throw damaged(`${name} comes twice`)
      if (place.kind === 'table') {
        const table = tableAt(place.table, place.piece)
        if (table === null) throw damaged(`${name} is not where it belongs`)
        tables.set(place.table, table)
      }
      current = { name, place, size: 0, hash: createHash('sha256') }
      return place
    },
    take(bytes) {
      if (current === null) return
      current.size += bytes.length
      current.hash.update(bytes)
      if (current.place.kind === 'table') tables.get(current.place.table)?.sum.add(bytes)
    },
    end(content) {
      if (current === null) return
      const { name, place, size, hash } = current
      current = null
      if (place.kind === 'head' && content) head = readHead(content)
      if (place.kind === 'manifest' && content) manifest = parse(manifestShape, name, content)
      else seen.set(name, { size, sha256: hash.digest('hex') })
    },
    finish() {
      if (head === null) throw archiveRefusals.foreign(file)
      if (manifest === null) throw damaged('its end is missing')
      for (const told of manifest.entries) {
        const is = seen.get(told.name)
        if (is?.size !== told.size || is.sha256 !== told.sha256)
          throw damaged(`${told.name} is not as the manifest tells`)
        seen.delete(told.name)
      }
      const [untold] = seen.keys()
      if (untold !== undefined) throw damaged(`the manifest does not tell of ${untold}`)
      if (manifest.tables.length !== head.tables.length) throw damaged('its manifest tells of other tables')
      manifest.tables.forEach((told, at) => {
        const is = (tables.get(told.name)?.sum ?? measure()).result()
        const right = head?.tables[at]?.name === told.name && is.rows === told.rows && is.sha256 === told.sha256
        if (!right || is.size !== told.size) throw damaged(`the rows of ${told.name} are not as the manifest tells`)
      })
      return { head, manifest }
    },
  }
}
