import { allow } from '../../core/access/allow.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { deleteAbsence, findAbsence, insertAbsence, updateAbsence, type WrittenAbsence } from './absences.store.ts'
import { type Fault, faults, invalid } from './refusals.ts'
import { findPeople, type StaffRow } from './staff.store.ts'

/** Throws where an absence cannot be so; gives who is away. */
async function check(tx: Tx, staff: string, given: WrittenAbsence): Promise<StaffRow> {
  const people = await findPeople(tx, given.standIn === null ? [staff] : [staff, given.standIn])
  const person = people.find(({ id }) => id === staff)
  if (!person) throw problems.notFound()
  const found: Fault[] = []
  if (given.ends < given.starts) found.push(faults.endsBeforeStart())
  if (given.standIn === staff) found.push(faults.standsInForSelf())
  else if (given.standIn !== null && people.length < 2) found.push(faults.noPerson('standIn'))
  if (found.length > 0) throw invalid(found)
  return person
}

/** Records that somebody is away, and who stands in. Why somebody is away is not kept. */
export async function addAbsence(tx: Tx, staff: string, given: WrittenAbsence) {
  const may = allow(tx.actor, 'staff:write')
  const person = await check(tx, staff, given)
  const id = await insertAbsence(tx, may, staff, given)
  tx.note({ action: 'absence.recorded', subject: person.name })
  return { id, revision: tx.revision }
}

async function absenceAsSeen(tx: Tx, id: string, seen: number) {
  const absence = await findAbsence(tx, id)
  if (!absence) throw problems.notFound()
  requireRevision(absence.revision, seen)
  return absence
}

export async function changeAbsence(tx: Tx, id: string, given: WrittenAbsence, seen: number) {
  const may = allow(tx.actor, 'staff:write')
  const { staff } = await absenceAsSeen(tx, id, seen)
  const person = await check(tx, staff, given)
  await updateAbsence(tx, may, id, given)
  tx.note({ action: 'absence.changed', subject: person.name })
  return { id, revision: tx.revision }
}

export async function removeAbsence(tx: Tx, id: string, seen: number): Promise<void> {
  const may = allow(tx.actor, 'staff:write')
  const { staff } = await absenceAsSeen(tx, id, seen)
  const [person] = await findPeople(tx, [staff])
  await deleteAbsence(tx, may, id)
  tx.note({ action: 'absence.removed', subject: person?.name ?? '' })
}
