import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Content } from '../../core/standards/content.ts'
import { addDays, addMonths, type Day, daysBetween } from '../../core/time/day.ts'
import { parseDuration } from '../../core/time/duration.ts'
import { home } from '../../platform/home.ts'
import type { DemoOrganisation } from './demo-content.ts'
import type { EvidenceAct, ToldEvidence } from './evidence-acts.ts'

const told = z.object({
  batches: z.record(z.string(), z.object({ daysAgo: z.int() })),
  measures: z.array(
    z.object({
      title: z.string(),
      batch: z.string(),
      controls: z.array(z.string()),
      clauses: z.array(z.string()).default([]),
      since: z.int().optional(),
      proofs: z.boolean().default(true),
    }),
  ),
})

type Draft = { daysAgo: number; by: string; command: { kind: 'evidence'; act: EvidenceAct } }
type Expected = { measure: string; proof: string; freshFor: string; since: number; known: number; luck: number }

/** A number below `most` that is the same at every load. */
const luckOf = (text: string, most: number) => createHash('sha256').update(text).digest().readUInt32BE(0) % most

/** How many earlier periods there is evidence of, besides the newest. */
const mostEarlier = 2

/** The proofs that the measures in operation expect of themselves, from the explanations that the measures came from. */
function expectedBy(demo: DemoOrganisation, content: Content): Expected[] {
  const file = join(home, 'content', 'demo', `${demo.id}-measures.json`)
  if (!existsSync(file)) return []
  const { batches, measures } = told.parse(JSON.parse(readFileSync(file, 'utf8')))
  return measures.flatMap(({ title, batch, controls, clauses, since, proofs }) => {
    const [control] = controls
    const explained = control ? content.guidance.controls.get(control) : content.guidance.clauses.get(clauses[0] ?? '')
    if (!proofs || since === undefined || since > -40) return []
    return (explained?.proof ?? [])
      .filter(({ kind }) => kind !== 'design')
      .map(({ nl, fresh_for }) => ({
        ...{ measure: title, proof: nl, freshFor: fresh_for, since: -since },
        known: batches[batch]?.daysAgo ?? 0,
        luck: luckOf(`${demo.id} ${title} ${nl}`, 10),
      }))
  })
}

const monthsOf = (freshFor: string): number => {
  const span = parseDuration(freshFor)
  return Math.max(1, span === null ? 1 : span.years * 12 + span.months)
}

/**
 * When evidence of a proof was recorded, in days before today, the newest first. Six of ten proofs are fresh, two go stale soon, one
 * is stale, and for one nobody handed anything in.
 */
function roundsOf({ freshFor, known, luck }: Expected, today: Day): number[] {
  const months = monthsOf(freshFor)
  const stays = daysBetween(addMonths(today, -months), today)
  const newest = luck < 6 ? 4 + luck * 3 : luck < 8 ? stays - 8 - luck : luck === 8 ? stays + 25 : null
  if (newest === null) return []
  const rounds = Array.from({ length: mostEarlier + 1 }, (_, round) => newest + round * stays)
  return rounds.filter((daysAgo) => daysAgo >= 3 && daysAgo < known && daysAgo < 360)
}

function evidenceOf(expected: Expected, daysAgo: number, today: Day): ToldEvidence {
  const recorded = addDays(today, -daysAgo)
  const periodTo = addDays(recorded, -2)
  const { measure, proof, freshFor, luck } = expected
  const from = addDays(addMonths(periodTo, -Math.min(3, monthsOf(freshFor))), 1)
  const kinds = ['csv', 'txt', 'observation', 'csv', 'link'] as const
  return {
    ...{ measure, proof, periodFrom: from, periodTo, collectedOn: recorded },
    kind: measure.startsWith('Back-up') && daysAgo < 60 ? 'pdf' : (kinds[luck % kinds.length] ?? 'txt'),
  }
}

/** What was handed in over the past year, and three requests that wait. */
export function evidenceHistory(demo: DemoOrganisation, content: Content, today: Day): Draft[] {
  const expected = expectedBy(demo, content)
  const collectors = demo.people.filter(
    ({ role, joinedDaysAgo, key }) =>
      joinedDaysAgo > 400 && key !== 'hr' && ['security-officer', 'contributor'].includes(role),
  )
  const items = expected.flatMap((one) =>
    roundsOf(one, today).map((daysAgo) => {
      const by = collectors[one.luck % collectors.length]?.key ?? demo.people[0]?.key ?? ''
      return { daysAgo, by, item: evidenceOf(one, daysAgo, today) }
    }),
  )
  // What one person handed in on one day is one command, so that the demo loads quickly.
  const recorded = [...Map.groupBy(items, ({ daysAgo, by }) => `${daysAgo} ${by}`).values()].flatMap((of): Draft[] => {
    const [first] = of
    const act = { act: 'record' as const, items: of.map(({ item }) => item) }
    return first ? [{ daysAgo: first.daysAgo, by: first.by, command: { kind: 'evidence', act } }] : []
  })
  const asker = demo.people.find(({ role }) => role === 'security-officer')
  const asked = demo.people.filter(({ role, joinedDaysAgo }) => role === 'contributor' && joinedDaysAgo > 400)
  const waiting = expected.filter(({ luck }) => luck >= 8).slice(0, 3)
  const requests = waiting.map(({ measure, proof }, index): Draft => {
    const person = asked[index % asked.length]
    const dueOn = addDays(today, [6, 13, -2][index] ?? 6)
    const act = { act: 'request' as const, measure, proof, asked: person?.email ?? '', dueOn }
    return { daysAgo: 9 + index * 2, by: asker?.key ?? '', command: { kind: 'evidence', act } }
  })
  return [...recorded, ...requests]
}
