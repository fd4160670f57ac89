import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { day, done, email, id, language, line, pageOf, pageQuery, revision } from '../../platform/http/shapes.ts'

/** What is kept about somebody who works for the organisation, and no more: what an audience, a reminder or a stand-in asks for. */
export const staffFields = {
  name: line(1, 160),
  /** The personnel number; empty where there is none. */
  number: line(0, 40),
  email: z.literal('').or(email),
  function: line(0, 160),
  location: id.nullable(),
  starts: day,
  /** The last day of employment; null while no end is known. */
  ends: day.nullable(),
  language,
}
const written = z.strictObject({ ...staffFields, teams: z.array(id).max(50) })

const named = z.strictObject({ id, name: z.string() })
/** Somebody who is away on the day that is looked at, and who stands in. */
const away = z.strictObject({ until: day, standIn: z.string().nullable() })

const listed = z.strictObject({
  id,
  revision,
  name: z.string(),
  number: z.string(),
  email: z.string(),
  function: z.string(),
  location: named.nullable(),
  starts: day,
  ends: day.nullable(),
  language,
  teams: z.array(named),
  /** Whether an account of Zorgborg is joined to this person. */
  account: z.boolean(),
  away: away.nullable(),
})

/** Which people a list or an export shows. `on` is the day on which they work, left before or come after; today when left out. */
const filter = {
  search: z.string().trim().max(100).optional(),
  team: id.or(z.literal('none')).optional(),
  function: z.string().trim().max(160).optional(),
  location: id.or(z.literal('none')).optional(),
  state: z.enum(['working', 'left', 'coming', 'all']).default('working'),
  on: day.optional(),
  sort: z.enum(['name', 'function', 'location', 'starts', 'ends']).default('name'),
  direction: z.enum(['up', 'down']).default('up'),
}
export type StaffQuery = z.output<ReturnType<typeof z.strictObject<typeof filter>>>

const read = { access: { permission: 'staff:read' }, change: 'none' } as const
const write = { permission: 'staff:write' } as const

export const listStaff = contract({
  name: 'listStaff',
  summary: 'People who work for the organisation, with or without an account',
  method: 'GET',
  path: '/api/staff',
  ...read,
  timeTravel: true,
  query: z.strictObject({ ...filter, ...pageQuery }),
  answer: pageOf(listed),
})

export const readStaffOverview = contract({
  name: 'readStaffOverview',
  summary: 'Teams, functions and locations with how many people work there on a day, and what deserves attention',
  method: 'GET',
  path: '/api/staff/overview',
  ...read,
  timeTravel: true,
  query: z.strictObject({ on: day.optional() }),
  answer: z.strictObject({
    day,
    working: z.int(),
    left: z.int(),
    coming: z.int(),
    /** Of those who work there on the day: in no team, without an address, without a function, away. */
    withoutTeam: z.int(),
    withoutEmail: z.int(),
    withoutFunction: z.int(),
    away: z.int(),
    teams: z.array(z.strictObject({ ...named.shape, revision, people: z.int() })),
    functions: z.array(z.strictObject({ name: z.string(), people: z.int() })),
    locations: z.array(z.strictObject({ ...named.shape, people: z.int() })),
    /** People whose address is that of an account that is joined to nobody yet. */
    accountsOffered: z.array(named),
  }),
})

export const listStaffChoices = contract({
  name: 'listStaffChoices',
  summary: 'People to choose from, such as an owner: those who work there today and match, at most twenty',
  method: 'GET',
  path: '/api/staff/choices',
  ...read,
  query: z.strictObject({ search: z.string().trim().max(100).optional(), id: id.optional() }),
  answer: z.strictObject({
    items: z.array(
      z.strictObject({ id, name: z.string(), function: z.string(), ends: day.nullable(), account: z.boolean() }),
    ),
    /** More match than are given. */
    more: z.boolean(),
  }),
})

const absence = { starts: day, ends: day, standIn: id.nullable() }

export const readStaffMember = contract({
  name: 'readStaffMember',
  summary: 'One person with absences, and the account that could be joined',
  method: 'GET',
  path: '/api/staff/:id',
  ...read,
  timeTravel: true,
  params: z.strictObject({ id }),
  answer: z.strictObject({
    ...listed.shape,
    absences: z.array(
      z.strictObject({ id, revision, ...absence, standIn: z.strictObject({ id, name: z.string() }).nullable() }),
    ),
    /** Whether there is an account with the same address that is joined to nobody. */
    accountOffered: z.boolean(),
    /** For whom this person stands in today or later. */
    standsInFor: z.array(z.strictObject({ name: z.string(), starts: day, ends: day })),
  }),
})

