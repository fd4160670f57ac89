import { knownBy, type ReaderStanding } from '../../core/documents/known-by.ts'
import { versionInForce } from '../../core/documents/version-standing.ts'
import { addDays, type Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { readingMails } from './asks.store.ts'
import { type Document, findDocument } from './documents.store.ts'
import { namesOf } from './names.store.ts'
import type { ReaderFilter } from './readers.contract.ts'
import { allPeople, factsOf, type Person, readingOf } from './readers.store.ts'
import { type Version, versionsOf } from './versions.store.ts'

/** The last day on which a version held: today while it is in force, else the day before the next one began. */
function lastDayOf(version: Version, versions: readonly Version[], today: Day): Day {
  const next = versions
    .filter(({ state, number, holdsFrom }) => state === 'approved' && number > version.number && holdsFrom !== null)
    .map(({ holdsFrom }) => holdsFrom as Day)
    .filter((day) => day <= today)
    .sort()[0]
  return next === undefined ? today : addDays(next, -1)
}

const isOfState = {
  all: () => true,
  missing: (one: ReaderStanding<Person>) => one.confirmedOn === null,
  late: (one: ReaderStanding<Person>) => one.late > 0,
  confirmed: (one: ReaderStanding<Person>) => one.confirmedOn !== null,
}

type Place = { id: string | null; name: string; audience: number; confirmed: number }

/** How many of each team or location are in the audience and confirmed; those in none come last, under null. */
function byPlace(
  readers: readonly ReaderStanding<Person>[],
  placesOf: (person: Person) => readonly string[],
  names: ReadonlyMap<string, string>,
): Place[] {
  const places = new Map<string | null, Place>()
  for (const { person, confirmedOn } of readers) {
    const own = placesOf(person)
    for (const id of own.length > 0 ? own : [null]) {
      const place = places.get(id) ?? { id, name: id === null ? '' : (names.get(id) ?? ''), audience: 0, confirmed: 0 }
      place.audience += 1
      if (confirmedOn !== null) place.confirmed += 1
      places.set(id, place)
    }
  }
  return [...places.values()].sort((a, b) =>
    a.id === null ? 1 : b.id === null ? -1 : a.name.localeCompare(b.name, 'nl'),
  )
}

const isAt = (wanted: string | undefined, places: readonly string[]) =>
  wanted === undefined || (wanted === 'none' ? places.length === 0 : places.includes(wanted))

const locationsOf = ({ location }: Person) => (location === null ? [] : [location])

/** Everybody who has to know a version, the readers that match, and who is perhaps wrongly left out. A fixed number of statements. */
export async function readersOf(reader: Reader, id: string, filter: ReaderFilter) {
  const today = dayOf(reader.now)
  const document = await findDocument(reader, id)
  if (!document) throw problems.notFound()
  const versions = await versionsOf(reader, id)
  const version =
    filter.version === undefined
      ? versionInForce(versions, today)
      : versions.find((one) => one.id === filter.version && one.state === 'approved')
  if (filter.version !== undefined && !version) throw problems.notFound()
  const people = await allPeople(reader)
  const names = await namesOf(reader)
  const mails = await readingMails(reader)
  const day = version ? lastDayOf(version, versions, today) : today
  const reading = await readingOf(reader, version ? [version.id] : [])
  const known = knownBy(day, document.audience, people, factsOf(reading, version?.id ?? ''), document.confirmWithin)
  const confirmations = reading.confirmations.get(version?.id ?? '')
  const text = filter.search?.toLowerCase() ?? ''
  const found = known.readers
    .filter(isOfState[filter.state])
    .filter(({ person }) => isAt(filter.team, person.teams) && isAt(filter.location, locationsOf(person)))
    .filter(({ person }) => `${person.name}\n${person.function}`.toLowerCase().includes(text))
  const inAudience = new Set(known.readers.map(({ person }) => person.id))
  return {
    document,
    version,
    day,
    found: found.map((one) => toRow(one, names, confirmations?.get(one.person.id), mails.get(one.person.id)?.mailedAt)),
    counts: {
      audience: known.readers.length,
      confirmed: known.confirmed,
      missing: known.missing,
      late: known.late,
    },
    teams: byPlace(known.readers, ({ teams }) => teams, names.teams),
    locations: byPlace(known.readers, locationsOf, names.locations),
    leftOut: known.leftOut.length,
    unplaced: known.unplaced.map(({ id: staff, name }) => ({ id: staff, name })),
    confirmedElsewhere: [...(confirmations?.keys() ?? [])].filter((staff) => !inAudience.has(staff)).length,
  }
}

function toRow(
  { person, confirmedOn, askedOn, dueOn, late }: ReaderStanding<Person>,
  names: Awaited<ReturnType<typeof namesOf>>,
  confirmation: { by: 'link' | 'account'; score: number | null } | undefined,
  mailedAt: Parameters<typeof dayOf>[0] | null | undefined,
) {
  return {
    ...{ id: person.id, name: person.name, function: person.function, confirmedOn, askedOn, dueOn, late },
    location: person.location === null ? null : (names.locations.get(person.location) ?? null),
    teams: person.teams.map((team) => names.teams.get(team) ?? ''),
    by: confirmedOn === null ? null : (confirmation?.by ?? null),
    score: confirmedOn === null ? null : (confirmation?.score ?? null),
    hasEmail: person.email !== '',
    mailedOn: mailedAt ? dayOf(mailedAt) : null,
  }
}

export type ReaderRow = ReturnType<typeof toRow>
export type ReadersOf = { document: Document; version: Version | undefined; day: Day; found: ReaderRow[] }
