import { unclassified } from '../../core/assets/asset.ts'
import { classOf, inheritClasses, type Need } from '../../core/assets/inherited-class.ts'
import { standingOn } from '../../core/demonstrability/steps.ts'
import type { Work } from '../../core/risk/current.ts'
import type { CriteriaBook, CriteriaVersion, RiskAsset, RiskFacts, RiskRegister } from '../../core/risk/facts.ts'
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
  inUtc,
  type Noted,
  type PersonRow,
  type RatingRow,
  type RiskRow,
  readGround,
  readLinks,
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

/** The reads that facts about risks are made of. */
type Reads = {
  rows: (source: SourceNow) => ReturnType<typeof readRiskRows>
  links: (source: SourceNow) => ReturnType<typeof readLinks>
  ground: (source: SourceNow) => ReturnType<typeof readGround>
  measures: (source: SourceNow) => Promise<Map<string, WorkingMeasure>>
}

/**
 * Gathers all facts about risks; of a reader once for each revision and day, and of what did not change since another revision not even
 * that: see docs/decisions/facts-once-per-revision.md. Give each application one of its own.
 */
export function createRiskReader(readCoverage: ReadCoverage): ReadRiskGround {
  const anew: Reads = {
    ...{ rows: readRiskRows, links: readLinks, ground: readGround },
    measures: (source) =>
      readWorkingMeasures(source, readCoverage, { rows: readMeasureRows, proofs: readMeasureProofs }),
  }
  const measures = {
    rows: rememberByRevision(mostRemembered, (reader) => readMeasureRows(reader)),
    proofs: rememberByRevision(mostRemembered, (reader) => readMeasureProofs(reader)),
  }
  const kept = {
    rows: rememberByRevision(mostRemembered, anew.rows),
    links: rememberByRevision(mostRemembered, anew.links),
    ground: rememberByRevision(mostRemembered, anew.ground),
    measures: rememberByRevision(mostRemembered, (reader) => readWorkingMeasures(reader, readCoverage, measures)),
  }
  const remembered = rememberByRevision(mostRemembered, (reader) => gatherRiskFacts(reader, kept))
  return (source) => (isReader(source) ? remembered(source) : gatherRiskFacts(source, anew))
}

/** Seven statements, however many risks there are, and those of the coverage by suppliers where a measure relies on one. */
async function gatherRiskFacts<S extends SourceNow>(
  source: S,
  read: { [part in keyof Reads]: (source: S) => ReturnType<Reads[part]> },
): Promise<RiskGround> {
  const { risks, ratings, looks } = await read.rows(source)
  const links = await read.links(source)
  const ground = await read.ground(source)
  const measures: ReadonlyMap<string, WorkingMeasure> =
    links.measures.length === 0 ? new Map() : await read.measures(source)
  const assets = assetsFrom(ground)
  const book = bookFrom(ground.criteria)
  const ratingOf = new Map(ratings.map((one) => [one.risk, one]))
  const lookOf = new Map(looks.map((one) => [one.risk, one]))
  const linksOf = Map.groupBy(links.measures, ({ risk }) => risk)
  const controlsOf = Map.groupBy(links.controls, ({ risk }) => risk)
  const acceptanceOf = new Map(links.acceptances.map((one) => [one.risk, one]))
  const approvalOf = new Map(links.approvals.map((one) => [one.risk, one]))
  const eventsOf = Map.groupBy(
    links.events.map((one) => ({ ...one, at: inUtc(one.at) })),
    ({ risk, asset }) => risk ?? asset,
  )
  const happened = happeningsByAsset(links.suppliers)
  const leansOn = leaningOn(ground.dependencies, assets)
  const known = risks.map((row) => {
    const rating = ratingOf.get(row.id)
    const look = lookOf.get(row.id)
    const acceptance = acceptanceOf.get(row.id)
    const approval = approvalOf.get(row.id)
    const events = [...(eventsOf.get(row.id) ?? []), ...(eventsOf.get(row.asset) ?? [])]
    const facts: RiskFacts = {
      ...{ id: row.id, number: row.number, title: row.title, owner: row.owner, ownerRole: row.ownerRole },
      ...{ raisedOn: row.raisedOn, closedOn: row.closedOn, treatment: row.treatment },
      asset: withoutRow(assets.get(row.asset) as KnownAsset),
      rating: rating ? ratingFrom(rating) : null,
      look: look ? lookFrom(look.on, look.noted) : null,
      measures: (linksOf.get(row.id) ?? []).flatMap(({ measure, weight }) => {
        const found = measures.get(measure)
        if (!found) return []
        const { id, title, work, served, plannedFor, since, endedOn } = found
        return [{ id, title, weight, work, served, plannedFor, since, endedOn }]
      }),
      acceptance: acceptance ? withoutRisk(acceptance) : null,
      approval: approval ? withoutRisk(approval) : null,
      events: look
        ? events.filter(({ at }) => at > look.at).map(({ id, kind, on, what }) => ({ id, kind, on, what }))
        : [],
      happenings: happeningsFor(row.asset, leansOn(row.asset), happened),
    }
    return { row, facts, controls: controlsOf.get(row.id) ?? [] }
  })
  return {
    register: { risks: known.map(({ facts }) => facts), book },
    risks: new Map(known.map((one) => [one.row.id, one])),
    assets,
    measures,
    people: new Map(ground.people.map((one) => [one.id, one])),
  }
}

