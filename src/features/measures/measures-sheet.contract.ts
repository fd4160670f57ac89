import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { language } from '../../platform/http/shapes.ts'

export const downloadMeasuresSheet = contract({
  name: 'downloadMeasuresSheet',
  summary: 'The measures that did not end as a sheet to fill in and bring back; the same measures give the same bytes',
  method: 'GET',
  path: '/api/measures/sheet.xlsx',
  access: { permission: 'measures:read' },
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ language: language.optional() }),
  answer: 'file',
})

/** What an import would do, or did. Row numbers are those of the sheet, counted from 1. */
const importReport = z.strictObject({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.array(z.strictObject({ row: z.int(), message: z.string() })),
})

const sheet = z.strictObject({
  /** The XLSX file in base64. */
  file: z.base64().min(1).max(1_000_000),
})

export const tryMeasuresSheet = contract({
  name: 'tryMeasuresSheet',
  summary: 'What an import of measures would change and refuse; nothing is stored',
  method: 'POST',
  path: '/api/measures/sheet/try',
  access: { permission: 'measures:write' },
  change: 'none',
  body: sheet,
  answer: importReport,
})

export const importMeasures = contract({
  name: 'importMeasures',
  summary: 'Take measures from a sheet; rows that are refused stay out, all others come in together',
  method: 'POST',
  path: '/api/measures/sheet/import',
  access: { permission: 'measures:write' },
  change: 'new',
  body: sheet,
  answer: importReport,
})
