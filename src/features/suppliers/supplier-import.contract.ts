import { z } from 'zod'
import { supplierFields } from '../../core/suppliers/supplier-fields.ts'
import { contract } from '../../platform/http/contract.ts'
import { id, line } from '../../platform/http/shapes.ts'
import { named } from './supplier-shapes.contract.ts'

const writing = { permission: 'suppliers:write' } as const
const fieldKeys = supplierFields.map(({ key }) => key)
/** What a column is about; '' where it is passed over. */
const about = z.enum(['', ...fieldKeys])
const asked = {
  /** The XLSX or CSV file in base64. */
  file: z.base64().min(1).max(1_000_000),
  /** What each column is about, in the order of the columns; null: as proposed. */
  columns: z.array(about).max(100).nullable(),
}

/** What a list of suppliers would change: to look at before it is taken over. */
const report = z.strictObject({
  /** Belongs to this file, these choices and the suppliers as they are; taking over asks for it. */
  token: z.string(),
  rows: z.int(),
  columns: z.array(z.strictObject({ heading: z.string(), example: z.string(), about })),
  added: z.array(z.strictObject({ row: z.int(), name: z.string() })),
  changed: z.array(
    z.strictObject({
      row: z.int(),
      name: z.string(),
      fields: z.array(z.strictObject({ field: z.enum(fieldKeys), before: z.string(), after: z.string() })),
    }),
  ),
  unchanged: z.int(),
  refused: z.array(z.strictObject({ row: z.int(), sentence: z.string() })),
})

export const trySupplierImport = contract({
  name: 'trySupplierImport',
  summary: 'What taking over a list of suppliers would change and refuse; nothing is stored',
  method: 'POST',
  path: '/api/suppliers/import/try',
  access: writing,
  change: 'none',
  body: z.strictObject(asked),
  answer: report,
})

export const importSuppliers = contract({
  name: 'importSuppliers',
  summary: 'Take over a list of suppliers that was tried: all good rows in one command; done again it changes nothing',
  method: 'POST',
  path: '/api/suppliers/import',
  access: writing,
  change: 'new',
  body: z.strictObject({ ...asked, token: z.string().length(64) }),
  answer: z.strictObject({ added: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }),
})

export const readSupplierProposals = contract({
  name: 'readSupplierProposals',
  summary: 'Names of suppliers that the register of assets and the scope give, and that are no supplier yet',
  method: 'GET',
  path: '/api/suppliers/proposals',
  access: { permission: 'suppliers:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    proposals: z.array(z.strictObject({ name: z.string(), assets: z.array(named), systems: z.array(z.string()) })),
  }),
})

export const takeOverSuppliers = contract({
  name: 'takeOverSuppliers',
  summary:
    'Record names that other registers give as suppliers, in one command; those that are there already stay as they are',
  method: 'POST',
  path: '/api/suppliers/proposals',
  access: writing,
  change: 'new',
  body: z.strictObject({ names: z.array(line(1, 160)).min(1).max(500) }),
  answer: z.strictObject({ added: z.int(), standing: z.int() }),
})

export const listSuppliersOfAsset = contract({
  name: 'listSuppliersOfAsset',
  summary: 'Which suppliers reach an asset today, by which service and how',
  method: 'GET',
  path: '/api/assets/:id/suppliers',
  access: { permission: 'suppliers:read' },
  change: 'none',
  timeTravel: true,
  params: z.strictObject({ id }),
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        ...{ supplier: named, service: named },
        route: z.enum(['hosted', 'remote', 'on-site', 'interface', 'other']),
        criticality: z.enum(['critical', 'high', 'middle', 'low']),
        breaking: z.int(),
      }),
    ),
  }),
})
