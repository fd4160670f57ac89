import { z } from 'zod'
import { assetKinds, dimensions } from '../../core/assets/asset.ts'
import { mostDependencies } from '../../core/assets/read-asset-row.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, id, instant, line, pageOf, pageQuery, prose, revision } from '../../platform/http/shapes.ts'

export const assetKind = z.enum(assetKinds)
export const dimension = z.enum(dimensions)
/** How heavily something weighs: 1 low, 2 middle, 3 high. */
export const step = z.literal([1, 2, 3])
const classOfSteps = { availability: step.nullable(), integrity: step.nullable(), confidentiality: step.nullable() }
const scopeLine = z.strictObject({ line: z.enum(['system', 'process']), id })

/** What somebody writes about an asset. */
export const assetFacts = z.strictObject({
  /** Without a semicolon, which separates names in lists. */
  name: line(1, 160),
  kind: assetKind,
  description: prose(4000),
  /** Somebody of the staff, or a role in words where nobody is named. */
  owner: id.nullable(),
  ownerRole: line(0, 160),
  supplier: line(0, 160),
  /** What is said of the asset itself; null: not classified. */
  ...classOfSteps,
  /** Which line of the scope it is, if any. */
  scope: scopeLine.nullable(),
  /** What it leans on. */
  dependsOn: z.array(id).max(mostDependencies),
})
export type AssetFacts = z.output<typeof assetFacts>

const owner = z.strictObject({ id, name: z.string(), left: z.boolean() })
export const namedAsset = z.strictObject({ id, name: z.string(), kind: assetKind })
/** An asset beside another, with how heavily it weighs. */
const neighbour = z.strictObject({ ...namedAsset.shape, withdrawn: z.boolean(), ...classOfSteps })

const because = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own') }),
  z.strictObject({ kind: z.literal('scope') }),
  /** Said of `origin`, and come here through `via`: the same where the two touch. */
  z.strictObject({ kind: z.literal('asset'), origin: namedAsset, via: namedAsset }),
])
/** One dimension of the class: what was said of the asset, what the scope says, and what follows with all that leans on it. */
const weighed = z.strictObject({
  own: step.nullable(),
  scope: step.nullable(),
  need: step.nullable(),
  because: because.nullable(),
})

export const asset = z.strictObject({
  id,
  revision,
  name: z.string(),
  kind: assetKind,
  description: z.string(),
  owner: owner.nullable(),
  ownerRole: z.string(),
  supplier: z.string(),
  class: z.strictObject({ availability: weighed, integrity: weighed, confidentiality: weighed }),
  scope: z.strictObject({ ...scopeLine.shape, name: z.string(), withdrawn: z.boolean() }).nullable(),
  dependsOn: z.array(neighbour),
  /** What leans on it. */
  usedBy: z.array(neighbour),
  withdrawn: z.strictObject({ on: day, reason: z.string() }).nullable(),
  /** Commands that changed anything about it, newest first; at most 50. */
  history: z.array(z.strictObject({ revision, at: instant, by: z.string(), action: z.string() })),
})

/** A dimension in a list: `inherited` where it comes from another asset. */
const listedStep = z.strictObject({ need: step.nullable(), inherited: z.boolean() })
const listedAsset = z.strictObject({
  ...namedAsset.shape,
  revision,
  owner: owner.nullable(),
  ownerRole: z.string(),
  supplier: z.string(),
  availability: listedStep,
  integrity: listedStep,
  confidentiality: listedStep,
  /** On how many it leans, and how many lean on it; withdrawn ones left out. */
  dependsOn: z.int(),
  usedBy: z.int(),
  inScope: z.boolean(),
  withdrawnOn: day.nullable(),
})

