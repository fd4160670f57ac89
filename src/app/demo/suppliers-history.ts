import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { addDays, type Day } from '../../core/time/day.ts'
import { home } from '../../platform/home.ts'
import { workingDay } from './demo-calendar.ts'
import { type SupplierAct, supplierActs } from './supplier-act.ts'

const step = z
  .object({ by: z.string(), daysAgo: z.int().min(3).max(900), do: z.enum(supplierActs) })
  .catchall(z.unknown())
const told = z.record(z.string(), z.array(step))

/** Days are told as so many days from today, negative in the past. */
const dayFields: ReadonlySet<string> = new Set([
  ...['starts', 'ends', 'endedOn', 'exitTriedOn', 'since', 'signedOn', 'firstIssued', 'revokedOn', 'checkedOn'],
  ...['happenedOn', 'toldOn', 'closedOn', 'dueOn', 'nextOn', 'asOf', 'periodFrom', 'periodTo', 'issuedOn'],
  ...['from', 'to', 'through'],
])

/** Everything with its days as days. */
function dated(value: unknown, today: Day, dayOf: (today: Day, offset: number) => Day): unknown {
  if (Array.isArray(value)) return value.map((one) => dated(one, today, dayOf))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      dayFields.has(key) && typeof one === 'number' ? dayOf(today, one) : dated(one, today, dayOf),
    ]),
  )
}

type Draft = { daysAgo: number; by: string; command: { kind: 'suppliers'; act: SupplierAct } }

/** How the register of suppliers of a demo organisation came to be, with reviews, reports and what was covered: a step a command. */
export function suppliersHistory(demo: string, today: Day): Draft[] {
  const steps =
    told.parse(JSON.parse(readFileSync(join(home, 'content', 'demo', 'suppliers.json'), 'utf8')))[demo] ?? []
  return steps.map(({ by, daysAgo, ...act }) => ({
    ...{ by, daysAgo },
    // Who holds a certificate tells of the same days in its own profile, where all days are working days.
    command: {
      kind: 'suppliers',
      act: dated(act, today, act.do === 'certificate' ? workingDay : addDays) as SupplierAct,
    },
  }))
}
