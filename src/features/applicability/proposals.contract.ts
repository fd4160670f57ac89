import { z } from 'zod'
import { profileFact } from '../../core/guidance/guidance.ts'
import { contract } from '../../platform/http/contract.ts'
import { revision } from '../../platform/http/shapes.ts'
import { editionId, givenFacts, proposal, requirementId } from './applicability.contract.ts'

const about = z.strictObject({
  edition: editionId,
  editionName: z.string(),
  requirement: requirementId,
  title: z.strictObject({ nl: z.string(), en: z.string() }),
})

/** What follows from the facts about what is undecided. Reading it decides nothing. */
export const listProposals = contract({
  name: 'listProposals',
  summary: 'What the facts of the profile propose about the controls that are undecided',
  method: 'GET',
  path: '/api/controls/proposals',
  access: { permission: 'applicability:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    items: z.array(z.strictObject({ ...about.shape, ...proposal.shape })),
    /** Controls about which nothing is proposed until these facts are known; without facts: nothing is known about the control. */
    waiting: z.array(z.strictObject({ ...about.shape, facts: z.array(profileFact) })),
    /** Laws that can be a reason, of all adopted editions. */
    laws: z.array(z.strictObject({ nl: z.string(), en: z.string() })),
  }),
})

export const decideEach = contract({
  name: 'decideEach',
  summary: 'Decide about several controls at once, about each its own; all or none',
  method: 'POST',
  path: '/api/controls/decide-each',
  access: { permission: 'applicability:decide' },
  change: 'new',
  body: z.strictObject({
    decisions: z
      .array(z.strictObject({ edition: editionId, requirement: requirementId, revision, facts: givenFacts }))
      .min(1)
      .max(250),
  }),
  answer: z.strictObject({ decided: z.int() }),
})
