import type { Actor } from '../../core/access/actor.ts'
import { isAllowed } from '../../core/access/allow.ts'
import type { Role } from '../../core/access/roles.ts'
import type { Dimension } from '../../core/assets/asset.ts'
import { standingOn } from '../../core/demonstrability/steps.ts'
import { lastDayOf, mayAccept } from '../../core/risk/accepting.ts'
import { workingShare } from '../../core/risk/current.ts'
import type { CriteriaBook, CriteriaVersion, RiskFacts } from '../../core/risk/facts.ts'
import { whyOf } from '../../core/risk/relying.ts'
import { changesOn } from '../../core/risk/standing.ts'
import { currentText, standingReasons } from '../../core/risk/standing-words.ts'
import { workText } from '../../core/risk/work-words.ts'
import type { Content } from '../../core/standards/content.ts'
import { compareKeys, findRequirement, partsOf } from '../../core/standards/requirement-key.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { writeDay } from '../../platform/language/written.ts'
import { levelToAccept, mayWithdraw } from './accept-risk.ts'
import { accepterOf, entitledWords, notEntitled } from './entitled.ts'
import type { KnownAsset, ReadRiskGround, RiskGround } from './gather-risk-facts.ts'
import { changesOf, decisionsOn } from './ground.store.ts'
import { type AcceptanceRow, acceptancesOf, eventsOf, type LookRow, looksOf } from './looks.store.ts'
import { closesAbove } from './may-close.ts'
import type { ControlRow } from './risk-facts.store.ts'
import { inWords, markOf, type StandingRisk, showListed, standingsOn } from './show-risk.ts'
import { shownApproval } from './shown-approval.ts'

type Source = Reader | Tx

/** A risk with everything that is known about it, as it stood at the reader's moment. Throws 404 where there was none. */
export async function readRisk(source: Source, readGround: ReadRiskGround, content: Content, actor: Actor, id: string) {
  const ground = await readGround(source)
  const day = dayOf(source.now)
  const found = standingsOn(ground, day).find(({ row }) => row.id === id)
  if (!found) throw problems.notFound()
  const { row, facts, standing } = found
  const { book } = ground.register
  const listed = showListed(ground, content, found, day)
  const { rated } = standing
  const works = facts.measures.map((one) => ({ weight: one.weight, work: standingOn(one.work, day).value }))
  const { done, all } = workingShare(works)
  const share = all === 0 ? null : Math.floor((100 * done) / all)
  return {
    ...listed,
    ...{ description: row.description, treatmentReason: row.treatmentReason, raisedBy: row.raisedBy },
    ...{ closeReason: row.closeReason, day },
    asset: { ...listed.asset, supplier: facts.asset.supplier, class: classIn(ground, facts.asset.id) },
    ratings: rated && {
      inherent: inWords(rated.criteria.content, rated.inherent),
      current: inWords(rated.criteria.content, rated.current),
      residual: inWords(rated.criteria.content, rated.residual),
    },
    currentWhy: currentText(works, share),
    share,
    measures: measuresOf(ground, facts, day),
    reasons: standingReasons(facts, standing, day, writeDay),
    until: changesOn(facts, book, day),
    mayClose:
      isAllowed(actor, 'risk:write') && closesAbove(ground, facts, await accepterOf(source, actor), day) === null,
    accepting: await acceptingOf(source, actor, found, day),
    acceptances: await shownAcceptances(source, actor, ground, found),
    approval: await shownApproval(source, actor, ground, found, day),
    looks: shownLooks(await looksOf(source, id), book),
    events: await shownEvents(source, facts, row.asset),
    controls: await shownControls(source, content, found.controls),
    rateBy: book.newest && refTo(book.newest),
    history: await changesOf(source, id),
  }
}

const refTo = ({ id, number, content }: CriteriaVersion) => ({ id, number, content })

/** How heavily an asset weighs and where that comes from. */
function classIn({ assets }: RiskGround, id: string) {
  const asset = assets.get(id) as KnownAsset
  const on = (dimension: Dimension) => {
    const need = asset.need?.[dimension]
    if (!need) {
      const step = asset.need ? null : asset.row.own[dimension]
      return step === null ? null : { step, from: 'own' as const, asset: null }
    }
    const { because } = need
    const origin = because.kind === 'asset' ? assets.get(because.origin) : undefined
    return {
      step: need.need,
      from: because.kind,
      asset: origin ? { id: origin.id, name: origin.name } : null,
    }
  }
  return { availability: on('availability'), integrity: on('integrity'), confidentiality: on('confidentiality') }
}

