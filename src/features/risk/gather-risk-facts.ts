import { unclassified } from '../../core/assets/asset.ts'
import { classOf, type Dependency, inheritClasses, type Need } from '../../core/assets/inherited-class.ts'
import { once } from '../../core/demonstrability/once.ts'
import { standingOn } from '../../core/demonstrability/steps.ts'
import type { Work } from '../../core/risk/current.ts'
import type {
  CriteriaBook,
  CriteriaVersion,
  RiskAsset,
  RiskEvent,
  RiskFacts,
  RiskLook,
  RiskMeasure,
  RiskRegister,
} from '../../core/risk/facts.ts'
import { happeningsByAsset, happeningsFor } from '../../core/risk/happenings.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { rememberByRevision } from '../../platform/database/remember-by-revision.ts'
import { readMeasureProofs, readMeasureRows } from './measure-facts.store.ts'
import { type ReadCoverage, readWorkingMeasures, type WorkingMeasure } from './measure-work.ts'
import {
  type AssetRow,
  type ControlRow,
  type LookRow,
  type Noted,
  type PersonRow,
  type RatingRow,
  type RiskRow,
  readApprovals,
  readApprovedCriteria,
  readAssets,
  readLinks,
  readOwners,
  readReachingSuppliers,
  readRiskRows,
  type SourceNow,
} from './risk-facts.store.ts'

export type KnownAsset = RiskAsset & { row: AssetRow; need: Need | null }

/** All risks of an organisation with everything that they rest on, as recorded at one moment. */
export type RiskGround = {
  register: RiskRegister
  /** What is written about each, and the facts from which its standing follows. */
  risks: ReadonlyMap<string, { row: RiskRow; facts: RiskFacts; controls: readonly ControlRow[] }>
  assets: ReadonlyMap<string, KnownAsset>
  /** All of the organisation where one is linked to a risk, else none. */
  measures: ReadonlyMap<string, WorkingMeasure>
  people: ReadonlyMap<string, PersonRow>
}

/** So many organisations and moments are remembered; 2,000 risks take some megabytes. */
const mostRemembered = 8

const isReader = (source: SourceNow): source is Reader => typeof (source as Reader).revision === 'function'

export type ReadRiskGround = (source: SourceNow) => Promise<RiskGround>

/** What facts about risks are made of, and how each part is gathered. */
const parts = {
  rows: readRiskRows,
  links: readLinks,
  approvals: readApprovals,
  happened: async (source: SourceNow) => happeningsByAsset(await readReachingSuppliers(source)),
  assets: async (source: SourceNow) => assetsFrom(await readAssets(source)),
  book: async (source: SourceNow) => bookFrom(await readApprovedCriteria(source)),
  people: readOwners,
}
type Parts = typeof parts & { measures: (source: SourceNow) => Promise<ReadonlyMap<string, WorkingMeasure>> }

/**
 * Gathers all facts about risks; of a reader once for each revision and day, and of what did not change since another revision not even
 * that: see docs/decisions/facts-once-per-revision.md. Give each application one of its own.
 */
export function createRiskReader(readCoverage: ReadCoverage): ReadRiskGround {
  const measureRows = (source: SourceNow) => readMeasureRows(source)
  const measureProofs = (source: SourceNow) => readMeasureProofs(source)
  const keep = <T>(read: (source: Reader) => Promise<T>) => rememberByRevision(mostRemembered, read)
  const anew: Parts = {
    ...parts,
    measures: (source) => readWorkingMeasures(source, readCoverage, { rows: measureRows, proofs: measureProofs }),
  }
  const keptMeasures = { rows: keep(measureRows), proofs: keep(measureProofs) }
  const kept = {
    ...{ rows: keep(parts.rows), links: keep(parts.links), approvals: keep(parts.approvals) },
    ...{ happened: keep(parts.happened), assets: keep(parts.assets), book: keep(parts.book) },
    people: keep(parts.people),
    measures: keep((reader) => readWorkingMeasures(reader, readCoverage, keptMeasures)),
  }
  const remembered = keep((reader) => gatherRiskFacts(reader, kept))
  return (source) => (isReader(source) ? remembered(source) : gatherRiskFacts(source, anew))
}

/** As many statements however many risks there are, and those of the coverage by suppliers where a measure relies on one. */
async function gatherRiskFacts<S extends SourceNow>(
  source: S,
  read: { [part in keyof Parts]: (source: S) => ReturnType<Parts[part]> },
): Promise<RiskGround> {
  const { risks, ratings, reviews } = await read.rows(source)
  const links = await read.links(source)
  const approvals = await read.approvals(source)
  const happened = await read.happened(source)
  const { assets, leansOn } = await read.assets(source)
  const book = await read.book(source)
  const people = await read.people(source)
  const measures = links.measures.length === 0 ? new Map<string, WorkingMeasure>() : await read.measures(source)
  const ratingOf = new Map(ratings.map((one) => [one.risk, one]))
  const reviewOf = new Map(reviews.map((one) => [one.risk, one]))
  const linksOf = Map.groupBy(links.measures, ({ risk }) => risk)
  const controlsOf = Map.groupBy(links.controls, ({ risk }) => risk)
  const acceptanceOf = new Map(links.acceptances.map((one) => [one.risk, one]))
  const eventsOf = Map.groupBy(links.events, ({ risk, asset }) => risk ?? asset)
  const known = risks.map((row) => {
    const rating = ratingOf.get(row.id)
    const look = lastOf(rating, reviewOf.get(row.id))
    const acceptance = acceptanceOf.get(row.id)
    const events = look ? [...(eventsOf.get(row.id) ?? []), ...(eventsOf.get(row.asset) ?? [])] : []
    const facts: RiskFacts = {
      id: row.id,
      number: row.number,
      title: row.title,
      owner: row.owner,
      ownerRole: row.ownerRole,
      raisedOn: row.raisedOn,
      closedOn: row.closedOn,
      treatment: row.treatment,
      asset: withoutRow(assets.get(row.asset) as KnownAsset),
      rating: rating ? ratingFrom(rating) : null,
      look: look ? lookFrom(look.on, look.noted) : null,
      measures: (linksOf.get(row.id) ?? [])
        .filter(({ measure }) => measures.has(measure))
        .map(({ measure, weight }) => weighed(measures.get(measure) as WorkingMeasure, weight)),
      acceptance: acceptance ? withoutRisk(acceptance) : null,
      approval: approvals.get(row.id) ?? null,
      events: look ? events.filter(({ at }) => at > look.at).map(eventFrom) : [],
      happenings: happeningsFor(row.asset, leansOn(row.asset), happened),
    }
    return { row, facts, controls: controlsOf.get(row.id) ?? [] }
  })
  return {
    register: { risks: known.map(({ facts }) => facts), book },
    risks: new Map(known.map((one) => [one.row.id, one])),
    ...{ assets, measures, people },
  }
}

