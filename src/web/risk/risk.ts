import type { RiskState } from '../../core/risk/standing.ts'
import type { addMeasure } from '../../features/measures/measures.contract.ts'
import type { changeRisk, readRisk } from '../../features/risk/risk.contract.ts'
import type { listRisks, readHeatMap, readRiskChoices } from '../../features/risk/risks.contract.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import type { Answer } from '../session/call.ts'
import type { State } from '../ui/verdict.tsx'

export type Risk = Answer<typeof readRisk>
export type FoundRisks = Answer<typeof listRisks>
export type ListedRisk = FoundRisks['items'][number]
export type RiskBody = BodyOf<typeof changeRisk>
export type RiskChoices = Answer<typeof readRiskChoices>
export type HeatMapAnswer = Answer<typeof readHeatMap>
export type CriteriaRef = NonNullable<HeatMapAnswer['criteria']>
export type Criteria = CriteriaRef['content']
export type Level = NonNullable<ListedRisk['levels']>['current']
export type LinkedMeasure = Risk['measures'][number]
export type NewMeasure = BodyOf<typeof addMeasure>

const verdicts: Record<RiskState, State> = {
  unrated: 'open',
  reopened: 'fails',
  'review-due': 'fails',
  'to-treat': 'fails',
  'acceptance-lapsed': 'fails',
  'in-treatment': 'soon',
  accepted: 'part',
  'within-appetite': 'holds',
  closed: 'none',
}

/** Which mark a state of a risk gets. */
export const verdictOfRisk = (state: RiskState): State => verdicts[state]

/** States in which somebody has to act, the weightiest first. */
export const attentionStates = ['reopened', 'review-due', 'acceptance-lapsed', 'to-treat', 'unrated'] as const

/** All that is written about a risk, as it is sent back when one part of it changes. */
export function bodyOf(risk: Risk): RiskBody {
  const { title, threat, threatGroup, description, ownerRole, treatment, treatmentReason } = risk
  return {
    ...{ title, threat, threatGroup, description, ownerRole, treatment, treatmentReason },
    asset: risk.asset.id,
    owner: risk.owner?.id ?? null,
  }
}

/** The level at a place among those of its criteria. */
export function levelAt({ levels, appetite }: Criteria, place: number): Level {
  return { place, of: levels.length, name: levels[place]?.name ?? '', aboveAppetite: place > appetite }
}

/** How heavily a level is coloured, 0 to 4: the lowest and the highest look the same whatever their number. */
export function toneOf({ place, of }: Pick<Level, 'place' | 'of'>): number {
  return of < 2 ? 0 : Math.round((place * 4) / (of - 1))
}

/** How a measure of a risk is called: one that is off and planned is planned. */
export function workWord({ work, plannedFor, inOperationSince }: LinkedMeasure) {
  return work === 'off' && plannedFor !== null && inOperationSince === null ? 'planned' : work
}

/** A step or a level with its place: it has no other name of its own, and what is typed stays with its place. */
export const atPlace = <T extends object>(one: T, place: number): T & { place: number } => ({ ...one, place })
