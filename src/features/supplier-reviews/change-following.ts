import { allow } from '../../core/access/allow.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import type { ActionFacts, EventFacts } from './following.contract.ts'
import {
  type Action,
  type Event,
  insertActions,
  insertEvent,
  listActions,
  listEvents,
  staffAmong,
  storeActionClosing,
  storeEventWithdrawal,
  updateAction,
  updateEvent,
} from './following.store.ts'
import { supplierOf } from './read-reviews.ts'
import { invalid } from './refusals.ts'
import { findReview } from './reviews.store.ts'
import type { SupplierChain } from './source.ts'

const messages = {
  nobody: {
    nl: 'Deze persoon staat niet in de lijst van medewerkers.',
    en: 'This person is not in the list of staff.',
  },
  noOwner: {
    nl: 'Noem wie dit doet: iemand van de medewerkers, of een rol.',
    en: 'Name who does this: somebody of the staff, or a role.',
  },
  past: { nl: 'Deze dag is al voorbij. Kies vandaag of later.', en: 'This day is over. Choose today or later.' },
  toCome: { nl: 'Deze dag moet nog komen.', en: 'This day has yet to come.' },
  before: {
    nl: 'Deze dag ligt voor de dag waarop het gebeurde.',
    en: 'This day lies before the day on which it happened.',
  },
  closing: {
    nl: 'Schrijf hoe het is afgelopen.',
    en: 'Write how it ended.',
  },
  service: {
    nl: 'Deze dienst is er niet een van deze leverancier. Kies opnieuw.',
    en: 'This service is not one of this supplier. Choose again.',
  },
  review: {
    nl: 'Deze beoordeling gaat over een andere leverancier of bestaat niet meer.',
    en: 'This review is about another supplier, or no longer exists.',
  },
} as const

/** What must hold of actions beyond the shape of their fields; `from`: the day before which none can be due. */
export async function checkActions(tx: Tx, actions: readonly ActionFacts[], from: Day | null): Promise<void> {
  const owners = actions.flatMap(({ owner }) => owner ?? [])
  const known = await staffAmong(tx, owners)
  if (owners.some((owner) => !known.has(owner))) throw invalid('owner', messages.nobody)
  if (actions.some(({ owner, ownerRole }) => owner === null && ownerRole === '')) {
    throw invalid('ownerRole', messages.noOwner)
  }
  if (from !== null && actions.some(({ dueOn }) => dueOn < from)) throw invalid('dueOn', messages.past)
}

export async function readAction(source: Reader | Tx, id: string): Promise<Action> {
  const { items } = await listActions(source, dayOf(source.now), { id }, { limit: 1, offset: 0 })
  if (!items[0]) throw problems.notFound()
  return items[0]
}

async function actionAsSeen(tx: Tx, id: string, seen: number): Promise<Action> {
  const action = await readAction(tx, id)
  requireRevision(action.revision, seen)
  return action
}

const short = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text).replace(/\s+/g, ' ')

/** Agrees on an action about a supplier. Gives its id. */
export async function addAction(
  tx: Tx,
  ground: SupplierChain,
  supplier: string,
  { review, ...facts }: ActionFacts & { review: string | null },
): Promise<string> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const found = await supplierOf(tx, ground, supplier)
  if (review !== null && (await findReview(tx, review))?.supplier.id !== supplier) {
    throw invalid('review', messages.review)
  }
  await checkActions(tx, [facts], dayOf(tx.now))
  const [id] = await insertActions(tx, allowed, { supplier, review }, [facts])
  if (id === undefined) throw new TypeError('an action was not stored')
  tx.note({
    action: 'supplier-action.agreed',
    subject: found.supplier.title,
    details: { what: short(facts.what), due: facts.dueOn },
  })
  return id
}

export async function changeAction(tx: Tx, id: string, facts: ActionFacts, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const before = await actionAsSeen(tx, id, seen)
  await checkActions(tx, [facts], facts.dueOn === before.dueOn ? null : dayOf(tx.now))
  await updateAction(tx, allowed, id, facts)
  tx.note({ action: 'supplier-action.changed', subject: before.supplier.title, details: { what: short(facts.what) } })
}

