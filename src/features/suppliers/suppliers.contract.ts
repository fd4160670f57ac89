import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { day, id, pageOf, pageQuery, prose, revision } from '../../platform/http/shapes.ts'
import {
  criticality,
  gapKind,
  listedSupplier,
  named,
  owner,
  serviceKind,
  supplier,
  supplierFacts,
} from './supplier-shapes.contract.ts'

export type SupplierFacts = z.output<typeof supplierFacts>

/** Which suppliers a list shows. */
const filter = {
  text: z.string().trim().max(100).optional(),
  criticality: criticality.optional(),
  kind: serviceKind.optional(),
  owner: id.optional(),
  reaches: z.enum(['record', 'phi']).optional(),
  agreement: z.enum(['holds', 'missing', 'not-needed', 'unknown']).optional(),
  /** 'any': something is missing; 'breaking': something that takes away that a control can be demonstrated. */
  missing: z.union([gapKind, z.enum(['any', 'breaking'])]).optional(),
  /** Only those that reach this asset today. */
  asset: id.optional(),
  state: z.enum(['running', 'ended', 'all']).default('running'),
  sort: z.enum(['name', 'criticality', 'review', 'missing', 'owner', 'agreement']).default('criticality'),
  direction: z.enum(['up', 'down']).default('up'),
}
const filterQuery = z.strictObject(filter)
export type SupplierFilter = z.output<typeof filterQuery>

const reading = { permission: 'suppliers:read' } as const
const writing = { permission: 'suppliers:write' } as const
const deciding = { permission: 'suppliers:decide' } as const
const one = z.strictObject({ id })

export const listSuppliers = contract({
  name: 'listSuppliers',
  summary: 'The register of suppliers: how much depends on each, when it is reviewed, and what is missing',
  method: 'GET',
  path: '/api/suppliers',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...pageQuery, ...filter }),
  answer: z.strictObject({
    ...pageOf(listedSupplier).shape,
    /** Over all that deliver, whatever the filter. */
    totals: z.strictObject({
      all: z.int(),
      ended: z.int(),
      criticalities: z.record(criticality, z.int()),
      missing: z.int(),
      breaking: z.int(),
      reachRecord: z.int(),
      /** Names in other registers that are no supplier yet. */
      proposed: z.int(),
    }),
  }),
})

export const downloadSuppliers = contract({
  name: 'downloadSuppliers',
  summary: 'The suppliers that a list shows, as XLSX or CSV in a form that can be taken over again, or as PDF',
  method: 'GET',
  path: '/api/suppliers/file',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...filter, format: z.enum(['xlsx', 'csv', 'pdf']).default('xlsx') }),
  answer: 'file',
})

export const readSupplierChoices = contract({
  name: 'readSupplierChoices',
  summary: 'What suppliers can be filtered by and filled in with: owners, assets, other suppliers',
  method: 'GET',
  path: '/api/suppliers/choices',
  access: reading,
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    owners: z.array(owner),
    /** All that were not withdrawn, by name. */
    assets: z.array(z.strictObject({ ...named.shape, kind: z.string() })),
    /** All that deliver, by name. */
    suppliers: z.array(named),
  }),
})

export const findSupplierOwners = contract({
  name: 'findSupplierOwners',
  summary: 'People who work here now and whose name or function holds a text, to name as owner; at most 20',
  method: 'GET',
  path: '/api/suppliers/owners',
  access: writing,
  change: 'none',
  query: z.strictObject({ text: z.string().trim().max(100).default('') }),
  answer: z.strictObject({ items: z.array(z.strictObject({ id, name: z.string(), function: z.string() })) }),
})

const rhythm = z.enum(['P3M', 'P6M', 'P1Y', 'P18M', 'P2Y', 'P3Y'])
const settings = {
  /** How often a supplier is reviewed, by how much depends on it. */
  reviewEvery: z.strictObject({ critical: rhythm, high: rhythm, middle: rhythm, low: rhythm }),
  /** How many months after the period of a report a bridge letter counts at most. */
  bridgeMonths: z.int().min(0).max(6),
  /** How many days before an end, a notice or a gap somebody is warned. */
  warnDays: z.int().min(0).max(400),
}
const settingsAnswer = z.strictObject({
  revision,
  ...settings,
  reviewEvery: z.record(criticality, z.string()),
  /** Whether the organisation decided them, or they are what holds until it does. */
  decided: z.boolean(),
})

export const readSupplierSettings = contract({
  name: 'readSupplierSettings',
  summary:
    'How often suppliers are reviewed, how long a bridge letter counts, and how long before an end one is warned',
  method: 'GET',
  path: '/api/supplier-settings',
  access: reading,
  change: 'none',
  timeTravel: true,
  answer: settingsAnswer,
})

