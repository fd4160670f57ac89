import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { type CaiqTarget, caiqHead, readCaiq } from '../../core/coverage/caiq.ts'
import { type CoverageField, coverageFields } from '../../core/coverage/coverage-fields.ts'
import { type RowChoices, readClaimRows } from '../../core/coverage/read-claim-rows.ts'
import { readCoverageTables, tablesOfCsv } from '../../core/coverage/read-coverage-tables.ts'
import { readOscal } from '../../core/coverage/read-oscal.ts'
import { MOST_CLAIMS, type Refusal, type ReportReading } from '../../core/coverage/report-reading.ts'
import type { Content } from '../../core/standards/content.ts'
import { listOf } from '../../importers/sheet/read-list.ts'
import { longestTable, readTables, type TableReading } from '../../importers/sheet/read-table.ts'

/** What somebody chose about a file. */
export type FileChoices = RowChoices & {
  columns: readonly (CoverageField | '')[] | null
  editions: readonly { source: string; edition: string }[]
  targets: readonly CaiqTarget[]
}

/** A file of any form that is known, read; what it has not got is empty. */
export type CoverageFile = {
  kind: 'read'
  form: 'own' | 'list' | 'caiq' | 'oscal-own' | 'oscal'
  reading: ReportReading
  /** Of the bytes as they were before they were packed. */
  sha256: string
  columns: { heading: string; example: string; about: CoverageField | '' }[]
  sources: { source: string; edition: string; count: number }[]
  targets: (CaiqTarget & { questions: number })[]
}

const inflate = promisify(gunzip)
const mostUnpacked = 24 * 1024 * 1024
const none = { columns: [], sources: [], targets: [] }
const suchAs = { nl: 'Eis, Gedekt door en Rust op', en: 'Requirement, Covered by and Rests on' }

/** Reads a file without trusting it: by what is in it, not by how it is called. */
export async function readCoverageFile(
  content: Content,
  given: Uint8Array,
  choices: FileChoices,
  remembered: ReadonlyMap<string, string>,
): Promise<CoverageFile | Refusal> {
  const unpacked = await unpack(given)
  if ('kind' in unpacked) return unpacked
  const { bytes } = unpacked
  const found = await readForm(content, bytes, choices, remembered)
  if (found.kind === 'refused') return found
  return { ...found, sha256: createHash('sha256').update(bytes).digest('hex') }
}

type Form = Omit<CoverageFile, 'sha256'>

async function readForm(
  content: Content,
  bytes: Uint8Array,
  choices: FileChoices,
  remembered: ReadonlyMap<string, string>,
): Promise<Form | Refusal> {
  if (isJson(bytes)) return readJson(content, bytes, choices)
  const reading = await readTables(bytes)
  if (reading.kind === 'refused') return { kind: 'refused', ...reading.refusal }
  const [first] = reading.tables
  const tables = first?.name === '' ? (tablesOfCsv(first.rows) ?? []) : reading.tables
  const own = readCoverageTables(content, tables)
  if (own.kind === 'refused') return own
  if (own.kind === 'read') return { kind: 'read', form: 'own', reading: own.reading, ...none }
  const asked = reading.tables.find(({ rows }) => caiqHead(rows) !== null)
  const caiq = asked && readCaiq(content, asked.rows, choices.targets)
  if (caiq) return { kind: 'read', form: 'caiq', reading: caiq.reading, ...none, targets: caiq.targets }
  return readSomeList(content, longestTable(reading), choices, remembered)
}

async function unpack(given: Uint8Array): Promise<{ bytes: Uint8Array } | Refusal> {
  if (given[0] !== 0x1f || given[1] !== 0x8b) return { bytes: given }
  try {
    return { bytes: await inflate(given, { maxOutputLength: mostUnpacked }) }
  } catch (error) {
    const large = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
    const sentence = large
      ? {
          nl: 'Uitgepakt wordt het bestand onredelijk groot. Vraag het rapport per uitgave op, in losse bestanden.',
          en: 'Unpacked, the file grows unreasonably large. Ask for the report by edition, in separate files.',
        }
      : {
          nl: 'Het bestand is ingepakt (gzip) en beschadigd of niet volledig. Kies het opnieuw.',
          en: 'The file is packed (gzip) and damaged or incomplete. Choose it again.',
        }
    return { kind: 'refused', code: large ? 'sheet-unpacks-too-large' : 'sheet-damaged', sentence }
  }
}

/** Whether the first sign that is no blank opens an object or a list: no sheet and no CSV begins so. */
function isJson(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 400))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  return start.startsWith('{') || start.startsWith('[')
}

function readJson(content: Content, bytes: Uint8Array, { editions }: FileChoices): Form | Refusal {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const nl = 'Het bestand is geen UTF-8, zoals JSON hoort te zijn. Laat het opnieuw maken.'
    const en = 'The file is not UTF-8, as JSON has to be. Have it made again.'
    return { kind: 'refused', code: 'oscal-no-json', sentence: { nl, en } }
  }
  const found = readOscal(content, text, new Map(editions.map(({ source, edition }) => [source, edition])))
  if (found.kind === 'refused') return found
  const { reading, own, sources } = found
  return { kind: 'read', form: own ? 'oscal-own' : 'oscal', reading, ...none, sources }
}

function readSomeList(
  content: Content,
  table: TableReading,
  choices: FileChoices,
  remembered: ReadonlyMap<string, string>,
): Form | Refusal {
  const found = listOf(table, coverageFields, remembered, choices.columns, suchAs)
  if (found.kind === 'refused') return found
  const { columns, rows, refused } = found.list
  const spoiled = new Set(refused.map(({ row }) => row))
  // What the file spoiled is said once, by what is wrong with the file.
  const reading = readClaimRows(
    content,
    rows.filter(({ row }) => !spoiled.has(row)),
    choices,
  )
  reading.refused = [...refused, ...reading.refused].sort((a, b) => a.row - b.row)
  const beyond = reading.claims.splice(MOST_CLAIMS)[0]
  if (beyond)
    reading.refused.push({
      row: beyond.row,
      sentence: {
        nl: `Een rapport heeft ten hoogste ${MOST_CLAIMS} regels; deze en de volgende zijn niet gelezen. Verdeel het over meer rapporten.`,
        en: `A report has at most ${MOST_CLAIMS} lines; this one and those after it were not read. Divide it over several reports.`,
      },
    })
  return { kind: 'read', form: 'list', reading, ...none, columns }
}
