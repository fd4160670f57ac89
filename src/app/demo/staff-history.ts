import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { addDays, type Day } from '../../core/time/day.ts'
import { home } from '../../platform/home.ts'
import { workingDay } from './demo-calendar.ts'
import type { DemoWorker, StaffAct } from './staff-acts.ts'

const team = z.strictObject({
  name: z.string(),
  location: z.string(),
  share: z.int().min(1),
  functions: z.array(z.string()).min(1),
})
const organisation = z.strictObject({
  domain: z.string().endsWith('.example'),
  prefix: z.string().length(1),
  by: z.string(),
  daysAgo: z.int(),
  /** How many work there today; how many of them joined, and how many others left, in the past year. */
  people: z.int(),
  joined: z.int(),
  left: z.int(),
  withoutTeam: z.int(),
  teams: z.array(team),
  trainings: z.array(
    z.strictObject({
      title: z.string(),
      kind: z.enum(['awareness', 'role', 'management', 'other']),
      description: z.string(),
      repeatEvery: z.enum(['P6M', 'P1Y', 'P2Y', 'P3Y']).nullable(),
      /** Teams and locations by name. */
      audience: z.array(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('all') }),
          z.strictObject({ kind: z.literal('function'), function: z.string() }),
          z.strictObject({ kind: z.literal('team'), team: z.string() }),
          z.strictObject({ kind: z.literal('location'), location: z.string() }),
        ]),
      ),
      daysAgo: z.int(),
      /** When it was given, and which part of the audience came, in per cent. */
      sessions: z.array(z.strictObject({ daysAgo: z.int(), share: z.int().min(1).max(100) })),
    }),
  ),
  named: z.array(z.strictObject({ name: z.string(), email: z.string(), function: z.string(), team: z.string() })),
})
const told = z.strictObject({
  firstNames: z.array(z.string()),
  lastNames: z.array(z.string()),
  organisations: z.record(z.string(), organisation),
})
type Organisation = z.infer<typeof organisation>

type Draft = { daysAgo: number; by: string; command: { kind: 'staff'; act: StaffAct } }
/** A prime that shares no factor with the number of pairs, so that pairs come once each and well mixed. */
const stride = 1009
const loads = 12

/** Who works there in the course of the demo, each with the days before today on which they start and leave. */
function workersOf(words: z.infer<typeof told>, one: Organisation, today: Day) {
  const { firstNames, lastNames } = words
  const pairs = firstNames.length * lastNames.length
  const shares = one.teams.flatMap((each) => Array<typeof each>(each.share).fill(each))
  const total = one.people + one.left
  return Array.from({ length: total }, (_, n) => {
    const named = one.named[n]
    const pair = ((n + one.prefix.charCodeAt(0)) * stride) % pairs
    const [first, last] = [firstNames[pair % firstNames.length], lastNames[Math.floor(pair / firstNames.length)]]
    const place = named ? one.teams.find(({ name }) => name === named.team) : shares[(n * 37) % shares.length]
    const lonely = !named && n % Math.floor(total / one.withoutTeam) === 7
    const mail = `${first}.${last?.replace(/ /g, '')}`.toLowerCase()
    // The last of the list left, those before them joined.
    const left = n >= one.people
    const joined = !left && n >= one.people - one.joined
    const startedAgo = joined
      ? 6 + Math.floor(((n - one.people + one.joined) * 350) / one.joined)
      : 440 + ((n * 53) % 4200)
    const leftAgo = left ? 9 + Math.floor(((n - one.people) * 350) / one.left) : null
    const starts = workingDay(today, -startedAgo)
    const worker: DemoWorker = {
      name: named?.name ?? `${first} ${last}`,
      number: `${one.prefix}${String(n + 1).padStart(4, '0')}`,
      email: named?.email ?? (n % 97 === 41 ? '' : `${mail}@${one.domain}`),
      function: named?.function ?? place?.functions[n % place.functions.length] ?? '',
      place: place?.location ?? '',
      starts,
      ends: null,
      language: n % 61 === 17 ? 'en' : 'nl',
      teams: lonely
        ? []
        : [place?.name ?? '', ...(n % 40 === 9 ? ['Crisisdienst'] : [])].filter((name) =>
            one.teams.some((each) => each.name === name),
          ),
    }
    return { worker: { ...worker, teams: [...new Set(worker.teams)] }, joined, startedAgo, leftAgo }
  })
}

/** What a demo organisation recorded of the people who work there: everybody at the start, newcomers and leavers month by month. */
export function staffHistory(demo: string, today: Day): Draft[] {
  const words = told.parse(JSON.parse(readFileSync(join(home, 'content', 'demo', 'staff.json'), 'utf8')))
  const one = words.organisations[demo]
  if (!one) return []
  const workers = workersOf(words, one, today)
  const draft = (daysAgo: number, act: StaffAct): Draft => ({ daysAgo, by: one.by, command: { kind: 'staff', act } })
  const begin = workers.filter(({ joined }) => !joined).map(({ worker }) => worker)
  const teams = one.teams.map(({ name }) => name)
  const monthly = Array.from({ length: loads }, (_, month) => {
    // Newcomers are put in a few days before their first day; who leaves, when that becomes known.
    const [from, to] = [370 - month * 31, 370 - (month + 1) * 31]
    const added = workers.filter(({ joined, startedAgo }) => joined && startedAgo <= from && startedAgo > to)
    const ended = workers.filter(({ leftAgo }) => leftAgo !== null && leftAgo <= from && leftAgo > to)
    return draft(Math.max(4, to + 33), {
      act: 'people',
      teams: [],
      added: added.map(({ worker }) => worker),
      ended: ended.map(({ worker, leftAgo }) => ({ number: worker.number, ends: workingDay(today, -(leftAgo ?? 0)) })),
    })
  }).filter(({ command: { act } }) => act.act === 'people' && act.added.length + act.ended.length > 0)
  const numberOf = (place: number) => workers[place]?.worker.number ?? ''
  const away = (place: number, from: number, until: number, standIn: number | null): Draft =>
    draft(Math.max(3, from + 2), {
      act: 'away',
      number: numberOf(place),
      starts: addDays(today, -from),
      ends: addDays(today, until),
      standIn: standIn === null ? null : numberOf(standIn),
    })
  return [
    draft(one.daysAgo, { act: 'people', teams, added: begin, ended: [] }),
    draft(one.daysAgo - 2, { act: 'join', people: one.named.slice(0, -1).map(({ email }) => email) }),
    ...monthly,
    ...one.trainings.flatMap(({ daysAgo, sessions, ...training }) => [
      draft(daysAgo, { act: 'training', training }),
      ...sessions.map((session, n) =>
        // Put in two days after it was given.
        draft(session.daysAgo - 2, {
          act: 'trained',
          title: training.title,
          followedOn: workingDay(today, -session.daysAgo),
          share: session.share,
          nth: n,
        }),
      ),
    ]),
    away(3, 4, 10, 2),
    away(12, 30, 45, 13),
    away(21, 2, 8, null),
  ]
}