/** Which assets a list shows. */
const filter = {
  kind: assetKind.optional(),
  owner: id.optional(),
  ownerRole: z.string().max(160).optional(),
  /** The heaviest of what it needs; 'none': nothing classifies it. */
  weighs: z.enum(['3', '2', '1', 'none']).optional(),
  /** 'owner' counts somebody who left as nobody; 'neighbours': it leans on nothing and nothing leans on it. */
  without: z.enum(['owner', 'own-class', 'neighbours', 'scope']).optional(),
  state: z.enum(['standing', 'withdrawn']).default('standing'),
  text: z.string().trim().max(100).optional(),
  sort: z.enum(['name', 'kind', 'owner', 'class', 'usedBy']).default('name'),
  direction: z.enum(['up', 'down']).default('up'),
}
const filterQuery = z.strictObject(filter)
export type AssetFilter = z.output<typeof filterQuery>

const reading = { permission: 'assets:read' } as const
const writing = { permission: 'assets:write' } as const

export const listAssets = contract({
  name: 'listAssets',
  summary: 'What the organisation has and does that can be harmed, with what each needs: filtered, sorted and paged',
  method: 'GET',
  path: '/api/assets',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...pageQuery, ...filter }),
  answer: z.strictObject({
    ...pageOf(listedAsset).shape,
    /** Over all assets, whatever the filter; all but the last two of those that were not withdrawn. */
    totals: z.strictObject({
      all: z.int(),
      kinds: z.partialRecord(assetKind, z.int()),
      withoutOwner: z.int(),
      unclassified: z.int(),
      withdrawn: z.int(),
      /** Systems and processes of the scope that are not in the register. */
      proposed: z.int(),
    }),
  }),
})

export const downloadAssets = contract({
  name: 'downloadAssets',
  summary: 'The assets that a list shows, as XLSX or CSV, in a form that can be taken over again',
  method: 'GET',
  path: '/api/assets/file',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...filter, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  answer: 'file',
})

export const readAssetChoices = contract({
  name: 'readAssetChoices',
  summary: 'What assets can be filtered by and filled in with: owners, roles, other assets, lines of the scope',
  method: 'GET',
  path: '/api/assets/choices',
  access: reading,
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    owners: z.array(owner),
    roles: z.array(z.string()),
    /** All that were not withdrawn, by name. */
    assets: z.array(namedAsset),
    /** Lines of the scope; `asset` where one is tied to it already. */
    scope: z.array(z.strictObject({ ...scopeLine.shape, name: z.string(), asset: id.nullable() })),
  }),
})

export const findAssetOwners = contract({
  name: 'findAssetOwners',
  summary: 'People who work here now and whose name or function holds a text, to name as owner; at most 20',
  method: 'GET',
  path: '/api/assets/owners',
  access: writing,
  change: 'none',
  query: z.strictObject({ text: z.string().trim().max(100).default('') }),
  answer: z.strictObject({ items: z.array(z.strictObject({ id, name: z.string(), function: z.string() })) }),
})

const one = z.strictObject({ id })

export const readAsset = contract({
  name: 'readAsset',
  summary: 'One asset: what it is, what it needs and why, what it leans on, what leans on it, and its history',
  method: 'GET',
  path: '/api/assets/:id',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  answer: asset,
})

export const addAsset = contract({
  name: 'addAsset',
  summary: 'Record an asset',
  method: 'POST',
  path: '/api/assets',
  access: writing,
  change: 'new',
  body: assetFacts,
  answer: asset,
})

export const changeAsset = contract({
  name: 'changeAsset',
  summary: 'Change an asset: all that is written about it at once',
  method: 'PUT',
  path: '/api/assets/:id',
  access: writing,
  change: 'existing',
  params: one,
  body: assetFacts,
  answer: asset,
})

export const withdrawAsset = contract({
  name: 'withdrawAsset',
  summary:
    'Withdraw an asset with a reason: it needs nothing any more and gives no class to others, and stays to be read',
  method: 'POST',
  path: '/api/assets/:id/withdrawal',
  access: writing,
  change: 'existing',
  params: one,
  body: z.strictObject({ reason: prose(2000).min(1) }),
  answer: asset,
})

export const restoreAsset = contract({
  name: 'restoreAsset',
  summary: 'Take the withdrawal of an asset back',
  method: 'POST',
  path: '/api/assets/:id/restoration',
  access: writing,
  change: 'existing',
  params: one,
  answer: asset,
})