const standing = z.strictObject({ id, revision })

export const addStaffMember = contract({
  name: 'addStaffMember',
  summary: 'Add a person who works for the organisation',
  method: 'POST',
  path: '/api/staff',
  access: write,
  change: 'new',
  body: written,
  answer: standing,
})

export const changeStaffMember = contract({
  name: 'changeStaffMember',
  summary: 'Change what is kept about a person, teams included',
  method: 'PUT',
  path: '/api/staff/:id',
  access: write,
  change: 'existing',
  params: z.strictObject({ id }),
  body: written,
  answer: standing,
})

const mostPeople = 5000

export const endEmployments = contract({
  name: 'endEmployments',
  summary: 'Set the last day of employment of many people, or take it back; everybody as they were seen, or nobody',
  method: 'POST',
  path: '/api/staff/ends',
  access: write,
  change: 'new',
  body: z.strictObject({ people: z.array(standing).min(1).max(mostPeople), ends: day.nullable() }),
  answer: z.strictObject({ changed: z.int() }),
})

export const setTeam = contract({
  name: 'setTeam',
  summary: 'Put many people in a team, or take them out of it',
  method: 'POST',
  path: '/api/staff/team',
  access: write,
  change: 'new',
  body: z.strictObject({ people: z.array(id).min(1).max(mostPeople), team: id, member: z.boolean() }),
  answer: z.strictObject({ changed: z.int() }),
})

export const joinAccounts = contract({
  name: 'joinAccounts',
  summary: 'Join people to the accounts with the same address',
  method: 'POST',
  path: '/api/staff/accounts',
  access: write,
  change: 'new',
  body: z.strictObject({ people: z.array(id).min(1).max(mostPeople) }),
  answer: z.strictObject({ changed: z.int() }),
})

export const releaseAccount = contract({
  name: 'releaseAccount',
  summary: 'Take the account of a person off again; account and person both stay',
  method: 'DELETE',
  path: '/api/staff/:id/account',
  access: write,
  change: 'existing',
  params: z.strictObject({ id }),
  answer: standing,
})

export const downloadStaff = contract({
  name: 'downloadStaff',
  summary: 'The people that a list shows, as a sheet that can be imported again',
  method: 'GET',
  path: '/api/staff/export',
  ...read,
  timeTravel: true,
  query: z.strictObject({ ...filter, format: z.enum(['xlsx', 'csv']) }),
  answer: 'file',
})

export const addTeam = contract({
  name: 'addTeam',
  summary: 'Make a team',
  method: 'POST',
  path: '/api/teams',
  access: write,
  change: 'new',
  body: z.strictObject({ name: line(1, 120) }),
  answer: standing,
})

export const renameTeam = contract({
  name: 'renameTeam',
  summary: 'Give a team another name; its people and what is meant for it stay',
  method: 'PUT',
  path: '/api/teams/:id',
  access: write,
  change: 'existing',
  params: z.strictObject({ id }),
  body: z.strictObject({ name: line(1, 120) }),
  answer: standing,
})

export const withdrawTeam = contract({
  name: 'withdrawTeam',
  summary: 'Withdraw a team; its people stay, without it. Refused while a policy or a training is meant for it',
  method: 'DELETE',
  path: '/api/teams/:id',
  access: write,
  change: 'existing',
  params: z.strictObject({ id }),
  answer: done,
})

export const addAbsence = contract({
  name: 'addAbsence',
  summary: 'Record that somebody is away, and who stands in; not why',
  method: 'POST',
  path: '/api/staff/:id/absences',
  access: write,
  change: 'new',
  params: z.strictObject({ id }),
  body: z.strictObject(absence),
  answer: standing,
})

export const changeAbsence = contract({
  name: 'changeAbsence',
  summary: 'Change an absence',
  method: 'PUT',
  path: '/api/absences/:id',
  access: write,
  change: 'existing',
  params: z.strictObject({ id }),
  body: z.strictObject(absence),
  answer: standing,
})

export const removeAbsence = contract({
  name: 'removeAbsence',
  summary: 'Remove an absence',
  method: 'DELETE',
  path: '/api/absences/:id',
  access: write,
  change: 'existing',
  params: z.strictObject({ id }),
  answer: done,
})
