import { z } from 'zod'
import { coverageFieldKeys } from '../../core/coverage/coverage-fields.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, id, line } from '../../platform/http/shapes.ts'
import { agreement, by, extent, reportBody, restsOn, terms } from './coverage-shapes.contract.ts'

const writing = { permission: 'suppliers:write' } as const

/** What a column is about; '' where it is passed over. */
const about = z.enum(['', ...coverageFieldKeys])
const source = z.string().min(1).max(300)

const asked = {
  /** The file (XLSX, CSV, OSCAL JSON) in base64; large ones may be packed with gzip first. */
  file: z.base64().min(1).max(1_000_000),
  /** What each column is about, in the order of the columns; null: as proposed. */
  columns: z.array(about).max(100).nullable(),
  /** What holds for rows that do not say it: the edition, who covers, and on what it rests. */
  edition: line(1, 120).nullable(),
  by: by.nullable(),
  restsOn: restsOn.nullable(),
  /** Of OSCAL: the edition for which a source is taken, where it does not say. */
  editions: z.array(z.strictObject({ source, edition: line(1, 120) })).max(100),
  /** Of CAIQ: the requirements for which a control is taken, instead of those of our reading; none: its answers are left out. */
  targets: z.array(z.strictObject({ from: line(1, 20), to: z.array(line(1, 20)).max(20) })).max(400),
}

const told = z.array(z.strictObject({ row: z.int(), sentence: z.string() }))

/** What a file holds: to look at before it is recorded. */
const report = z.strictObject({
  /** Belongs to this file and these choices; recording asks for it. */
  token: z.string(),
  /** 'own': a sheet or CSV of this product; 'list': of somebody else; 'oscal-own' and 'oscal' likewise. */
  form: z.enum(['own', 'list', 'caiq', 'oscal-own', 'oscal']),
  /** What the file says of whose it is and what it is about. */
  supplier: z.string(),
  service: z.string(),
  /** What the file says of the report itself; empty, null or the day of today where it says nothing. */
  header: z.strictObject({
    ...{ title: z.string(), version: z.string(), asOf: day.nullable(), terms: terms.nullable() },
    ...{ termsNote: z.string(), disclaimer: z.string() },
  }),
  columns: z.array(z.strictObject({ heading: z.string(), example: z.string(), about })),
  sources: z.array(z.strictObject({ source: z.string(), edition: z.string(), count: z.int() })),
  targets: z.array(z.strictObject({ from: z.string(), to: z.array(z.string()), questions: z.int() })),
  /** Lines that can be recorded, by edition. */
  editions: z.array(
    z.strictObject({
      ...{ edition: z.string(), editionName: z.string(), known: z.boolean(), lines: z.int() },
      ...{ supplier: z.int(), shared: z.int(), customer: z.int(), nobody: z.int(), notApplicable: z.int() },
    }),
  ),
  lines: z.int(),
  /** The first lines, as they would be recorded. */
  shown: z.array(
    z.strictObject({
      ...{ row: z.int(), editionName: z.string(), requirement: z.string(), by, extent, restsOn, ground: z.string() },
      ...{ statement: z.string(), customerPart: z.string() },
    }),
  ),
  grounds: z.array(
    z.strictObject({
      ...{ kind: z.enum(['certificate', 'assurance']), title: z.string(), body: z.string(), number: z.string() },
      ...{ type: z.int().nullable(), starts: day, ends: day, accredited: z.enum(['yes', 'no', 'unknown']) },
    }),
  ),
  refused: told,
  moreRefused: z.int(),
  remarks: told,
  moreRemarks: z.int(),
})

export const tryCoverageImport = contract({
  name: 'tryCoverageImport',
  summary: 'What a file with a coverage report holds, what is taken and what not, and why; nothing is stored',
  method: 'POST',
  path: '/api/coverage/import/try',
  access: writing,
  change: 'none',
  body: z.strictObject(asked),
  answer: report,
})

export const importCoverage = contract({
  name: 'importCoverage',
  summary:
    'Record a coverage report from a file that was tried, with all its good lines, in one command; done again it changes nothing',
  method: 'POST',
  path: '/api/coverage/import',
  access: writing,
  change: 'new',
  body: z.strictObject({
    ...asked,
    token: z.string().length(64),
    /** How the file is called. */
    name: line(0, 255),
    service: id,
    /** Somebody looked: it is for this service, though the file names another supplier or service. */
    otherName: z.boolean().default(false),
    ...reportBody,
    agreement,
    /** The report on the same service of which it takes the place. */
    replaces: id.nullable(),
  }),
  /** `added`: false where the same file was recorded for this service before, and counts. */
  answer: z.strictObject({ id, added: z.boolean(), lines: z.int(), refused: z.int() }),
})
