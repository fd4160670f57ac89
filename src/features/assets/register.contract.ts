import { z } from 'zod'
import { assetFields } from '../../core/assets/asset-fields.ts'
import { contract } from '../../platform/http/contract.ts'
import { id } from '../../platform/http/shapes.ts'
import { assetKind, namedAsset, step } from './assets.contract.ts'

const reading = { permission: 'assets:read' } as const
const writing = { permission: 'assets:write' } as const

const proposal = z.strictObject({
  line: z.enum(['system', 'process']),
  id,
  name: z.string(),
  kind: assetKind,
  description: z.string(),
  ownerRole: z.string(),
  supplier: z.string(),
  /** An asset with this name and kind that is not of the scope yet: it is tied to the scope, nothing is doubled. */
  same: id.nullable(),
})

export const readAssetProposals = contract({
  name: 'readAssetProposals',
  summary: 'Systems and processes of the scope that are not in the register of assets',
  method: 'GET',
  path: '/api/assets/proposals',
  access: reading,
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    proposals: z.array(proposal),
    /** How many systems and processes the scope holds. */
    scope: z.int(),
  }),
})

export const takeOverAssets = contract({
  name: 'takeOverAssets',
  summary:
    'Record systems and processes of the scope as assets; what the scope says of their class goes along with them',
  method: 'POST',
  path: '/api/assets/proposals',
  access: writing,
  change: 'new',
  body: z.strictObject({ chosen: z.array(id).min(1).max(500) }),
  /** `tied` were in the register by name; `standing` are taken over already. */
  answer: z.strictObject({ added: z.int(), tied: z.int(), standing: z.int() }),
})

export const readAssetDrawing = contract({
  name: 'readAssetDrawing',
  summary: 'What leans on what, to draw: all of it where that can be read, else by kind, or around one asset',
  method: 'GET',
  path: '/api/assets/drawing',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({
    /** The asset in the middle: what it leans on goes to the right, what leans on it to the left. */
    focus: id.optional(),
    /** How many steps away from it. */
    steps: z.coerce.number().int().min(1).max(9).default(3),
  }),
  answer: z.strictObject({
    focus: namedAsset.nullable(),
    /** As many steps as fit; fewer than asked for where more would not. */
    steps: z.int(),
    /** What is drawn; `distance` from the middle, negative for what leans on it. Nothing where all of it is too much. */
    assets: z.array(z.strictObject({ ...namedAsset.shape, weighs: step.nullable(), distance: z.int() })),
    dependencies: z.array(z.strictObject({ dependent: id, dependency: id })),
    /** Connected to the middle, and further away than is drawn. */
    further: z.int(),
    /** Where all of it is too much: how many there are of a kind, and how many dependencies there are between kinds. */
    kinds: z.array(z.strictObject({ kind: assetKind, count: z.int() })),
    between: z.array(z.strictObject({ dependent: assetKind, dependency: assetKind, count: z.int() })),
    total: z.int(),
  }),
})

const fieldKeys = assetFields.map(({ key }) => key)
/** What a column is about; '' where it is passed over. */
const about = z.enum(['', ...fieldKeys])
const asked = {
  /** The XLSX or CSV file in base64. */
  file: z.base64().min(1).max(1_000_000),
  /** What each column is about, in the order of the columns; null: as proposed. */
  columns: z.array(about).max(100).nullable(),
  /** The kind of newcomers for whom the list says none; null: such rows are refused. */
  kindOfOthers: assetKind.nullable(),
}
const told = z.array(z.strictObject({ row: z.int(), sentence: z.string() }))

/** What a list of assets would change: to look at before it is taken over. */
const report = z.strictObject({
  /** Belongs to this file, these choices and the assets as they are; taking over asks for it. */
  token: z.string(),
  rows: z.int(),
  columns: z.array(z.strictObject({ heading: z.string(), example: z.string(), about })),
  added: z.array(z.strictObject({ row: z.int(), name: z.string(), kind: assetKind })),
  changed: z.array(
    z.strictObject({
      row: z.int(),
      name: z.string(),
      fields: z.array(z.strictObject({ field: z.enum(fieldKeys), before: z.string(), after: z.string() })),
    }),
  ),
  unchanged: z.int(),
  refused: told,
  /** Rows that are taken without something that they tell. */
  remarks: told,
})

export const tryAssetImport = contract({
  name: 'tryAssetImport',
  summary: 'What taking over a list of assets would change and refuse; nothing is stored',
  method: 'POST',
  path: '/api/assets/import/try',
  access: writing,
  change: 'none',
  body: z.strictObject(asked),
  answer: report,
})

export const importAssets = contract({
  name: 'importAssets',
  summary:
    'Take over a list of assets that was tried: all good rows together, in one command; done again it changes nothing',
  method: 'POST',
  path: '/api/assets/import',
  access: writing,
  change: 'new',
  body: z.strictObject({ ...asked, token: z.string().length(64) }),
  answer: z.strictObject({ added: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }),
})
