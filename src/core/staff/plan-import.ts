import type { Day } from '../time/day.ts'
import type { StaffRowText } from './import-fields.ts'
import { matchKey, matchPeople } from './match-people.ts'
import { type ReadPerson, type RefusedRow, readStaffRow } from './read-import-row.ts'

/** Somebody as known; teams and location by name beside their ids, for what is shown. */
export type KnownPerson = {
  id: string
  name: string
  number: string
  email: string
  function: string
  location: string | null
  starts: Day
  ends: Day | null
  language: 'nl' | 'en'
  teams: readonly string[]
}
type Named = { id: string; name: string }
export type Known = { people: readonly KnownPerson[]; teams: readonly Named[]; locations: readonly Named[] }

export type ImportOptions = {
  /** The first day of newcomers for whom the list tells none; null: such rows are refused. */
  startOn: Day | null
  /** The list names everybody: whoever works here on this day and is not on it gets this as last day. Null: it is a part. */
  wholeListOn: Day | null
  /** The language of newcomers for whom the list tells none. */
  language: 'nl' | 'en'
}

/** What is to be written about somebody; teams by name, since some may still have to be made. */
export type Target = Omit<KnownPerson, 'id' | 'teams'> & { teams: string[] }
type FieldChange = { field: keyof Target; before: string; after: string }
export type StaffPlan = {
  newTeams: string[]
  /** Names of locations that the scope does not know: there the location stays as it was. */
  unknownLocations: string[]
  added: { row: number; person: Target }[]
  changed: { row: number; id: string; person: Target; fields: FieldChange[] }[]
  ended: { id: string; name: string; ends: Day }[]
  unchanged: number
  refused: RefusedRow[]
}

const key = matchKey
const isRefused = (one: ReadPerson | RefusedRow): one is RefusedRow => 'sentence' in one

/** One row a person: HR lists name somebody with two teams twice. Rows that say different things of the same person are refused. */
function merged(read: readonly ReadPerson[]): { people: ReadPerson[]; refused: RefusedRow[] } {
  const people: ReadPerson[] = []
  const refused: RefusedRow[] = []
  const byKey = new Map<string, ReadPerson>()
  for (const one of read) {
    const keys = keysOf(one)
    const before = keys.map((each) => byKey.get(each)).find((found) => found !== undefined)
    if (before === undefined) {
      people.push(one)
      for (const each of keys) byKey.set(each, one)
      continue
    }
    const { row: _row, teams: _teams, ...facts } = one
    const { row, teams: _other, ...same } = before
    if (JSON.stringify(facts) !== JSON.stringify(same)) {
      refused.push({
        row: one.row,
        sentence: {
          nl: `${one.name} staat er twee keer en met iets anders: zie rij ${row}. Laat één rij staan.`,
          en: `${one.name} is there twice, and differently: see row ${row}. Keep one row.`,
        },
      })
    } else before.teams = [...new Set([...(before.teams ?? []), ...(one.teams ?? [])])]
  }
  return { people, refused }
}

/** By what somebody is known again: number and address; the name only where there is neither. */
function keysOf({ number, email, name }: Pick<ReadPerson, 'number' | 'email' | 'name'>): string[] {
  const keys = [...(number ? [`number ${number}`] : []), ...(email ? [`email ${key(email)}`] : [])]
  return keys.length > 0 ? keys : [`name ${key(name)}`]
}

/**
 * What taking over a list would do; changes nothing itself, and planned again after it was done, nothing is left to do. Somebody is found by
 * personnel number, then by address, then, where the list tells neither, by a name that only one person has.
 */
