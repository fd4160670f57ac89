import { functionKey, isEmployed } from '../staff/audience.ts'
import type { Day } from '../time/day.ts'
import type { ActingReason } from './due-kinds.ts'

/** Somebody of the staff, and when he or she is away. */
export type Colleague = {
  id: string
  name: string
  function: string
  teams: readonly string[]
  starts: Day
  ends: Day | null
  away: readonly { starts: Day; ends: Day; standIn: string | null }[]
}

/** Of whom something is asked: ids of staff and teams, roles in words. `membership`: an account that is joined to nobody. */
export type Asked = {
  owner: string | null
  ownerRole: string
  team: string | null
  standIn: string | null
  standInRole: string
  membership: string | null
}

export const askedOfNobody: Asked = {
  owner: null,
  ownerRole: '',
  team: null,
  standIn: null,
  standInRole: '',
  membership: null,
}

export type Acting = {
  staff: string | null
  team: string | null
  membership: string | null
  name: string
  why: ActingReason
  insteadOf: string
}

/** Everybody by id, teams by name, and accounts by the name that they go by. */
export type Crew = {
  people: ReadonlyMap<string, Colleague>
  teams: ReadonlyMap<string, string>
  accounts: ReadonlyMap<string, string>
}

const isThere = (person: Colleague, day: Day): boolean =>
  isEmployed(person, day) && !person.away.some(({ starts, ends }) => starts <= day && day <= ends)

/**
 * Who acts on a day. The owner; where he or she is away or left, the stand-in of the absence, else that of the thing itself, else a role in
 * words; and where there is none of these, it is said that nobody does.
 */
export function actsOn(asked: Asked, day: Day, crew: Crew): Acting {
  const owner = asked.owner === null ? undefined : crew.people.get(asked.owner)
  const there = (id: string | null) => {
    const person = id === null ? undefined : crew.people.get(id)
    return person && isThere(person, day) ? person : undefined
  }
  const insteadOf = owner?.name ?? ''
  const by = (person: Colleague, why: ActingReason): Acting => ({
    ...{ staff: person.id, team: null, membership: null, name: person.name, why },
    insteadOf: why === 'owner' || why === 'away' ? '' : insteadOf,
  })
  if (owner && isThere(owner, day)) return by(owner, 'owner')
  const away = owner && isEmployed(owner, day) ? owner.away : []
  const forAbsence = away
    .filter(({ starts, ends }) => starts <= day && day <= ends)
    .map(({ standIn }) => there(standIn))
    .find((person) => person !== undefined)
  if (forAbsence) return by(forAbsence, 'absence')
  const none = { staff: null, team: null, membership: null, name: '', insteadOf }
  const account = asked.membership === null ? undefined : crew.accounts.get(asked.membership)
  if (!owner && account !== undefined) return { ...none, membership: asked.membership, name: account, why: 'owner' }
  const team = asked.team === null ? undefined : crew.teams.get(asked.team)
  if (!owner && team !== undefined && hasMembers(asked.team, day, crew))
    return { ...none, team: asked.team, name: team, why: 'team' }
  const standIn = there(asked.standIn)
  if (standIn) return by(standIn, 'stand-in')
  const role = asked.ownerRole || asked.standInRole
  if (role !== '') return { ...none, name: role, why: 'role' }
  return owner && away.length > 0 ? by(owner, 'away') : { ...none, why: 'nobody' }
}

const hasMembers = (team: string | null, day: Day, { people }: Crew): boolean =>
  team !== null && [...people.values()].some((person) => person.teams.includes(team) && isEmployed(person, day))

/** Somebody with an account: `officer` looks after what nobody else does. */
export type Person = { membership: string; staff: string | null; officer: boolean }

/** Whether nobody who works here on a day is named by this: no person, no team, no account, and no function that goes by the role. */
function isUnclaimed({ why, name }: Acting, day: Day, { people }: Crew): boolean {
  if (why === 'nobody') return true
  if (why !== 'role') return false
  const key = functionKey(name)
  return ![...people.values()].some((person) => functionKey(person.function) === key && isEmployed(person, day))
}

/**
 * Whether somebody has to act: by name, by team, as the account that was asked, or by a function that goes by the name of the role. What
 * nobody claims falls to the security officers, so that nothing falls between two stools.
 */
export function isOf(acting: Acting, person: Person, day: Day, crew: Crew): boolean {
  if (acting.staff !== null) return acting.staff === person.staff
  if (acting.membership !== null) return acting.membership === person.membership
  const colleague = person.staff === null ? undefined : crew.people.get(person.staff)
  if (acting.team !== null) return colleague?.teams.includes(acting.team) ?? false
  if (acting.why === 'role' && colleague && functionKey(colleague.function) === functionKey(acting.name)) return true
  return person.officer && isUnclaimed(acting, day, crew)
}
