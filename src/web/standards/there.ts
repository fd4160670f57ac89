import { keyOf } from './decision-values.ts'
import type { FullControl } from './read-counterparts.ts'

/** A control with its counterparts, as they stood when filling in began. */
export type Began = { control: FullControl; counterparts: readonly FullControl[] }

/** Counterparts with how they relate and what was decided there. */
export function thereOf({ control, counterparts }: Began) {
  return control.counterparts.flatMap((one) => {
    const full = counterparts.find((other) => keyOf(other) === keyOf(one))
    return full
      ? [{ ...one, name: `${full.editionName} ${full.requirement}`, state: full.state, decision: full.decision }]
      : []
  })
}

export type There = ReturnType<typeof thereOf>[number]

/** The revision of each; 0 where nothing was decided. */
export function seenOf({ control, counterparts }: Began): Record<string, number> {
  return Object.fromEntries([control, ...counterparts].map((one) => [keyOf(one), one.decision?.revision ?? 0]))
}
