import { allow } from '../../core/access/allow.ts'
import { exceptionState } from '../../core/measures/measure-state.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { invalid } from './change-measures.ts'
import { type Exception, insertException, listExceptions, storeClosing, updateException } from './exceptions.store.ts'
import type { ExceptionFacts } from './measure-shapes.contract.ts'
import { findMeasure } from './measures.store.ts'

/** An exception as it is read, with how it stands on the day asked for. */
export function readException(source: Pick<Reader | Tx, 'now'>, { measure: _measure, ...exception }: Exception) {
  return { ...exception, state: exceptionState(exception, dayOf(source.now)) }
}

async function exceptionById(tx: Tx, id: string): Promise<Exception> {
  const [found] = await listExceptions(tx, { id })
  if (!found) throw problems.notFound()
  return found
}

async function check(tx: Tx, measure: string, facts: ExceptionFacts): Promise<void> {
  if (facts.ends < facts.starts) {
    const message = { nl: 'De laatste dag ligt voor de eerste.', en: 'The last day lies before the first.' }
    throw invalid([{ path: 'ends', message }])
  }
  if (facts.compensating === null) return
  const message =
    facts.compensating === measure
      ? {
          nl: 'Een maatregel vangt zijn eigen uitzondering niet op.',
          en: 'A measure does not make up for its own exception.',
        }
      : { nl: 'Deze maatregel bestaat niet meer.', en: 'This measure no longer exists.' }
  const known = facts.compensating !== measure && (await findMeasure(tx, facts.compensating))
  if (!known) throw invalid([{ path: 'compensating', message }])
}

/** Accepts that a measure is knowingly not applied, until a day. */
export async function acceptException(tx: Tx, measure: string, facts: ExceptionFacts) {
  const allowed = allow(tx.actor, 'exceptions:accept')
  const about = await findMeasure(tx, measure)
  if (!about) throw problems.notFound()
  await check(tx, measure, facts)
  const id = await insertException(tx, allowed, measure, facts)
  tx.note({ action: 'exception.accepted', subject: facts.title, details: { measure: about.title } })
  return readException(tx, await exceptionById(tx, id))
}

/** Changes an exception, or accepts it for longer: whoever does so is named as who accepted it. */
export async function changeException(tx: Tx, id: string, facts: ExceptionFacts, seen: number) {
  const allowed = allow(tx.actor, 'exceptions:accept')
  const before = await exceptionById(tx, id)
  requireRevision(before.revision, seen)
  await check(tx, before.measure, facts)
  await updateException(tx, allowed, id, facts)
  const action = facts.ends > before.ends ? 'exception.extended' : 'exception.changed'
  tx.note({ action, subject: facts.title })
  return readException(tx, await exceptionById(tx, id))
}

/** Closes an exception from a day on. */
export async function closeException(tx: Tx, id: string, closing: { closedOn: string; note: string }, seen: number) {
  const allowed = allow(tx.actor, 'exceptions:accept')
  const before = await exceptionById(tx, id)
  requireRevision(before.revision, seen)
  if (closing.closedOn < before.starts || closing.closedOn > dayOf(tx.now)) {
    const message =
      closing.closedOn < before.starts
        ? { nl: 'Deze dag ligt voor de eerste dag.', en: 'This day lies before the first day.' }
        : { nl: 'Deze dag moet nog komen.', en: 'This day has yet to come.' }
    throw invalid([{ path: 'closedOn', message }])
  }
  await storeClosing(tx, allowed, id, closing)
  tx.note({ action: 'exception.closed', subject: before.title })
  return readException(tx, await exceptionById(tx, id))
}
