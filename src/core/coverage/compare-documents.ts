import type { CoverageDocument, NamedGround, TravellingClaim } from './interchange.ts'

const claimFields = ['by', 'extent', 'restsOn', 'ground', 'place', 'statement', 'customerPart'] as const
export type ClaimField = (typeof claimFields)[number]

const headFields = ['supplier', 'service', 'title', 'language', 'terms', 'termsNote', 'disclaimer'] as const
export type HeadField = (typeof headFields)[number]

export type ClaimDifference = {
  edition: string
  requirement: string
  reference: string
  /** Null where the report did not write of it. */
  before: TravellingClaim | null
  after: TravellingClaim | null
  /** What differs; empty where it came or went as a whole. */
  fields: ClaimField[]
}

export type DocumentDifference = {
  head: { field: HeadField; before: string; after: string }[]
  grounds: { ground: NamedGround; change: 'came' | 'went' | 'other' }[]
  claims: ClaimDifference[]
  /** How many claims are the same in both. */
  same: number
}

/**
 * What differs between two versions of a report. Version, day and the keys of grounds are left out: they differ by themselves. Each
 * claim of either is counted once, as a difference or as the same.
 */
export function compareDocuments(before: CoverageDocument, after: CoverageDocument): DocumentDifference {
  const [old, now] = [placesOf(before), placesOf(after)]
  const [oldGrounds, nowGrounds] = [groundsOf(before), groundsOf(after)]
  const claims: ClaimDifference[] = []
  let same = 0
  for (const [place, claim] of now) {
    const was = old.get(place)
    const fields = was
      ? claimFields.filter((field) => saysIn(was, field, oldGrounds) !== saysIn(claim, field, nowGrounds))
      : []
    if (was && fields.length === 0) same += 1
    else claims.push({ ...identityOf(claim), before: was ?? null, after: claim, fields })
  }
  for (const [place, claim] of old) {
    if (!now.has(place)) claims.push({ ...identityOf(claim), before: claim, after: null, fields: [] })
  }
  return {
    head: headFields
      .filter((field) => before[field] !== after[field])
      .map((field) => ({ field, before: before[field], after: after[field] })),
    grounds: groundChanges(oldGrounds, nowGrounds),
    claims,
    same,
  }
}

const identityOf = ({ edition, requirement, reference }: TravellingClaim) => ({ edition, requirement, reference })

/** Claims by what they are about. A report may write twice of the same: the second is about the same for the second time. */
function placesOf({ claims }: CoverageDocument): Map<string, TravellingClaim> {
  const places = new Map<string, TravellingClaim>()
  const times = new Map<string, number>()
  for (const claim of claims) {
    const about = JSON.stringify([claim.edition, claim.requirement, claim.reference])
    const time = times.get(about) ?? 0
    times.set(about, time + 1)
    places.set(`${about} ${time}`, claim)
  }
  return places
}

type Grounds = ReadonlyMap<string, NamedGround>
const groundsOf = ({ grounds }: CoverageDocument): Grounds => new Map(grounds.map((one) => [one.key, one]))

/** A ground by what it is, whatever it is called in this report. */
const nameOf = ({ kind, standard, body, number }: NamedGround) => JSON.stringify([kind, standard, body, number])

const saysIn = (claim: TravellingClaim, field: ClaimField, grounds: Grounds): string => {
  if (field !== 'ground') return claim[field]
  const ground = claim.ground === null ? undefined : grounds.get(claim.ground)
  return ground ? nameOf(ground) : ''
}

function groundChanges(before: Grounds, after: Grounds): DocumentDifference['grounds'] {
  const byName = (grounds: Grounds) => new Map([...grounds.values()].map((one) => [nameOf(one), one]))
  const [old, now] = [byName(before), byName(after)]
  const rest = ({ key: _key, ...ground }: NamedGround) => JSON.stringify(ground)
  return [
    ...[...now].flatMap(([name, ground]): DocumentDifference['grounds'] => {
      const was = old.get(name)
      if (!was) return [{ ground, change: 'came' as const }]
      return rest(was) === rest(ground) ? [] : [{ ground, change: 'other' as const }]
    }),
    ...[...old].flatMap(([name, ground]) => (now.has(name) ? [] : [{ ground, change: 'went' as const }])),
  ]
}
