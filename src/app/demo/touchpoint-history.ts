import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { touchWay } from '../../core/guidance/guidance.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { healthParts, shieldings } from '../../core/touchpoints/flow.ts'
import { type StepName, stepNames, usualSettings } from '../../core/touchpoints/plan.ts'
import { checkStates } from '../../core/touchpoints/standing.ts'
import { addFlow, type FlowInput } from '../../features/touchpoints/change-flows.ts'
import { addService, type ServiceFacts } from '../../features/touchpoints/change-offerings.ts'
import { type CheckInput, recordCheck } from '../../features/touchpoints/record-check.ts'
import { listServices } from '../../features/touchpoints/road.store.ts'
import { changeStep, setPlan } from '../../features/touchpoints/set-plan.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { home } from '../../platform/home.ts'
import { workingDay } from './demo-calendar.ts'

const when = { by: z.string(), daysAgo: z.int().min(3).max(900) }
/** Days from today: negative in the past. */
const offset = z.int().min(-2000).max(400)

const flow = z.strictObject({
  name: z.string(),
  comesFrom: z.string(),
  goesTo: z.string(),
  /** Letters of the parts that are in it; the others are not. */
  parts: z.string().regex(/^[a-f]*$/),
  ways: z.array(touchWay).nullable(),
  shielding: z.enum(shieldings).default('readable'),
  outsideBecause: z.string().default(''),
  note: z.string().default(''),
})

/** What a demo organisation recorded about its touchpoints. */
const demoTouchpoints = z.strictObject({
  services: z.array(
    z.strictObject({
      ...when,
      name: z.string(),
      description: z.string(),
      customers: z.array(z.string().endsWith('(demo)')),
      flows: z.array(flow),
    }),
  ),
  checks: z.array(
    z.strictObject({
      ...when,
      requirement: z.string(),
      state: z.enum(checkStates),
      day: offset.nullable(),
      owner: z.string(),
      note: z.string().default(''),
    }),
  ),
  plan: z.strictObject({ ...when, start: offset, hasIsoCertificate: z.boolean() }),
  steps: z.array(
    z.strictObject({ ...when, step: z.enum(stepNames), doneOn: offset.optional(), day: offset.optional() }),
  ),
})

/** One thing recorded about touchpoints, in plain data. */
export type TouchpointAct =
  | { act: 'service'; facts: ServiceFacts }
  | { act: 'flow'; service: string; facts: FlowInput }
  | { act: 'check'; requirement: string; facts: CheckInput }
  | { act: 'plan'; start: Day; hasIsoCertificate: boolean }
  | { act: 'step'; step: StepName; day: Day | null; doneOn: Day | null }

type Draft = { daysAgo: number; by: string; command: { kind: 'touchpoint'; act: TouchpointAct } }

/** What the organisation of `content/demo/<id>-touchpoints.json` recorded; nothing where there is no such file. */
export function touchpointHistory(id: string, today: Day): Draft[] {
  const file = join(home, 'content', 'demo', `${id}-touchpoints.json`)
  if (!existsSync(file)) return []
  const told = demoTouchpoints.parse(JSON.parse(readFileSync(file, 'utf8')))
  const on = (days: number | null | undefined) => (days === null || days === undefined ? null : workingDay(today, days))
  const draft = ({ by, daysAgo }: { by: string; daysAgo: number }, act: TouchpointAct): Draft => ({
    daysAgo,
    by,
    command: { kind: 'touchpoint', act },
  })
  return [
    ...told.services.flatMap(({ flows, name, description, customers, ...by }) => [
      draft(by, { act: 'service', facts: { name, description, customers } }),
      ...flows.map(({ parts, ...facts }) => {
        const partsIn = healthParts.filter((part) => parts.includes(part))
        const partsOut = healthParts.filter((part) => !parts.includes(part))
        return draft(by, { act: 'flow', service: name, facts: { ...facts, partsIn, partsOut } })
      }),
    ]),
    ...told.checks.map(({ requirement, state, day, owner, note, ...by }) =>
      draft(by, { act: 'check', requirement, facts: { state, day: on(day), owner, note } }),
    ),
    draft(told.plan, {
      act: 'plan',
      start: workingDay(today, told.plan.start),
      hasIsoCertificate: told.plan.hasIsoCertificate,
    }),
    ...told.steps.map(({ step, day, doneOn, ...by }) =>
      draft(by, { act: 'step', step, day: on(day), doneOn: on(doneOn) }),
    ),
  ]
}

/** Records one thing about touchpoints through the product's own verbs. */
export async function runTouchpointAct(tx: Tx, content: Content, act: TouchpointAct): Promise<void> {
  switch (act.act) {
    case 'service':
      await addService(tx, act.facts)
      return
    case 'flow': {
      const service = (await listServices(tx)).find(({ name }) => name === act.service)
      if (!service) throw new TypeError(`no service ${act.service}`)
      await addFlow(tx, service.id, act.facts)
      return
    }
    case 'check':
      await recordCheck(tx, content, act.requirement, 0, act.facts)
      return
    case 'plan': {
      const { start, hasIsoCertificate } = act
      await setPlan(tx, 0, { start, hasIsoCertificate, ...usualSettings, services: null })
      return
    }
    case 'step':
      await changeStep(tx, act.step, 0, { day: act.day, doneOn: act.doneOn })
  }
}
