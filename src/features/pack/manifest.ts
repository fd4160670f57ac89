import { z } from 'zod'

const file = z.strictObject({ path: z.string(), size: z.int(), sha256: z.string() })

const manifest = z.strictObject({
  schema: z.literal('zorgborg/evidence-pack'),
  schemaVersion: z.literal(1),
  organisation: z.string(),
  title: z.string(),
  madeAt: z.string(),
  trail: z.strictObject({ origin: z.string(), size: z.int(), root: z.string() }),
  /** Every file of the pack but this one and the receipt, in the order in which they stand in it. */
  files: z.array(file),
})
export type Manifest = z.infer<typeof manifest>
export type ManifestFile = z.infer<typeof file>

/** Where the manifest and the receipt stand: the only files that the manifest does not name. */
export const manifestPath = 'manifest.json'
export const receiptPath = 'receipt.json'

/** A manifest as it is hashed. */
export const writeManifest = (value: Manifest): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
export const readManifest = (bytes: Buffer): Manifest => manifest.parse(JSON.parse(bytes.toString('utf8')))
