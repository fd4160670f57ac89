import { planToApprove } from '../../core/risk/approval.ts'
import { startingCriteriaIn } from '../../core/risk/criteria.ts'
import type { eventKinds } from '../../core/risk/facts.ts'
import { namesIn, riskCells } from '../../core/risk/risk-row.ts'
import { impactKey, likelihoodKey, type RiskRowText, ratingKinds } from '../../core/risk/risk-sheet.ts'
import { ratedOn } from '../../core/risk/standing.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import { createCoverageReader } from '../../features/coverage/gather-coverage.ts'
import { recordEstimate } from '../../features/estimates/change-estimates.ts'
import { acceptRisk } from '../../features/risk/accept-risk.ts'
import { approveSeveral } from '../../features/risk/approve-treatment.ts'
import { closeRisk } from '../../features/risk/change-risks.ts'
import { criteriaVersions } from '../../features/risk/criteria.store.ts'
import { approveCriteria, saveCriteriaDraft } from '../../features/risk/criteria.ts'
import { recordEvent } from '../../features/risk/events.ts'
import type { ReadRiskGround } from '../../features/risk/gather-risk-facts.ts'
import { takeOverRisks } from '../../features/risk/import-risks.ts'
import { planMark } from '../../features/risk/plan-mark.ts'
import { reviewRisk } from '../../features/risk/rate-risks.ts'
import { sheetWorld } from '../../features/risk/risk-sheet.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { readAssurance } from '../assurance-reader.ts'
import { riskPorts } from '../risk-ports.ts'

/** One thing done about risks, in plain data: risks by title, assets by name, accounts by address. */
export type RiskAct =
  | { act: 'criteria'; set: string; note: string; appetite: number; acceptors: Record<string, string[]> }
  | { act: 'approve' }
  | { act: 'list'; rows: RiskRowText['values'][] }
  | { act: 'round'; reason: string }
  | { act: 'review'; risk: string; note: string }
  | { act: 'accept'; risk: string; reason: string; ends: Day }
  | { act: 'approvals'; note: string; named: string; except: string[] }
  | { act: 'close'; risk: string; reason: string }
  | { act: 'estimate'; risk: string; facts: Parameters<typeof recordEstimate>[2] }
  | { act: 'event'; kind: (typeof eventKinds)[number]; risk?: string; asset?: string; on: Day; what: string }

/** Does one thing about risks through the product's own verbs. */
export async function runRiskAct(tx: Tx, content: Content, act: RiskAct): Promise<void> {
  const { readGround } = riskPorts(createCoverageReader(content, readAssurance))
  const titled = async (title: string) => idOf(tx, 'risks', 'title', title)
  switch (act.act) {
    case 'criteria':
      return draftCriteria(tx, content, act)
    case 'approve': {
      const draft = (await criteriaVersions(tx)).find(({ state }) => state === 'draft')
      return approveCriteria(tx, draft?.revision ?? 0)
    }
    case 'list':
      return takeOver(tx, readGround, content, act.rows)
    case 'round': {
      const { world } = await sheetWorld(tx, readGround, content)
      const names = namesIn(world, world.language)
      const keys = ratingKinds.flatMap((kind) => [
        likelihoodKey(kind),
        ...world.criteria.aspects.map(({ id }) => impactKey(kind, id)),
      ])
      const rated = world.risks.filter(({ rating, closedOn }) => rating !== null && closedOn === null)
      return takeOver(
        tx,
        readGround,
        content,
        rated.map((risk) => {
          const cells = riskCells(world, names, risk, world.language)
          const kept = ['number', 'title', 'asset', ...keys].map((key) => [key, cells[key] ?? ''])
          return { ...Object.fromEntries(kept), ratingReason: act.reason }
        }),
      )
    }
    case 'review': {
      const { id, revision } = await titled(act.risk)
      return reviewRisk(tx, readGround, id, act.note, revision)
    }
    case 'accept': {
      const { id, revision } = await titled(act.risk)
      const { risks, register } = await readGround(tx)
      const facts = risks.get(id)?.facts
      const level = facts ? (ratedOn(facts, register.book, dayOf(tx.now))?.levels.current ?? 0) : 0
      await acceptRisk(tx, readGround, id, { reason: act.reason, ends: act.ends, level }, revision)
      return
    }
    case 'approvals': {
      const known = [...(await readGround(tx)).risks.values()]
      const risks = known.filter(({ row }) => !act.except.includes(row.title))
      await approveSeveral(tx, readGround, {
        risks: risks.map(({ row: { id, revision }, facts }) => ({
          ...{ id, revision, plan: planMark(planToApprove(facts, dayOf(tx.now))) },
        })),
        ...{ by: act.named, on: dayOf(tx.now), note: act.note },
      })
      return
    }
    case 'close': {
      const { id, revision } = await titled(act.risk)
      return closeRisk(tx, readGround, id, { closedOn: dayOf(tx.now), reason: act.reason }, revision)
    }
    case 'estimate':
      await recordEstimate(tx, (await titled(act.risk)).id, act.facts)
      return
    case 'event': {
      const risk = act.risk === undefined ? null : (await titled(act.risk)).id
      const asset = act.asset === undefined ? null : (await idOf(tx, 'assets', 'name', act.asset)).id
      await recordEvent(tx, readGround, { kind: act.kind, risk, asset, happenedOn: act.on, what: act.what })
    }
  }
}

async function idOf(tx: Tx, table: 'risks' | 'assets', column: 'title' | 'name', named: string) {
  const row = await tx.rows
    .selectFrom(table)
    .select(['id', 'revision'])
    .where('organisation_id', '=', tx.organisation)
    .where(column as 'id', '=', named)
    .executeTakeFirst()
  if (!row) throw new TypeError(`nothing in ${table} is called ${named}`)
  return row
}

type Criteria = Extract<RiskAct, { act: 'criteria' }>

async function draftCriteria(tx: Tx, content: Content, { set, note, appetite, acceptors }: Criteria): Promise<void> {
  const starting = content.criteria.find(({ id }) => id === set)
  if (!starting) throw new TypeError(`no criteria are called ${set}`)
  const accounts = await tx.rows
    .selectFrom('memberships')
    .select(['id', 'email'])
    .where('organisation_id', '=', tx.organisation)
    .execute()
  const criteria = startingCriteriaIn(starting, 'nl')
  const levels = criteria.levels.map((level, place) => {
    const wanted = acceptors[place] ?? []
    return { ...level, acceptors: accounts.filter(({ email }) => wanted.includes(email)).map(({ id }) => id) }
  })
  await saveCriteriaDraft(tx, { note, content: { ...criteria, levels, appetite } }, 0)
}

async function takeOver(
  tx: Tx,
  readGround: ReadRiskGround,
  content: Content,
  list: readonly RiskRowText['values'][],
): Promise<void> {
  const rows = list.map((values, index) => ({ row: index + 1, values }))
  const { refused, remarks } = await takeOverRisks(tx, readGround, content, rows)
  const [fault] = [...refused, ...remarks]
  if (fault) throw new TypeError(`row ${fault.row}: ${fault.sentence.en}`)
}
