import type { Actor } from '../../core/access/actor.ts'
import { losses, originsIn } from '../../core/coverage/carry.ts'
import { coverBy } from '../../core/coverage/cover.ts'
import { countsSomewhere, isKnownEdition } from '../../core/coverage/earlier-edition.ts'
import type { ClaimFact, CoverageOfRequirement, SharingTerms } from '../../core/coverage/facts.ts'
import { marksOn, shownBy } from '../../core/coverage/grounds.ts'
import { firstLapse, standingOf, standRequirements, sumStandings } from '../../core/coverage/sums.ts'
import { mayReadTexts, type Reading, readingOf, stricterReading } from '../../core/coverage/terms.ts'
import { wordingOf } from '../../core/coverage/wording.ts'
import type { Content } from '../../core/standards/content.ts'
import { compareKeys, findRequirement } from '../../core/standards/requirement-key.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { changesOf, claimsWith, type ReportHeader, readHeader, readTexts } from './coverage.store.ts'
import { type CoverageBook, withLines } from './gather-coverage.ts'

type Source = Pick<Reader | Tx, 'rows' | 'organisation' | 'now'>
export type KnownReport = CoverageBook['reports'][number]

/** A report of the book; 404 where there is none such. */
export function reportIn(book: CoverageBook, id: string): KnownReport {
  const found = book.reports.find((one) => one.id === id)
  if (!found) throw problems.notFound()
  return found
}

/** The same with its lines, whether it counts or was replaced. */
export async function openReport(source: Source, book: CoverageBook, id: string): Promise<KnownReport> {
  const [report] = await withLines(source, [reportIn(book, id)])
  if (!report) throw problems.notFound()
  return report
}

/** What somebody may do with the texts of a report, by its terms as they are read and as they are today, and when the conditions were accepted. */
export type Access = {
  reading: Reading
  texts: boolean
  acceptedAt: ReportHeader['recordedAt'] | null
  /** The conditions as they are today, to be accepted as they were seen. */
  wording: string
}

export function accessOf(terms: SharingTerms, { standing }: Pick<ReportHeader, 'standing'>, actor: Actor): Access {
  const wording = wordingOf(standing)
  // Conditions that were changed since are not those that were accepted.
  const accepted = standing.acceptances.filter((one) => one.wording === wording)
  const own = actor.kind === 'person' ? accepted.find(({ user }) => user === actor.id) : undefined
  const both = [terms, standing.terms]
  return {
    reading: both
      .map((one): Reading => (actor.kind === 'person' ? readingOf(one, actor.role) : 'free'))
      .reduce(stricterReading),
    texts: both.every((one) => mayReadTexts(one, actor, own !== undefined)),
    acceptedAt: own?.at ?? null,
    wording,
  }
}

/** The controls of an edition that were not decided not to apply, and how many were. Management clauses are nobody else's to cover. */
export function applicableIn(content: Content, book: CoverageBook, edition: string) {
  const all = content.editions.get(edition)?.requirements.map(({ id }) => id) ?? []
  const requirements = all.filter((id) => !book.excluded.has(`${edition} ${id}`))
  return { requirements, excluded: all.length - requirements.length }
}

/** What rows come to for an edition on a day. */
export function sumFor(
  content: Content,
  book: CoverageBook,
  edition: string,
  rows: readonly CoverageOfRequirement[],
  day: Day,
) {
  const { requirements, excluded } = applicableIn(content, book, edition)
  const editionName = content.editions.get(edition)?.name ?? edition
  return { edition, editionName, excluded, ...sumStandings(standRequirements(requirements, rows, day)) }
}

export const stateOf = ({ counts, withdrawn }: KnownReport) =>
  withdrawn ? 'withdrawn' : counts ? 'counts' : 'replaced'

const listed = new WeakMap<CoverageBook, Map<string, ReturnType<typeof listOne>>>()

/** A report with its lines as a list shows it, worked out once for each revision and day. */
export function toListed(content: Content, book: CoverageBook, report: KnownReport, day: Day) {
  const known = listed.get(book) ?? new Map()
  listed.set(book, known)
  const found: ReturnType<typeof listOne> = known.get(report.id) ?? listOne(content, book, report, day)
  known.set(report.id, found)
  return found
}

function listOne(content: Content, book: CoverageBook, report: KnownReport, day: Day) {
  const { fact, id, revision, title, version, asOf, terms, source } = report
  const covered = coverBy(content, fact, book.grounds, book.adopted)
  return {
    ...{ id, revision, title, version, asOf, terms, source, supplier: fact.supplier, service: fact.service },
    ...({ state: stateOf(report), claims: fact.claims.length } as const),
    sums: book.adopted.map((edition) => sumFor(content, book, edition, covered.get(edition) ?? [], day)),
    through: firstLapse([...covered.values()].flat(), day),
  }
}

