import type { AssuranceFact } from '../assurance/facts.ts'
import { addDays, type Day } from '../time/day.ts'
import type { ReachFact, SupplierFact } from './facts.ts'

export const itemKinds = [
  'service',
  'reach',
  'contract',
  'agreement',
  'certificate',
  'subprocessor',
  'report',
  'coverage',
] as const
export type ItemKind = (typeof itemKinds)[number]

export type ItemValue = string | number | boolean | null

/**
 * One thing that is there at a supplier, as a review looks at it: from which day through which, and what is said about it. Null for a
 * value: not known. Two reviews lay the same things beside each other by their id.
 */
export type ReviewItem = {
  id: string
  kind: ItemKind
  title: string
  since: Day | null
  until: Day | null
  values: Record<string, ItemValue>
}

/** A coverage report as a review looks at it; `replacedBy`: the title of the one that took its place. */
export type CoveragePaper = {
  id: string
  title: string
  version: string
  service: string
  asOf: Day
  recordedOn: Day
  withdrawnOn: Day | null
  replacedBy: string | null
}

/** Everything that was recorded of a supplier and its reports, what ended too. `nameOf` gives the name of an edition. */
export function reviewItems(
  supplier: SupplierFact,
  assurance: readonly AssuranceFact[],
  coverage: readonly CoveragePaper[],
  nameOf = (edition: string) => edition,
): ReviewItem[] {
  const { services, contracts, agreements, certificates, subprocessors } = supplier
  return [
    ...services.map(({ id, title, kind, starts, endedOn, canMissHours }) => ({
      ...{ id, kind: 'service' as const, title, since: starts, until: endedOn },
      values: { serviceKind: kind, canMissHours },
    })),
    ...services.flatMap(({ title, reaches }) => reaches.map((reach) => itemOfReach(title, reach))),
    ...contracts.map(({ id, title, starts, ends, notice, renewsBy }) => ({
      ...{ id, kind: 'contract' as const, title, since: starts },
      // One that goes on by itself ends on no day.
      until: renewsBy === '' ? ends : null,
      values: { ends, notice },
    })),
    ...agreements.map(({ id, version, services: _services, starts, ends, ...terms }) => ({
      ...{ id, kind: 'agreement' as const, title: version, since: starts, until: ends },
      values: { ...terms, ends },
    })),
    ...certificates.map(({ id, edition, accredited, starts, ends, revokedOn }) => ({
      ...{ id, kind: 'certificate' as const, title: nameOf(edition), since: starts },
      until: revokedOn !== null && revokedOn <= ends ? dayBefore(revokedOn) : ends,
      values: { accredited, ends, revokedOn },
    })),
    ...subprocessors.map(({ id, title, since, endedOn, country, reachesPhi, agreed }) => ({
      ...{ id, kind: 'subprocessor' as const, title, since, until: endedOn },
      values: { country, reachesPhi, agreed },
    })),
    ...assurance.filter((one) => one.supplier === supplier.id).map(itemOfReport),
    ...coverage.map(({ id, title, version, service, asOf, recordedOn, withdrawnOn, replacedBy }) => ({
      ...{ id, kind: 'coverage' as const, title, since: recordedOn },
      until: withdrawnOn === null ? null : dayBefore(withdrawnOn),
      values: { service, version, asOf, replacedBy },
    })),
  ]
}

const dayBefore = (day: Day): Day => (day > '0001-01-01' ? addDays(day, -1) : day)

function itemOfReach(
  service: string,
  { id, asset, since, endedOn, route, mfa, logged, phiParts }: ReachFact,
): ReviewItem {
  return {
    ...{ id, kind: 'reach', title: `${service} → ${asset.title}`, since, until: endedOn },
    values: { route, phi: phiParts && phiParts.length > 0, mfa, logged },
  }
}

function itemOfReport(report: AssuranceFact): ReviewItem {
  const { id, title, type, opinion, asOf, periodFrom, periodTo, issuedOn, exceptions, cuecs, bridges } = report
  const bridged = bridges.map(({ to }) => to).toSorted()
  return {
    ...{ id, kind: 'report', title, since: issuedOn ?? periodTo ?? asOf, until: null },
    values: {
      ...{ type, opinion, periodFrom, periodTo: periodTo ?? asOf, bridgedThrough: bridged.at(-1) ?? null },
      exceptions: exceptions.length,
      unassessed: exceptions.filter(({ assessment }) => assessment === null).length,
      cuecsOpen: cuecs.filter(({ measure, notOurs }) => measure === null && !notOurs).length,
    },
  }
}

/** Whether a thing is there on a day. One without a first day has been there all along. */
export const isThere = ({ since, until }: Pick<ReviewItem, 'since' | 'until'>, day: Day): boolean =>
  (since === null || since <= day) && (until === null || day <= until)

export type ReviewChange = {
  item: string
  kind: ItemKind
  title: string
  change: 'came' | 'went' | 'changed'
  /** For what came its first day, for what went its last; null where that is not known, or where values changed. */
  on: Day | null
  /** What is said otherwise, by the names of the values. */
  values: { name: string; before: ItemValue; after: ItemValue }[]
}

/**
 * What became otherwise between an earlier review and a day. `then`: the things as that review kept them; null where there was none, and
 * then the days that were recorded tell what came and went from `from` on.
 */
export function changesSince(
  all: readonly ReviewItem[],
  then: readonly ReviewItem[] | null,
  { from, to }: { from: Day; to: Day },
): ReviewChange[] {
  const before =
    then ?? all.filter((one) => (one.since !== null ? one.since < from && isThere(one, from) : isThere(one, from)))
  const had = new Map(before.map((one) => [one.id, one]))
  const known = new Map(all.map((one) => [one.id, one]))
  const there = all.filter((one) => isThere(one, to))
  const stays = new Set(there.map(({ id }) => id))
  const changes: ReviewChange[] = []
  for (const one of there) {
    const earlier = had.get(one.id)
    const head = { item: one.id, kind: one.kind, title: one.title }
    if (!earlier) changes.push({ ...head, change: 'came', on: one.since, values: [] })
    else {
      const values = differences(earlier, one)
      if (values.length > 0) changes.push({ ...head, change: 'changed', on: null, values })
    }
  }
  const went = [
    ...before.filter(({ id }) => !stays.has(id)),
    // What came and went within the time.
    ...all.filter((one) => !had.has(one.id) && one.since !== null && one.since >= from && wentBefore(one, to)),
  ]
  for (const { id, kind, title } of went) {
    changes.push({ item: id, kind, title, change: 'went', on: known.get(id)?.until ?? null, values: [] })
  }
  return changes.toSorted((a, b) => itemKinds.indexOf(a.kind) - itemKinds.indexOf(b.kind) || order(a.title, b.title))
}

const wentBefore = ({ until }: ReviewItem, day: Day) => until !== null && until < day
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function differences(before: ReviewItem, after: ReviewItem): ReviewChange['values'] {
  const names = [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])]
  const said = names.map((name) => ({ name, before: before.values[name] ?? null, after: after.values[name] ?? null }))
  const all = [{ name: 'title', before: before.title, after: after.title }, ...said]
  return all.filter((one) => one.before !== one.after)
}
