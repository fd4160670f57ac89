import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { day, id, line, pageOf, pageQuery } from '../../platform/http/shapes.ts'
import { ballot, stage, step, vote, workshop, workshopFacts, workshopState } from './workshop-shapes.contract.ts'

const one = z.strictObject({ id })
const reading = { access: { permission: 'risk:read' }, change: 'none', timeTravel: true } as const
const leading = { permission: 'risk:write' } as const
const voting = { permission: 'risk:vote' } as const

const which = {
  state: z.enum([...workshopState.options, 'all']).default('all'),
  sort: z.enum(['held', 'title']).default('held'),
  direction: z.enum(['up', 'down']).default('down'),
}
const whichQuery = z.strictObject(which)
export type WorkshopFilter = z.output<typeof whichQuery>

export const listWorkshops = contract({
  name: 'listWorkshops',
  summary: 'Workshops in which risks are rated together, with how much of the agenda was decided',
  method: 'GET',
  path: '/api/workshops',
  ...reading,
  query: z.strictObject({ ...which, ...pageQuery }),
  answer: pageOf(
    z.strictObject({
      id,
      title: z.string(),
      heldOn: day,
      ledBy: z.string(),
      state: workshopState,
      participants: z.int(),
      /** Scenarios on the agenda, and of those what was decided and skipped. */
      items: z.int(),
      decided: z.int(),
      skipped: z.int(),
    }),
  ),
})

export const downloadWorkshops = contract({
  name: 'downloadWorkshops',
  summary: 'The workshops that a list shows, as XLSX or CSV',
  method: 'GET',
  path: '/api/workshops/file',
  ...reading,
  query: z.strictObject({ ...which, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  answer: 'file',
})

export const readWorkshop = contract({
  name: 'readWorkshop',
  summary:
    'One workshop: agenda, who takes part, what is on the screen, the spread of votes that are revealed, decisions',
  method: 'GET',
  path: '/api/workshops/:id',
  ...reading,
  params: one,
  answer: workshop,
})

export const downloadWorkshop = contract({
  name: 'downloadWorkshop',
  summary: 'What a workshop decided, with the spread of votes, as a report or a sheet',
  method: 'GET',
  path: '/api/workshops/:id/file',
  ...reading,
  params: one,
  query: z.strictObject({ format: z.enum(['pdf', 'docx', 'xlsx', 'csv']).default('pdf') }),
  answer: 'file',
})

export const planWorkshop = contract({
  name: 'planWorkshop',
  summary: 'Plan a workshop, with the risks that it is about in their order',
  method: 'POST',
  path: '/api/workshops',
  access: leading,
  change: 'new',
  body: z.strictObject({ ...workshopFacts.shape, risks: z.array(id).max(200) }),
  answer: workshop,
})

export const changeWorkshop = contract({
  name: 'changeWorkshop',
  summary: 'Change what is known of a workshop',
  method: 'PUT',
  path: '/api/workshops/:id',
  access: leading,
  change: 'existing',
  params: one,
  body: workshopFacts,
  answer: workshop,
})

export const setAgenda = contract({
  name: 'setAgenda',
  summary: 'The agenda of a workshop as a whole, in its order; what was voted on or decided stays on it',
  method: 'PUT',
  path: '/api/workshops/:id/agenda',
  access: leading,
  change: 'existing',
  params: one,
  body: z.strictObject({ risks: z.array(id).max(200) }),
  answer: workshop,
})

export const closeWorkshop = contract({
  name: 'closeWorkshop',
  summary: 'Close a workshop: nobody votes any more; or open it again',
  method: 'PUT',
  path: '/api/workshops/:id/state',
  access: leading,
  change: 'new',
  params: one,
  body: z.strictObject({ state: workshopState }),
  answer: workshop,
})

export const addParticipant = contract({
  name: 'addParticipant',
  summary: 'Let somebody without an own device take part, by name',
  method: 'POST',
  path: '/api/workshops/:id/participants',
  access: leading,
  change: 'new',
  params: one,
  body: z.strictObject({ name: line(1, 160) }),
  answer: workshop,
})

const participant = z.strictObject({ id, participant: id })

export const removeParticipant = contract({
  name: 'removeParticipant',
  summary: 'Take somebody out of a workshop; the votes no longer count',
  method: 'DELETE',
  path: '/api/workshops/:id/participants/:participant',
  access: leading,
  change: 'new',
  params: participant,
  answer: workshop,
})

const item = z.strictObject({ id, item: id })

export const showScenario = contract({
  name: 'showScenario',
  summary: 'Put a scenario of the agenda on every screen; null is a break',
  method: 'PUT',
  path: '/api/workshops/:id/shown',
  access: leading,
  change: 'new',
  params: one,
  body: z.strictObject({ item: id.nullable() }),
  answer: workshop,
})

export const revealVotes = contract({
  name: 'revealVotes',
  summary: 'Show the votes of a stage to everybody; or hide them again to vote anew',
  method: 'PUT',
  path: '/api/workshops/:id/agenda/:item/revealed',
  access: leading,
  change: 'new',
  params: item,
  body: z.strictObject({ stage, revealed: z.boolean() }),
  answer: workshop,
})

export const skipScenario = contract({
  name: 'skipScenario',
  summary: 'Leave a scenario for another time; or take it up again',
  method: 'PUT',
  path: '/api/workshops/:id/agenda/:item/skipped',
  access: leading,
  change: 'new',
  params: item,
  body: z.strictObject({ skipped: z.boolean() }),
  answer: workshop,
})

export const voteFor = contract({
  name: 'voteFor',
  summary: 'Keep the vote of somebody without an own device; null takes it back. Not after the votes are revealed',
  method: 'PUT',
  path: '/api/workshops/:id/participants/:participant/vote',
  access: leading,
  change: 'new',
  params: participant,
  body: z.strictObject({ item: id, stage, vote: vote.nullable() }),
  answer: workshop,
})

export const readBallot = contract({
  name: 'readBallot',
  summary: 'What is voted on now, the own votes, and the spread once it is revealed',
  method: 'GET',
  path: '/api/workshops/:id/ballot',
  access: voting,
  change: 'none',
  timeTravel: true,
  params: one,
  answer: ballot,
})

export const joinWorkshop = contract({
  name: 'joinWorkshop',
  summary: 'Take part in a workshop with the own account',
  method: 'POST',
  path: '/api/workshops/:id/joining',
  access: voting,
  change: 'new',
  params: one,
  answer: ballot,
})

export const castVote = contract({
  name: 'castVote',
  summary: 'Vote on a scenario; it can be changed until the votes are revealed',
  method: 'PUT',
  path: '/api/workshops/:id/ballot',
  access: voting,
  change: 'new',
  params: one,
  body: z.strictObject({ item: id, stage, likelihood: step, impact: step }),
  answer: ballot,
})

export const readVotingAddress = contract({
  name: 'readVotingAddress',
  summary: 'Where to vote on an own device: the address, and a drawing of it for the camera of a telephone',
  method: 'GET',
  path: '/api/workshops/:id/voting-address',
  access: leading,
  change: 'none',
  params: one,
  /** `qr` is an SVG image of `address`. */
  answer: z.strictObject({ address: z.string(), qr: z.string() }),
})
