import type { Actor } from '../../core/access/actor.ts'
import { isAllowed } from '../../core/access/allow.ts'
import { everything, type Reach, reachOf } from '../../core/assessment/parts.ts'
import type { Questionnaire } from '../../core/assessment/questionnaire.ts'
import { type HandedPart, isOf } from './parts.store.ts'

/** Whether somebody sees every assessment whole, or only what was handed over. */
export const seesAll = (actor: Actor): boolean => isAllowed(actor, 'assessment:results')

/** What somebody sees of an assessment. Of what they see, whoever may answer at all may answer. */
export function reachIn(actor: Actor, questionnaire: Questionnaire, parts: readonly HandedPart[]): Reach {
  if (seesAll(actor)) return everything
  return reachOf(
    questionnaire,
    parts.filter((part) => isOf(part, actor)),
  )
}
