import type { ProfileFact } from '../guidance/guidance.ts'
import type { CareForm } from './cluster.ts'
import type { Sector } from './sector.ts'

/** What a location is used for. */
export const locationKinds = ['care', 'office', 'care-and-office', 'data-centre', 'storage', 'other'] as const
/** Care and service are what the organisation is for; the rest makes it possible. */
export const processKinds = ['care', 'service', 'support', 'management'] as const
/** Kinds of systems that a care organisation or its supplier knows. */
export const systemKinds = [
  'patient-record',
  'laboratory-imaging',
  'medication',
  'medical-device',
  'portal',
  'exchange',
  'research',
  'office',
  'business',
  'infrastructure',
  'security',
  'development',
  'other',
] as const

export type LocationKind = (typeof locationKinds)[number]
export type ProcessKind = (typeof processKinds)[number]
export type SystemKind = (typeof systemKinds)[number]
/** How heavily an aspect weighs: 1 low, 2 middle, 3 high. */
export type BivLevel = 1 | 2 | 3

/**
 * The facts that a scope statement tells of, as they were at one moment: frozen with an approved version, so that it can be seen later
 * which of them are otherwise. Every list is in its own order and holds nothing that was withdrawn.
 */
export type ScopeFacts = {
  organisation: string
  careTerm: 'client' | 'patient'
  sector: Sector | null
  description: string
  people: number | null
  fte: number | null
  careForm: CareForm | null
  cluster: 'Z' | 'B' | 'none' | null
  standards: string[]
  facts: { fact: ProfileFact; holds: boolean }[]
  locations: { id: string; name: string; kind: LocationKind; address: string; use: string }[]
  processes: { id: string; name: string; kind: ProcessKind; description: string }[]
  systems: {
    id: string
    name: string
    kind: SystemKind
    purpose: string
    healthData: boolean | null
    availability: BivLevel | null
    integrity: BivLevel | null
    confidentiality: BivLevel | null
  }[]
  interfaces: { id: string; name: string; counterparty: string; passes: string; otherSide: string }[]
  exclusions: { id: string; name: string; reason: string; protection: string }[]
}

/** The parts of the facts that are lists of named things. */
export const scopeLists = ['locations', 'processes', 'systems', 'interfaces', 'exclusions'] as const
export type ScopeList = (typeof scopeLists)[number]

/** What is still to be filled in: `blocking` stops an approval, the rest is only said. */
export type ScopeGap = { part: 'sector' | 'people' | 'cluster' | Exclude<ScopeList, 'exclusions'>; blocking: boolean }

/** What a scope statement would lack as the facts stand. A statement that names no process and no location has no scope. */
export function scopeGaps(facts: ScopeFacts): ScopeGap[] {
  const gaps: (ScopeGap | false)[] = [
    facts.sector === null && { part: 'sector', blocking: true },
    facts.people === null && { part: 'people', blocking: false },
    facts.cluster === null && { part: 'cluster', blocking: false },
    facts.locations.length === 0 && { part: 'locations', blocking: true },
    facts.processes.length === 0 && { part: 'processes', blocking: true },
    facts.systems.length === 0 && { part: 'systems', blocking: false },
    facts.interfaces.length === 0 && { part: 'interfaces', blocking: false },
  ]
  return gaps.filter((gap) => gap !== false)
}

/** One difference between the facts at two moments. `name` is the thing's name, or the fact; empty for a plain field. */
export type ScopeChange = {
  part: 'organisation' | 'sector' | 'description' | 'people' | 'fte' | 'cluster' | 'standards' | 'fact' | ScopeList
  change: 'added' | 'removed' | 'changed'
  name: string
}

// What was stored comes back with its members in another order.
const written = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : JSON.stringify(value)
const same = (a: unknown, b: unknown) => written(a) === written(b)

/** What is otherwise in the facts now than it was before; the order within a list does not count. */
export function scopeChanges(before: ScopeFacts, now: ScopeFacts): ScopeChange[] {
  const changes: ScopeChange[] = []
  const plain = ['organisation', 'sector', 'description', 'people', 'fte', 'cluster', 'standards'] as const
  for (const part of plain) {
    if (!same(before[part], now[part])) changes.push({ part, change: 'changed', name: '' })
  }
  if (before.careForm !== now.careForm && before.cluster === now.cluster) {
    changes.push({ part: 'cluster', change: 'changed', name: '' })
  }
  const [held, holds] = [before, now].map((side) => new Map(side.facts.map(({ fact, holds }) => [fact, holds])))
  for (const fact of new Set([...(held?.keys() ?? []), ...(holds?.keys() ?? [])])) {
    const [was, is] = [held?.get(fact), holds?.get(fact)]
    if (was === is) continue
    changes.push({
      part: 'fact',
      change: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed',
      name: fact,
    })
  }
  for (const part of scopeLists) {
    const [old, current] = [before[part], now[part]]
    for (const item of current) {
      const was = old.find(({ id }) => id === item.id)
      if (!was) changes.push({ part, change: 'added', name: item.name })
      else if (!same(was, item)) changes.push({ part, change: 'changed', name: item.name })
    }
    for (const item of old) {
      if (!current.some(({ id }) => id === item.id)) changes.push({ part, change: 'removed', name: item.name })
    }
  }
  return changes
}
