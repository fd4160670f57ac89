import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { day, id, line, pageOf, pageQuery, prose, revision } from '../../platform/http/shapes.ts'
import {
  editionId,
  exception,
  exceptionFacts,
  listedMeasure,
  measure,
  measureFacts,
  measureState,
  owner,
  text,
} from './measure-shapes.contract.ts'

/** Which measures of the organisation a list shows. */
const filter = {
  edition: editionId.optional(),
  /** A theme of the edition, or 'clauses'; only with an edition. */
  theme: z.string().max(40).optional(),
  /** A requirement of the edition, by its key; only with an edition. */
  requirement: z.string().max(24).optional(),
  /** Somebody of the staff. */
  owner: id.optional(),
  ownerRole: z.string().max(160).optional(),
  state: measureState.optional(),
  system: id.optional(),
  /** 'owner' counts somebody who left as nobody. */
  without: z.enum(['owner', 'proof', 'evidence', 'requirement']).optional(),
  exception: z.enum(['open', 'past']).optional(),
  text: z.string().trim().max(100).optional(),
  sort: z.enum(['title', 'state', 'owner', 'since', 'evidence']).default('title'),
  direction: z.enum(['up', 'down']).default('up'),
}
const filterQuery = z.strictObject(filter)
export type MeasureFilter = z.output<typeof filterQuery>

export const listMeasures = contract({
  name: 'listMeasures',
  summary: 'What the organisation really does, filtered, sorted and paged',
  method: 'GET',
  path: '/api/measures',
  access: { permission: 'measures:read' },
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...pageQuery, ...filter }),
  answer: z.strictObject({
    ...pageOf(listedMeasure).shape,
    /** Over all measures, whatever the filter; the last three of those that did not end. */
    totals: z.strictObject({
      all: z.int(),
      states: z.record(measureState, z.int()),
      withoutOwner: z.int(),
      withoutProof: z.int(),
      pastExceptions: z.int(),
    }),
  }),
})

export const downloadMeasures = contract({
  name: 'downloadMeasures',
  summary: 'The measures that a list shows, as XLSX or CSV',
  method: 'GET',
  path: '/api/measures/file',
  access: { permission: 'measures:read' },
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...filter, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  answer: 'file',
})

const named = z.strictObject({ id, name: z.string() })

export const readMeasureChoices = contract({
  name: 'readMeasureChoices',
  summary:
    'What measures can be filtered by and filled in with: owners, roles, systems, locations, editions with themes',
  method: 'GET',
  path: '/api/measures/choices',
  access: { permission: 'measures:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    owners: z.array(owner),
    roles: z.array(z.string()),
    systems: z.array(named),
    locations: z.array(named),
    editions: z.array(
      z.strictObject({
        id: editionId,
        name: z.string(),
        themes: z.array(z.strictObject({ id: z.string(), name: text })),
      }),
    ),
  }),
})

export const findOwners = contract({
  name: 'findOwners',
  summary: 'People who work here now and whose name or function holds a text, to name as owner; at most 20',
  method: 'GET',
  path: '/api/measures/owners',
  access: { permission: 'measures:write' },
  change: 'none',
  query: z.strictObject({ text: z.string().trim().max(100).default('') }),
  answer: z.strictObject({ items: z.array(z.strictObject({ id, name: z.string(), function: z.string() })) }),
})

const one = z.strictObject({ id })
const writing = { permission: 'measures:write' } as const

export const readMeasure = contract({
  name: 'readMeasure',
  summary: 'One measure: what it is, what it serves, its exceptions, expected proofs and history',
  method: 'GET',
  path: '/api/measures/:id',
  access: { permission: 'measures:read' },
  change: 'none',
  timeTravel: true,
  params: one,
  answer: measure,
})

export const addMeasure = contract({
  name: 'addMeasure',
  summary: 'Record a measure',
  method: 'POST',
  path: '/api/measures',
  access: writing,
  change: 'new',
  body: measureFacts,
  answer: measure,
})

