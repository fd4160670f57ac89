import { reachesPhi } from '../../core/suppliers/days-of.ts'
import { criticalities } from '../../core/suppliers/facts.ts'
import type { Day } from '../../core/time/day.ts'
import { ownerOf, type SupplierToday } from './overview.ts'
import type { SupplierFilter } from './suppliers.contract.ts'
import type { SupplierWritten } from './suppliers.store.ts'

/** A supplier as it stands with what is written about it. */
export type Listed = SupplierToday & { written: SupplierWritten }

const folded = (text: string) => text.normalize('NFKC').toLowerCase()
const names = new Intl.Collator('nl', { numeric: true })

const reachesRecord = ({ reaches }: SupplierToday): boolean =>
  reaches.some(({ reach }) => reach.asset.kind === 'patient-record')
const showsPhi = ({ reaches }: SupplierToday): boolean => reaches.some(({ reach }) => reachesPhi(reach))

function isMissing({ gaps }: SupplierToday, asked: NonNullable<SupplierFilter['missing']>): boolean {
  if (asked === 'any') return gaps.length > 0
  if (asked === 'breaking') return gaps.some(({ breaks }) => breaks)
  return gaps.some(({ kind }) => kind === asked)
}

function fits(asked: SupplierFilter) {
  const text = folded(asked.text ?? '')
  const searched = ({ written, services }: Listed) =>
    folded([written.name, written.description, ...services.map(({ title }) => title)].join(' '))
  return (one: Listed) =>
    (asked.state === 'all' || one.running === (asked.state === 'running')) &&
    (asked.criticality === undefined || one.criticality === asked.criticality) &&
    (asked.kind === undefined || one.services.some(({ kind }) => kind === asked.kind)) &&
    (asked.owner === undefined || one.fact.owner?.id === asked.owner) &&
    (asked.reaches === undefined || (asked.reaches === 'record' ? reachesRecord(one) : showsPhi(one))) &&
    (asked.agreement === undefined || one.agreement === asked.agreement) &&
    (asked.missing === undefined || isMissing(one, asked.missing)) &&
    (asked.asset === undefined || one.reaches.some(({ reach }) => reach.asset.id === asked.asset)) &&
    (text === '' || searched(one).includes(text))
}

type Key = string | number | null
const keys: Record<SupplierFilter['sort'], (one: Listed) => Key> = {
  name: ({ written }) => written.name,
  criticality: ({ criticality }) => criticalities.indexOf(criticality),
  review: ({ reviewBy }) => reviewBy,
  missing: ({ gaps }) => -(gaps.filter(({ breaks }) => breaks).length * 1000 + gaps.length),
  owner: ({ fact }) => (fact.owner?.name ?? fact.ownerRole) || null,
  agreement: ({ agreement }) => ['missing', 'unknown', 'holds', 'not-needed'].indexOf(agreement),
}

function compareKeys(a: Key, b: Key, direction: 1 | -1): number {
  // What has nothing to sort by goes last, whichever way.
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return direction * (typeof a === 'string' ? names.compare(a, String(b)) : a - Number(b))
}

/** What is written about suppliers beside how they stand; those that are not known yet, ended ones too. */
export function listed(written: readonly SupplierWritten[], today: ReadonlyMap<string, SupplierToday>): Listed[] {
  return written.flatMap((one) => {
    const found = today.get(one.id)
    return found ? [{ ...found, written: one }] : []
  })
}

/** The suppliers that a filter leaves, in its order. */
export function selectSuppliers(all: readonly Listed[], asked: SupplierFilter): Listed[] {
  const key = keys[asked.sort]
  const direction = asked.direction === 'up' ? 1 : -1
  return all
    .filter(fits(asked))
    .sort((a, b) => compareKeys(key(a), key(b), direction) || names.compare(a.written.name, b.written.name))
}

/** A supplier as a row of the list. */
export function toListed(one: Listed, day: Day) {
  return {
    ...{ id: one.written.id, revision: one.written.revision, name: one.written.name },
    ...{ criticality: one.criticality, decided: one.fact.criticalitySet !== null },
    ...{ owner: ownerOf(one.fact, day), ownerRole: one.fact.ownerRole },
    services: one.services.map(({ title }) => title),
    ...{ reachesRecord: reachesRecord(one), reachesPhi: showsPhi(one), agreement: one.agreement },
    ...{ lastReview: one.lastReview, reviewBy: one.reviewBy },
    missing: [...new Set(one.gaps.map(({ kind }) => kind))],
    points: one.gaps.length,
    breaking: one.gaps.filter(({ breaks }) => breaks).length,
    endedOn: one.fact.endedOn,
  }
}

/** What stands over all suppliers that deliver, whatever the filter. */
export function countSuppliers(all: readonly Listed[], proposed: number) {
  const running = all.filter((one) => one.running)
  const of = (criticality: (typeof criticalities)[number]) =>
    running.filter((one) => one.criticality === criticality).length
  return {
    all: running.length,
    ended: all.length - running.length,
    criticalities: { critical: of('critical'), high: of('high'), middle: of('middle'), low: of('low') },
    missing: running.filter(({ gaps }) => gaps.length > 0).length,
    breaking: running.filter(({ gaps }) => gaps.some(({ breaks }) => breaks)).length,
    // As many as the list of who reaches what shows at first.
    reachRecord: running.filter((one) => reachesRecord(one) || showsPhi(one)).length,
    proposed,
  }
}
