import { z } from 'zod'
import { turnStates, watchNames, watchStates } from '../../core/rhythm/due-kinds.ts'
import { contract } from '../../platform/http/contract.ts'
import { day, id, pageOf, pageQuery } from '../../platform/http/shapes.ts'
import { acting, dueKind, dueState, task, text } from './rhythm-shapes.contract.ts'

const reading = { permission: 'tasks:read' } as const
const whose = z.enum(['mine', 'team', 'all'])

/** Which tasks a list shows. Without a last day: overdue, without a day, and all that is near enough to begin with. */
const filter = {
  /** 'team': of everybody in a team of the caller, and of the team itself. */
  whose: whose.default('mine'),
  state: dueState.optional(),
  kind: dueKind.optional(),
  until: day.optional(),
  /** Part of the title, of what it belongs to, or of who acts. */
  text: z.string().trim().max(100).optional(),
  sort: z.enum(['due', 'kind', 'title', 'who']).default('due'),
  direction: z.enum(['up', 'down']).default('up'),
}
const filterQuery = z.strictObject(filter)
export type TaskFilter = z.output<typeof filterQuery>

export const listTasks = contract({
  name: 'listTasks',
  summary: 'What is due, of whom and when: derived from the facts of the day; filtered, sorted and paged',
  method: 'GET',
  path: '/api/tasks',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...pageQuery, ...filter }),
  answer: z.strictObject({
    today: day,
    ...pageOf(task).shape,
    /** Whether the account is joined to somebody of the staff: only then is anything the caller's by name. */
    joined: z.boolean(),
    /** Of the same `whose`, `until` and `text`, whatever the state and kind. */
    states: z.record(dueState, z.int()),
    kinds: z.record(dueKind, z.int()),
    /** How many there are for each `whose`, whatever the rest of the filter. */
    all: z.record(whose, z.int()),
  }),
})

export const downloadTasks = contract({
  name: 'downloadTasks',
  summary: 'The tasks that a list shows, as XLSX or CSV',
  method: 'GET',
  path: '/api/tasks/file',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ ...filter, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  answer: 'file',
})

/** Longer than a year, so that a year can be shown with the weeks around it. */
export const mostCalendarDays = 400

export const readYear = contract({
  name: 'readYear',
  summary:
    'All that is due or was done on the days from one to another, at most 400; every turn of what recurs at least four weeks apart, else the open one',
  method: 'GET',
  path: '/api/year',
  access: reading,
  change: 'none',
  timeTravel: true,
  query: z.strictObject({ whose: whose.default('all'), kind: dueKind.optional(), from: day, through: day }),
  answer: z.strictObject({
    today: day,
    items: z.array(
      z.strictObject({
        key: z.string(),
        day,
        /** The last day of what lasts longer, such as an audit; else the same day. */
        ends: day,
        kind: dueKind,
        title: z.string(),
        about: z.string(),
        state: z.enum(turnStates),
        who: acting,
        mine: z.boolean(),
        page: z.string().startsWith('/'),
      }),
    ),
    /** More than 5000 are not given; how many were left out. */
    leftOut: z.int(),
  }),
})

const watched = z.strictObject({
  key: z.string(),
  title: z.string(),
  /** Whether it is one of those that go wrong. */
  wrong: z.boolean(),
  why: text,
  page: z.string().startsWith('/'),
})

/** The first fifty, and how many there are in all. */
const listed = z.strictObject({ items: z.array(watched), total: z.int() })

export const readWatches = contract({
  name: 'readWatches',
  summary: 'The five things that go wrong most: how each stands, its figure, what it counted and what it left out',
  method: 'GET',
  path: '/api/watches',
  access: reading,
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({
    today: day,
    watches: z.array(
      z.strictObject({
        name: z.enum(watchNames),
        state: z.enum(watchStates),
        /** How many go wrong, of how many that were counted. */
        wrong: z.int(),
        counted: z.int(),
        sentence: text,
        /** What is counted, those that go wrong first, and what is not and why. */
        items: listed,
        leftOut: listed,
        page: z.string().startsWith('/'),
      }),
    ),
  }),
})

export const readTurnsOf = contract({
  name: 'readTurnsOf',
  summary: 'What was done of a duty or of what recurs in a measure, newest first; at most 200',
  method: 'GET',
  path: '/api/turns/:of/:id',
  access: reading,
  change: 'none',
  timeTravel: true,
  params: z.strictObject({ of: z.enum(['duty', 'rhythm']), id }),
  answer: z.strictObject({
    items: z.array(
      z.strictObject({
        id,
        revision: z.int(),
        dueOn: day,
        doneOn: day,
        doneBy: z.string(),
        note: z.string(),
        evidence: id.nullable(),
        withdrawn: z.boolean(),
      }),
    ),
  }),
})
