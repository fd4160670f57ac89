import { allow } from '../../core/access/allow.ts'
import { stayOf } from '../../core/workshop/pace.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { type AgendaRow, listAgenda, openRisks, storeAgenda, updateItem } from './agenda.store.ts'
import { insertParticipant, listParticipants, votedItems, withdrawParticipantRow } from './votes.store.ts'
import { invalid, refusals } from './workshop-refusals.ts'
import type { WorkshopFacts } from './workshop-shapes.contract.ts'
import {
  findWorkshop,
  insertWorkshop,
  type Leading,
  storeStanding,
  updateWorkshop,
  type WorkshopRow,
} from './workshops.store.ts'

/** A workshop that is there; 404 where not. */
async function workshopOf(tx: Tx, id: string): Promise<WorkshopRow> {
  const workshop = await findWorkshop(tx, id)
  if (!workshop) throw problems.notFound()
  return workshop
}

/** A workshop that goes on. */
export async function openWorkshop(tx: Tx, id: string): Promise<WorkshopRow> {
  const workshop = await workshopOf(tx, id)
  if (workshop.state === 'closed') throw refusals.closed()
  return workshop
}

export async function itemOf(tx: Tx, workshop: string, item: string): Promise<AgendaRow> {
  const found = (await listAgenda(tx, workshop)).find(({ id }) => id === item)
  if (!found) throw problems.notFound()
  return found
}

async function checkRisks(tx: Tx, risks: readonly string[], before: readonly { risk: string }[]): Promise<string[]> {
  const wanted = [...new Set(risks)]
  // What is on the agenda may stay on it after it was closed.
  const fresh = wanted.filter((risk) => before.every((one) => one.risk !== risk))
  const open = await openRisks(tx, fresh)
  if (fresh.some((risk) => !open.has(risk)))
    throw invalid('risks', {
      nl: 'Een van de risico’s bestaat niet of is gesloten. Kies uit de open risico’s.',
      en: 'One of the risks does not exist or is closed. Choose from the open risks.',
    })
  return wanted
}

/** Plans a workshop with its agenda. Gives its id. */
export async function planWorkshop(
  tx: Tx,
  { risks, ...facts }: WorkshopFacts & { risks: readonly string[] },
): Promise<string> {
  const allowed = allow(tx.actor, 'risk:write')
  const agenda = await checkRisks(tx, risks, [])
  const id = await insertWorkshop(tx, allowed, facts)
  await storeAgenda(tx, allowed, id, { risks: agenda, before: [] })
  tx.note({ action: 'workshop.planned', subject: facts.title, details: { scenarios: agenda.length } })
  return id
}

export async function changeWorkshop(tx: Tx, id: string, facts: WorkshopFacts, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  requireRevision((await workshopOf(tx, id)).revision, seen)
  await updateWorkshop(tx, allowed, id, facts)
  tx.note({ action: 'workshop.changed', subject: facts.title })
}

/** Makes the agenda what it is to be. What was voted on, decided or is on the screen cannot leave it. */
export async function setAgenda(tx: Tx, id: string, risks: readonly string[], seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const workshop = await openWorkshop(tx, id)
  requireRevision(workshop.revision, seen)
  const before = await listAgenda(tx, id)
  const wanted = await checkRisks(tx, risks, before)
  const voted = await votedItems(tx, id)
  const kept = before.filter(
    (one) => !wanted.includes(one.risk) && (one.decision !== null || voted.has(one.id) || one.id === workshop.shown),
  )
  if (kept.length > 0) throw refusals.keptOnAgenda(kept.map(({ title }) => title))
  await storeAgenda(tx, allowed, id, { risks: wanted, before })
  // The revision that others saw is that of the workshop.
  await updateWorkshop(tx, allowed, id, workshop)
  tx.note({ action: 'workshop.agenda-set', subject: workshop.title, details: { scenarios: wanted.length } })
}

/** Keeps how long what is on the screen was there. */
async function keepTime(tx: Tx, allowed: Leading, { shown, shownSince }: WorkshopRow): Promise<void> {
  if (shown === null || shownSince === null) return
  await updateItem(tx, allowed, shown, { seconds: stayOf(shownSince, tx.now) })
}

/** Closes a workshop or opens it again. Doing so twice changes nothing. */
export async function closeWorkshop(tx: Tx, id: string, state: WorkshopRow['state']): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const workshop = await workshopOf(tx, id)
  if (workshop.state === state) return
  await keepTime(tx, allowed, workshop)
  await storeStanding(tx, allowed, id, { state, shown: null })
  tx.note({ action: state === 'closed' ? 'workshop.closed' : 'workshop.reopened', subject: workshop.title })
}

/** Puts a scenario on every screen, or nothing during a break; the clock of the one before stops. */
export async function showScenario(tx: Tx, id: string, item: string | null): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const workshop = await openWorkshop(tx, id)
  if (workshop.shown === item) return
  const row = item === null ? null : await itemOf(tx, id, item)
  await keepTime(tx, allowed, workshop)
  await storeStanding(tx, allowed, id, { shown: item })
  tx.note({
    action: row ? 'workshop.scenario-shown' : 'workshop.break-taken',
    subject: workshop.title,
    details: row ? { scenario: row.title } : {},
  })
}

/** Leaves a scenario for another time, or takes it up again. */
export async function skipScenario(tx: Tx, id: string, item: string, skipped: boolean): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const { title } = await openWorkshop(tx, id)
  const row = await itemOf(tx, id, item)
  if (row.decision !== null) throw refusals.decided()
  if (row.skipped === skipped) return
  await updateItem(tx, allowed, item, { skipped })
  tx.note({
    action: skipped ? 'workshop.scenario-skipped' : 'workshop.scenario-taken-up',
    subject: title,
    details: { scenario: row.title },
  })
}

/** Lets somebody without an own device take part. */
export async function addParticipant(tx: Tx, id: string, name: string): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const { title } = await openWorkshop(tx, id)
  const others = await listParticipants(tx, id)
  if (others.some((one) => one.name.toLowerCase() === name.toLowerCase()))
    throw invalid('name', {
      nl: 'Er doet al iemand met deze naam mee. Zet er een letter of de functie achter.',
      en: 'Somebody of this name takes part already. Add a letter or the function.',
    })
  await insertParticipant(tx, allowed, { workshop: id, name, membership: null })
  tx.note({ action: 'workshop.participant-added', subject: title, details: { name } })
}

/** Takes somebody out; the votes stay in the past and count no more. */
export async function removeParticipant(tx: Tx, id: string, participant: string): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const { title } = await openWorkshop(tx, id)
  const found = (await listParticipants(tx, id)).find((one) => one.id === participant)
  if (!found) throw problems.notFound()
  await withdrawParticipantRow(tx, allowed, participant)
  tx.note({ action: 'workshop.participant-removed', subject: title, details: { name: found.name } })
}

/**
 * That a risk can be rated in the name of a workshop: it goes on, and the risk is on its agenda. For whoever keeps ratings; that
 * such a rating is there is all that makes a scenario decided.
 */
export async function checkRatedIn(tx: Tx, workshop: string, risk: string): Promise<void> {
  const found = await findWorkshop(tx, workshop)
  if (!found) throw invalid('workshop', { nl: 'Deze workshop bestaat niet.', en: 'This workshop does not exist.' })
  if (found.state === 'closed') throw refusals.closed()
  if (!(await listAgenda(tx, workshop)).some((one) => one.risk === risk)) throw refusals.notOnAgenda()
}
