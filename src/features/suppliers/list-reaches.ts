import { spanOf } from '../../core/demonstrability/steps.ts'
import type { Content } from '../../core/standards/content.ts'
import { isAbout, reachesPhi } from '../../core/suppliers/days-of.ts'
import type { ReachFact, ServiceFact } from '../../core/suppliers/facts.ts'
import type { GapKind, SupplierGap } from '../../core/suppliers/gap.ts'
import { gapSentence } from '../../core/suppliers/gap-words.ts'
import { inForce } from '../../core/suppliers/gaps.ts'
import { reachedThrough, type Through } from '../../core/suppliers/reached-through.ts'
import { inTreeOrder } from '../../core/suppliers/subprocessor-tree.ts'
import type { Day } from '../../core/time/day.ts'
import { writeDay } from '../../platform/language/written.ts'
import { agreementsFor, type SupplierChain, type SupplierToday, suppliersOn } from './overview.ts'
import { editionName } from './read-supplier.ts'
import type { ReachFilter } from './suppliers.contract.ts'

const folded = (text: string) => text.normalize('NFKC').toLowerCase()
const names = new Intl.Collator('nl', { numeric: true })
const named = ({ id, title }: { id: string; title: string }) => ({ id, name: title })

const lacking: Record<'mfa' | 'logging' | 'agreement' | 'review', (gap: SupplierGap) => boolean> = {
  mfa: ({ kind }) => kind === 'no-mfa',
  logging: ({ kind }) => kind === 'not-logged',
  agreement: ({ kind }) => kind === 'no-agreement' || kind === 'agreement-incomplete',
  review: ({ kind }) => kind === 'never-reviewed' || kind === 'review-overdue',
}

const ofReach: readonly GapKind[] = ['no-mfa', 'not-logged', 'reach-unknown']

/** What is missing that concerns how an asset is reached: of the reach, of its service, or of the supplier as a whole; not of another service. */
function missingOf(one: SupplierToday, service: ServiceFact, reach: ReachFact): SupplierGap[] {
  const here = `${service.title} → ${reach.asset.title}`
  const others = one.fact.services.flatMap(({ id }) => (id === service.id ? [] : [id]))
  const papers = [...one.fact.agreements, ...one.fact.certificates].filter((paper) => !isAbout(paper, service.id))
  const elsewhere = new Set([...others, ...papers.map(({ id }) => id)])
  return one.gaps.filter(({ kind, about }) => {
    if (about !== null && elsewhere.has(about.id)) return false
    if (ofReach.includes(kind)) return about?.title === here
    return kind !== 'no-agreement' || reachesPhi(reach)
  })
}

export type ListedReach = ReturnType<typeof rowOf>
type Found = { service: ServiceFact; reach: ReachFact; through: Through | null }

function rowOf(one: SupplierToday, { service, reach, through }: Found, content: Content, day: Day) {
  const missing = missingOf(one, service, reach)
  const held = agreementsFor(one.fact, service.id, day)
  const about = one.fact.agreements.filter((paper) => isAbout(paper, service.id))
  const current = held.filter((paper) => spanOf(inForce(paper, about), day) !== undefined)
  // Where a newer one ended before the one that it replaced, that is all there is.
  const inUse = current.length > 0 ? current : held
  const agreement = held.length > 0 ? ('holds' as const) : ('missing' as const)
  const standing = one.fact.subprocessors.filter(
    ({ since, endedOn }) => (since === null || since <= day) && (endedOn === null || endedOn >= day),
  )
  return {
    asset: { ...named(reach.asset), kind: reach.asset.kind },
    ...{ supplier: named(one.fact), service: named(service), purpose: reach.purpose, route: reach.route },
    ...{ ways: [...reach.ways], phiParts: reach.phiParts === null ? null : [...reach.phiParts], since: reach.since },
    ...{ mfa: reach.mfa, logged: reach.logged, criticality: one.criticality },
    ...{ lastReview: one.lastReview, reviewBy: one.reviewBy },
    agreement: reachesPhi(reach) ? agreement : reach.phiParts === null ? ('unknown' as const) : ('not-needed' as const),
    incomplete: missing.some(({ kind }) => kind === 'agreement-incomplete'),
    // The longest of several: that is how late it can be.
    breachHours: inUse.some(({ breachHours }) => breachHours === null) ? null : longest(inUse),
    through: through && { asset: named(through.asset), via: [...through.via] },
    behind: inTreeOrder(standing)
      .filter((sub) => sub.reachesPhi !== false)
      .map(({ title, country, depth, reachesPhi: phi }) => ({ name: title, country, depth, reachesPhi: phi })),
    missing: missing.map((gap) => ({ ...gapSentence(gap, writeDay, editionName(content)), breaks: gap.breaks })),
    lacks: (Object.keys(lacking) as (keyof typeof lacking)[]).filter((what) => missing.some(lacking[what])),
  }
}