const withoutRow = ({ row: _row, need: _need, ...asset }: KnownAsset): RiskAsset => asset
const withoutRisk = <T extends { risk: string }>({ risk: _risk, ...rest }: T) => rest

const ratingFrom = ({ id, criteria, on, ...steps }: RatingRow): NonNullable<RiskFacts['rating']> => ({
  ...{ id, criteria, on },
  inherent: { likelihood: steps.inherentLikelihood, impacts: steps.inherentImpacts },
  residual: { likelihood: steps.residualLikelihood, impacts: steps.residualImpacts },
})

const lookFrom = (on: Day, { asset, work, weights, seen, ...noted }: Noted) => ({
  ...{ on, asset, work, weights, seen: seen ?? null, noted },
})

/** What each asset directly leans on, by name; what was withdrawn carries nothing. */
function leaningOn(dependencies: Ground['dependencies'], assets: ReadonlyMap<string, KnownAsset>) {
  const known = Map.groupBy(dependencies, ({ dependent }) => dependent)
  const byName = new Map<string, { id: string; title: string }[]>()
  return (asset: string) => {
    const before = byName.get(asset)
    if (before) return before
    const found = (known.get(asset) ?? [])
      .flatMap(({ dependency }) => assets.get(dependency) ?? [])
      .filter(({ withdrawnOn }) => withdrawnOn === null)
      .map(({ id, name }) => ({ id, title: name }))
      .sort((a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1))
    byName.set(asset, found)
    return found
  }
}

type Ground = Awaited<ReturnType<typeof readGround>>

/** Assets with the class that flows to them; one that was withdrawn gives and takes nothing and keeps its own. */
function assetsFrom({ assets, dependencies }: Ground): Map<string, KnownAsset> {
  const needs = inheritClasses(
    assets.filter(({ withdrawnAt }) => withdrawnAt === null),
    dependencies,
  )
  return new Map(
    assets.map((row) => {
      const need = needs.get(row.id) ?? null
      const { id, name, kind, supplier, withdrawnAt } = row
      return [
        id,
        {
          ...{ id, name, kind, supplier, row, need },
          ...(need ? classOf(need) : (row.own ?? unclassified)),
          withdrawnOn: withdrawnAt === null ? null : dayOf(inUtc(withdrawnAt)),
        },
      ]
    }),
  )
}

function bookFrom(rows: Ground['criteria']): CriteriaBook {
  const versions = rows.map(
    ({ id, number, approvedAt, content }): CriteriaVersion => ({
      ...{ id, number, content },
      holdsFrom: dayOf(inUtc(approvedAt)),
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
