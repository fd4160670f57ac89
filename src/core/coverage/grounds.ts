import { type AssuranceFact, isFinancial, type LeftOutTold } from '../assurance/facts.ts'
import { unassessedDays, unmetDays } from '../assurance/open-parts.ts'
import { carryingDays, operationDays } from '../assurance/periods.ts'
import { firstDay, type Span, shared, spanOf, united } from '../demonstrability/steps.ts'
import { type Accredited, uncheckedDays } from '../profile/certificate.ts'
import type { Content } from '../standards/content.ts'
import { addDays, type Day, earliest } from '../time/day.ts'
import { monthsLater } from '../time/far-days.ts'
import { originsIn } from './carry.ts'
import type { ClaimFact, GroundMark, GroundOfCoverage } from './facts.ts'

/** A certificate on which a claim rests. `services` empty: for all services of the supplier. `edition`: an edition of the content, or words. */
export type CertificateGround = {
  id: string
  title: string
  services: readonly string[]
  edition: string
  body: string
  number: string
  accredited: Accredited
  starts: Day
  ends: Day
  revokedOn: Day | null
  checkedOn: Day | null
}

/** How long the word of a supplier stays fresh, in months. */
const freshMonths = 12

const through = (from: Day, to: Day): Span[] => (to < from ? [] : [{ from, through: to }])
const ever: readonly Span[] = [{ from: firstDay, through: null }]

const asked = (mark: GroundMark, days: readonly Span[]) => (days.length === 0 ? [] : [{ mark, days }])

/** A requirement of an edition. */
type About = { edition: string; requirement: string }

/**
 * Whether a certificate for an edition is about a requirement: one of the edition itself, or one of another to which the mappings lead from
 * it without loss. So ISO/IEC 27001 says nothing about what NEN 7510 asks for health care.
 */
function isAbout(content: Content, certified: string, { edition, requirement }: About): boolean {
  const origin = originsIn(content, certified, edition)?.get(requirement)
  return origin?.whole === true && origin.from.length > 0
}

/**
 * A certificate shows that something works from its first day through its last, or the day before it was taken back: when it was issued
 * under accreditation, by a body and with a number, and is about what is claimed. Another one shows no operation: that it is there, and for
 * a requirement that it is not about no more than the word of the supplier, as long as both stand.
 */
function shownByCertificate(content: Content, one: CertificateGround, about: readonly About[], word: Span[]) {
  const { id, title, accredited, starts, ends, revokedOn, body, number, checkedOn } = one
  const ended = content.editions.get(one.edition)?.certificatesThrough ?? null
  const end = ended === null ? ends : earliest(ends, ended as Day)
  const last = revokedOn === null || revokedOn > end ? end : revokedOn <= starts ? null : addDays(revokedOn, -1)
  const days = last === null ? [] : through(starts, last)
  const fits = about.some((each) => isAbout(content, one.edition, each))
  const told: Record<string, boolean> = {
    'other-standard': !fits,
    'not-accredited': accredited === 'no',
    'accreditation-unknown': accredited === 'unknown',
    'no-body-or-number': body.trim() === '' || number.trim() === '',
  } satisfies Partial<Record<GroundMark, boolean>>
  const sound = !Object.values(told).includes(true)
  const marks = [
    ...(Object.keys(told) as GroundMark[]).filter((mark) => told[mark]).map((mark) => ({ mark, days: ever })),
    ...asked('not-looked-up', uncheckedDays(checkedOn)),
    ...(end < ends ? [{ mark: 'edition-ended' as const, days: [{ from: addDays(end, 1), through: null }] }] : []),
  ]
  const strength = !fits ? 'own-statement' : sound ? 'accredited-certificate' : 'certificate'
  const exists = fits ? days : shared(days, word)
  return { kind: 'certificate', id, title, strength, exists, works: sound ? days : [], marks } as const
}

/**
 * A report of type 2 shows that something worked in its period, and stays fresh for a year after: see core/assurance/periods.ts. One of type
 * 1 shows what existed on its day, fresh for a year, and never that it worked. With an adverse opinion or a disclaimer a report shows
 * nothing; with one that nobody told, never that something worked.
 */
