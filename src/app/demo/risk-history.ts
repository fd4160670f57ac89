import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { eventKinds } from '../../core/risk/facts.ts'
import { impactKey, likelihoodKey, type RiskRowText, ratingKinds } from '../../core/risk/risk-sheet.ts'
import type { Content } from '../../core/standards/content.ts'
import { addDays, type Day } from '../../core/time/day.ts'
import { home } from '../../platform/home.ts'
import { type DemoOrganisation, demoEdition } from './demo-content.ts'
import type { RiskAct } from './risk-acts.ts'

const when = { by: z.string(), daysAgo: z.int().min(3).max(900) }
/** Days from today: negative in the past. */
const offset = z.int().min(-900).max(400)
/** What one event costs in euros, and how many there are in a year. */
const ranges = { lossLow: z.int(), lossHigh: z.int(), eventsLow: z.number(), eventsHigh: z.number() }
/** How likely, and how heavy for each aspect that is touched. */
const rating = z.record(z.string(), z.int().min(1).max(6))

const row = z.strictObject({
  risk: z.string(),
  asset: z.string(),
  threat: z.string().optional(),
  about: z.string().optional(),
  /** The address of somebody of the staff, or a role. */
  owner: z.string().optional(),
  treatment: z.string().optional(),
  why: z.string().optional(),
  without: rating.optional(),
  with: rating.optional(),
  /** By title, as a sheet names them. */
  measures: z.array(z.string()).optional(),
})

const told = z.record(
  z.string(),
  z.strictObject({
    criteria: z.strictObject({
      ...when,
      /** A set of the content to begin with. */
      set: z.string(),
      approvedBy: z.string(),
      note: z.string(),
      appetite: z.int(),
      /** By the place of a level, the keys of people who accept it too. */
      acceptors: z.record(z.string(), z.array(z.string())),
    }),
    steps: z.array(
      z.union([
        z.strictObject({ ...when, risks: z.array(row) }),
        /** All risks that are open and rated are rated anew, the same, for this reason. */
        z.strictObject({ ...when, round: z.string() }),
        z.strictObject({ ...when, review: z.string(), note: z.string() }),
        z.strictObject({ ...when, accept: z.string(), reason: z.string(), ends: offset }),
        /** The owners of all risks with a plan approved it, as the note tells; where the owner is a role, `named` did. */
        z.strictObject({ ...when, approvals: z.string(), named: z.string(), except: z.array(z.string()) }),
        z.strictObject({ ...when, close: z.string(), reason: z.string() }),
        z.strictObject({ ...when, estimate: z.string(), ...ranges, reasoning: z.string() }),
        z.strictObject({
          ...when,
          event: z.enum(eventKinds),
          risk: z.string().optional(),
          asset: z.string().optional(),
          on: offset,
          what: z.string(),
        }),
      ]),
    ),
  }),
)

type Row = z.infer<typeof row>
type Draft = { daysAgo: number; by: string; command: { kind: 'risks'; act: RiskAct } }

/** How the register of risks of a demo organisation came to be: the criteria, then lists and looks, a step a command. */
export function riskHistory(demo: DemoOrganisation, content: Content, today: Day): Draft[] {
  const found = told.parse(JSON.parse(readFileSync(join(home, 'content', 'demo', 'risks.json'), 'utf8')))[demo.id]
  if (!found) return []
  const { by, daysAgo, approvedBy, acceptors, ...criteria } = found.criteria
  const addressOf = (key: string) => demo.people.find((one) => one.key === key)?.email ?? key
  const draft = (at: { by: string; daysAgo: number }, act: RiskAct): Draft => ({
    ...{ by: at.by, daysAgo: at.daysAgo },
    command: { kind: 'risks', act },
  })
  const addresses = Object.fromEntries(Object.entries(acceptors).map(([level, keys]) => [level, keys.map(addressOf)]))
  return [
    draft({ by, daysAgo }, { act: 'criteria', ...criteria, acceptors: addresses }),
    draft({ by: approvedBy, daysAgo: daysAgo - 1 }, { act: 'approve' }),
    ...found.steps.map((step): Draft => {
      if ('risks' in step) return draft(step, { act: 'list', rows: step.risks.map((one) => valuesOf(one, content)) })
      if ('round' in step) return draft(step, { act: 'round', reason: step.round })
      if ('review' in step) return draft(step, { act: 'review', risk: step.review, note: step.note })
      if ('approvals' in step)
        return draft(step, { act: 'approvals', note: step.approvals, named: step.named, except: step.except })
      if ('close' in step) return draft(step, { act: 'close', risk: step.close, reason: step.reason })
      if ('estimate' in step) {
        const { by: _by, daysAgo: _days, estimate, ...facts } = step
        return draft(step, { act: 'estimate', risk: estimate, facts: { ...facts, seed: null } })
      }
      if ('accept' in step) {
        const { accept, reason, ends } = step
        return draft(step, { act: 'accept', risk: accept, reason, ends: addDays(today, ends) })
      }
      const { event, risk, asset, on, what } = step
      return draft(step, { act: 'event', kind: event, risk, asset, on: addDays(today, on), what })
    }),
  ]
}

/** So many controls of its threat a risk is a reason for. */
const linkedControls = 2

/** A row as a sheet of risks holds it; what it does not tell stays as it is. */
function valuesOf(one: Row, content: Content): RiskRowText['values'] {
  const threat = content.threats.get(one.threat ?? '')
  const edition = content.editions.get(demoEdition)
  const numbers = (threat?.controls ?? []).slice(0, linkedControls).map((number) => `A.${number}`)
  const isAddress = one.owner?.includes('@') ?? false
  const given = {
    ...{ title: one.risk, asset: one.asset, threat: one.threat, description: one.about },
    owner: isAddress ? one.owner : undefined,
    ownerRole: isAddress ? undefined : one.owner,
    ...{ treatment: one.treatment, treatmentReason: one.why, measures: one.measures?.join('\n') },
    controls: threat && edition ? `${edition.name}: ${numbers.join(', ')}` : undefined,
    ...Object.fromEntries(
      ratingKinds.flatMap((kind) =>
        Object.entries((kind === 'inherent' ? one.without : one.with) ?? {}).map(([about, step]) => [
          about === 'likelihood' ? likelihoodKey(kind) : impactKey(kind, about),
          String(step),
        ]),
      ),
    ),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
