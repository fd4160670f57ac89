import { lapsesOf } from '../../core/applicability/basis.ts'
import { subjectsOf } from '../../core/applicability/subject.ts'
import type { CoverageOfRequirement } from '../../core/coverage/facts.ts'
import type { DocumentFact, MeasureFact, RequirementFacts } from '../../core/demonstrability/facts.ts'
import { knownSteps } from '../../core/demonstrability/known.ts'
import { carried } from '../../core/demonstrability/measure-link.ts'
import { reachOf } from '../../core/demonstrability/reliance.ts'
import { always, oneAfterAnother, type Span } from '../../core/demonstrability/steps.ts'
import { type AudienceRule, reachedBy } from '../../core/staff/audience.ts'
import type { Content } from '../../core/standards/content.ts'
import { requirementsByKey } from '../../core/standards/requirement-key.ts'
import { gapKinds, type SupplierGap } from '../../core/suppliers/gap.ts'
import { addDays, type Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { rememberByRevision } from '../../platform/database/remember-by-revision.ts'
import * as store from './chain-facts.store.ts'
import { editionsInOrder } from './editions.ts'

/** The facts about every requirement of every adopted edition, in the order of the standards, and which systems a measure is about. */
export type ChainFacts = {
  requirements: RequirementFacts[]
  systemsOf: ReadonlyMap<string, readonly string[]>
}

/** What others tell of suppliers at the reader's moment: what is missing at each, and what their services cover. */
export type SupplierPorts = {
  readGaps(reader: Reader): Promise<readonly SupplierGap[]>
  readCoverage(reader: Reader): Promise<readonly CoverageOfRequirement[]>
}

/** So many organisations and moments are remembered; that of a large hospital takes some megabytes. */
const mostRemembered = 12

/**
 * Gathers what the chain of proof is computed from, in a constant number of statements, as recorded at the reader's moment. What was
 * recorded by one revision never changes, so it is gathered once for each: see docs/decisions/facts-once-per-revision.md.
 */
export const createGatherer = (content: Content, ports: SupplierPorts): ((reader: Reader) => Promise<ChainFacts>) =>
  rememberByRevision(mostRemembered, (reader) => gatherFacts(reader, content, ports))

/** The same, not remembered. */
export async function gatherFacts(reader: Reader, content: Content, ports: SupplierPorts): Promise<ChainFacts> {
  const { adoptions, decisions, known } = await store.readDecisions(reader)
  const measureRows = await store.readMeasures(reader)
  const measures = measuresFrom(measureRows, await store.readProofs(reader))
  const documentRows = (await store.readDocuments(reader)).map(({ versions, ...row }) => ({
    ...row,
    versions: neverOvertaken(versions),
  }))
  const documents = await withReaders(reader, documentRows)
  const { audits, reviews, majors } = await store.readReviews(reader)
  const relied = await coverageOf(reader, measureRows, ports)
  const missing = await missingBy(reader, ports)

  const serving = gather(measureRows, ({ requirements }) => requirements)
  const about = gather(documentRows, ({ requirements }) => requirements)
  const describing = gather(documentRows, (row) => row.measures)
  const looks = gather(reviews, ({ requirements }) => requirements)
  const decided = new Map(decisions.map((one) => [`${one.edition} ${one.requirement}`, one]))
  const majorsAbout = Map.groupBy(majors, ({ requirement }) => requirement)
  const adopted = new Map(adoptions.map(({ edition, adoptedAt }) => [edition, dayOf(adoptedAt)]))
  const requirements = editionsInOrder(content, adopted.keys()).flatMap((found) => {
    const edition = found.id
    const adoptedOn = adopted.get(edition) as Day
    return [...requirementsByKey(found).values()].map(({ key, kind }): RequirementFacts => {
      const place = `${edition} ${key}`
      const decision = decided.get(place)
      const served = serving.get(place) ?? []
      const described = new Set([...(about.get(place) ?? []), ...served.flatMap(({ id }) => describing.get(id) ?? [])])
      return {
        edition,
        key,
        kind,
        adoptedOn,
        decision: decision
          ? {
              applies: decision.applies,
              decidedOn: dayOf(decision.decidedAt),
              reasons: decision.reasons,
              lapsed: decision.basis.length === 0 ? [] : lapsesOf(decision.basis, known),
            }
          : null,
        measures: served.map(({ id, relies }) => relyingOn(measures.get(id) as MeasureFact, relies, place, relied)),
        documents: [...described].map(({ id }) => documents.get(id) as DocumentFact),
        audits,
        reviews: looks.get(place) ?? [],
        majors: (majorsAbout.get(place) ?? []).map(({ requirement: _place, ...major }) => major),
        gaps: kind === 'controls' && missing.size > 0 ? gapsAbout(content, edition, key, missing) : [],
      }
    })
  })
  return { requirements, systemsOf: new Map(measureRows.map(({ id, systems }) => [id, systems])) }
}

/** What services cover, by service, edition and requirement; asked for only where a measure relies on one. */
async function coverageOf(
  reader: Reader,
  rows: readonly store.MeasureRow[],
  { readCoverage }: SupplierPorts,
): Promise<ReadonlyMap<string, CoverageOfRequirement>> {
  const relied = new Set(rows.flatMap(({ relies }) => relies.map(({ service }) => service.id)))
  if (relied.size === 0) return new Map()
  const all = await readCoverage(reader)
  return new Map(
    all
      .filter(({ service }) => relied.has(service.id))
      .map((one) => [`${one.service.id} ${one.edition} ${one.requirement}`, one]),
  )
}

/** A measure as it serves one requirement: with what its suppliers cover of it. */
function relyingOn(
  measure: MeasureFact,
  relies: store.MeasureRow['relies'],
  place: string,
  relied: ReadonlyMap<string, CoverageOfRequirement>,
): MeasureFact {
  if (relies.length === 0) return measure
  const found = relies.map(({ onlyHere, systems, ...one }) => ({
    ...one,
    ...reachOf({ onlyHere, systems }),
    coverage: relied.get(`${one.service.id} ${place}`) ?? null,
  }))
  return { ...measure, relies: found }
}

/** What is missing at suppliers and breaks proof, by control in the numbering of 2022. */
async function missingBy(reader: Reader, { readGaps }: SupplierPorts): Promise<ReadonlyMap<string, SupplierGap[]>> {
  const breaking = (await readGaps(reader)).filter(({ breaks }) => breaks)
  return Map.groupBy(breaking, ({ kind }) => gapKinds[kind])
}

/** Of those, the ones about a control, whatever the numbering of its edition. */
const gapsAbout = (
  content: Content,
  edition: string,
  key: string,
  missing: ReadonlyMap<string, SupplierGap[]>,
): readonly SupplierGap[] => subjectsOf(content, edition, key).flatMap((subject) => missing.get(subject) ?? [])

/** Without the versions that never hold: a newer one held already on the day from which they would. */
const neverOvertaken = (versions: store.DocumentRow['versions']) =>
  versions.filter(
    ({ number, holdsFrom }) => !versions.some((other) => other.number > number && other.holdsFrom <= holdsFrom),
  )

/** Things by what they point to. */
function gather<T>(all: readonly T[], to: (one: T) => readonly string[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const one of all) {
    for (const place of to(one)) {
      const here = found.get(place)
      if (here) here.push(one)
      else found.set(place, [one])
    }
  }
  return found
}

function measuresFrom(rows: readonly store.MeasureRow[], proofs: readonly store.ProofRow[]): Map<string, MeasureFact> {
  const expected = Map.groupBy(proofs, ({ measure }) => measure)
  const works = new Map(rows.map((row) => [row.id, carried(row)]))
  return new Map(
    rows.map(({ exceptions, requirements: _served, systems: _systems, relies: _relies, ...row }) => {
      const shown = expected.get(row.id) ?? []
      return [
        row.id,
        {
          ...row,
          exceptions: exceptions.map(({ compensating, ...rest }) => ({
            ...rest,
            instead: compensating === null ? null : (works.get(compensating) ?? []),
          })),
          proofs: shown.flatMap(({ id, title, kind, freshFor, covered }) =>
            id === null ? [] : [{ id, title, kind, freshFor, covered: spansIn(covered) }],
          ),
          covered: spansIn(shown.find(({ id }) => id === null)?.covered ?? null),
          relies: [],
        },
      ]
    }),
  )
}

const range = /\[(\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d)\)/g

/** The days of a multirange of the database, which names the first day of each and the day after its last. */
function spansIn(covered: string | null): Span[] {
  if (covered === null) return []
  return [...covered.matchAll(range)].map(([, from, after]) => ({
    from: from as Day,
    through: addDays(after as Day, -1),
  }))
}

async function withReaders(reader: Reader, rows: readonly store.DocumentRow[]): Promise<Map<string, DocumentFact>> {
  const today = dayOf(reader.now)
  // Who knows a version that was followed by another no longer decides anything today.
  const asked = rows
    .filter(({ confirm }) => confirm)
    .map((row) => ({
      row,
      from: Math.max(
        0,
        row.versions.findLastIndex(({ holdsFrom }) => holdsFrom <= today),
      ),
    }))
  const versions = asked.flatMap(({ row, from }) => row.versions.slice(from).map(({ id }) => id))
  const { people, confirmed, asked: askedLater } = await store.readConfirmations(reader, versions)
  const known = new Map(
    asked.map(({ row, from }) => {
      const reached = people.filter(reachedBy(row.audience as AudienceRule[]))
      const each = row.versions.slice(from).map((version) => {
        const days = confirmed.get(version.id) ?? {}
        const later = askedLater.get(version.id) ?? {}
        const asking = { holdsFrom: version.holdsFrom, wanted: row.wantedShare, confirmWithin: row.confirmWithin }
        return {
          from: version.holdsFrom,
          steps: knownSteps(
            asking,
            reached.map(({ id, starts, ends }) => ({
              ...{ starts, ends, confirmedOn: days[id] ?? null, askedOn: later[id] ?? null },
            })),
          ),
        }
      })
      return [row.id, oneAfterAnother(each)]
    }),
  )
  return new Map(
    rows.map(({ id, title, versions: all, wantedShare, confirm }) => [
      id,
      {
        id,
        title,
        versions: all.map(({ number, holdsFrom, reviewBy }) => ({ number, holdsFrom, reviewBy })),
        wanted: confirm ? wantedShare : null,
        known: known.get(id) ?? always({ state: 'nobody', confirmed: 0, audience: 0 } as const),
      },
    ]),
  )
}