function shownByAssurance(report: AssuranceFact): GroundOfCoverage {
  const { id, title, kind, type, opinion, exceptions, carvedOut } = report
  const refused = exceptions.some(({ assessment }) => assessment === 'not-acceptable')
  const days: Partial<Record<GroundMark, readonly Span[]>> = {
    ...(opinion === 'unknown' && { 'opinion-unknown': ever }),
    ...(opinion === 'qualified' && { qualified: ever }),
    ...(refused && { 'exception-not-acceptable': ever }),
    'exception-unassessed': unassessedDays(report),
    'cuec-open': unmetDays(report),
    ...(isFinancial(kind) && { financial: ever }),
  }
  return {
    ...{ kind: 'assurance', id, title, strength: type === 2 ? 'type-2' : 'type-1' },
    ...{ exists: carryingDays(report), works: operationDays(report) },
    marks: [
      ...(Object.keys(days) as GroundMark[]).flatMap((mark) => asked(mark, days[mark] ?? [])),
      ...carvedOut.flatMap(({ name, lacks }) =>
        lacks.flatMap(({ days, ...why }) =>
          asked('subservice-without-report', days).map((mark) => ({ ...mark, leftOut: { name, ...why } })),
        ),
      ),
    ],
  }
}

type Claim = Pick<ClaimFact, 'edition' | 'requirement' | 'restsOn' | 'certificate' | 'assurance'>

/** All grounds of an organisation by id. */
export type Grounds = {
  certificates: ReadonlyMap<string, CertificateGround>
  assurance: ReadonlyMap<string, AssuranceFact>
}

const isFor = ({ services }: { services: readonly string[] }, service: string): boolean =>
  services.length === 0 || services.includes(service)

/** A report as far as its grounds need it. */
type Report = { title: string; service: { id: string }; asOf: Day }

/**
 * What a claim shows. Where it names a certificate or a report that is not recorded, or that is not for this service, it is the word of the
 * supplier and nothing more: that something exists, for a year from the day of which the report tells; never that it worked. `carriedTo`:
 * the requirement for which it is read, where that is another one than it was written for.
 */
export function shownBy(
  content: Content,
  claim: Claim,
  { title, service, asOf }: Report,
  grounds: Grounds,
  carriedTo: About = claim,
): GroundOfCoverage {
  const nothing = { kind: 'none', id: null, title: '', strength: 'none', exists: [], works: [], marks: [] } as const
  if (claim.restsOn === 'none') return nothing
  const word = through(asOf, monthsLater(asOf, freshMonths))
  const certificate = claim.certificate === null ? undefined : grounds.certificates.get(claim.certificate)
  if (certificate && isFor(certificate, service.id))
    return shownByCertificate(content, certificate, [claim, carriedTo], word)
  const assurance = claim.assurance === null ? undefined : grounds.assurance.get(claim.assurance)
  if (assurance && isFor(assurance, service.id)) return shownByAssurance(assurance)
  return { kind: 'own-statement', id: null, title, strength: 'own-statement', exists: word, works: [], marks: [] }
}

type Marked = Pick<GroundOfCoverage, 'marks'>

/** What has to be told beside grounds on a day, each once. */
export const marksOn = (grounds: readonly Marked[], day: Day): GroundMark[] => toldOn(grounds, day).marks

/** The same, with the organisations that reports leave out and nothing holds. */
export function toldOn(grounds: readonly Marked[], day: Day): { marks: GroundMark[]; leftOut: LeftOutTold[] } {
  const told = grounds.flatMap(({ marks }) => marks.filter(({ days }) => spanOf(days, day)))
  const leftOut = told.flatMap((one) => one.leftOut ?? [])
  return {
    marks: [...new Set(told.map(({ mark }) => mark))],
    leftOut: [...new Map(leftOut.map((one) => [`${one.name} ${one.why} ${one.report?.id}`, one])).values()],
  }
}

const forAPart: readonly GroundMark[] = ['cuec-open', 'subservice-without-report']

/**
 * The days on which what grounds show holds for a part alone: because the customer does not do what they take for granted, or because they
 * leave out an organisation that nothing holds; see core/assurance/holding.ts.
 */
export const partDays = (grounds: readonly Marked[]): Span[] =>
  united(grounds.flatMap(({ marks }) => marks.flatMap(({ mark, days }) => (forAPart.includes(mark) ? days : []))))
