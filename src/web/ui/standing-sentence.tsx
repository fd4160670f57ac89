import { RichText } from '../session/text.tsx'
import type { ControlState } from './control-state.ts'

/** How the controls of one edition stand: how many are in which state, which add up to the total. */
export type Standing = { editionName: string; total: number; states: Record<ControlState, number> }

/** How many controls of an edition apply: all but those left out and those about which nothing was decided. */
export function applicableOf({ total, states }: Standing): number {
  return total - states['not-applicable'] - states.undecided
}

/** What is in place of what applies, as a sentence that is also right where nothing is decided or nothing applies. */
export function StandingSentence({ standing }: { standing: Standing }) {
  const applicable = applicableOf(standing)
  const { undecided } = standing.states
  const inPlace = standing.states['in-place']
  const values = { name: standing.editionName, total: standing.total, applicable, inPlace }
  if (applicable > 0) return <RichText name="standing.inPlace" values={{ ...values, count: inPlace }} />
  if (undecided === standing.total) return <RichText name="standing.nothingDecided" values={values} />
  return <RichText name="standing.nothingApplies" values={{ ...values, count: undecided }} />
}

/** How many are still undecided, where the sentence before did not say so. */
export function UndecidedSentence({ standing }: { standing: Standing }) {
  const { undecided } = standing.states
  if (undecided === 0 || applicableOf(standing) === 0) return null
  return <RichText name="standing.undecided" values={{ count: undecided }} />
}
