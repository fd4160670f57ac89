import type { readBallot, readWorkshop } from '../../features/workshop/workshop.contract.ts'
import type { Answer } from '../session/call.ts'

export type Workshop = Answer<typeof readWorkshop>
export type Item = Workshop['items'][number]
export type Ballot = Answer<typeof readBallot>
export type Scales = NonNullable<Workshop['scales']>
export type VotesOfStage = Item['votes']['inherent']
export type Spread = NonNullable<VotesOfStage['spread']>['likelihood']

/** Minutes and seconds, such as 4:05; what is over stands with a minus. */
export function clock(seconds: number): string {
  const whole = Math.abs(Math.round(seconds))
  return `${seconds < 0 && whole > 0 ? '−' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
