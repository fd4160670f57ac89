import type { MeasureState } from '../../core/measures/measure-state.ts'
import type { changeMeasure, listMeasures, readMeasure } from '../../features/measures/measures.contract.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import type { Answer } from '../session/call.ts'
import type { State } from '../ui/verdict.tsx'

export type Measure = Answer<typeof readMeasure>
export type ListedMeasure = Answer<typeof listMeasures>['items'][number]
export type MeasureBody = BodyOf<typeof changeMeasure>
export type MeasureException = Measure['exceptions'][number]

const verdicts: Record<MeasureState, State> = {
  'in-operation': 'holds',
  planned: 'soon',
  late: 'fails',
  'not-yet': 'open',
  ended: 'none',
}

/** Which mark a state of a measure gets. */
export const verdictOfMeasure = (state: MeasureState): State => verdicts[state]

const exceptionVerdicts: Record<MeasureException['state'], State> = {
  open: 'part',
  past: 'fails',
  coming: 'soon',
  closed: 'none',
}

/** Which mark a state of an exception gets. */
export const verdictOfException = (state: MeasureException['state']): State => exceptionVerdicts[state]

/** All that is written about a measure, as it is sent back when one part of it changes. */
export function bodyOf(measure: Measure): MeasureBody {
  const { title, how, ownerRole, standInRole, inOperationSince, plannedFor, effectiveness, rhythms, proofs } = measure
  return {
    ...{ title, how, ownerRole, standInRole, inOperationSince, plannedFor, effectiveness },
    owner: measure.owner?.id ?? null,
    standIn: measure.standIn?.id ?? null,
    requirements: measure.requirements.map(({ edition, requirement }) => ({ edition, requirement })),
    systems: measure.systems.map(({ id }) => id),
    locations: measure.locations.map(({ id }) => id),
    rhythms,
    proofs,
  }
}

/** A requirement as one value of a list to choose from, and back. */
export const refValue = ({ edition, requirement }: { edition: string; requirement: string }) =>
  `${edition} ${requirement}`
export const refOf = (value: string) => {
  const [edition = '', requirement = ''] = value.split(' ')
  return { edition, requirement }
}

/** Units of a length of time, as ISO 8601 writes them. */
export const units = ['D', 'W', 'M', 'Y'] as const
export type Unit = (typeof units)[number]

/** The parts of a length of time such as P3M; null where it is written otherwise. */
export function spanOf(period: string): { count: string; unit: Unit } | null {
  const match = /^P(\d{1,2})([DWMY])$/.exec(period)
  return match ? { count: match[1] ?? '', unit: match[2] as Unit } : null
}
