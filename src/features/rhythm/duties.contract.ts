import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { day, id, line, pageOf, pageQuery, prose, revision } from '../../platform/http/shapes.ts'
import { acting, dueState, every } from './rhythm-shapes.contract.ts'

const reading = { permission: 'tasks:read' } as const
const writing = { permission: 'duties:write' } as const
const one = z.strictObject({ id })

/** What somebody writes about a duty. */
export const dutyFacts = z.strictObject({
  title: line(1, 200),
  how: prose(4000),
  /** Somebody of the staff, or a team; or a role in words where neither is named. */
  owner: id.nullable(),
  team: id.nullable(),
  ownerRole: line(0, 160),
  standIn: id.nullable(),
  /** '': once. */
  every,
  /** The first day on which it is due; the others follow from it. */
  firstOn: day,
})
export type DutyFacts = z.output<typeof dutyFacts>

const person = z.strictObject({ id, name: z.string(), left: z.boolean() })

export const duty = z.strictObject({
  ...dutyFacts.shape,
  id,
  revision,
  title: z.string(),
  owner: person.nullable(),
  team: z.strictObject({ id, name: z.string() }).nullable(),
  standIn: person.nullable(),
  endedOn: day.nullable(),
  endReason: z.string(),
  /** The turn that is to be done next; null where nothing of it is due any more. */
  next: z
    .strictObject({
      dueOn: day,
      state: dueState,
      who: acting,
      /** How many turns passed besides this one. */
      missed: z.int(),
    })
    .nullable(),
  lastDoneOn: day.nullable(),
})

export const listDuties = contract({
  name: 'listDuties',
  summary: 'Obligations that the organisation recorded itself, soonest due first; paged',
  method: 'GET',
  path: '/api/duties',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({
    ...pageQuery,
    /** 'over': ended, or due once and done. */
    state: z.enum(['running', 'over']).default('running'),
    text: z.string().trim().max(100).optional(),
  }),
  answer: z.strictObject({ ...pageOf(duty).shape, running: z.int(), over: z.int() }),
})

export const readDuty = contract({
  name: 'readDuty',
  summary: 'One duty',
  method: 'GET',
  path: '/api/duties/:id',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: one,
  answer: duty,
})

export const readDutyChoices = contract({
  name: 'readDutyChoices',
  summary: 'What a duty can be filled in with: teams, and roles that are in use',
  method: 'GET',
  path: '/api/duties/choices',
  access: writing,
  change: 'none',
  answer: z.strictObject({
    teams: z.array(z.strictObject({ id, name: z.string() })),
    roles: z.array(z.string()),
  }),
})

export const findDutyOwners = contract({
  name: 'findDutyOwners',
  summary: 'People who work here now and whose name or function holds a text, to name in a duty; at most 20',
  method: 'GET',
  path: '/api/duties/owners',
  access: writing,
  change: 'none',
  query: z.strictObject({ text: z.string().trim().max(100).default('') }),
  answer: z.strictObject({ items: z.array(z.strictObject({ id, name: z.string(), function: z.string() })) }),
})

export const addDuty = contract({
  name: 'addDuty',
  summary: 'Record an obligation, once or recurring',
  method: 'POST',
  path: '/api/duties',
  access: writing,
  change: 'new',
  body: dutyFacts,
  answer: duty,
})

export const changeDuty = contract({
  name: 'changeDuty',
  summary: 'Change all that is written about a duty; what was done stays',
  method: 'PUT',
  path: '/api/duties/:id',
  access: writing,
  change: 'existing',
  params: one,
  body: dutyFacts,
  answer: duty,
})

export const endDuty = contract({
  name: 'endDuty',
  summary: 'End a duty with a reason: from that day nothing of it is due; it stays to be read',
  method: 'POST',
  path: '/api/duties/:id/end',
  access: writing,
  change: 'existing',
  params: one,
  body: z.strictObject({ endedOn: day, reason: prose(2000).min(1) }),
  answer: duty,
})

export const resumeDuty = contract({
  name: 'resumeDuty',
  summary: 'Take the end of a duty back',
  method: 'POST',
  path: '/api/duties/:id/resumption',
  access: writing,
  change: 'existing',
  params: one,
  answer: duty,
})

export const finishTurn = contract({
  name: 'finishTurn',
  summary: 'Record that a turn was done; one that is recorded already stays as it is',
  method: 'POST',
  path: '/api/turns',
  access: writing,
  change: 'new',
  body: z.strictObject({
    of: z.enum(['duty', 'rhythm']),
    id,
    /** The turn, by the day that it is due. */
    dueOn: day,
    /** Not later than today. */
    doneOn: day,
    note: prose(2000),
    /** Evidence of the organisation that shows it. */
    evidence: id.nullable(),
  }),
  /** `already`: somebody was first. */
  answer: z.strictObject({ id, revision, already: z.boolean() }),
})

export const finishTurns = contract({
  name: 'finishTurns',
  summary: 'Record that several turns were done on one day; all of them, or none where one cannot be',
  method: 'POST',
  path: '/api/turns/several',
  access: writing,
  change: 'new',
  body: z.strictObject({
    turns: z
      .array(z.strictObject({ of: z.enum(['duty', 'rhythm']), id, dueOn: day }))
      .min(1)
      .max(200),
    doneOn: day,
    note: prose(2000),
  }),
  /** `already`: those that were recorded before. */
  answer: z.strictObject({ finished: z.int(), already: z.int() }),
})

export const withdrawTurn = contract({
  name: 'withdrawTurn',
  summary: 'Withdraw that a turn was done: it was recorded by mistake, and is due again',
  method: 'POST',
  path: '/api/turns/:id/withdrawal',
  access: writing,
  change: 'existing',
  params: one,
  answer: z.strictObject({ id, revision }),
})