export const changeMeasure = contract({
  name: 'changeMeasure',
  summary: 'Change a measure: all that is written about it at once',
  method: 'PUT',
  path: '/api/measures/:id',
  access: writing,
  change: 'existing',
  params: one,
  body: measureFacts,
  answer: measure,
})

export const endMeasure = contract({
  name: 'endMeasure',
  summary: 'End a measure with a reason: it serves nothing from that day, and stays to be read',
  method: 'POST',
  path: '/api/measures/:id/end',
  access: writing,
  change: 'existing',
  params: one,
  body: z.strictObject({ endedOn: day, reason: prose(2000).min(1) }),
  answer: measure,
})

export const resumeMeasure = contract({
  name: 'resumeMeasure',
  summary: 'Take the end of a measure back: it counts again from when it was in operation',
  method: 'POST',
  path: '/api/measures/:id/resumption',
  access: writing,
  change: 'existing',
  params: one,
  answer: measure,
})

const accepting = { permission: 'exceptions:accept' } as const

export const acceptException = contract({
  name: 'acceptException',
  summary: 'Accept that a measure is knowingly not applied, until a day',
  method: 'POST',
  path: '/api/measures/:id/exceptions',
  access: accepting,
  change: 'new',
  params: one,
  body: exceptionFacts,
  answer: exception,
})

export const changeException = contract({
  name: 'changeException',
  summary: 'Change an exception, or accept it for longer; whoever does so is who accepted it',
  method: 'PUT',
  path: '/api/exceptions/:id',
  access: accepting,
  change: 'existing',
  params: one,
  body: exceptionFacts,
  answer: exception,
})

export const closeException = contract({
  name: 'closeException',
  summary: 'Close an exception: the measure is applied again, or there is nothing left to except',
  method: 'POST',
  path: '/api/exceptions/:id/closing',
  access: accepting,
  change: 'existing',
  params: one,
  body: z.strictObject({ closedOn: day, note: prose(2000) }),
  answer: exception,
})

/** A measure that the content proposes, in both languages. */
const proposal = z.strictObject({
  /** The subject of the content, such as 2022/control/8.13. */
  subject: z.string(),
  number: z.string(),
  theme: z.string(),
  themeName: text,
  title: text,
  ownerRole: text,
  rhythm: z.array(z.strictObject({ every: z.string(), ...text.shape })),
  proofs: z.array(z.strictObject({ id: z.string(), kind: z.string(), freshFor: z.string(), ...text.shape })),
  serves: z.array(
    z.strictObject({
      edition: editionId,
      editionName: z.string(),
      requirement: z.string(),
      number: z.string(),
      kind: z.enum(['controls', 'clauses']),
      title: text,
      standing: z.enum(['applies', 'undecided']),
      /** Where the decision says that it is in place since a day, with words: can be taken over by choice. */
      inPlace: z.strictObject({ since: day, description: z.string() }).nullable(),
    }),
  ),
})

export const readMeasureProposals = contract({
  name: 'readMeasureProposals',
  summary: 'Measures that the content proposes for requirements that apply or are undecided and that no measure serves',
  method: 'GET',
  path: '/api/measures/proposals',
  access: { permission: 'measures:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    proposals: z.array(proposal),
    /** Requirements without a measure that can be left out by the facts: to be decided first. */
    leftOut: z.array(z.strictObject({ edition: editionId, editionName: z.string(), number: z.string(), title: text })),
    /** Whether any edition is adopted. */
    adopted: z.boolean(),
    revision,
  }),
})

export const takeOverMeasures = contract({
  name: 'takeOverMeasures',
  summary: 'Record proposed measures, none of them in operation unless a decision is taken over that says since when',
  method: 'POST',
  path: '/api/measures/proposals',
  access: writing,
  change: 'new',
  body: z.strictObject({
    chosen: z
      .array(
        z.strictObject({
          subject: line(1, 40),
          /** The edition whose decision gives its day and description; null: neither is filled. */
          decisionOf: editionId.nullable(),
        }),
      )
      .min(1)
      .max(250),
  }),
  /** `standing` were taken over before, or need no measure any more: nothing is doubled. */
  answer: z.strictObject({ added: z.int(), standing: z.int() }),
})
