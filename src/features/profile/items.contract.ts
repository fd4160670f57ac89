import { z } from 'zod'
import { proposedTermIds } from '../../core/profile/proposed-terms.ts'
import { locationKinds, processKinds, systemKinds } from '../../core/profile/scope-facts.ts'
import { confidence } from '../../core/standards/edition.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, id, line, prose, revision } from '../../platform/http/shapes.ts'

const level = z.int().min(1).max(3).nullable()

/** What one can write about each kind of thing, by the list that it stands in. */
const locations = {
  name: line(1, 160),
  kind: z.enum(locationKinds),
  address: prose(400),
  use: prose(1000),
}
const processes = {
  name: line(1, 160),
  kind: z.enum(processKinds),
  description: prose(2000),
  ownerRole: line(0, 160),
  healthData: z.boolean().nullable(),
}
const systems = {
  name: line(1, 160),
  kind: z.enum(systemKinds),
  purpose: prose(1000),
  ownerRole: line(0, 160),
  /** Who runs or delivers it; empty where nobody else does. */
  supplier: line(0, 160),
  healthData: z.boolean().nullable(),
  availability: level,
  integrity: level,
  confidentiality: level,
}
const interfaces = {
  name: line(1, 160),
  /** With whom. */
  counterparty: line(1, 160),
  /** What passes the boundary. */
  passes: prose(1000).min(1),
  /** Who is responsible on the other side. */
  otherSide: line(0, 200),
  healthData: z.boolean().nullable(),
}
const exclusions = {
  name: line(1, 160),
  /** Why it may be left out: an exclusion without a reason does not hold before an auditor. */
  reason: prose(2000).min(1),
  /** What protects the boundary with what is left out. */
  protection: prose(2000),
}
const certificates = {
  /** The id of an edition that the product knows, or what the certificate says. */
  edition: line(1, 120),
  body: line(1, 160),
  number: line(0, 80),
  /** Whether the body was accredited for the scheme (in the Netherlands by the RvA). */
  accredited: z.enum(['yes', 'no', 'unknown']),
  scope: prose(2000),
  firstIssued: day.nullable(),
  starts: day,
  ends: day,
  surveillance: z.array(day).max(12),
}
const terms = {
  title: line(1, 200),
  ends: day,
  kind: z.enum(['transition', 'certificate', 'surveillance', 'other']),
  /** Where the day is written: a publication, a web address, a letter. */
  source: prose(500),
  certainty: confidence,
  note: prose(1000),
  /** The proposal that was taken over, if it came from one. */
  proposal: z.enum(proposedTermIds).nullable(),
}

/** What every thing in a list has besides. */
const standing = { id, revision, withdrawn: z.boolean() }

/** The things as they are read, by list. */
export const items = {
  locations: z.strictObject({ ...standing, ...locations }),
  processes: z.strictObject({ ...standing, ...processes }),
  systems: z.strictObject({ ...standing, ...systems }),
  interfaces: z.strictObject({ ...standing, ...interfaces }),
  exclusions: z.strictObject({ ...standing, ...exclusions }),
  certificates: z.strictObject({ ...standing, ...certificates }),
  // One that was taken over stays readable, also when it is no longer proposed.
  terms: z.strictObject({ ...standing, ...terms, proposal: z.string().nullable() }),
}

const listed = <L extends keyof typeof items>(list: L) => ({ list: z.literal(list) })

const written = z.discriminatedUnion('list', [
  z.strictObject({ ...listed('locations'), ...locations }),
  z.strictObject({ ...listed('processes'), ...processes }),
  z.strictObject({ ...listed('systems'), ...systems }),
  z.strictObject({ ...listed('interfaces'), ...interfaces }),
  z.strictObject({ ...listed('exclusions'), ...exclusions }),
  z.strictObject({ ...listed('certificates'), ...certificates }),
  z.strictObject({ ...listed('terms'), ...terms }),
])
export type WrittenItem = z.output<typeof written>

const one = z.strictObject({
  id,
  revision,
  list: z.enum(Object.keys(items) as [ListName, ...ListName[]]),
  withdrawn: z.boolean(),
})
export type ListName = keyof typeof items

const named = z.strictObject({ id })
const access = { permission: 'profile:write' } as const

export const listScope = contract({
  name: 'listScope',
  summary: 'Locations, processes, systems, interfaces and exclusions, each in its own order, withdrawn ones at the end',
  method: 'GET',
  path: '/api/scope',
  access: { permission: 'profile:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    locations: z.array(items.locations),
    processes: z.array(items.processes),
    systems: z.array(items.systems),
    interfaces: z.array(items.interfaces),
    exclusions: z.array(items.exclusions),
  }),
})

export const addItem = contract({
  name: 'addScopeItem',
  summary: 'Add a location, process, system, interface, exclusion, certificate or term at the end of its list',
  method: 'POST',
  path: '/api/scope/items',
  access,
  change: 'new',
  body: written,
  answer: one,
})

export const changeItem = contract({
  name: 'changeScopeItem',
  summary: 'Change what is written about a thing in the scope',
  method: 'PUT',
  path: '/api/scope/items/:id',
  access,
  change: 'existing',
  params: named,
  body: written,
  answer: one,
})

export const withdrawItem = contract({
  name: 'withdrawScopeItem',
  summary: 'Withdraw a thing from the scope; it stays to be read and can be put back',
  method: 'DELETE',
  path: '/api/scope/items/:id',
  access,
  change: 'existing',
  params: named,
  answer: one,
})

export const restoreItem = contract({
  name: 'restoreScopeItem',
  summary: 'Put a withdrawn thing back at the end of its list',
  method: 'POST',
  path: '/api/scope/items/:id/restoration',
  access,
  change: 'existing',
  params: named,
  answer: one,
})

export const moveItem = contract({
  name: 'moveScopeItem',
  summary: 'Move a thing one place up or down in its list',
  method: 'POST',
  path: '/api/scope/items/:id/move',
  access,
  change: 'existing',
  params: named,
  body: z.strictObject({ to: z.enum(['up', 'down']) }),
  answer: one,
})
