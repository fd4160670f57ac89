import { allow } from '../../core/access/allow.ts'
import type { Content } from '../../core/standards/content.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'
import { requiredForCare, roadEdition } from './assess-road.ts'
import { listChecks, listMarks, type RecordedCheck } from './road.store.ts'
import { deleteCheck, writeCheck } from './touchpoints.store.ts'

export type CheckInput = Pick<RecordedCheck, 'state' | 'day' | 'owner' | 'note'>

const refuse = (message: Text) => new Problem(400, 'invalid', message, { fields: [{ path: 'day', message }] })

function check(given: CheckInput, today: string): CheckInput {
  if (given.state === 'nothing') return { ...given, day: null }
  if (given.state === 'in-place' && given.day === null) {
    throw refuse({
      nl: 'Kies sinds welke dag dit werkt. De audit kan pas als het een tijd werkt.',
      en: 'Choose since which day this works. The audit has to wait until it has worked for a while.',
    })
  }
  if (given.state === 'in-place' && given.day !== null && given.day > today) {
    throw refuse({
      nl: 'Deze dag komt nog. Kies ‘komt er’, of een dag tot en met vandaag.',
      en: 'That day is still to come. Choose ‘coming’, or a day up to today.',
    })
  }
  if (given.state === 'planned' && given.day === null) {
    throw refuse({ nl: 'Kies de dag waarop dit werkt.', en: 'Choose the day on which this works.' })
  }
  return given
}

const nameOf = (content: Content, requirement: string) =>
  `${content.editions.get(roadEdition)?.name ?? roadEdition} ${requirement}`

async function findCheck(tx: Tx, content: Content, requirement: string, seen: number) {
  if (!requiredForCare(content, await listMarks(tx, roadEdition)).includes(requirement)) throw problems.notFound()
  const before = (await listChecks(tx)).find((one) => one.requirement === requirement) ?? null
  requireRevision(before?.revision ?? 0, seen)
  return before
}

/** Records what is in place for one healthcare requirement; the statement of applicability stays as it is. */
export async function recordCheck(tx: Tx, content: Content, requirement: string, seen: number, given: CheckInput) {
  const allowed = allow(tx.actor, 'touchpoints:write')
  const before = await findCheck(tx, content, requirement, seen)
  const facts = check(given, dayOf(tx.now))
  const id = await writeCheck(tx, allowed, before, { requirement, ...facts })
  tx.note({
    action: 'touchpoint.check-recorded',
    subject: nameOf(content, requirement),
    details: { from: before?.state ?? null, to: facts.state },
  })
  return { id, revision: tx.revision }
}

/** Takes an answer of the check back; the history keeps it. */
export async function withdrawCheck(tx: Tx, content: Content, requirement: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'touchpoints:write')
  const before = await findCheck(tx, content, requirement, seen)
  if (!before) throw problems.notFound()
  await deleteCheck(tx, allowed, before.id)
  tx.note({ action: 'touchpoint.check-withdrawn', subject: nameOf(content, requirement) })
}
