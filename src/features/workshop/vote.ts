import { allow } from '../../core/access/allow.ts'
import type { Stage } from '../../core/workshop/agenda.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { updateItem } from './agenda.store.ts'
import type { Vote } from './ballots.ts'
import { itemOf, openWorkshop } from './change-workshops.ts'
import { ownParticipant, standingOf } from './read-workshop.ts'
import { deleteVote, insertParticipant, listParticipants, listVotes, membershipOf, storeVote } from './votes.store.ts'
import { invalid, refusals } from './workshop-refusals.ts'
import { approvedCriteria } from './workshops.store.ts'

type Asked = { item: string; stage: Stage }

/** The scenario that is voted on, while its stage is open. */
async function openFor(tx: Tx, workshop: string, { item, stage }: Asked) {
  const held = await openWorkshop(tx, workshop)
  const row = await itemOf(tx, workshop, item)
  if (standingOf(row, held).open !== stage) throw refusals.votesShown()
  return { title: held.title, row }
}

async function checkVote(tx: Tx, vote: Vote): Promise<void> {
  const criteria = (await approvedCriteria(tx)).at(-1)?.content
  if (!criteria) throw refusals.noCriteria()
  for (const scale of ['likelihood', 'impact'] as const) {
    const steps = criteria[scale].length
    if (vote[scale] > steps)
      throw invalid(scale, {
        nl: `De schaal gaat tot ${steps}. Kies een stap van 1 tot en met ${steps}.`,
        en: `The scale goes up to ${steps}. Choose a step from 1 to ${steps}.`,
      })
  }
}

// What was voted stays out of the trail's words: they can be read before the votes are revealed.
const noteVote = (tx: Tx, title: string, scenario: string, stage: Stage, name: string, taken = false) =>
  tx.note({
    action: taken ? 'workshop.vote-taken-back' : 'workshop.voted',
    subject: title,
    details: { scenario, stage, name },
  })

/** Keeps the own vote. */
export async function castVote(tx: Tx, workshop: string, { item, stage, ...vote }: Asked & Vote): Promise<void> {
  const allowed = allow(tx.actor, 'risk:vote')
  const { title, row } = await openFor(tx, workshop, { item, stage })
  await checkVote(tx, vote)
  const own = await ownParticipant(tx, tx.actor, workshop)
  if (!own) throw refusals.notTakingPart()
  await storeVote(tx, allowed, { item, stage, participant: own.id, ownDevice: true, vote })
  noteVote(tx, title, row.title, stage, own.name)
}

/** Keeps the vote of somebody without an own device, or takes it back. Whoever takes part with an account votes alone. */
export async function voteFor(
  tx: Tx,
  workshop: string,
  participant: string,
  { item, stage, vote }: Asked & { vote: Vote | null },
): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const { title, row } = await openFor(tx, workshop, { item, stage })
  const whose = (await listParticipants(tx, workshop)).find(({ id }) => id === participant)
  if (!whose) throw problems.notFound()
  const before = (await listVotes(tx, workshop, item)).find(
    (one) => one.stage === stage && one.participant === participant,
  )
  if (whose.membership !== null || before?.ownDevice) throw refusals.votesThemselves()
  if (vote === null) {
    if (!before) return
    await deleteVote(tx, allowed, before.id)
    return noteVote(tx, title, row.title, stage, whose.name, true)
  }
  await checkVote(tx, vote)
  await storeVote(tx, allowed, { item, stage, participant, ownDevice: false, vote })
  noteVote(tx, title, row.title, stage, whose.name)
}

/**
 * Shows the votes of a stage to everybody from now on, or begins another round: what was voted is thrown away then, so that nobody looks at
 * votes in passing and leaves them standing. Shown is what at least two voted, or everybody: one vote alone would have a name. Twice the same
 * changes nothing.
 */
export async function revealVotes(
  tx: Tx,
  workshop: string,
  item: string,
  { stage, revealed }: { stage: Stage; revealed: boolean },
): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const { title } = await openWorkshop(tx, workshop)
  const row = await itemOf(tx, workshop, item)
  if (row.decision !== null) throw refusals.decided()
  if ((row[stage] !== null) === revealed) return
  const votes = (await listVotes(tx, workshop, item)).filter((one) => one.stage === stage)
  if (revealed) {
    if (standingOf(row, { state: 'open' }).open !== stage) throw refusals.notYetOpen()
    if (votes.length < Math.min(2, (await listParticipants(tx, workshop)).length)) throw refusals.tooFewVotes()
  } else for (const { id } of votes) await deleteVote(tx, allowed, id)
  await updateItem(tx, allowed, item, { revealed: { stage, revealed } })
  tx.note({
    action: revealed ? 'workshop.votes-revealed' : 'workshop.votes-hidden',
    subject: title,
    details: { scenario: row.title, stage },
  })
}

/** Lets the caller take part with the own account; twice the same changes nothing. */
export async function joinWorkshop(tx: Tx, workshop: string): Promise<void> {
  const allowed = allow(tx.actor, 'risk:vote')
  const { title } = await openWorkshop(tx, workshop)
  const own = tx.actor.kind === 'person' ? await membershipOf(tx, tx.actor.id) : undefined
  if (!own) throw problems.notFound()
  if (await ownParticipant(tx, tx.actor, workshop)) return
  await insertParticipant(tx, allowed, { workshop, name: own.name, membership: own.id })
  tx.note({ action: 'workshop.joined', subject: title, details: { name: own.name } })
}
