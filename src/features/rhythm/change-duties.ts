import { allow } from '../../core/access/allow.ts'
import { lastToDo, turnsBetween } from '../../core/rhythm/recurrence.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'
import type { DutyFacts } from './duties.contract.ts'
import { type DutyRow, dutyRows, insertDuty, knownIn, storeDutyEnd, updateDuty } from './duties.store.ts'
import { faults, invalid, refusals } from './rhythm-refusals.ts'
import {
  findRecurring,
  findTurn,
  insertTurns,
  isEvidence,
  recurringKey,
  standingTurns,
  storeTurnWithdrawal,
  type TurnRef,
  turnKey,
} from './turns.store.ts'

async function check(tx: Tx, facts: DutyFacts): Promise<void> {
  const wrong: { path: string; message: Text }[] = []
  const people = [facts.owner, facts.standIn].filter((one) => one !== null)
  const known = await knownIn(tx, people, facts.team)
  if (facts.owner !== null && !known.staff.has(facts.owner)) wrong.push({ path: 'owner', message: faults.nobody })
  if (facts.standIn !== null && !known.staff.has(facts.standIn)) wrong.push({ path: 'standIn', message: faults.nobody })
  if (facts.standIn !== null && facts.standIn === facts.owner)
    wrong.push({ path: 'standIn', message: faults.samePerson })
  if (facts.team !== null && !known.team) wrong.push({ path: 'team', message: faults.noTeam })
  if (facts.team !== null && facts.owner !== null) wrong.push({ path: 'team', message: faults.personAndTeam })
  if (facts.owner === null && facts.team === null && facts.ownerRole === '')
    wrong.push({ path: 'owner', message: faults.nobodyNamed })
  if (wrong.length > 0) throw invalid(wrong)
}

async function dutyAsSeen(tx: Tx, id: string, seen: number): Promise<DutyRow> {
  const [duty] = await dutyRows(tx, id)
  if (!duty) throw problems.notFound()
  requireRevision(duty.revision, seen)
  return duty
}

/** Records a duty. Gives its id. */
export async function addDuty(tx: Tx, facts: DutyFacts): Promise<string> {
  const allowed = allow(tx.actor, 'duties:write')
  await check(tx, facts)
  const id = await insertDuty(tx, allowed, facts)
  tx.note({ action: 'duty.added', subject: facts.title })
  return id
}

/** Changes all that is written about a duty. 412 where it changed since it was seen, 409 where it ended. */
export async function changeDuty(tx: Tx, id: string, facts: DutyFacts, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'duties:write')
  const before = await dutyAsSeen(tx, id, seen)
  if (before.endedOn !== null) throw refusals.dutyEnded()
  await check(tx, facts)
  await updateDuty(tx, allowed, id, facts)
  tx.note({ action: 'duty.changed', subject: facts.title })
}

/** Ends a duty: from that day nothing of it is due. What was done stays. */
export async function endDuty(tx: Tx, id: string, end: { endedOn: string; reason: string }, seen: number) {
  const allowed = allow(tx.actor, 'duties:write')
  const before = await dutyAsSeen(tx, id, seen)
  if (before.endedOn !== null) throw refusals.dutyEnded()
  if (end.endedOn < before.firstOn) throw invalid([{ path: 'endedOn', message: faults.endsTooEarly }])
  await storeDutyEnd(tx, allowed, id, end)
  tx.note({ action: 'duty.ended', subject: before.title })
}

/** Takes the end of a duty back. */
export async function resumeDuty(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'duties:write')
  const before = await dutyAsSeen(tx, id, seen)
  if (before.endedOn === null) return
  await storeDutyEnd(tx, allowed, id, { endedOn: null, reason: '' })
  tx.note({ action: 'duty.resumed', subject: before.title })
}

type Doing = { doneOn: string; note: string; evidence: string | null }

