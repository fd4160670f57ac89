import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { clauseRoutes } from '../../core/standards/clause-routes.ts'
import type { Content } from '../../core/standards/content.ts'
import { counterpartsOf } from '../../core/standards/counterparts.ts'
import { keyOf } from '../../core/standards/requirement-key.ts'
import type { Day } from '../../core/time/day.ts'
import { home } from '../../platform/home.ts'
import { workingDay } from './demo-calendar.ts'
import { type DemoOrganisation, demoEdition } from './demo-content.ts'
import type { MeasureAct, ToldMeasure } from './measures-acts.ts'

const when = { by: z.string(), daysAgo: z.int().min(3).max(900) }
/** Days from today: negative in the past. */
const offset = z.int().min(-2000).max(400)

const told = z.strictObject({
  batches: z.record(z.string(), z.strictObject(when)),
  measures: z.array(
    z.strictObject({
      title: z.string(),
      batch: z.string(),
      /** Controls and clauses of the edition that the demo is written for. */
      controls: z.array(z.string()),
      clauses: z.array(z.string()).default([]),
      /** The address of somebody of the staff, or a role. */
      owner: z.string(),
      standIn: z.string().default(''),
      since: offset.optional(),
      planned: offset.optional(),
      systems: z.array(z.string()).default([]),
      locations: z.array(z.string()).default([]),
      /** Left out: what was decided about its first control. */
      how: z.string().optional(),
      effectiveness: z.string().default(''),
      proofs: z.boolean().default(true),
    }),
  ),
  later: z.array(
    z.discriminatedUnion('act', [
      z.strictObject({
        act: z.literal('exception'),
        ...when,
        measure: z.string(),
        title: z.string(),
        reason: z.string(),
        starts: offset,
        ends: offset,
        compensating: z.string().nullable(),
        closed: offset.optional(),
        note: z.string().default(''),
      }),
      z.strictObject({ act: z.literal('end'), ...when, measure: z.string(), endedOn: offset, reason: z.string() }),
    ]),
  ),
})
type Told = z.infer<typeof told>

type Draft = { daysAgo: number; by: string; command: { kind: 'measures'; act: MeasureAct } }

/** What the organisation of `content/demo/<id>-measures.json` does, a batch a command; nothing where there is no such file. */
export function measuresHistory(demo: DemoOrganisation, content: Content, today: Day): Draft[] {
  const file = join(home, 'content', 'demo', `${demo.id}-measures.json`)
  if (!existsSync(file)) return []
  const { batches, measures, later } = told.parse(JSON.parse(readFileSync(file, 'utf8')))
  const on = (days: number | undefined) => (days === undefined ? null : workingDay(today, days))
  const draft = ({ by, daysAgo }: { by: string; daysAgo: number }, act: MeasureAct): Draft => ({
    ...{ by, daysAgo },
    command: { kind: 'measures', act },
  })
  return [
    ...Object.entries(batches).map(([name, at]) =>
      draft(at, {
        act: 'record',
        measures: measures.filter(({ batch }) => batch === name).map((one) => measureOf(demo, content, one, on)),
      }),
    ),
    ...later.flatMap((one): Draft[] => {
      if (one.act === 'end') {
        return [
          draft(one, { act: 'end', measure: one.measure, endedOn: workingDay(today, one.endedOn), reason: one.reason }),
        ]
      }
      const { measure, title, reason, compensating, starts, ends, closed, note } = one
      const days = { starts: workingDay(today, starts), ends: workingDay(today, ends) }
      const accepted = draft(one, { act: 'exception', measure, title, reason, compensating, ...days })
      if (closed === undefined) return [accepted]
      const closedOn = workingDay(today, closed)
      return [accepted, draft({ by: one.by, daysAgo: -closed }, { act: 'close', measure, title, closedOn, note })]
    }),
  ]
}

function measureOf(
  demo: DemoOrganisation,
  content: Content,
  one: Told['measures'][number],
  on: (days: number | undefined) => Day | null,
): ToldMeasure {
  const [first] = one.controls
  const decided = demo.controls.find(({ control }) => control === first)?.steps.findLast((step) => 'applies' in step)
  const how = one.how ?? (decided && 'description' in decided ? decided.description : '')
  return {
    ...{ title: one.title, how, owner: one.owner, standIn: one.standIn, effectiveness: one.effectiveness },
    ...{ inOperationSince: on(one.since), plannedFor: on(one.planned), systems: one.systems, locations: one.locations },
    requirements: demo.adoptions.flatMap(({ edition }) =>
      [
        ...one.clauses.flatMap((clause) =>
          clauseRoutes(content, demoEdition, clause, edition).map((route) => keyOf('clauses', route.clause)),
        ),
        ...one.controls.flatMap((control) => controlIn(content, edition, control)),
      ].map((requirement) => ({ edition, requirement })),
    ),
    guidance: one.proofs && first !== undefined ? { kind: 'controls', number: first } : null,
    ...(one.proofs && first === undefined ? { guidance: { kind: 'clauses', number: one.clauses[0] ?? '' } } : {}),
  }
}

function controlIn(content: Content, edition: string, control: string): string[] {
  if (edition === demoEdition) return [control]
  return counterpartsOf(content.mappings, demoEdition, control)
    .filter((one) => one.edition === edition)
    .map(({ requirement }) => requirement)
}
