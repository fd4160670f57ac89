import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inflateRawSync } from 'node:zlib'
import { test } from 'vitest'

const run = promisify(execFile)
const required = process.env.ZORGBORG_TEST_OFFICE === 'required'

/**
 * A test that opens a document with a program of others. Where that is not installed it is skipped and says so, unless
 * ZORGBORG_TEST_OFFICE=required: then it fails.
 */
export function testWith(program: 'pdftotext' | 'pdfinfo' | 'soffice'): typeof test | typeof test.skip {
  const there = spawnSync(program, [program === 'soffice' ? '--version' : '-v']).error === undefined
  if (there || required) return test
  console.warn(
    `skipped: ${program} is not installed (poppler-utils, LibreOffice); ZORGBORG_TEST_OFFICE=required makes this fail`,
  )
  return test.skip
}

/** What pdftotext reads, in the order of the page; soft breaks we put in long words are taken out. */
export async function pdfText(pdf: Uint8Array, ...options: string[]): Promise<string> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'in.pdf'), pdf)
    const { stdout } = await run('pdftotext', [...options, join(folder, 'in.pdf'), '-'], { maxBuffer: 1e8 })
    return stdout.replaceAll('\u200b', '')
  })
}

export async function pdfFacts(pdf: Uint8Array): Promise<string> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'in.pdf'), pdf)
    return (await run('pdfinfo', [join(folder, 'in.pdf')])).stdout
  })
}

/** What LibreOffice makes of a document: proof that it opens. `filter` as in `soffice --convert-to`. */
export async function converted(
  bytes: Uint8Array,
  extension: 'docx' | 'xlsx',
  to: 'pdf' | 'csv' | 'xlsx',
  filter = '',
): Promise<Buffer> {
  return inFolder(async (folder) => {
    const source = join(folder, `in.${extension}`)
    const results = join(folder, 'out')
    await writeFile(source, bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    await run('soffice', [profile, '--headless', '--convert-to', `${to}${filter}`, '--outdir', results, source], {
      timeout: 110_000,
    })
    return readFile(join(results, `in.${to}`))
  })
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'zorgborg-test-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** White space as one space, so that line ends of a layout do not matter. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ')
}

/** The texts in a zip archive by their names, from its central directory (PKWARE APPNOTE 4.3.12). */
export function zipEntries(zip: Uint8Array): Record<string, string> {
  const bytes = Buffer.from(zip)
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const entries: Record<string, string> = {}
  let at = bytes.readUInt32LE(end + 16)
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset))
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20))
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0))
    entries[name] = (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8')
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (noteLength ?? 0)
  }
  return entries
}
