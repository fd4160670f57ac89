import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { assetFields } from '../../core/assets/asset-fields.ts'
import { home } from '../../platform/home.ts'
import type { AssetAct } from './assets-acts.ts'

const when = { by: z.string(), daysAgo: z.int().min(3).max(900) }
const row = z.partialRecord(z.enum(assetFields.map(({ key }) => key)), z.string())

const told = z.record(
  z.string(),
  z.array(
    z.union([
      /** Lines of the scope by name. */
      z.strictObject({ ...when, takeOver: z.array(z.string()) }),
      /** Rows as a list of assets holds them. */
      z.strictObject({ ...when, list: z.array(row) }),
      z.strictObject({ ...when, withdraw: z.string(), reason: z.string() }),
    ]),
  ),
)

type Draft = { daysAgo: number; by: string; command: { kind: 'assets'; act: AssetAct } }

/** How the register of assets of a demo organisation came to be, a step a command. */
export function assetsHistory(demo: string): Draft[] {
  const steps = told.parse(JSON.parse(readFileSync(join(home, 'content', 'demo', 'assets.json'), 'utf8')))[demo] ?? []
  return steps.map(({ by, daysAgo, ...act }) => ({ by, daysAgo, command: { kind: 'assets', act } }))
}
