import type { VerdictState } from '../demonstrability/chain.ts'
import { type CertificateTerm, certificateStanding } from '../profile/certificate.ts'
import { compareKeys, type RequirementKey } from '../standards/requirement-key.ts'
import type { Day } from '../time/day.ts'
import type { CoveredBy, Extent } from './facts.ts'

/** What the own chain of proof says about a control on a day. */
export type ProvenControl = { requirement: RequirementKey; state: VerdictState }

/**
 * What the road says about a healthcare requirement for one service. `inPlace`: whether what care adds is there; null while nobody
 * answered.
 */
export type CareOfService = {
  requirement: RequirementKey
  mark: 'unique' | 'deepened'
  relevant: boolean
  inPlace: boolean | null
}

/** An own certificate: the first and last day on which it holds, and what it says. */
export type OwnCertificate = CertificateTerm & {
  id: string
  edition: string
  body: string
  number: string
  scope: string
}

export const followsBecause = [
  'demonstrable',
  'not-yet',
  'not-demonstrable',
  'not-applicable',
  'not-for-this-service',
  'care-not-in-place',
] as const

/** Who covers a control as follows from the chain of proof alone, and why. `certificate`: the own one on which it rests. */
export type Follows = {
  by: CoveredBy
  extent: Extent
  certificate: string | null
  because: (typeof followsBecause)[number]
}

/** What somebody wrote about a control instead of what follows, and what followed then. */
export type WrittenRow = {
  requirement: RequirementKey
  by: CoveredBy
  extent: Extent
  certificate: string | null
  place: string
  statement: string
  customerPart: string
  followed: Pick<Follows, 'by' | 'extent' | 'certificate'>
}

/** One control of the report. */
export type ComposedRow = {
  requirement: RequirementKey
  follows: Follows
  care: Pick<CareOfService, 'mark' | 'relevant' | 'inPlace'> | null
  /** As the report says it: as written, or as follows. */
  by: CoveredBy
  extent: Extent
  certificate: string | null
  place: string
  statement: string
  customerPart: string
  written: boolean
  /** What was written covers more, or rests on more, than the chain of proof shows; or less. */
  compared: 'more' | 'less' | 'same'
  /** Something else follows than when it was written, or the certificate that was written no longer holds. */
  asksAgain: boolean
}

/** The strongest own certificate of an edition that holds on a day: accredited first, then the one that holds longest. */
export function certificateFor(
  certificates: readonly OwnCertificate[],
  edition: string,
  day: Day,
): OwnCertificate | null {
  const rank = { yes: 0, unknown: 1, no: 2 }
  const [best] = certificates
    .filter((one) => one.edition === edition && holdsOn(one, day))
    .toSorted(
      (a, b) =>
        rank[a.accredited] - rank[b.accredited] || (a.ends < b.ends ? 1 : a.ends > b.ends ? -1 : a.id < b.id ? -1 : 1),
    )
  return best ?? null
}

/** Whether a certificate holds on a day. */
export const holdsOn = (certificate: CertificateTerm, day: Day): boolean =>
  !['not-yet', 'lapsed'].includes(certificateStanding(certificate, day).state)

/**
 * What follows for a customer from the own chain of proof. What can be demonstrated is covered; all else is covered by nobody, so that no
 * customer leans on it. Of what care asks on top the weaker of chain and road counts.
 */
export function followsFrom(
  proven: ProvenControl,
  care: CareOfService | undefined,
  certificate: OwnCertificate | null,
): Follows {
  const none = { extent: 'none' as const, certificate: null }
  if (proven.state === 'not-applicable') return { by: 'not-applicable', ...none, because: 'not-applicable' }
  if (care && !care.relevant && care.mark === 'unique')
    return { by: 'not-applicable', ...none, because: 'not-for-this-service' }
  if (proven.state !== 'demonstrable') return { by: 'nobody', ...none, because: proven.state }
  const rests = certificate?.id ?? null
  if (care?.relevant && care.inPlace === false) {
    return care.mark === 'unique'
      ? { by: 'nobody', ...none, because: 'care-not-in-place' }
      : { by: 'supplier', extent: 'partly', certificate: rests, because: 'care-not-in-place' }
  }
  return { by: 'supplier', extent: 'directly', certificate: rests, because: 'demonstrable' }
}

