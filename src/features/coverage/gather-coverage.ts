import type { AssuranceFact } from '../../core/assurance/facts.ts'
import { coverRequirements, type ReportFact } from '../../core/coverage/cover.ts'
import type { CoverageOfRequirement } from '../../core/coverage/facts.ts'
import type { Grounds } from '../../core/coverage/grounds.ts'
import type { Content } from '../../core/standards/content.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { rememberByRevision } from '../../platform/database/remember-by-revision.ts'
import { type CoverageFacts, type ReportRow, readClaims, readCoverageFacts } from './coverage-facts.store.ts'

type SourceNow = Pick<Reader | Tx, 'rows' | 'organisation' | 'now'>

/** The assurance reports of suppliers with what we do of what they ask, as others tell at that moment. */
type ReadAssurance = (source: SourceNow) => Promise<readonly AssuranceFact[]>

/** All that is known of coverage by suppliers, as recorded at one moment. */
export type CoverageBook = Pick<CoverageFacts, 'services' | 'reaches'> & {
  /** What was decided not to apply, as edition and requirement with a space between. */
  excluded: ReadonlySet<string>
  adopted: readonly string[]
  /** Every report; `counts` is false for what was withdrawn, or replaced by one that counts. Of those the lines are not read: `withLines`. */
  reports: readonly (ReportRow & { counts: boolean; fact: ReportFact })[]
  grounds: Grounds
  /** What the reports that count come to, for each requirement of every adopted edition. */
  coverage: readonly CoverageOfRequirement[]
}

/** So many organisations and moments are remembered; 3,000 claims take some megabytes. */
const mostRemembered = 8

/** What commands and pages about coverage go by. */
export type CoverageGround = { content: Content; readBook: (source: SourceNow) => Promise<CoverageBook> }

const isReader = (source: SourceNow): source is Reader => typeof (source as Reader).revision === 'function'

/**
 * Gathers what reports come to once for each revision and day; a command, which sees what it wrote, gathers it anew. Give each application
 * one of its own.
 */
export function createCoverageReader(content: Content, readAssurance: ReadAssurance): CoverageGround['readBook'] {
  const gather = (source: SourceNow) => gatherCoverageBook(content, readAssurance, source)
  const remembered = rememberByRevision(mostRemembered, gather)
  return (source) => (isReader(source) ? remembered(source) : gather(source))
}

/** What services of suppliers cover of each requirement of the adopted editions: for the chain of proof. */
export function createCoverageGatherer(
  readBook: CoverageGround['readBook'],
): (reader: Reader) => Promise<readonly CoverageOfRequirement[]> {
  return async (reader) => (await readBook(reader)).coverage
}

const claimsOf = async (source: SourceNow, reports: readonly { id: string }[]) =>
  Map.groupBy(
    await readClaims(
      source,
      reports.map(({ id }) => id),
    ),
    ({ report }) => report,
  )

/** Reports of a book with their lines, also those that were replaced, in at most one statement; of what was withdrawn nothing is told. */
export async function withLines(
  source: SourceNow,
  reports: readonly CoverageBook['reports'][number][],
): Promise<CoverageBook['reports']> {
  const left = reports.filter(({ counts, withdrawn }) => !counts && !withdrawn)
  if (left.length === 0) return reports
  const claims = await claimsOf(source, left)
  return reports.map((one) => ({
    ...one,
    fact: { ...one.fact, claims: claims.get(one.id) ?? one.fact.claims },
  }))
}

/** The same, not remembered: a constant number of statements, however many reports there are. */
async function gatherCoverageBook(
  content: Content,
  readAssurance: ReadAssurance,
  source: SourceNow,
): Promise<CoverageBook> {
  const facts = await readCoverageFacts(source, dayOf(source.now))
  const replaced = new Set(
    facts.reports.filter(({ withdrawn }) => !withdrawn).flatMap(({ replaces }) => replaces ?? []),
  )
  const rows = facts.reports.map((row) => ({ ...row, counts: !row.withdrawn && !replaced.has(row.id) }))
  const claims = await claimsOf(
    source,
    rows.filter(({ counts }) => counts),
  )
  const reports = rows.map((row) => ({
    ...row,
    fact: {
      ...{
        id: row.id,
        title: row.title,
        asOf: row.asOf,
        deliveredThrough: row.endedOn,
        claims: claims.get(row.id) ?? [],
      },
      supplier: { id: row.supplier, title: row.supplierName },
      service: { id: row.service, title: row.serviceName },
    },
  }))
  const grounds: Grounds = {
    certificates: new Map(
      facts.certificates.map((one) => {
        const standard = content.editions.get(one.edition)?.name ?? one.edition
        return [one.id, { ...one, title: [standard, one.body, one.number].filter((part) => part !== '').join(', ') }]
      }),
    ),
    assurance: new Map((await readAssurance(source)).map((one) => [one.id, one])),
  }
  const adopted = [...content.editions.keys()].filter((id) => facts.adopted.includes(id))
  const counting = reports.filter(({ counts }) => counts).map(({ fact }) => fact)
  return {
    ...{ adopted, reports, grounds, services: facts.services, reaches: facts.reaches },
    excluded: new Set(facts.excluded),
    coverage: coverRequirements(content, counting, grounds, adopted),
  }
}
