import { inheritClasses } from '../../core/assets/inherited-class.ts'
import type { ReachFact, SupplierBook, SupplierFact } from '../../core/suppliers/facts.ts'
import { startingSettings } from '../../core/suppliers/settings.ts'
import type { Day } from '../../core/time/day.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { rememberByRevision } from '../../platform/database/remember-by-revision.ts'
import { readFollowed, readRegistered } from './supplier-facts.store.ts'

/** A reader that can remember, or a command, in which nothing is remembered. */
export type SourceNow = Pick<Reader | Tx, 'rows' | 'organisation' | 'now'>

/** So many organisations and moments are remembered; 500 suppliers with all that hangs on them take some megabytes. */
const mostRemembered = 8
const remembered = rememberByRevision(mostRemembered, gatherSupplierFacts)

const isReader = (source: SourceNow): source is Reader => typeof (source as Reader).revision === 'function'

/** All suppliers with everything that was recorded about them, once for each revision: see docs/decisions/facts-once-per-revision.md. */
export const readSupplierBook = (source: SourceNow): Promise<SupplierBook> =>
  isReader(source) ? remembered(source) : gatherSupplierFacts(source)

/** The same, not remembered: two statements, however many suppliers there are. */
async function gatherSupplierFacts(source: SourceNow): Promise<SupplierBook> {
  const register = await readRegistered(source)
  const followed = await readFollowed(source)
  const reachesOf = Map.groupBy(reachesFrom(register.reaches, followed), ({ service }) => service)
  const servicesOf = gather(register.services, ({ supplier: _supplier, ...service }) => ({
    ...service,
    reaches: (reachesOf.get(service.id) ?? []).map(({ reach }) => reach),
  }))
  const of = {
    subprocessors: gather(register.subprocessors, withoutSupplier),
    contracts: gather(register.contracts, withoutSupplier),
    agreements: gather(register.agreements, withoutSupplier),
    certificates: gather(register.certificates, withoutSupplier),
    reviews: gather(followed.reviews, withoutSupplier),
    actions: gather(followed.actions, withoutSupplier),
    events: gather(followed.events, withoutSupplier),
  }
  const suppliers = register.suppliers.map(
    ({ owner, ownerName, ownerEnds, ...row }): SupplierFact => ({
      ...row,
      owner: owner === null ? null : { id: owner, name: ownerName ?? '', ends: ownerEnds },
      services: servicesOf.get(row.id) ?? [],
      subprocessors: of.subprocessors.get(row.id) ?? [],
      contracts: of.contracts.get(row.id) ?? [],
      agreements: of.agreements.get(row.id) ?? [],
      certificates: of.certificates.get(row.id) ?? [],
      reviews: of.reviews.get(row.id) ?? [],
      actions: of.actions.get(row.id) ?? [],
      events: of.events.get(row.id) ?? [],
    }),
  )
  const assets = followed.assets
    .filter(({ withdrawnOn }) => withdrawnOn === null)
    .map(({ id, name, kind }) => ({ id, title: name, kind }))
  const leaning = { assets, dependencies: followed.dependencies }
  return { suppliers, settings: register.settings ?? startingSettings, leaning }
}

/** Reaches with their asset and its class as it follows from what leans on it; the reach ends where the asset was withdrawn. */
function reachesFrom(
  rows: Awaited<ReturnType<typeof readRegistered>>['reaches'],
  { assets, dependencies }: Pick<Awaited<ReturnType<typeof readFollowed>>, 'assets' | 'dependencies'>,
) {
  const byId = new Map(assets.map((one) => [one.id, one]))
  const needs = inheritClasses(
    assets.filter(({ withdrawnOn }) => withdrawnOn === null),
    dependencies,
  )
  return rows.flatMap(({ service, asset, ...row }) => {
    const found = byId.get(asset)
    if (!found) return []
    const need = needs.get(asset)
    const reach: ReachFact = {
      ...row,
      asset: { id: asset, title: found.name, kind: found.kind },
      need: {
        availability: need?.availability?.need ?? 0,
        integrity: need?.integrity?.need ?? 0,
        confidentiality: need?.confidentiality?.need ?? 0,
      },
      endedOn: soonest(row.endedOn, found.withdrawnOn),
    }
    return [{ service, reach }]
  })
}

const soonest = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)

const withoutSupplier = <T extends { supplier: string }>({ supplier: _supplier, ...rest }: T) => rest

function gather<T extends { supplier: string }, R>(rows: readonly T[], take: (row: T) => R): Map<string, R[]> {
  const found = new Map<string, R[]>()
  for (const row of rows) {
    const here = found.get(row.supplier)
    if (here) here.push(take(row))
    else found.set(row.supplier, [take(row)])
  }
  return found
}
