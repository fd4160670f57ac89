import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Day } from '../../core/time/day.ts'
import { home } from '../../platform/home.ts'
import { workingDay } from './demo-calendar.ts'
import type { RhythmAct } from './rhythm-acts.ts'

const told = z.record(
  z.string(),
  z.strictObject({
    by: z.string(),
    daysAgo: z.int().min(3).max(900),
    duties: z.array(
      z.strictObject({
        title: z.string(),
        how: z.string(),
        every: z.enum(['', 'P1M', 'P3M', 'P6M', 'P1Y']),
        /** Days from today: negative in the past. */
        first: z.int().min(-900).max(400),
        /** The address of somebody of the staff. */
        owner: z.email().or(z.literal('')),
        standIn: z.email().or(z.literal('')),
        team: z.string(),
        role: z.string(),
      }),
    ),
  }),
)

type Draft = { daysAgo: number; by: string; command: { kind: 'rhythm'; act: RhythmAct } }

/** Every so many days what had become due was done and recorded, the last time a week before today. */
const roundDays = 28
const lastRound = 8

/** The duties of a demo organisation, and the rounds in which most of what was due got done. */
export function rhythmHistory(demo: string, today: Day): Draft[] {
  const one = told.parse(JSON.parse(readFileSync(join(home, 'content', 'demo', 'rhythm.json'), 'utf8')))[demo]
  if (!one) return []
  const { by, daysAgo } = one
  const draft = (ago: number, act: RhythmAct): Draft => ({ daysAgo: ago, by, command: { kind: 'rhythm', act } })
  const rounds = Math.floor((daysAgo - lastRound) / roundDays)
  return [
    ...one.duties.map(({ first, ...duty }) =>
      draft(daysAgo, { act: 'record', duty: { ...duty, firstOn: workingDay(today, first) } }),
    ),
    ...Array.from({ length: rounds }, (_, n) =>
      draft(lastRound + (rounds - 1 - n) * roundDays, { act: 'round', nth: n }),
    ),
  ]
}
