import { allow } from '../../core/access/allow.ts'
import { dayOf } from '../../core/time/instant.ts'
import { computedSteps, type StepChange, type StepName } from '../../core/touchpoints/plan.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, requireRevision } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'
import { findPlan, listServices, listSteps, type SetPlan } from './road.store.ts'
import { deleteStep, writePlan, writeStep } from './touchpoints.store.ts'

export type PlanInput = Omit<SetPlan, 'id' | 'revision'>

const refuse = (path: string, message: Text) => new Problem(400, 'invalid', message, { fields: [{ path, message }] })

/** Sets the frame of the plan. 400 where the partial scope names a service that is not there. */
export async function setPlan(tx: Tx, seen: number, given: PlanInput) {
  const allowed = allow(tx.actor, 'touchpoints:write')
  const before = await findPlan(tx)
  requireRevision(before?.revision ?? 0, seen)
  const there = (await listServices(tx)).map(({ id }) => id)
  const chosen = given.services && [...new Set(given.services)]
  if (chosen?.some((id) => !there.includes(id))) {
    throw refuse('services', {
      nl: 'Een van deze diensten bestaat niet meer. Kies opnieuw.',
      en: 'One of these services is no longer there. Choose again.',
    })
  }
  // Every service is no partial scope.
  const services = chosen && chosen.length < there.length ? chosen : null
  const id = await writePlan(tx, allowed, before, { ...given, services })
  tx.note({ action: 'touchpoint.plan-set', subject: '', details: { start: given.start, partial: services !== null } })
  return { id, revision: tx.revision }
}

/** Moves a step of the plan or marks it as done; with neither the step is computed again. */
export async function changeStep(
  tx: Tx,
  step: StepName,
  seen: number,
  given: Pick<StepChange, 'day' | 'doneOn'>,
): Promise<void> {
  const allowed = allow(tx.actor, 'touchpoints:write')
  const before = (await listSteps(tx)).find((one) => one.step === step) ?? null
  requireRevision(before?.revision ?? 0, seen)
  if (computedSteps.includes(step)) {
    throw refuse('day', {
      nl: 'Deze dag volgt uit de maatregelen die nog komen. Wijzig de dag bij de maatregel zelf.',
      en: 'This day follows from the measures that are still to come. Change the day at the measure itself.',
    })
  }
  if (given.doneOn !== null && given.doneOn > dayOf(tx.now)) {
    throw refuse('doneOn', {
      nl: 'Deze dag komt nog. Kies een dag tot en met vandaag.',
      en: 'That day is still to come. Choose a day up to today.',
    })
  }
  if (given.day === null && given.doneOn === null) {
    if (!before) return
    await deleteStep(tx, allowed, before.id)
  } else {
    await writeStep(tx, allowed, before, { step, ...given })
  }
  tx.note({ action: 'touchpoint.step-changed', subject: '', details: { step, ...given } })
}