/** One report with its texts as far as the actor may read them. */
export async function readCoverage(source: Source, content: Content, book: CoverageBook, id: string, actor: Actor) {
  const report = await openReport(source, book, id)
  const header = await readHeader(source, id)
  if (!header) throw problems.notFound()
  const { withdrawnAt, standing: _standing, ...rest } = header
  const nameOf = (other: KnownReport | undefined) => (other ? { id: other.id, title: other.title } : null)
  return {
    ...toListed(content, book, report, dayOf(source.now)),
    ...rest,
    ...accessOf(report.terms, header, actor),
    withdrawnOn: withdrawnAt === null ? null : dayOf(withdrawnAt),
    replaces: nameOf(book.reports.find((one) => one.id === report.replaces)),
    replacedBy: nameOf(book.reports.find((one) => one.replaces === id && !one.withdrawn)),
    editions: [...Map.groupBy(report.fact.claims, ({ edition }) => edition)].map(([edition, claims]) => ({
      ...{ edition, editionName: content.editions.get(edition)?.name ?? edition, claims: claims.length },
      known: isKnownEdition(content, edition),
      unknown: claims.filter((claim) => !countsSomewhere(content, edition, claim.requirement)).length,
    })),
    carried: carriedBy(content, book, report),
    history: await changesOf(source, id),
  }
}

/** What is kept and lost of each edition that a report writes of, for adopted editions of which it does not write. */
function carriedBy(content: Content, book: CoverageBook, { fact }: KnownReport) {
  const written = Map.groupBy(fact.claims, ({ edition }) => edition)
  const nameOf = (edition: string) => content.editions.get(edition)?.name ?? edition
  return book.adopted
    .filter((to) => !written.has(to))
    .flatMap((to) =>
      [...written].flatMap(([from, claims]) => {
        const origins = originsIn(content, from, to)
        if (!origins) return []
        const told = new Set(claims.map(({ requirement }) => requirement))
        const { requirements } = applicableIn(content, book, to)
        const about = requirements.flatMap((requirement) => {
          const origin = origins.get(requirement)
          if (!origin || (origin.loss !== 'new' && !origin.from.some((one) => told.has(one)))) return []
          return [{ requirement, loss: origin.loss }]
        })
        return [
          {
            ...{ from, fromName: nameOf(from), to, toName: nameOf(to) },
            kept: about.filter(({ loss }) => loss === null || loss === 'care-guidance').length,
            lost: losses.flatMap((loss) => {
              const lost = about.filter((one) => one.loss === loss).map(({ requirement }) => requirement)
              return lost.length === 0 ? [] : [{ loss, requirements: lost.toSorted(compareKeys) }]
            }),
          },
        ]
      }),
    )
}

/** How one line stands on a day by itself, and what it rests on. */
function standClaim(content: Content, book: CoverageBook, { fact }: KnownReport, claim: ClaimFact, day: Day) {
  const ground = shownBy(content, claim, fact, book.grounds)
  const { by, extent } = claim
  return { ...standingOf({ by, extent, exists: ground.exists, grounds: [ground] }, day), ground }
}

type Asked = {
  page: number
  size: number
  edition?: string | undefined
  by?: string | undefined
  standing?: string | undefined
  text?: string | undefined
}

/** The lines of a report on a page. What somebody may not read is not searched for them either. */
export async function listClaims(
  source: Source,
  content: Content,
  book: CoverageBook,
  id: string,
  actor: Actor,
  asked: Asked,
) {
  const report = await openReport(source, book, id)
  const header = await readHeader(source, id)
  if (!header) throw problems.notFound()
  const { texts } = accessOf(report.terms, header, actor)
  const day = dayOf(source.now)
  const text = asked.text?.toLowerCase() ?? ''
  const holding = texts && text !== '' ? await claimsWith(source, id, text) : new Set<string>()
  const titleOf = (claim: ClaimFact) => findRequirement(content, claim.edition, claim.requirement)?.title
  const found = report.fact.claims
    .map((claim) => ({
      claim,
      ...standClaim(content, book, report, claim, day),
      title: titleOf(claim) ?? { nl: '', en: '' },
    }))
    .filter(
      ({ claim, standing, title }) =>
        (!asked.edition || claim.edition === asked.edition) &&
        (!asked.by || claim.by === asked.by) &&
        (!asked.standing || standing === asked.standing) &&
        (text === '' ||
          holding.has(claim.id) ||
          `${claim.requirement} ${title.nl} ${title.en}`.toLowerCase().includes(text)),
    )
  const { page, size } = asked
  const shown = found.slice((page - 1) * size, page * size)
  const written = await readTexts(
    source,
    shown.map(({ claim }) => claim.id),
  )
  const items = shown.map(({ claim, standing, through, ground, title }) => {
    const own = written.get(claim.id)
    const { edition, requirement, by, extent, restsOn, certificate, assurance } = claim
    return {
      ...{
        id: claim.id,
        revision: own?.revision ?? 0,
        edition,
        requirement,
        by,
        extent,
        restsOn,
        certificate,
        assurance,
      },
      ...{ editionName: content.editions.get(edition)?.name ?? edition, title, standing, through },
      ...{ ground: ground.title, strength: ground.strength, marks: marksOn([ground], day) },
      reference: texts ? (own?.reference ?? '') : null,
      place: texts ? (own?.place ?? '') : null,
      statement: texts ? (own?.statement ?? '') : null,
      customerPart: texts ? (own?.customerPart ?? '') : null,
    }
  })
  return { items, total: found.length, page, size }
}
