import { allow } from '../../core/access/allow.ts'
import { refKey } from '../../core/measures/subjects.ts'
import type { Content } from '../../core/standards/content.ts'
import { findRequirement } from '../../core/standards/requirement-key.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'
import { adoptedEditions } from './ground.store.ts'
import type { MeasureFacts } from './measure-shapes.contract.ts'
import { findMeasure, type Measure } from './measures.store.ts'
import { insertMeasures, storeEnd, updateMeasure } from './write-measures.store.ts'

type Fault = { path: string; message: Text }

export const invalid = (fields: Fault[]) =>
  new Problem(
    400,
    'invalid',
    {
      nl: 'Niet alles is goed ingevuld. Er is niets opgeslagen.',
      en: 'Not everything is filled in correctly. Nothing was saved.',
    },
    { fields },
  )

const messages = {
  nobody: {
    nl: 'Deze persoon staat niet in de lijst van medewerkers.',
    en: 'This person is not in the list of staff.',
  },
  samePerson: {
    nl: 'De vervanger is iemand anders dan de eigenaar.',
    en: 'The stand-in is somebody else than the owner.',
  },
  future: {
    nl: 'Deze dag ligt nog niet achter ons. Vul hem in bij gepland voor.',
    en: 'This day has not come yet. Fill it in at planned for.',
  },
  noRequirement: {
    nl: 'Een van de eisen bestaat niet, of hoort bij een norm die niet is gekozen.',
    en: 'One of the requirements does not exist, or belongs to a standard that was not chosen.',
  },
  noSystem: { nl: 'Een van de systemen bestaat niet meer.', en: 'One of the systems no longer exists.' },
  noLocation: { nl: 'Een van de locaties bestaat niet meer.', en: 'One of the locations no longer exists.' },
  ended: {
    nl: 'Een van de regels hoort bij een andere maatregel, of is ingetrokken.',
    en: 'One of the rows belongs to another measure, or was withdrawn.',
  },
} satisfies Record<string, Text>

const unique = <T>(list: readonly T[], key: (one: T) => string): T[] => [
  ...new Map(list.map((one) => [key(one), one])).values(),
]

/** Each link once, and a person instead of the role that they stand for only where one is named. */
const tidy = (facts: MeasureFacts): MeasureFacts => ({
  ...facts,
  requirements: unique(facts.requirements, refKey),
  systems: [...new Set(facts.systems)],
  locations: [...new Set(facts.locations)],
})

/** What must hold beyond the shape of each field. `before` is what stands: its links may stay whatever became of them. */
async function check(tx: Tx, content: Content, facts: MeasureFacts, before: Measure | null): Promise<void> {
  const faults: Fault[] = []
  const people = [facts.owner, facts.standIn].filter((id) => id !== null)
  const known = await existing(tx, 'staff', people)
  if (facts.owner !== null && !known.has(facts.owner)) faults.push({ path: 'owner', message: messages.nobody })
  if (facts.standIn !== null && !known.has(facts.standIn)) faults.push({ path: 'standIn', message: messages.nobody })
  if (facts.owner !== null && facts.owner === facts.standIn) {
    faults.push({ path: 'standIn', message: messages.samePerson })
  }
  if (facts.inOperationSince !== null && facts.inOperationSince > dayOf(tx.now)) {
    faults.push({ path: 'inOperationSince', message: messages.future })
  }
  const had = new Set(before?.requirements.map(refKey))
  const added = facts.requirements.filter((one) => !had.has(refKey(one)))
  if (added.length > 0) {
    const adopted = await adoptedEditions(tx)
    const unknown = added.some(
      (one) => !adopted.includes(one.edition) || !findRequirement(content, one.edition, one.requirement),
    )
    if (unknown) faults.push({ path: 'requirements', message: messages.noRequirement })
  }
  const systems = await existing(tx, 'systems', facts.systems)
  if (facts.systems.some((id) => !systems.has(id))) faults.push({ path: 'systems', message: messages.noSystem })
  const locations = await existing(tx, 'locations', facts.locations)
  if (facts.locations.some((id) => !locations.has(id))) faults.push({ path: 'locations', message: messages.noLocation })
  for (const list of ['rhythms', 'proofs'] as const) {
    const own = new Set(before?.[list].map(({ id }) => id))
    const ids = facts[list].flatMap(({ id }) => (id === null ? [] : [id]))
    if (ids.some((id) => !own.has(id)) || new Set(ids).size < ids.length) {
      faults.push({ path: list, message: messages.ended })
    }
  }
  if (faults.length > 0) throw invalid(faults)
}

async function existing(
  tx: Tx,
  table: 'staff' | 'systems' | 'locations',
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.rows
    .selectFrom(table)
    .select('id')
    .where('organisation_id', '=', tx.organisation)
    .where('id', 'in', ids)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** A measure that somebody is going to change; 404 where there is none, 412 where it changed since it was seen. */
export async function measureAsSeen(tx: Tx, id: string, seen: number): Promise<Measure> {
  const measure = await findMeasure(tx, id)
  if (!measure) throw problems.notFound()
  requireRevision(measure.revision, seen)
  return measure
}

/** Records a measure. Gives its id. */
export async function addMeasure(tx: Tx, content: Content, given: MeasureFacts): Promise<string> {
  const allowed = allow(tx.actor, 'measures:write')
  const facts = tidy({ ...given, rhythms: withoutIds(given.rhythms), proofs: withoutIds(given.proofs) })
  await check(tx, content, facts, null)
  const proofs = facts.proofs.map((one) => ({ ...one, proposedBy: null }))
  const [id] = await insertMeasures(tx, allowed, [{ ...facts, proofs, proposedBy: null }])
  if (!id) throw new TypeError('a measure was not made')
  tx.note({ action: 'measure.added', subject: facts.title })
  return id
}

const withoutIds = <T extends { id: string | null }>(list: readonly T[]): T[] =>
  list.map((one) => ({ ...one, id: null }))

/** Changes all that is written about a measure. 412 where anything about it changed since it was seen; 409 where it ended. */
export async function changeMeasure(
  tx: Tx,
  content: Content,
  id: string,
  given: MeasureFacts,
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'measures:write')
  const before = await measureAsSeen(tx, id, seen)
  if (before.endedOn !== null) {
    throw new Problem(409, 'measure-ended', {
      nl: 'Deze maatregel is beëindigd. Neem eerst het einde terug.',
      en: 'This measure has ended. Take the end back first.',
    })
  }
  const facts = tidy(given)
  await check(tx, content, facts, before)
  await updateMeasure(tx, allowed, before, facts)
  tx.note({ action: 'measure.changed', subject: facts.title })
}

/** Ends a measure with a reason: from that day it serves nothing. It stays to be read. */
export async function endMeasure(
  tx: Tx,
  id: string,
  end: { endedOn: string; reason: string },
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'measures:write')
  const before = await measureAsSeen(tx, id, seen)
  if (before.inOperationSince !== null && end.endedOn < before.inOperationSince) {
    const message = {
      nl: 'Een maatregel eindigt niet voordat hij in werking was.',
      en: 'A measure does not end before it was in operation.',
    }
    throw invalid([{ path: 'endedOn', message }])
  }
  await storeEnd(tx, allowed, id, end)
  tx.note({ action: 'measure.ended', subject: before.title })
}

/** Takes the end of a measure back. */
export async function resumeMeasure(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'measures:write')
  const before = await measureAsSeen(tx, id, seen)
  if (before.endedOn === null) return
  await storeEnd(tx, allowed, id, { endedOn: null, reason: '' })
  tx.note({ action: 'measure.resumed', subject: before.title })
}
