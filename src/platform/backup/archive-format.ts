import { z } from 'zod'

/**
 * What an archive is: an age v1 file (age-encryption.org/v1) around a tar of, in this order, `archive.json` (what is coming), `keys/…`,
 * `tables/<schema>.<table>/<piece>.copy` (PostgreSQL's COPY text, cut in pieces), `files/…` and `manifest.json` (what came: size, rows
 * and SHA-256 of everything). A later version reads every format up to its own.
 */
export const archiveFormat = 1

export const headName = 'archive.json'
export const manifestName = 'manifest.json'
/** The installation's own key stays out of the archives that it opens. */
export const backupKeyName = 'backup.agekey'

/** The schemas of which the tables hold facts; `asof` has views alone. */
export const archivedSchemas = ['public', 'history', 'identity']

/**
 * Tables of which the rows stay out of archives, because bringing them back would undo a decision: an ended session would live
 * again, a used link work again. Whoever was signed in signs in again.
 */
export const leftOut = [
  'identity.sessions',
  'identity.verifications',
  'identity.password_resets',
  'identity.setup_tokens',
]

/** Tables that hold rows in a database of which nobody has used anything yet. */
export const neverEmpty = ['public.kysely_migration', 'public.kysely_migration_lock', 'public.kept_tables']

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const size = z.int().min(0)
const identifier = /^[a-z_][a-z0-9_]*$/
const tableName = z.string().regex(/^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$/)

export const headShape = z.object({
  product: z.literal('zorgborg'),
  format: z.literal(archiveFormat),
  version: z.string(),
  madeAt: z.iso.datetime(),
  /** Names of the migrations that the database had, in order. */
  migrations: z.array(z.string()).min(1),
  /** In the order in which foreign keys allow them to be loaded; rows are in order of primary key. */
  tables: z.array(z.object({ name: tableName, columns: z.array(z.string().regex(identifier)).min(1) })).min(1),
  sequences: z.array(z.object({ name: tableName, lastValue: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
  /** The age recipient of the installation's own backup key. */
  recipient: z.string(),
  trail: z.object({
    verifierKey: z.string(),
    heads: z.array(z.object({ organisation: z.string(), size, checkpoint: z.string() })),
  }),
})

export const manifestShape = z.object({
  entries: z.array(z.object({ name: z.string(), size, sha256 })),
  tables: z.array(z.object({ name: tableName, rows: size, size, sha256 })),
})

export type ArchiveHead = z.output<typeof headShape>
export type Manifest = z.output<typeof manifestShape>

/** What an entry of the archive is, by its name; null for a name that no archive of ours has, such as one that leads elsewhere. */
export type EntryPlace =
  | { kind: 'head' | 'manifest' }
  | { kind: 'table'; table: string; piece: number }
  | { kind: 'key' | 'file'; name: string }

/** Names below `keys` and `files`: no path that is absolute, climbs, or begins with a dot. */
const safePath = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/

export function placeOf(entry: string): EntryPlace | null {
  if (entry === headName) return { kind: 'head' }
  if (entry === manifestName) return { kind: 'manifest' }
  const piece = /^tables\/([a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*)\/(\d{6,9})\.copy$/.exec(entry)
  if (piece?.[1]) return { kind: 'table', table: piece[1], piece: Number(piece[2]) }
  const [, folder, name = ''] = /^(keys|files)\/(.+)$/.exec(entry) ?? []
  if (folder === undefined || name.length > 500 || !safePath.test(name)) return null
  if (folder === 'files') return { kind: 'file', name }
  return name.includes('/') || name === backupKeyName ? null : { kind: 'key', name }
}

/** The name of one piece of a table, counted from 1. */
export const pieceName = (table: string, piece: number) => `tables/${table}/${String(piece).padStart(6, '0')}.copy`
