import { z } from 'zod'
import { staffFields } from '../../core/staff/import-fields.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, id } from '../../platform/http/shapes.ts'

const fieldKeys = staffFields.map(({ key }) => key)
/** What a column is about; '' where it is passed over. */
const about = z.enum(['', ...fieldKeys])

const asked = {
  /** The XLSX or CSV file in base64. */
  file: z.base64().min(1).max(1_000_000),
  /** What each column is about, in the order of the columns; null: as proposed. */
  columns: z.array(about).max(100).nullable(),
  /** The list names everybody: whoever is missing gets this as last day. Null: it is a part. */
  wholeListOn: day.nullable(),
  /** The first day of newcomers for whom the list tells none. */
  startOn: day.nullable(),
}

const refused = z.array(z.strictObject({ row: z.int(), sentence: z.string() }))

/** What a list of people would change: to look at before it is taken over. */
const report = z.strictObject({
  /** Belongs to this file, these choices and the people as they are; taking over asks for it. */
  token: z.string(),
  rows: z.int(),
  columns: z.array(z.strictObject({ heading: z.string(), example: z.string(), about })),
  newTeams: z.array(z.string()),
  unknownLocations: z.array(z.string()),
  added: z.array(z.strictObject({ row: z.int(), name: z.string(), number: z.string() })),
  changed: z.array(
    z.strictObject({
      row: z.int(),
      name: z.string(),
      fields: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  ended: z.array(z.strictObject({ id, name: z.string() })),
  unchanged: z.int(),
  refused,
})

export const tryStaffImport = contract({
  name: 'tryStaffImport',
  summary: 'What taking over a list of people would change and refuse; nothing is stored',
  method: 'POST',
  path: '/api/staff/import/try',
  access: { permission: 'staff:write' },
  change: 'none',
  body: z.strictObject(asked),
  answer: report,
})

export const importStaff = contract({
  name: 'importStaff',
  summary:
    'Take over a list of people that was tried: all good rows together, in one command; done again it changes nothing',
  method: 'POST',
  path: '/api/staff/import',
  access: { permission: 'staff:write' },
  change: 'new',
  body: z.strictObject({ ...asked, token: z.string().length(64) }),
  answer: z.strictObject({ added: z.int(), changed: z.int(), ended: z.int(), unchanged: z.int(), refused: z.int() }),
})