const withoutRow = once(({ row: _row, need: _need, ...asset }: KnownAsset): RiskAsset => asset)
const withoutRisk = <T extends { risk: string }>({ risk: _risk, ...rest }: T) => rest

const ratingFrom = (row: RatingRow): NonNullable<RiskFacts['rating']> => ({
  id: row.id,
  criteria: row.criteria,
  on: row.on,
  inherent: { likelihood: row.inherentLikelihood, impacts: row.inherentImpacts },
  residual: { likelihood: row.residualLikelihood, impacts: row.residualImpacts },
})

/** To rate is to look too: the later of the two, as their tables tell it, and of two at one moment the one with the greater id. */
function lastOf(rating: LookRow | undefined, review: LookRow | undefined): LookRow | undefined {
  if (!rating || !review) return rating ?? review
  return review.at > rating.at || (review.at === rating.at && review.id > rating.id) ? review : rating
}

const weighed = (measure: WorkingMeasure, weight: number): RiskMeasure => {
  const { id, title, work, served, plannedFor, since, endedOn } = measure
  return { id, title, weight, work, served, plannedFor, since, endedOn }
}

const eventFrom = ({ id, kind, on, what }: RiskEvent): RiskEvent => ({ id, kind, on, what })

const lookFrom = (on: Day, noted: Noted): RiskLook => ({
  on,
  asset: noted.asset,
  work: noted.work,
  weights: noted.weights,
  seen: noted.seen ?? null,
  noted,
})

/** Assets with the class that flows to them; one that was withdrawn gives and takes nothing and keeps its own. */
function assetsFrom({ assets, dependencies }: Awaited<ReturnType<typeof readAssets>>) {
  const needs = inheritClasses(
    assets.filter(({ withdrawnAt }) => withdrawnAt === null),
    dependencies,
  )
  const known = new Map(
    assets.map((row): [string, KnownAsset] => {
      const need = needs.get(row.id) ?? null
      const { id, name, kind, supplier, withdrawnAt } = row
      return [
        id,
        {
          ...{ id, name, kind, supplier, row, need },
          ...(need ? classOf(need) : (row.own ?? unclassified)),
          withdrawnOn: withdrawnAt === null ? null : dayOf(withdrawnAt),
        },
      ]
    }),
  )
  return { assets: known, leansOn: leaningOn(dependencies, known) }
}

/** What each asset directly leans on, by name; what was withdrawn carries nothing. */
function leaningOn(dependencies: readonly Dependency[], assets: ReadonlyMap<string, KnownAsset>) {
  const known = Map.groupBy(dependencies, ({ dependent }) => dependent)
  const byName = new Map<string, { id: string; title: string }[]>()
  return (asset: string) => {
    const before = byName.get(asset)
    if (before) return before
    const found = (known.get(asset) ?? [])
      .flatMap(({ dependency }) => assets.get(dependency) ?? [])
      .filter(({ withdrawnOn }) => withdrawnOn === null)
      .map(({ id, name }) => ({ id, title: name }))
      .sort((a, b) => names.compare(a.title, b.title) || (a.id < b.id ? -1 : 1))
    byName.set(asset, found)
    return found
  }
}
const names = new Intl.Collator()

function bookFrom(rows: Awaited<ReturnType<typeof readApprovedCriteria>>): CriteriaBook {
  const versions = rows.map(
    ({ id, number, approvedAt, content }): CriteriaVersion => ({
      ...{ id, number, content },
      holdsFrom: dayOf(approvedAt),
    }),
  )
  return { byId: new Map(versions.map((one) => [one.id, one])), newest: versions.at(-1) ?? null }
}

/** What a look keeps: the asset as it is, how far each linked measure works, how much it carries, and what happened by then at suppliers. */
export function notedOf(facts: RiskFacts, day: Day): Noted {
  const { id, kind, supplier, availability, integrity, confidentiality } = facts.asset
  const work: Record<string, Work> = Object.fromEntries(
    facts.measures.map((one) => [one.id, standingOn(one.work, day).value]),
  )
  const weights = Object.fromEntries(facts.measures.map((one) => [one.id, one.weight]))
  const seen = facts.happenings.filter(({ on }) => on <= day).map(({ key }) => key)
  return { asset: id, kind, supplier, availability, integrity, confidentiality, work, weights, seen }
}
