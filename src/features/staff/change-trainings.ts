import { allow } from '../../core/access/allow.ts'
import { type AudienceRule, functionKey } from '../../core/staff/audience.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { faults, invalid } from './refusals.ts'
import { findPeople, listLocations } from './staff.store.ts'
import { listTeams } from './teams.store.ts'
import {
  findRecord,
  findTrainings,
  insertRecords,
  listFollowed,
  type Training,
  type WrittenTraining,
  withdrawRecord,
  writeAudience,
  writeTraining,
} from './trainings.store.ts'

export type GivenTraining = WrittenTraining & { audience: AudienceRule[] }

/** Each rule once: the same said twice reaches nobody more. */
function tidy(rules: readonly AudienceRule[]): AudienceRule[] {
  const keyOf = (rule: AudienceRule) => JSON.stringify(rule.kind === 'function' ? functionKey(rule.function) : rule)
  return [...new Map(rules.map((rule) => [keyOf(rule), rule])).values()]
}

async function checkAudience(tx: Tx, rules: readonly AudienceRule[], before: readonly AudienceRule[]): Promise<void> {
  const keyOf = (rule: AudienceRule) =>
    rule.kind === 'team' ? `team ${rule.team}` : rule.kind === 'location' ? `location ${rule.location}` : ''
  const known = new Set([
    ...(await listTeams(tx)).map(({ id }) => `team ${id}`),
    ...(await listLocations(tx)).map(({ id }) => `location ${id}`),
    ...before.map(keyOf),
  ])
  for (const rule of rules) {
    if (keyOf(rule) === '' || known.has(keyOf(rule))) continue
    throw invalid([rule.kind === 'team' ? faults.noTeam('audience') : { ...faults.noLocation(), path: 'audience' }])
  }
}

async function trainingAsSeen(tx: Tx, id: string, seen: number | null): Promise<Training> {
  const [training] = await findTrainings(tx, id)
  if (!training) throw problems.notFound()
  if (seen !== null) requireRevision(training.revision, seen)
  return training
}

/** Adds a training to the register. */
export async function addTraining(tx: Tx, { audience, ...given }: GivenTraining) {
  const may = allow(tx.actor, 'staff:write')
  await checkAudience(tx, audience, [])
  const id = newId()
  await writeTraining(tx, may, id, given, null)
  await writeAudience(tx, may, id, tidy(audience))
  tx.note({ action: 'training.added', subject: given.title })
  return { id, revision: tx.revision }
}

/** Changes a training and whom it is for; what was recorded stays. */
export async function changeTraining(tx: Tx, id: string, { audience, ...given }: GivenTraining, seen: number) {
  const may = allow(tx.actor, 'staff:write')
  const before = await trainingAsSeen(tx, id, seen)
  if (before.withdrawn) throw problems.notFound()
  await checkAudience(tx, audience, before.audience)
  await writeTraining(tx, may, id, given, null)
  const rules = tidy(audience)
  if (JSON.stringify(rules) !== JSON.stringify(before.audience)) await writeAudience(tx, may, id, rules)
  tx.note({ action: 'training.changed', subject: given.title })
  return { id, revision: tx.revision }
}

/** Withdraws a training, or puts it back. */
export async function setTrainingWithdrawn(tx: Tx, id: string, withdrawn: boolean, seen: number) {
  const may = allow(tx.actor, 'staff:write')
  const { audience: _audience, revision, withdrawn: was, id: _id, ...facts } = await trainingAsSeen(tx, id, seen)
  if (was === withdrawn) return { id, revision }
  await writeTraining(tx, may, id, facts, withdrawn ? tx.now : null)
  tx.note({ action: withdrawn ? 'training.withdrawn' : 'training.restored', subject: facts.title })
  return { id, revision: tx.revision }
}

type GivenRecords = { people: string[]; followedOn: string; passed: boolean; score: number | null; note: string }

/** Records that many followed a training on a day. Who is recorded for that day already stays as is. */
export async function recordTraining(tx: Tx, id: string, { people, ...given }: GivenRecords): Promise<number> {
  const may = allow(tx.actor, 'staff:write')
  const { title, withdrawn } = await trainingAsSeen(tx, id, null)
  if (withdrawn) throw problems.notFound()
  if (given.followedOn > dayOf(tx.now)) {
    const message = { nl: 'Deze dag komt nog.', en: 'That day is still to come.' }
    throw invalid([{ path: 'followedOn', message }])
  }
  const wanted = [...new Set(people)]
  if ((await findPeople(tx, wanted)).length !== wanted.length) throw invalid([faults.noPerson('people')])
  const there = new Set(
    (await listFollowed(tx, id)).filter((one) => one.followedOn === given.followedOn).map(({ staff }) => staff),
  )
  const records = wanted
    .filter((staff) => !there.has(staff))
    .map((staff) => ({ ...given, staff, followedOn: given.followedOn as Day }))
  if (records.length === 0) return 0
  await insertRecords(tx, may, id, records)
  tx.note({
    action: 'training.recorded',
    subject: title,
    details: { people: records.length, followedOn: given.followedOn },
  })
  return records.length
}

/** Withdraws a record that was made by mistake. */
export async function withdrawTrainingRecord(tx: Tx, id: string, seen: number): Promise<void> {
  const may = allow(tx.actor, 'staff:write')
  const record = await findRecord(tx, id)
  if (!record) throw problems.notFound()
  requireRevision(record.revision, seen)
  await withdrawRecord(tx, may, id)
  tx.note({ action: 'training.record-withdrawn', subject: `${record.title}: ${record.name}` })
}
