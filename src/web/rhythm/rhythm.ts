import type { z } from 'zod'
import type { DueState, turnStates } from '../../core/rhythm/due-kinds.ts'
import type { duty as dutyShape } from '../../features/rhythm/duties.contract.ts'
import type { listTasks, readWatches, readYear } from '../../features/rhythm/rhythm.contract.ts'
import type { Answer } from '../session/call.ts'
import type { State } from '../ui/verdict.tsx'

export type Tasks = Answer<typeof listTasks>
export type Task = Tasks['items'][number]
export type Acting = Task['who']
export type Duty = z.output<typeof dutyShape>
export type Year = Answer<typeof readYear>
export type YearItem = Year['items'][number]
export type Watch = Answer<typeof readWatches>['watches'][number]
type TurnState = (typeof turnStates)[number]

/** Which mark something that is due gets. */
export const markOfDue: Record<DueState, State> = {
  overdue: 'fails',
  'this-week': 'soon',
  later: 'open',
  undated: 'none',
}

/** Which mark a turn gets in the calendar. */
export const markOfTurn: Record<TurnState, State> = { ...markOfDue, done: 'holds', missed: 'part' }

export const markOfWatch: Record<Watch['state'], State> = { holds: 'holds', wrong: 'fails', nothing: 'open' }

/** Whose tasks are shown. */
export const whoses = ['mine', 'team', 'all'] as const
export type Whose = (typeof whoses)[number]
