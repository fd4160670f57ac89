import { useCallback, useState } from 'react'
import { z } from 'zod'
import type { RiskCriteria } from '../../core/risk/criteria.ts'
import type { StatedRating } from '../../core/risk/rating.ts'
import { capped } from '../../core/workshop/proposal.ts'
import { useKeptName } from './use-outbox.ts'

const rating = z.strictObject({ likelihood: z.int(), impacts: z.record(z.string(), z.int()) })
const draft = z.strictObject({ inherent: rating, residual: rating, reason: z.string() })
export type Draft = z.infer<typeof draft>

/** What is being decided about a scenario, kept in this browser until it was recorded or left. */
export function useDraft(workshop: string, item: string) {
  const name = useKeptName(workshop, `decision-${item}`)
  const [kept, setKept] = useState(() => ({ name, value: read(name) }))
  if (kept.name !== name) setKept({ name, value: read(name) })
  const set = useCallback(
    (value: Draft | null) => {
      setKept({ name, value })
      try {
        if (value) localStorage.setItem(name, JSON.stringify(value))
        else localStorage.removeItem(name)
      } catch {
        // No room: it stays on the page.
      }
    },
    [name],
  )
  return [kept.name === name ? kept.value : read(name), set] as const
}

function read(name: string): Draft | null {
  try {
    return draft.parse(JSON.parse(localStorage.getItem(name) ?? 'null'))
  } catch {
    return null
  }
}

export type Part = keyof StatedRating

/** The draft after one step is chosen; 0 takes an aspect away from both. The residual rating follows the inherent one down. */
export function withStep(before: Draft, part: Part, aspect: 'likelihood' | (string & {}), step: number): Draft {
  const after = { ...before, [part]: changed(before[part], aspect, step) }
  if (aspect !== 'likelihood' && part === 'inherent') {
    const was = before.inherent.impacts[aspect]
    const residual = before.residual.impacts[aspect]
    // An aspect that is new weighs the same with measures until somebody says otherwise.
    if (step === 0 || was === undefined || residual === undefined)
      after.residual = changed(before.residual, aspect, step)
  }
  return { ...after, residual: capped(after.residual, after.inherent) }
}

function changed({ likelihood, impacts }: StatedRating['inherent'], aspect: string, step: number) {
  if (aspect === 'likelihood') return { likelihood: step, impacts }
  const { [aspect]: _, ...others } = impacts
  return { likelihood, impacts: step === 0 ? others : { ...others, [aspect]: step } }
}

/** Whether it can be recorded: at least one aspect is touched, and every step is one of the scales. */
export function isWhole({ inherent, residual }: Draft, criteria: RiskCriteria): boolean {
  const touched = Object.keys(inherent.impacts)
  return (
    touched.length > 0 &&
    touched.every((aspect) => (residual.impacts[aspect] ?? 0) > 0) &&
    inherent.likelihood <= criteria.likelihood.length
  )
}