export function planStaffImport(known: Known, rows: readonly StaffRowText[], options: ImportOptions): StaffPlan {
  const read = rows.map(readStaffRow)
  const { people, refused } = merged(read.filter((one): one is ReadPerson => !isRefused(one)))
  const plan: StaffPlan = {
    ...{ newTeams: [], unknownLocations: [], added: [], changed: [], ended: [], unchanged: 0 },
    refused: [...read.filter(isRefused), ...refused],
  }
  const unreadable = new Set(plan.refused.map(({ row }) => row))
  const matches = matchPeople(
    known.people,
    people,
    rows.filter(({ row }) => unreadable.has(row)),
  )
  plan.refused.push(...matches.refused)
  const locations = new Map(known.locations.map(({ id, name }) => [key(name), id]))
  const teamNames = new Map(known.teams.map(({ name }) => [key(name), name]))
  const unknownLocations = new Set<string>()
  const refuse = (row: number, nl: string, en: string) => plan.refused.push({ row, sentence: { nl, en } })

  for (const one of people) {
    if (!matches.of.has(one)) continue
    const { row } = one
    const before = matches.of.get(one)
    const starts = one.starts ?? before?.starts ?? options.startOn
    if (starts === null) {
      refuse(row, 'Er staat geen eerste werkdag.', 'There is no first working day.')
      continue
    }
    const ends = one.ends === undefined ? (before?.ends ?? null) : one.ends
    if (ends !== null && ends < starts) {
      refuse(row, 'De laatste dag ligt voor de eerste.', 'The last day lies before the first.')
      continue
    }
    const place = one.location ? locations.get(key(one.location)) : null
    if (place === undefined) unknownLocations.add(one.location ?? '')
    const keepsPlace = one.location === undefined || place === undefined
    const teams = (one.teams ?? []).map((team) => {
      const name = teamNames.get(key(team)) ?? team
      if (!teamNames.has(key(team))) {
        teamNames.set(key(team), team)
        plan.newTeams.push(team)
      }
      return name
    })
    const person: Target = {
      name: one.name,
      // By these somebody is known again: an empty cell does not take them away.
      number: one.number || (before?.number ?? ''),
      email: one.email || (before?.email ?? ''),
      function: one.function ?? before?.function ?? '',
      location: keepsPlace ? (before?.location ?? null) : place,
      starts,
      ends,
      language: one.language ?? before?.language ?? options.language,
      teams: one.teams === undefined ? [...(before?.teams ?? [])] : [...new Set(teams)],
    }
    if (!before) {
      plan.added.push({ row, person })
      continue
    }
    const fields = differences(before, person, known.locations)
    if (fields.length > 0) plan.changed.push({ row, id: before.id, person, fields })
    else plan.unchanged += 1
  }
  plan.unknownLocations = [...unknownLocations].sort()
  plan.refused.sort((a, b) => a.row - b.row)
  if (options.wholeListOn !== null) plan.ended = missingFrom(known.people, matches.listed, options.wholeListOn)
  return plan
}

function missingFrom(people: readonly KnownPerson[], found: ReadonlySet<string>, on: Day) {
  return people
    .filter(({ id, starts, ends }) => !found.has(id) && starts <= on && (ends === null || ends > on))
    .map(({ id, name }) => ({ id, name, ends: on }))
}

function differences(before: KnownPerson, after: Target, locations: readonly Named[]): FieldChange[] {
  const place = (id: string | null) => locations.find((one) => one.id === id)?.name ?? ''
  const teamsOf = (teams: readonly string[]) => [...teams].sort((a, b) => a.localeCompare(b, 'nl')).join(', ')
  const shown = (one: Omit<KnownPerson, 'id'>) => ({
    name: one.name,
    number: one.number,
    email: key(one.email),
    function: one.function,
    location: place(one.location),
    starts: one.starts as string,
    ends: one.ends ?? '',
    language: one.language as string,
    teams: teamsOf(one.teams),
  })
  const [was, becomes] = [shown(before), shown(after)]
  return (Object.keys(was) as (keyof typeof was)[])
    .map((field) => ({ field, before: was[field], after: becomes[field] }))
    .filter((one) => one.before !== one.after)
}
