import { firstDay, type Span, spanOf, united } from '../demonstrability/steps.ts'
import type { Day } from '../time/day.ts'
import { daysLater } from '../time/far-days.ts'
import type { AssuranceFact, HeldFact, LackWhy } from './facts.ts'

type Cuec = AssuranceFact['cuecs'][number]

/** The days on which the customer does not do one part of what a report takes for granted. */
export function unmetBy({ measure, notOurs }: Cuec): Span[] {
  if (notOurs) return []
  return measure === null ? [{ from: firstDay, through: null }] : united(measure.lacks.flatMap(({ days }) => days))
}

/** What the measure that is to do a part lacks on a day; null where none is linked, it lacks nothing, or the part is not ours. */
export function lackOn({ measure, notOurs }: Cuec, day: Day): LackWhy | null {
  const lack = notOurs ? undefined : measure?.lacks.find(({ days }) => spanOf(days, day))
  return lack ? { why: lack.why, last: lack.last, proofs: lack.proofs } : null
}

/** The days on which the customer does not do all that a report takes for granted: its opinion then says nothing about the whole. */
export const unmetDays = ({ cuecs }: Pick<AssuranceFact, 'cuecs'>): Span[] => united(cuecs.flatMap(unmetBy))

/** The days on which nobody has said yet what an exception in a report means here. */
export const unassessedDays = ({ exceptions }: Pick<AssuranceFact, 'exceptions'>): Span[] =>
  united(
    exceptions.map(({ assessedOn }) => ({
      from: firstDay,
      through: assessedOn === null ? null : daysLater(assessedOn, -1),
    })),
  )

/** The days on which no report holds an organisation that is left out. */
export const unheldDays = ({ lacks }: Pick<HeldFact, 'lacks'>): Span[] => united(lacks.flatMap(({ days }) => days))