export async function closeAction(tx: Tx, id: string, closing: { closedOn: string; note: string }, seen: number) {
  const allowed = allow(tx.actor, 'suppliers:write')
  const action = await actionAsSeen(tx, id, seen)
  if (closing.closedOn > dayOf(tx.now)) throw invalid('closedOn', messages.toCome)
  await storeActionClosing(tx, allowed, id, closing)
  tx.note({ action: 'supplier-action.closed', subject: action.supplier.title, details: { what: short(action.what) } })
}

export async function reopenAction(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const action = await actionAsSeen(tx, id, seen)
  if (action.closedOn === null) return
  await storeActionClosing(tx, allowed, id, { closedOn: null, note: '' })
  tx.note({ action: 'supplier-action.reopened', subject: action.supplier.title, details: { what: short(action.what) } })
}

export async function readEvent(source: Reader | Tx, id: string): Promise<Event> {
  const { items } = await listEvents(source, { id }, { limit: 1, offset: 0 })
  if (!items[0]) throw problems.notFound()
  return items[0]
}

async function checkEvent(tx: Tx, ground: SupplierChain, supplier: string, facts: EventFacts) {
  const today = dayOf(tx.now)
  const found = await supplierOf(tx, ground, supplier)
  if (facts.service !== null && !found.supplier.services.some(({ id }) => id === facts.service)) {
    throw invalid('service', messages.service)
  }
  if (facts.happenedOn > today) throw invalid('happenedOn', messages.toCome)
  for (const name of ['toldOn', 'closedOn'] as const) {
    const on = facts[name]
    if (on !== null && on > today) throw invalid(name, messages.toCome)
    // A change can be told ahead.
    const early = on !== null && on < facts.happenedOn && (name === 'closedOn' || facts.kind === 'incident')
    if (early) throw invalid(name, messages.before)
  }
  if (facts.ends !== null && facts.ends < facts.happenedOn) throw invalid('ends', messages.before)
  if (facts.closedOn !== null && facts.closingNote === '') throw invalid('closingNote', messages.closing)
  return found.supplier
}

/** What belongs to one kind alone is kept for that kind alone. */
const tidy = (facts: EventFacts): EventFacts => ({
  ...facts,
  personalData: facts.kind === 'incident' ? facts.personalData : null,
  ends: facts.kind === 'exception' ? facts.ends : null,
  closingNote: facts.closedOn === null ? '' : facts.closingNote,
})

/** Records what happened with a supplier. Gives its id. */
export async function recordEvent(tx: Tx, ground: SupplierChain, id: string, facts: EventFacts): Promise<string> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const supplier = await checkEvent(tx, ground, id, facts)
  const event = await insertEvent(tx, allowed, id, tidy(facts))
  tx.note({
    action: 'supplier-event.recorded',
    subject: supplier.title,
    details: { kind: facts.kind, what: short(facts.what) },
  })
  return event
}

async function eventAsSeen(tx: Tx, id: string, seen: number): Promise<Event> {
  const event = await readEvent(tx, id)
  requireRevision(event.revision, seen)
  return event
}

export async function changeEvent(tx: Tx, ground: SupplierChain, id: string, facts: EventFacts, seen: number) {
  const allowed = allow(tx.actor, 'suppliers:write')
  const before = await eventAsSeen(tx, id, seen)
  const supplier = await checkEvent(tx, ground, before.supplier.id, facts)
  await updateEvent(tx, allowed, id, tidy(facts))
  const action =
    before.closedOn === null && facts.closedOn !== null ? 'supplier-event.closed' : 'supplier-event.changed'
  tx.note({ action, subject: supplier.title, details: { kind: facts.kind, what: short(facts.what) } })
}

export async function withdrawEvent(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'suppliers:write')
  const event = await eventAsSeen(tx, id, seen)
  await storeEventWithdrawal(tx, allowed, id)
  tx.note({ action: 'supplier-event.withdrawn', subject: event.supplier.title, details: { what: short(event.what) } })
}
