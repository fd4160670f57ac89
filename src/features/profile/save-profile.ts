import { allow } from '../../core/access/allow.ts'
import type { ProfileFact } from '../../core/guidance/guidance.ts'
import { clusterOf } from '../../core/profile/cluster.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import {
  deleteFact,
  findProfile,
  listFacts,
  type Profile,
  type RecordedFact,
  type Source,
  storeFact,
  storeProfile,
} from './profile.store.ts'

/** The profile with its facts and the cluster that follows from both. */
export async function wholeProfile(source: Source) {
  const profile = await findProfile(source)
  const facts = await listFacts(source)
  const givesCare = facts.find(({ fact }) => fact === 'gives-care')?.holds ?? null
  return { ...profile, facts, cluster: clusterOf({ ...profile, givesCare }) }
}

/** Changes the profile. 412 where somebody else changed it meanwhile. */
export async function saveProfile(tx: Tx, profile: Profile, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'profile:write')
  const { revision, ...before } = await findProfile(tx)
  requireRevision(revision, seen)
  const changed = (Object.keys(before) as (keyof Profile)[]).filter((key) => before[key] !== profile[key])
  if (changed.length === 0) return
  await storeProfile(tx, allowed, profile, revision === 0)
  tx.note({ action: 'profile.changed', subject: '', details: { changed } })
}

/** Answers a fact, anew or over what was answered. 412 where it was answered otherwise than the caller saw. */
export async function recordFact(
  tx: Tx,
  fact: ProfileFact,
  answer: { holds: boolean; note: string },
  seen: number,
): Promise<RecordedFact> {
  const allowed = allow(tx.actor, 'profile:write')
  const before = (await listFacts(tx)).find((one) => one.fact === fact)
  requireRevision(before?.revision ?? 0, seen)
  if (before && before.holds === answer.holds && before.note === answer.note) return before
  await storeFact(tx, allowed, fact, answer, before === undefined)
  tx.note({ action: 'fact.recorded', subject: fact, details: { from: before?.holds ?? null, to: answer.holds } })
  return { fact, revision: tx.revision, ...answer, recordedBy: tx.actor.name, recordedAt: tx.now }
}

/** Takes the answer about a fact back: it is not answered again. */
export async function withdrawFact(tx: Tx, fact: ProfileFact, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'profile:write')
  const before = (await listFacts(tx)).find((one) => one.fact === fact)
  if (!before) throw problems.notFound()
  requireRevision(before.revision, seen)
  await deleteFact(tx, allowed, fact)
  tx.note({ action: 'fact.withdrawn', subject: fact, details: { from: before.holds } })
}