function measuresOf(ground: RiskGround, facts: RiskFacts, day: Day) {
  return facts.measures.map((one) => {
    const { id, title, weight, work, plannedFor, since: inOperationSince, endedOn } = one
    const { value, since, until } = standingOn(work, day)
    const row = ground.measures.get(id)
    const owner = row?.owner ?? null
    return {
      ...{ id, title, weight, work: value, why: workText(value, whyOf(one, day), writeDay), since, until },
      owner: owner && { id: owner.id, name: owner.name, left: owner.ends !== null && owner.ends < day },
      ...{ ownerRole: row?.ownerRole ?? '', plannedFor, inOperationSince, endedOn },
    }
  })
}

/** Who may accept a risk as it stands, and whether that goes for who asks; null where there is nothing to accept. */
async function acceptingOf(source: Source, actor: Actor, { standing }: StandingRisk, day: Day) {
  const open = levelToAccept(standing)
  if (!open || !standing.rated) return null
  const { level, place } = open
  const who = await entitledWords(source, level)
  const accepter = await accepterOf(source, actor)
  const may = accepter !== null && isAllowed(actor, 'risk:accept') && mayAccept(level, accepter)
  return {
    level: markOf(standing.rated.criteria.content, place),
    ...{ roles: level.acceptedBy, people: who.people.map(({ name }) => name), longest: lastDayOf(level, day), may },
    whyNot: may ? null : notEntitled(level, who),
  }
}

async function shownAcceptances(source: Source, actor: Actor, { register }: RiskGround, one: StandingRisk) {
  const rows = await acceptancesOf(source, { risk: one.row.id })
  if (rows.length === 0) return []
  const accepter = isAllowed(actor, 'risk:accept') ? await accepterOf(source, actor) : null
  const holds = one.standing.state === 'accepted' ? one.facts.acceptance?.id : null
  return rows.map((given: AcceptanceRow) => {
    const criteria = register.book.byId.get(given.criteria)?.content
    const { risk: _risk, criteria: _criteria, membership: _membership, level: place, ...shown } = given
    const level = criteria?.levels[place]
    return {
      ...shown,
      acceptedAs: shown.acceptedAs as Role,
      level: criteria ? markOf(criteria, place) : { place, of: place + 1, name: '', aboveAppetite: true },
      holds: given.id === holds,
      mayWithdraw: given.withdrawnOn === null && mayWithdraw(accepter, given, level),
    }
  })
}

function shownLooks(rows: readonly LookRow[], book: CriteriaBook) {
  const last = rows.find(({ withdrawn }) => !withdrawn)?.id
  return rows.map((one) => {
    const criteria = one.criteria === null ? undefined : book.byId.get(one.criteria)
    const words = (likelihood: number | null, impacts: LookRow['inherentImpacts']) =>
      criteria && likelihood !== null && impacts !== null ? inWords(criteria.content, { likelihood, impacts }) : null
    return {
      ...{ id: one.id, revision: one.revision, kind: one.kind, on: one.on, by: one.by, recordedAt: one.recordedAt },
      ...{ note: one.note, workshop: one.workshop, withdrawn: one.withdrawn, last: one.id === last },
      criteria: criteria ? { id: criteria.id, number: criteria.number } : null,
      inherent: words(one.inherentLikelihood, one.inherentImpacts),
      residual: words(one.residualLikelihood, one.residualImpacts),
    }
  })
}

async function shownEvents(source: Source, facts: RiskFacts, asset: string) {
  const open = new Set(facts.events.map(({ id }) => id))
  const rows = await eventsOf(source, { risk: facts.id, asset })
  return rows.map(({ id, revision, kind, on, what, by, recordedAt, risk }) => ({
    ...{ id, revision, kind, on, what, by, recordedAt },
    ofAsset: risk === null,
    open: facts.closedOn === null && open.has(id),
  }))
}

/** Controls in the order of the standards, with how the statement of applicability stands on them. */
async function shownControls(source: Source, content: Content, controls: readonly ControlRow[]) {
  const editions = [...content.editions.keys()]
  const decided = await decisionsOn(source, controls)
  return controls
    .toSorted(
      (a, b) => editions.indexOf(a.edition) - editions.indexOf(b.edition) || compareKeys(a.requirement, b.requirement),
    )
    .map(({ edition, requirement }) => {
      const found = findRequirement(content, edition, requirement)
      const { number, kind } = found ?? partsOf(requirement)
      return {
        ...{ edition, requirement, editionName: content.editions.get(edition)?.name ?? edition, number, kind },
        title: found?.title ?? { nl: '', en: '' },
        decision: decisionWord(decided.get(`${edition} ${requirement}`)),
      }
    })
}

export const decisionWord = (applies: boolean | undefined) =>
  applies === undefined ? ('undecided' as const) : applies ? ('applies' as const) : ('left-out' as const)