const longest = (held: readonly { breachHours: number | null }[]) =>
  held.reduce<number | null>((most, { breachHours }) => Math.max(most ?? 0, breachHours ?? 0), null)

/**
 * Who reaches an asset on a day; without one, who reaches patient record systems and whatever shows personal health information. Who reaches
 * what these lean on comes along, marked. `unanswered`: how many reaches are left out, as nobody answered which data they show.
 */
export function reachesOn(chain: SupplierChain, content: Content, asked: ReachFilter, day: Day) {
  const text = folded(asked.text ?? '')
  const { leaning = { assets: [], dependencies: [] } } = chain.book
  const records = leaning.assets.flatMap(({ id, kind }) => (kind === 'patient-record' ? [id] : []))
  const indirect = reachedThrough(asked.asset === undefined ? records : [asked.asset], leaning)
  const isAsked = (reach: ReachFact) =>
    asked.asset === undefined
      ? reach.asset.kind === 'patient-record' || reachesPhi(reach)
      : reach.asset.id === asked.asset
  const all = [...suppliersOn(chain, day).values()].flatMap((one) =>
    one.reaches.map(({ service, reach }) => {
      const through = isAsked(reach) ? null : (indirect.get(reach.asset.id) ?? null)
      const isUnanswered = asked.asset === undefined && !isAsked(reach) && through === null && reach.phiParts === null
      return { one, found: { service, reach, through }, isUnanswered, isShown: isAsked(reach) || through !== null }
    }),
  )
  const rows = all
    .filter(({ isUnanswered, isShown }) => (asked.phi === 'unknown' ? isUnanswered : isShown))
    .map(({ one, found }) => rowOf(one, found, content, day))
  const key: (one: ListedReach) => string | null = {
    asset: ({ asset }: ListedReach) => `${asset.kind === 'patient-record' ? 0 : 1} ${asset.name}`,
    supplier: ({ supplier }: ListedReach) => supplier.name,
    since: ({ since }: ListedReach) => since,
    review: ({ reviewBy }: ListedReach) => reviewBy,
  }[asked.sort]
  const direction = asked.direction === 'up' ? 1 : -1
  const compare = (a: string | null, b: string | null) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : direction * names.compare(a, b)
  const shown = rows
    .filter((one) => {
      if (asked.lacks === 'any' && one.missing.length === 0) return false
      if (asked.lacks !== undefined && asked.lacks !== 'any' && !one.lacks.includes(asked.lacks)) return false
      const words = [one.supplier.name, one.service.name, one.asset.name, one.through?.asset.name ?? '', one.purpose]
      return folded(words.join(' ')).includes(text)
    })
    .sort(
      (a, b) =>
        Number(a.through !== null) - Number(b.through !== null) ||
        compare(key(a), key(b)) ||
        names.compare(a.supplier.name, b.supplier.name),
    )
  return { rows: shown, totals: { ...countReaches(shown), unanswered: all.filter((one) => one.isUnanswered).length } }
}

/** How many suppliers that are, how many more reach it only indirectly, and in how many of the rows something is missing. */
function countReaches(rows: readonly ListedReach[]) {
  const direct = new Set(rows.flatMap(({ supplier, through }) => (through === null ? [supplier.id] : [])))
  return {
    ...{ rows: rows.length, suppliers: direct.size },
    indirect: new Set(rows.flatMap(({ supplier }) => (direct.has(supplier.id) ? [] : [supplier.id]))).size,
    lacking: rows.filter(({ missing }) => missing.length > 0).length,
  }
}

/** A row as the list gives it. */
export const toReach = ({ lacks: _lacks, ...row }: ListedReach) => row
