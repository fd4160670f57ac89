import type { Actor } from '../../core/access/actor.ts'
import { fixedAspects, type RiskCriteria } from '../../core/risk/criteria.ts'
import { levelOf, type Rating } from '../../core/risk/rating.ts'
import { riskCode } from '../../core/risk/risk-code.ts'
import { itemState, openStage, type Stage, stages } from '../../core/workshop/agenda.ts'
import { spreadOf } from '../../core/workshop/spread.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { type AgendaRow, listAgenda } from './agenda.store.ts'
import { type CastVote, listParticipants, listVotes, membershipOf } from './votes.store.ts'
import type { VotesOfStage } from './workshop-shapes.contract.ts'
import { approvedCriteria, type CriteriaRow, findWorkshop, type WorkshopRow } from './workshops.store.ts'

/** The aspects that a threat of the catalogue names; null for one in own words. */
export type AspectsOf = (threat: string) => readonly string[] | null

const scalesOf = (criteria: RiskCriteria | undefined) =>
  criteria ? { likelihood: criteria.likelihood, impact: criteria.impact, aspects: criteria.aspects } : null

/** What is shown of the votes of one stage: who voted, and the spread only once it was revealed. */
function votesOf(row: AgendaRow, stage: Stage, cast: readonly CastVote[], criteria?: RiskCriteria): VotesOfStage {
  const votes = cast.filter((one) => one.item === row.id && one.stage === stage)
  const revealedAt = row[stage]
  const spread = (of: 'likelihood' | 'impact') =>
    spreadOf(
      votes.map((vote) => vote[of]),
      criteria?.[of].length ?? 6,
    )
  return {
    revealedAt,
    votedBy: votes.map(({ participant }) => participant),
    spread: revealedAt === null ? null : { likelihood: spread('likelihood'), impact: spread('impact') },
  }
}

function ratedBy(criteria: CriteriaRow | undefined, rating: Rating) {
  const place = criteria ? levelOf(criteria.content, rating) : 0
  const levels = criteria?.content.levels ?? []
  return { ...rating, level: { place, of: levels.length, name: levels[place]?.name ?? '' } }
}

function touchedBy(row: AgendaRow, aspectsOf: AspectsOf, criteria: RiskCriteria | undefined): string[] {
  const wanted = row.aspects ?? aspectsOf(row.threat) ?? fixedAspects
  const known = criteria?.aspects.map(({ id }) => id) ?? [...wanted]
  const touched = known.filter((aspect) => wanted.includes(aspect))
  return touched.length > 0 ? touched : known.slice(0, 1)
}

/** How an item stands on the agenda, and on what can be voted. */
export function standingOf(row: AgendaRow, workshop: Pick<WorkshopRow, 'state'>) {
  const state = itemState({ decided: row.decision !== null, skipped: row.skipped })
  const revealed = { inherent: row.inherent !== null, residual: row.residual !== null }
  return { state, open: workshop.state === 'closed' ? null : openStage({ state, revealed }) }
}

/** A workshop with all that is to be seen of it, in a fixed number of statements. Throws 404 where there is none. */
export async function readWorkshop(source: Reader | Tx, aspectsOf: AspectsOf, id: string) {
  const row = await findWorkshop(source, id)
  if (!row) throw problems.notFound()
  const criteria = await approvedCriteria(source)
  const newest = criteria.at(-1)?.content
  const agenda = await listAgenda(source, id)
  const participants = await listParticipants(source, id)
  const cast = await listVotes(source, id)
  return {
    ...row,
    now: source.now,
    scales: scalesOf(newest),
    participants: participants.map(({ membership, ...one }) => ({ ...one, account: membership !== null })),
    items: agenda.map((one) => {
      const by = criteria.find(({ id: version }) => version === one.decision?.criteria)
      return {
        id: one.id,
        risk: { id: one.risk, code: riskCode(one.number), title: one.title, closed: one.closed },
        asset: { id: one.asset, name: one.assetName },
        ...standingOf(one, row),
        seconds: one.seconds,
        touched: touchedBy(one, aspectsOf, newest),
        votes: { inherent: votesOf(one, 'inherent', cast, newest), residual: votesOf(one, 'residual', cast, newest) },
        decision: one.decision && {
          ...{ id: one.decision.id, reason: one.decision.reason, by: one.decision.by, at: one.decision.at },
          inherent: ratedBy(by, one.decision.inherent),
          residual: ratedBy(by, one.decision.residual),
        },
      }
    }),
  }
}

/** Who asks, as a participant of the workshop; undefined while not taking part. */
export async function ownParticipant(source: Reader | Tx, actor: Actor, workshop: string) {
  const own = actor.kind === 'person' ? await membershipOf(source, actor.id) : undefined
  return own && (await listParticipants(source, workshop)).find(({ membership }) => membership === own.id)
}

/** What somebody sees on an own device. */
export async function readBallot(source: Reader | Tx, aspectsOf: AspectsOf, actor: Actor, id: string) {
  const row = await findWorkshop(source, id)
  if (!row) throw problems.notFound()
  const newest = (await approvedCriteria(source)).at(-1)?.content
  const member = actor.kind === 'person' ? await membershipOf(source, actor.id) : undefined
  const participants = await listParticipants(source, id)
  const own = participants.find(({ membership }) => membership !== null && membership === member?.id)
  const agenda = await listAgenda(source, id)
  const shown = agenda.find((one) => one.id === row.shown)
  const cast = shown ? await listVotes(source, id, shown.id) : []
  const of = (item: AgendaRow, stage: Stage) => {
    const { spread, votedBy, revealedAt } = votesOf(item, stage, cast, newest)
    const mine = cast.find((vote) => vote.stage === stage && vote.participant === own?.id)
    return {
      ...{ spread, voted: votedBy.length, revealed: revealedAt !== null },
      mine: mine ? { likelihood: mine.likelihood, impact: mine.impact } : null,
    }
  }
  return {
    ...{ id, title: row.title, state: row.state, scales: scalesOf(newest) },
    participant: own ? { id: own.id, name: own.name } : null,
    participants: participants.length,
    shown: shown
      ? {
          ...{ item: shown.id, risk: shown.risk, code: riskCode(shown.number), title: shown.title },
          ...{ description: shown.description, asset: shown.assetName },
          ...{ place: agenda.indexOf(shown) + 1, of: agenda.length },
          ...standingOf(shown, row),
          touched: touchedBy(shown, aspectsOf, newest),
          votes: Object.fromEntries(stages.map((stage) => [stage, of(shown, stage)])) as Record<
            Stage,
            ReturnType<typeof of>
          >,
        }
      : null,
  }
}
