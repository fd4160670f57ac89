import type { TouchWay } from '../guidance/guidance.ts'

/**
 * The six parts of the definition of personal health information, in our own words: a registration for care, b payment or
 * eligibility, c a number or mark that identifies somebody for medical purposes, d anything collected while giving care, e what
 * came from examining the body or something of it, f who gave the care.
 */
export const healthParts = ['a', 'b', 'c', 'd', 'e', 'f'] as const
export type HealthPart = (typeof healthParts)[number]

export const touchWays = ['stores', 'processes', 'transports', 'sees-in-support', 'backs-up', 'destroys'] as const

/** Whether the supplier can read what is in a flow. */
export const shieldings = ['readable', 'pseudonymised', 'encrypted'] as const
export type Shielding = (typeof shieldings)[number]

/** What somebody recorded about one data flow of a service. */
export type FlowFacts = {
  /** Parts that are in it, and parts that are not; a part in neither list was not answered. */
  partsIn: readonly HealthPart[]
  partsOut: readonly HealthPart[]
  /** How the organisation touches it; null while not answered, empty where it does so in no way. */
  ways: readonly TouchWay[] | null
  shielding: Shielding
  /** Why data that the organisation cannot read does not count; empty where it counts. */
  outsideBecause: string
}

/** Why a flow is no personal health information, what of it is still open, or that it is. */
export type FlowResult =
  | { kind: 'phi' }
  | { kind: 'none'; because: 'no-part' | 'no-way' | 'shielded' }
  | { kind: 'open'; missing: 'parts' | 'ways' }

/**
 * Whether the organisation touches personal health information in one flow. Shielded data counts unless somebody wrote down why it
 * does not: who holds the key, or could get it, still touches it.
 */
export function flowResult(flow: FlowFacts): FlowResult {
  if (flow.partsOut.length === healthParts.length) return { kind: 'none', because: 'no-part' }
  if (flow.ways?.length === 0) return { kind: 'none', because: 'no-way' }
  if (flow.shielding !== 'readable' && flow.outsideBecause !== '') return { kind: 'none', because: 'shielded' }
  if (flow.partsIn.length === 0) return { kind: 'open', missing: 'parts' }
  if (flow.ways === null) return { kind: 'open', missing: 'ways' }
  return { kind: 'phi' }
}

export type ServiceFlow = FlowFacts & { id: string; service: string }

/** One way in which one flow of a service is touched. */
export type Touch = { service: string; flow: string; way: TouchWay }

/** Every way in which personal health information is touched, flow by flow. */
export function touchesOf(flows: readonly ServiceFlow[]): Touch[] {
  return flows.flatMap((flow) =>
    flowResult(flow).kind === 'phi'
      ? (flow.ways ?? []).map((way) => ({ service: flow.service, flow: flow.id, way }))
      : [],
  )
}

/**
 * What the flows of some services say together: `phi` as soon as one flow is touched, `none` when every service was looked at and
 * nothing was found, `open` until then.
 */
export function overallResult(services: readonly string[], flows: readonly ServiceFlow[]): 'phi' | 'none' | 'open' {
  const of = flows.filter(({ service }) => services.includes(service))
  const results = of.map((flow) => flowResult(flow).kind)
  if (results.includes('phi')) return 'phi'
  const unseen = services.some((service) => !of.some((flow) => flow.service === service))
  return services.length === 0 || unseen || results.includes('open') ? 'open' : 'none'
}