/** The turns that nobody did yet; checked, and where anything is wrong refused as a whole. */
async function openAmong(tx: Tx, refs: readonly TurnRef[], doing: Doing, path: (n: number) => string) {
  const recurring = await findRecurring(tx, refs)
  if (refs.some((ref) => !recurring.has(recurringKey(ref)))) throw problems.notFound()
  const standing = await standingTurns(tx, refs)
  const done = Map.groupBy(standing, ([key]) => key.slice(0, key.lastIndexOf(' ')))
  const wrong: { path: string; message: Text }[] = []
  for (const [n, ref] of refs.entries()) {
    const day = ref.dueOn as Day
    const rule = recurring.get(recurringKey(ref))?.rule
    if (standing.has(turnKey(ref)) || !rule) continue
    if (turnsBetween(rule, day, day).length === 0) {
      wrong.push({ path: path(n), message: faults.noTurn })
      continue
    }
    // A turn far ahead would settle all before it, and end what recurs without anybody having ended it.
    const last = lastToDo(rule, done.get(recurringKey(ref))?.map(([, turn]) => turn) ?? [], dayOf(tx.now))
    if (last !== null && day > last) wrong.push({ path: path(n), message: faults.turnToCome(last) })
  }
  if (doing.doneOn > dayOf(tx.now)) wrong.push({ path: 'doneOn', message: faults.toCome })
  if (doing.evidence !== null && !(await isEvidence(tx, doing.evidence)))
    wrong.push({ path: 'evidence', message: faults.noEvidence })
  if (wrong.length > 0) throw invalid(wrong)
  const once = new Map(refs.map((ref) => [turnKey(ref), ref]))
  const open = [...once].filter(([key]) => !standing.has(key)).map(([, ref]) => ref)
  return { open, standing, titleOf: (ref: TurnRef) => recurring.get(recurringKey(ref))?.title ?? '' }
}

/** Records that a turn was done. Where somebody was first, that stands: two people who press at once did one thing. */
export async function finishTurn(tx: Tx, { of, id, dueOn, ...doing }: TurnRef & Doing) {
  const allowed = allow(tx.actor, 'duties:write')
  const ref = { of, id, dueOn }
  const { open, standing, titleOf } = await openAmong(tx, [ref], doing, () => 'dueOn')
  const before = standing.get(turnKey(ref))
  if (before) return { id: before.id, revision: before.revision, already: true }
  const [made] = await insertTurns(tx, allowed, open, doing)
  if (made === undefined) throw new TypeError('a turn was not made')
  tx.note({ action: 'turn.finished', subject: titleOf(ref), details: { due: dueOn, done: doing.doneOn } })
  return { id: made, revision: tx.revision, already: false }
}

/** Records that several turns were done on one day; those that are recorded already stay as they are. */
export async function finishTurns(tx: Tx, refs: readonly TurnRef[], doing: Omit<Doing, 'evidence'>) {
  const allowed = allow(tx.actor, 'duties:write')
  const all = { ...doing, evidence: null }
  const { open } = await openAmong(tx, refs, all, (n) => `turns.${n}.dueOn`)
  if (open.length > 0) {
    await insertTurns(tx, allowed, open, all)
    tx.note({ action: 'turns.finished', subject: String(open.length), details: { done: doing.doneOn } })
  }
  return { finished: open.length, already: refs.length - open.length }
}

/** Withdraws that a turn was done. It is due again, and that it was recorded stays to be read. */
export async function withdrawTurn(tx: Tx, id: string, seen: number) {
  const allowed = allow(tx.actor, 'duties:write')
  const turn = await findTurn(tx, id)
  if (!turn) throw problems.notFound()
  requireRevision(turn.revision, seen)
  if (turn.withdrawnAt !== null) throw refusals.turnWithdrawn()
  await storeTurnWithdrawal(tx, allowed, id)
  const recurring = await findRecurring(tx, [{ of: turn.of, id: turn.ofId }])
  const [of] = [...recurring.values()]
  tx.note({ action: 'turn.withdrawn', subject: of?.title ?? '', details: { due: turn.dueOn } })
  return { id, revision: tx.revision }
}
