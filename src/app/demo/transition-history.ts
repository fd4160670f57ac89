import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Content } from '../../core/standards/content.ts'
import { listAssessments } from '../../features/assessment/assessments.store.ts'
import { runTransition } from '../../features/transition/run-transition.ts'
import { waysOf } from '../../features/transition/ways.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { home } from '../../platform/home.ts'

/** That the answers of one assessment were brought to another; both are told by name. */
const demoTransition = z.strictObject({
  by: z.string(),
  daysAgo: z.int().min(3).max(900),
  assessment: z.string(),
  from: z.string(),
  to: z.string(),
  into: z.string(),
})

export type TransitionCommand = { kind: 'transition'; assessment: string; from: string; to: string; into: string }

/** The transition of `content/demo/<id>-transition.json`; nothing where there is no such file. */
export function transitionHistory(id: string): { daysAgo: number; by: string; command: TransitionCommand }[] {
  const file = join(home, 'content', 'demo', `${id}-transition.json`)
  if (!existsSync(file)) return []
  const { by, daysAgo, ...told } = demoTransition.parse(JSON.parse(readFileSync(file, 'utf8')))
  return [{ by, daysAgo, command: { kind: 'transition', ...told } }]
}

/** Brings the answers over through the product's own verb. */
export async function runTransitionCommand(tx: Tx, content: Content, told: TransitionCommand): Promise<void> {
  const assessments = await listAssessments(tx)
  const named = (name: string) => {
    const found = assessments.find((one) => one.name === name)
    if (!found) throw new TypeError(`no assessment ${name}`)
    return found.id
  }
  const { from, to } = told
  const run = { assessment: named(told.assessment), from, to, into: named(told.into), name: null }
  const { brought } = await runTransition(tx, waysOf(content), run)
  if (brought === 0) throw new TypeError('the transition of the demo brings nothing')
}
