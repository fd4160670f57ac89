import { z } from 'zod'
import { trainingFields } from '../../core/staff/training-import.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, done, id, line, pageQuery, prose, revision } from '../../platform/http/shapes.ts'

export const trainingKinds = ['awareness', 'role', 'management', 'other'] as const
export const trainingStates = ['done', 'soon', 'again', 'failed', 'never'] as const

/** Whom something is for; several rules together reach whoever any of them reaches. */
const rule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('function'), function: line(1, 160) }),
  z.strictObject({ kind: z.literal('team'), team: id }),
  z.strictObject({ kind: z.literal('location'), location: id }),
])

const facts = {
  title: line(1, 200),
  kind: z.enum(trainingKinds),
  description: prose(2000),
  /** After how long it has to be repeated (ISO 8601); null: once. */
  repeatEvery: z.enum(['P6M', 'P1Y', 'P2Y', 'P3Y']).nullable(),
  audience: z.array(rule).max(50),
}
const written = z.strictObject(facts)

const counts = z.strictObject({
  audience: z.int(),
  trained: z.int(),
  soon: z.int(),
  missing: z.int(),
  unplaced: z.int(),
})
const head = { id, revision, ...facts, withdrawn: z.boolean(), counts }

const read = { access: { permission: 'staff:read' }, change: 'none', timeTravel: true } as const
const write = { permission: 'staff:write' } as const
const named = z.strictObject({ id })
const standing = z.strictObject({ id, revision })

export const listTrainings = contract({
  name: 'listTrainings',
  summary: 'Trainings with how many of their audience are trained on the day',
  method: 'GET',
  path: '/api/trainings',
  ...read,
  answer: z.strictObject({ day, items: z.array(z.strictObject(head)) }),
})

const filter = {
  state: z.enum(['missing', ...trainingStates]).optional(),
  search: z.string().trim().max(100).optional(),
}

export const readTraining = contract({
  name: 'readTraining',
  summary: 'One training: who has to follow it, who did, who is due again when and who is missing',
  method: 'GET',
  path: '/api/trainings/:id',
  ...read,
  params: named,
  query: z.strictObject({ ...filter, ...pageQuery }),
  answer: z.strictObject({
    day,
    ...head,
    /** Names of the teams and locations of the audience, by id. */
    places: z.record(z.string(), z.string()),
    people: z.array(
      z.strictObject({
        id,
        name: z.string(),
        function: z.string(),
        teams: z.array(z.string()),
        state: z.enum(trainingStates),
        followedOn: day.nullable(),
        due: day.nullable(),
      }),
    ),
    total: z.int(),
    page: z.int(),
    size: z.int(),
    /** People whom the audience perhaps should reach: nothing is known of them that it goes by. */
    unplaced: z.array(
      z.strictObject({ id, name: z.string(), lacking: z.array(z.enum(['team', 'function', 'location'])) }),
    ),
    /** What was recorded last, of people who left too. */
    records: z.array(
      z.strictObject({
        id,
        revision,
        name: z.string(),
        followedOn: day,
        score: z.int().nullable(),
        passed: z.boolean(),
        note: z.string(),
      }),
    ),
  }),
})

export const downloadTraining = contract({
  name: 'downloadTraining',
  summary: 'How the audience of a training stands, as a sheet',
  method: 'GET',
  path: '/api/trainings/:id/export',
  ...read,
  params: named,
  query: z.strictObject({ ...filter, format: z.enum(['xlsx', 'csv']) }),
  answer: 'file',
})

export const addTraining = contract({
  name: 'addTraining',
  summary: 'Add a training to the register',
  method: 'POST',
  path: '/api/trainings',
  access: write,
  change: 'new',
  body: written,
  answer: standing,
})

export const changeTraining = contract({
  name: 'changeTraining',
  summary: 'Change a training, its audience included; what was recorded stays',
  method: 'PUT',
  path: '/api/trainings/:id',
  access: write,
  change: 'existing',
  params: named,
  body: written,
  answer: standing,
})

export const withdrawTraining = contract({
  name: 'withdrawTraining',
  summary: 'Withdraw a training: nobody has to follow it any more; what was recorded stays',
  method: 'DELETE',
  path: '/api/trainings/:id',
  access: write,
  change: 'existing',
  params: named,
  answer: standing,
})

export const restoreTraining = contract({
  name: 'restoreTraining',
  summary: 'Put a withdrawn training back',
  method: 'POST',
  path: '/api/trainings/:id/restoration',
  access: write,
  change: 'existing',
  params: named,
  answer: standing,
})

export const recordTraining = contract({
  name: 'recordTraining',
  summary: 'Record that many people followed a training on a day; who is recorded for that day already stays as is',
  method: 'POST',
  path: '/api/trainings/:id/records',
  access: write,
  change: 'new',
  params: named,
  body: z.strictObject({
    people: z.array(id).min(1).max(5000),
    followedOn: day,
    passed: z.boolean(),
    score: z.int().min(0).max(100).nullable(),
    note: prose(500),
  }),
  answer: z.strictObject({ recorded: z.int() }),
})

export const withdrawTrainingRecord = contract({
  name: 'withdrawTrainingRecord',
  summary: 'Withdraw a record that was made by mistake',
  method: 'DELETE',
  path: '/api/training-records/:id',
  access: write,
  change: 'existing',
  params: named,
  answer: done,
})

const list = {
  file: z.base64().min(1).max(1_000_000),
  columns: z
    .array(z.enum(['', ...trainingFields.map(({ key }) => key)]))
    .max(100)
    .nullable(),
}

export const tryTrainingImport = contract({
  name: 'tryTrainingImport',
  summary: 'What taking over a list of who followed a training would record and refuse; nothing is stored',
  method: 'POST',
  path: '/api/trainings/:id/import/try',
  access: write,
  change: 'none',
  params: named,
  body: z.strictObject(list),
  answer: z.strictObject({
    token: z.string(),
    rows: z.int(),
    columns: z.array(
      z.strictObject({
        heading: z.string(),
        example: z.string(),
        about: z.enum(['', ...trainingFields.map(({ key }) => key)]),
      }),
    ),
    added: z.array(z.strictObject({ row: z.int(), name: z.string(), followedOn: day, passed: z.boolean() })),
    unchanged: z.int(),
    refused: z.array(z.strictObject({ row: z.int(), sentence: z.string() })),
  }),
})

export const importTraining = contract({
  name: 'importTraining',
  summary: 'Take over a list of who followed a training that was tried; done again it records nothing',
  method: 'POST',
  path: '/api/trainings/:id/import',
  access: write,
  change: 'new',
  params: named,
  body: z.strictObject({ ...list, token: z.string().length(64) }),
  answer: z.strictObject({ recorded: z.int(), unchanged: z.int(), refused: z.int() }),
})
