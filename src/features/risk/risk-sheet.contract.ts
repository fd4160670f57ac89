import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { language } from '../../platform/http/shapes.ts'
import { threatGroup } from './risk-shapes.contract.ts'

const writing = { permission: 'risk:write' } as const

export const downloadRisksSheet = contract({
  name: 'downloadRisksSheet',
  summary:
    'The whole register of risks as a sheet to change and bring back; the same register gives the same bytes on the same day',
  method: 'GET',
  path: '/api/risks/sheet.xlsx',
  access: { permission: 'risk:read' },
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ language: language.optional() }),
  answer: 'file',
})

const asked = {
  /** The XLSX or CSV file in base64. */
  file: z.base64().min(1).max(1_000_000),
  /** What each column is about, in the order of the columns ('' is passed over); null: as proposed. */
  columns: z
    .array(z.string().regex(/^[A-Za-z0-9:-]{0,60}$/))
    .max(100)
    .nullable(),
  /** The group of threats in own words for which the list says none; null: such rows are refused. */
  groupOfOthers: threatGroup.nullable(),
  /** What one column for the impact is about, by the id of the aspect; null: such rows are refused. */
  aspectOfImpact: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .nullable(),
}

const told = z.array(z.strictObject({ row: z.int(), sentence: z.string() }))

/** What a list of risks would change: to look at before it is taken over. */
const report = z.strictObject({
  /** Belongs to this file, these choices and the register as it is; taking over asks for it. */
  token: z.string(),
  rows: z.int(),
  columns: z.array(z.strictObject({ heading: z.string(), example: z.string(), about: z.string() })),
  /** What a column can be about, with its name as our own export has it. */
  fields: z.array(z.strictObject({ key: z.string(), nl: z.string(), en: z.string() })),
  aspects: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  added: z.array(z.strictObject({ row: z.int(), title: z.string(), asset: z.string(), rated: z.boolean() })),
  changed: z.array(
    z.strictObject({
      row: z.int(),
      code: z.string(),
      title: z.string(),
      /** By the keys of `fields`. */
      fields: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
      /** Whether it is rated anew. */
      rated: z.boolean(),
    }),
  ),
  unchanged: z.int(),
  refused: told,
  /** Rows that are taken without something that they tell. */
  remarks: told,
})

export const tryRiskImport = contract({
  name: 'tryRiskImport',
  summary: 'What taking over a list of risks would change and refuse; nothing is stored',
  method: 'POST',
  path: '/api/risks/import/try',
  access: writing,
  change: 'none',
  body: z.strictObject(asked),
  answer: report,
})

export const importRisks = contract({
  name: 'importRisks',
  summary:
    'Take over a list of risks that was tried: all good rows together, in one command; done again it changes nothing',
  method: 'POST',
  path: '/api/risks/import',
  access: writing,
  change: 'new',
  body: z.strictObject({ ...asked, token: z.string().length(64) }),
  answer: z.strictObject({ added: z.int(), changed: z.int(), rated: z.int(), unchanged: z.int(), refused: z.int() }),
})
