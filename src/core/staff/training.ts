import { addDays, type Day } from '../time/day.ts'
import { parseDuration } from '../time/duration.ts'
import { durationLater } from '../time/far-days.ts'
import { type Audience, type AudienceRule, audienceOn, type Placed } from './audience.ts'

/** That somebody followed a training; only one that was passed counts. */
export type Followed = { staff: string; followedOn: Day; passed: boolean }

/**
 * How somebody stands with a training on a day. `never`: not followed; `failed`: followed and not passed; `again`: has to be repeated since
 * `due`; `soon`: has to be repeated within sixty days; `done`: holds, up to and including `due` where it has to be repeated.
 */
export type TrainingState = 'done' | 'soon' | 'again' | 'failed' | 'never'
export type Trained<P> = { person: P; state: TrainingState; followedOn: Day | null; due: Day | null }

const soonDays = 60

/** How everybody in the audience stands on a day, and whom the audience perhaps should reach. What was followed later does not count yet. */
export function trainedOn<P extends Placed>(
  day: Day,
  training: { rules: readonly AudienceRule[]; repeatEvery: string | null },
  people: readonly P[],
  records: readonly Followed[],
): { trained: Trained<P>[]; unplaced: Audience<P>['unplaced'] } {
  const { counted, unplaced } = audienceOn(day, training.rules, people)
  const repeat = training.repeatEvery === null ? null : parseDuration(training.repeatEvery)
  const last = new Map<string, Day>()
  const failed = new Set<string>()
  for (const { staff, followedOn, passed } of records) {
    if (followedOn > day) continue
    if (!passed) failed.add(staff)
    else if (followedOn > (last.get(staff) ?? '')) last.set(staff, followedOn)
  }
  const trained = counted.map((person): Trained<P> => {
    const followedOn = last.get(person.id) ?? null
    if (followedOn === null)
      return { person, state: failed.has(person.id) ? 'failed' : 'never', followedOn: null, due: null }
    const due = repeat ? durationLater(followedOn, repeat) : null
    const state = due === null ? 'done' : due < day ? 'again' : due <= addDays(day, soonDays) ? 'soon' : 'done'
    return { person, state, followedOn, due }
  })
  return { trained, unplaced }
}

/** Whether somebody in this state has what the training asks: who has to repeat it soon still has. */
export const isTrained = (state: TrainingState): boolean => state === 'done' || state === 'soon'
