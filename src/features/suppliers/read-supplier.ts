import { firstDay, spanOf, standingOn } from '../../core/demonstrability/steps.ts'
import { certificateStanding } from '../../core/profile/certificate.ts'
import type { Content } from '../../core/standards/content.ts'
import { contractTerm } from '../../core/suppliers/contract-days.ts'
import { computedCriticality, criticalityOn, reasonsOn } from '../../core/suppliers/criticality.ts'
import { reasonWords } from '../../core/suppliers/criticality-words.ts'
import { daysOfAgreement, daysOfContract } from '../../core/suppliers/days-of.ts'
import { gapKinds, type SupplierGap } from '../../core/suppliers/gap.ts'
import { gapKindWords, gapSentence } from '../../core/suppliers/gap-words.ts'
import { inForce } from '../../core/suppliers/gaps.ts'
import { inTreeOrder } from '../../core/suppliers/subprocessor-tree.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { writeDay } from '../../platform/language/written.ts'
import { ownerOf, type SupplierChain, type SupplierToday, suppliersOn } from './overview.ts'
import { type PartRows, readParts } from './papers.store.ts'
import { changesOf, loadAssetNames, loadSuppliers } from './suppliers.store.ts'

/** A supplier with all that hangs on it, as it stood at the reader's moment. Throws 404 where there was none. */
export async function readSupplier(source: Reader | Tx, content: Content, chain: SupplierChain, id: string) {
  const [written] = await loadSuppliers(source, id)
  const day = dayOf(source.now)
  const today = suppliersOn(chain, day).get(id)
  if (!written || !today) throw problems.notFound()
  const rows = await readParts(source, id)
  const { owner: _owner, criticalitySet, criticalityReason, ...own } = written
  return {
    ...own,
    ...{ owner: ownerOf(today.fact, day), running: today.running },
    criticality: {
      value: criticalityOn(today.fact, day),
      computed: standingOn(computedCriticality(today.fact), day).value,
      ...{ set: criticalitySet, reason: criticalityReason },
      because: reasonsOn(today.fact, day).map(reasonWords),
    },
    ...{ lastReview: today.lastReview, reviewBy: today.reviewBy },
    gaps: today.gaps.map((gap) => shownGap(gap, content, day)).sort((a, b) => Number(b.breaks) - Number(a.breaks)),
    contacts: rows.contact.toSorted(byName),
    services: await servicesOf(source, rows, today),
    ...(await papersOf(chain, rows, today, day)),
    history: await changesOf(source, id),
  }
}

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'nl')

/** The names of editions; what is none stays as it is. */
export const editionName = (content: Content) => (title: string) => content.editions.get(title)?.name ?? title

/** Something that is missing, in words, with since when. */
function shownGap(gap: SupplierGap, content: Content, day: Day) {
  const since = spanOf(gap.days, day)?.from ?? null
  return {
    ...{ kind: gap.kind, breaks: gap.breaks, words: gapKindWords[gap.kind], control: gapKinds[gap.kind] },
    sentence: gapSentence(gap, writeDay, editionName(content)),
    since: since === firstDay ? null : since,
  }
}

async function servicesOf(source: Reader | Tx, rows: PartRows, today: SupplierToday) {
  const assets = new Map((await loadAssetNames(source)).map((one) => [one.id, one]))
  const running = new Set(today.services.map(({ id }) => id))
  const facts = new Map(today.fact.services.flatMap(({ reaches }) => reaches.map((one) => [one.id, one])))
  return rows.service.toSorted(byName).map((service) => ({
    ...service,
    running: running.has(service.id),
    reaches: rows.reach
      .filter((one) => one.service === service.id)
      .map((one) => {
        const need = facts.get(one.id)?.need
        return {
          ...one,
          assetName: assets.get(one.asset)?.name ?? '',
          assetKind: assets.get(one.asset)?.kind ?? ('other' as const),
          assetWithdrawn: assets.get(one.asset)?.withdrawn ?? false,
          weighs: need ? Math.max(need.availability, need.integrity, need.confidentiality) : 0,
        }
      })
      .sort((a, b) => a.assetName.localeCompare(b.assetName, 'nl')),
  }))
}

async function papersOf({ book }: SupplierChain, rows: PartRows, { fact }: SupplierToday, day: Day) {
  const names = new Map(book.suppliers.map(({ id, title }) => [id, title]))
  const newestFirst = (a: { starts: string }, b: { starts: string }) => (a.starts < b.starts ? 1 : -1)
  const contracts = new Map(fact.contracts.map((one) => [one.id, one]))
  const agreements = new Map(fact.agreements.map((one) => [one.id, one]))
  return {
    subprocessors: inTreeOrder(rows.subprocessor.toSorted(byName)).map((one) => ({
      ...one,
      knownName: one.knownAs === null ? null : (names.get(one.knownAs) ?? null),
      running: (one.since === null || one.since <= day) && (one.endedOn === null || one.endedOn >= day),
    })),
    contracts: rows.contract.toSorted(newestFirst).map((one) => {
      const known = contracts.get(one.id)
      const runs = known !== undefined && spanOf(daysOfContract(known), day) !== undefined
      const state = runs ? ('runs' as const) : one.starts > day ? ('not-yet' as const) : ('ended' as const)
      return { ...one, term: known && state !== 'ended' ? contractTerm(known, day) : null, state }
    }),
    agreements: rows.agreement.toSorted(newestFirst).map((one) => {
      const known = agreements.get(one.id)
      const state = known ? agreementState(known, fact.agreements, day) : ('ended' as const)
      return { ...one, state }
    }),
    certificates: rows.certificate.toSorted(newestFirst).map((one) => {
      const revoked = one.revokedOn !== null && one.revokedOn <= day
      const term = { accredited: one.accredited, starts: one.starts as Day, ends: one.ends as Day }
      return { ...one, state: revoked ? ('revoked' as const) : certificateStanding(term, day).state }
    }),
  }
}

type Agreement = SupplierToday['fact']['agreements'][number]
function agreementState(
  one: Agreement,
  all: readonly Agreement[],
  day: Day,
): 'not-signed' | 'holds' | 'replaced' | 'not-yet' | 'ended' {
  if (one.signedOn === null) return 'not-signed'
  if (spanOf(inForce(one, all), day)) return 'holds'
  if (spanOf(daysOfAgreement(one), day)) return 'replaced'
  return one.starts > day || one.signedOn > day ? 'not-yet' : 'ended'
}
