import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { day, done, id, instant, line, pageOf, pageQuery, prose, revision } from '../../platform/http/shapes.ts'
import { eventKinds, named, one, reading, writing } from './review-shapes.contract.ts'

export const actionStates = ['open', 'late', 'closed'] as const

/** What has to be done about a supplier, by whom and until when. Somebody of the staff answers for it, or a role in words. */
export const actionFacts = z.strictObject({
  what: prose(2000).min(1),
  owner: id.nullable(),
  ownerRole: line(0, 120),
  dueOn: day,
})
export type ActionFacts = z.output<typeof actionFacts>

const action = z.strictObject({
  ...actionFacts.shape,
  id,
  revision,
  supplier: named,
  review: id.nullable(),
  owner: z.strictObject({ id, name: z.string(), left: z.boolean() }).nullable(),
  closedOn: day.nullable(),
  closingNote: z.string(),
  state: z.enum(actionStates),
})

/** Which actions a list shows. */
export const actionFilter = {
  supplier: id.optional(),
  review: id.optional(),
  state: z.enum(actionStates).optional(),
}

export const listSupplierActions = contract({
  name: 'listSupplierActions',
  summary: 'What has to be done about suppliers, filtered and paged; open ones by due day first',
  method: 'GET',
  path: '/api/supplier-actions',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...pageQuery, ...actionFilter }),
  answer: z.strictObject({ ...pageOf(action).shape, open: z.int(), late: z.int() }),
})

export const addSupplierAction = contract({
  name: 'addSupplierAction',
  summary: 'Agree on an action about a supplier, in one of its reviews or apart from them',
  method: 'POST',
  path: '/api/suppliers/:id/actions',
  access: writing,
  change: 'new',
  params: one,
  body: z.strictObject({ ...actionFacts.shape, review: id.nullable() }),
  answer: action,
})

export const changeSupplierAction = contract({
  name: 'changeSupplierAction',
  summary: 'Change an action: words, who answers for it and until when',
  method: 'PUT',
  path: '/api/supplier-actions/:id',
  access: writing,
  change: 'existing',
  params: one,
  body: actionFacts,
  answer: action,
})

export const closeSupplierAction = contract({
  name: 'closeSupplierAction',
  summary: 'Close an action with a note of what was done',
  method: 'POST',
  path: '/api/supplier-actions/:id/closing',
  access: writing,
  change: 'existing',
  params: one,
  body: z.strictObject({ closedOn: day, note: prose(2000).min(1) }),
  answer: action,
})

export const reopenSupplierAction = contract({
  name: 'reopenSupplierAction',
  summary: 'Open an action again that was closed too early',
  method: 'POST',
  path: '/api/supplier-actions/:id/reopening',
  access: writing,
  change: 'existing',
  params: one,
  answer: action,
})

const eventFacts = z.strictObject({
  /** The service that it was about; null: the supplier as a whole. */
  service: id.nullable(),
  kind: z.enum(eventKinds),
  happenedOn: day,
  what: prose(4000).min(1),
  /** Whether personal data was concerned; null: not known, or no incident. */
  personalData: z.boolean().nullable(),
  /** When the supplier told of it. */
  toldOn: day.nullable(),
  /** The last day on which an exception is allowed. */
  ends: day.nullable(),
  closedOn: day.nullable(),
  closingNote: prose(2000),
})
export type EventFacts = z.output<typeof eventFacts>

const event = z.strictObject({
  ...eventFacts.shape,
  id,
  revision,
  supplier: named,
  service: named.nullable(),
  recordedBy: z.string(),
  recordedAt: instant,
})

/** Which events a list shows. */
export const eventFilter = {
  supplier: id.optional(),
  kind: z.enum(eventKinds).optional(),
  open: z.enum(['true', 'false']).optional(),
}

export const listSupplierEvents = contract({
  name: 'listSupplierEvents',
  summary: 'Incidents, exceptions, changes and complaints about suppliers, filtered and paged; newest first',
  method: 'GET',
  path: '/api/supplier-events',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...pageQuery, ...eventFilter }),
  answer: pageOf(event),
})

export const recordSupplierEvent = contract({
  name: 'recordSupplierEvent',
  summary: 'Record what happened with a supplier',
  method: 'POST',
  path: '/api/suppliers/:id/events',
  access: writing,
  change: 'new',
  params: one,
  body: eventFacts,
  answer: event,
})

export const changeSupplierEvent = contract({
  name: 'changeSupplierEvent',
  summary: 'Change what is written about an event, or close it',
  method: 'PUT',
  path: '/api/supplier-events/:id',
  access: writing,
  change: 'existing',
  params: one,
  body: eventFacts,
  answer: event,
})

export const withdrawSupplierEvent = contract({
  name: 'withdrawSupplierEvent',
  summary: 'Withdraw an event that was recorded by mistake',
  method: 'DELETE',
  path: '/api/supplier-events/:id',
  access: writing,
  change: 'existing',
  params: one,
  answer: done,
})