export const changeSupplierSettings = contract({
  name: 'changeSupplierSettings',
  summary:
    'Decide how often suppliers are reviewed, how long a bridge letter counts, and how long before an end one is warned',
  method: 'PUT',
  path: '/api/supplier-settings',
  access: deciding,
  change: 'existing',
  body: z.strictObject(settings),
  answer: settingsAnswer,
})

export const readSupplier = contract({
  name: 'readSupplier',
  summary: 'One supplier: its services, what each reaches, its papers, who works for it, and what is missing',
  method: 'GET',
  path: '/api/suppliers/:id',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  answer: supplier,
})

export const addSupplier = contract({
  name: 'addSupplier',
  summary: 'Record a supplier',
  method: 'POST',
  path: '/api/suppliers',
  access: writing,
  change: 'new',
  body: supplierFacts,
  answer: supplier,
})

export const changeSupplier = contract({
  name: 'changeSupplier',
  summary:
    'Change what is written about a supplier itself; with a last day it delivers no longer, and stays to be read',
  method: 'PUT',
  path: '/api/suppliers/:id',
  access: writing,
  change: 'existing',
  params: one,
  body: supplierFacts,
  answer: supplier,
})

export const setSupplierCriticality = contract({
  name: 'setSupplierCriticality',
  summary:
    'Decide otherwise than the facts say about how much depends on a supplier, with a reason; null: by the facts again',
  method: 'PUT',
  path: '/api/suppliers/:id/criticality',
  access: deciding,
  change: 'existing',
  params: one,
  body: z.strictObject({ criticality: criticality.nullable(), reason: prose(2000) }),
  answer: supplier,
})

const reachRow = z.strictObject({
  asset: z.strictObject({ ...named.shape, kind: z.string() }),
  supplier: named,
  service: named,
  purpose: z.string(),
  route: z.enum(['hosted', 'remote', 'on-site', 'interface', 'other']),
  ways: z.array(z.string()),
  /** Null while not answered. */
  phiParts: z.array(z.string()).nullable(),
  since: day.nullable(),
  mfa: z.boolean().nullable(),
  logged: z.boolean().nullable(),
  criticality,
  lastReview: day.nullable(),
  reviewBy: day.nullable(),
  agreement: z.enum(['holds', 'missing', 'not-needed', 'unknown']),
  /** Whether the agreement that holds lacks something, and within how many hours a breach is told by it; null where nobody wrote that. */
  incomplete: z.boolean(),
  breachHours: z.int().nullable(),
  /** The asset that is reached only through the one above, on which it leans; null where the one above is asked about itself. */
  through: z.strictObject({ asset: named, via: z.array(z.string()) }).nullable(),
  /** Who works for it and is not known to stay away from personal health information, in the order of the tree. */
  behind: z.array(
    z.strictObject({ name: z.string(), country: z.string(), depth: z.int(), reachesPhi: z.boolean().nullable() }),
  ),
  missing: z.array(z.strictObject({ nl: z.string(), en: z.string(), breaks: z.boolean() })),
})
const reachFilter = {
  /** Who reaches this asset; left out: patient record systems, and whatever shows personal health information. */
  asset: id.optional(),
  /** Only what the list leaves out: reaches of which nobody answered which data they show. */
  phi: z.enum(['unknown']).optional(),
  text: z.string().trim().max(100).optional(),
  lacks: z.enum(['mfa', 'logging', 'agreement', 'review', 'any']).optional(),
  sort: z.enum(['asset', 'supplier', 'since', 'review']).default('asset'),
  direction: z.enum(['up', 'down']).default('up'),
}
const reachQuery = z.strictObject(reachFilter)
export type ReachFilter = z.output<typeof reachQuery>

export const listReaches = contract({
  name: 'listReaches',
  summary:
    'Who reaches the patient record, or another asset: why, how, since when, under which papers, and what is missing',
  method: 'GET',
  path: '/api/supplier-reaches',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...pageQuery, ...reachFilter }),
  answer: z.strictObject({
    ...pageOf(reachRow).shape,
    totals: z.strictObject({
      /** Suppliers that reach it themselves, and those that do so only through what it leans on. */
      suppliers: z.int(),
      indirect: z.int(),
      rows: z.int(),
      lacking: z.int(),
      /** Reaches that are left out, as nobody answered which data they show. */
      unanswered: z.int(),
    }),
  }),
})

export const downloadReaches = contract({
  name: 'downloadReaches',
  summary: 'Who reaches the patient record, or another asset, as PDF, XLSX or CSV',
  method: 'GET',
  path: '/api/supplier-reaches/file',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...reachFilter, format: z.enum(['pdf', 'xlsx', 'csv']).default('pdf') }),
  answer: 'file',
})