/** How much of a control is taken from the customer: 0 nothing to 3 everything. */
const weight = ({ by, extent }: { by: CoveredBy; extent: Extent }) =>
  extent === 'none' ? 0 : (by === 'supplier' ? 1 : 0) + (extent === 'directly' ? 2 : 1)

const sameOutcome = (a: Pick<Follows, 'by' | 'extent' | 'certificate'>, b: typeof a) =>
  a.by === b.by && a.extent === b.extent && a.certificate === b.certificate

/** Whether what was written says more than what follows, less, or as much. */
export function comparedTo(row: WrittenRow, follows: Follows): ComposedRow['compared'] {
  if (row.by === follows.by && row.extent === follows.extent && row.certificate === follows.certificate) return 'same'
  // Who says that it does not concern a service takes it out of sight as well: that has to follow from a decision.
  const hides = row.by === 'not-applicable' && follows.by !== 'not-applicable'
  const [says, shows] = [weight(row), weight(follows)]
  if (hides || says > shows || (row.certificate !== null && follows.certificate === null)) return 'more'
  return 'less'
}

/**
 * Composes the rows of an own coverage report on a day: for every control of the edition what people wrote, else what follows. In the
 * order of the standard; each control once.
 */
export function composeRows(from: {
  edition: string
  proven: readonly ProvenControl[]
  care: readonly CareOfService[]
  certificates: readonly OwnCertificate[]
  written: readonly WrittenRow[]
  day: Day
}): ComposedRow[] {
  const care = new Map(from.care.map((one) => [one.requirement, one]))
  const written = new Map(from.written.map((one) => [one.requirement, one]))
  const certificate = certificateFor(from.certificates, from.edition, from.day)
  const holding = new Set(
    from.certificates.filter((one) => one.edition === from.edition && holdsOn(one, from.day)).map(({ id }) => id),
  )
  return from.proven
    .toSorted((a, b) => compareKeys(a.requirement, b.requirement))
    .map((proven): ComposedRow => {
      const { requirement } = proven
      const onCare = care.get(requirement)
      const follows = followsFrom(proven, onCare, certificate)
      const shownCare = onCare ? { mark: onCare.mark, relevant: onCare.relevant, inPlace: onCare.inPlace } : null
      const row = written.get(requirement)
      if (!row) {
        const { by, extent, certificate: rests } = follows
        const texts = { place: '', statement: '', customerPart: '' }
        return {
          ...{ requirement, follows, care: shownCare, by, extent, certificate: rests, ...texts },
          ...{ written: false, compared: 'same', asksAgain: false },
        }
      }
      const lapsed = row.certificate !== null && !holding.has(row.certificate)
      const { by, extent, place, statement, customerPart } = row
      return {
        ...{ requirement, follows, care: shownCare, by, extent, place, statement, customerPart },
        // What no longer holds is nothing to rest on: it is the own statement until somebody looks at it.
        certificate: lapsed ? null : row.certificate,
        written: true,
        compared: comparedTo(row, follows),
        asksAgain: lapsed || !sameOutcome(row.followed, follows),
      }
    })
}

/** How many controls are covered how. `applicable` with `notApplicable` is all of them; directly, partly and left are `applicable`. */
export type OwnCoverageSum = {
  directly: number
  partly: number
  left: number
  applicable: number
  notApplicable: number
}

/** Adds up a report: directly is by the supplier alone and whole; whatever else it does is partly. */
export function sumOfRows(rows: readonly { by: CoveredBy; extent: Extent }[]): OwnCoverageSum {
  const sum = { directly: 0, partly: 0, left: 0, applicable: 0, notApplicable: 0 }
  for (const { by, extent } of rows) {
    if (by === 'not-applicable') {
      sum.notApplicable += 1
      continue
    }
    sum.applicable += 1
    if (extent === 'none') sum.left += 1
    else if (by === 'supplier' && extent === 'directly') sum.directly += 1
    else sum.partly += 1
  }
  return sum
}
