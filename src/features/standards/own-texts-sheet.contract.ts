import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { editionId } from './standards.contract.ts'

export const downloadOwnTexts = contract({
  name: 'downloadOwnTexts',
  summary: 'A sheet with every number and title of an edition and the own text so far: to fill in and bring back',
  method: 'GET',
  path: '/api/editions/:edition/own-texts.xlsx',
  access: { permission: 'standards:read' },
  change: 'none',
  timeTravel: true,
  params: z.strictObject({ edition: editionId }),
  answer: 'file',
})

/** What an import would do, or did. Row numbers are those of the sheet, counted from 1. */
export const importReport = z.strictObject({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.array(z.strictObject({ row: z.int(), message: z.string() })),
})

const sheet = z.strictObject({
  /** The XLSX file in base64. */
  file: z.base64().min(1).max(1_000_000),
})

export const tryOwnTexts = contract({
  name: 'tryOwnTexts',
  summary: 'What an import of own texts would change and refuse; nothing is stored',
  method: 'POST',
  path: '/api/editions/:edition/own-texts/try',
  access: { permission: 'standards:annotate' },
  change: 'none',
  params: z.strictObject({ edition: editionId }),
  body: sheet,
  answer: importReport,
})

export const importOwnTexts = contract({
  name: 'importOwnTexts',
  summary: 'Take own texts from a sheet; rows that are refused stay out, all others come in together',
  method: 'POST',
  path: '/api/editions/:edition/own-texts/import',
  access: { permission: 'standards:annotate' },
  change: 'new',
  params: z.strictObject({ edition: editionId }),
  body: sheet,
  answer: importReport,
})
