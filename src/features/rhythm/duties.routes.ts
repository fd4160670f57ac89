import { dayOf } from '../../core/time/instant.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import { addDuty, changeDuty, endDuty, finishTurn, finishTurns, resumeDuty, withdrawTurn } from './change-duties.ts'
import * as contracts from './duties.contract.ts'
import { dutyChoices, findWorking } from './duties.store.ts'
import { listDuties, readDuty } from './read-duties.ts'
import { readTurnsOf } from './rhythm.contract.ts'
import { findRecurring, listTurns } from './turns.store.ts'

/** Duties, and what was done of all that recurs. */
export function dutyRoutes(): Route[] {
  return [
    reads(contracts.listDuties, async (reader, { query: { page, size, ...filter } }, actor) => {
      const { shown, running, over } = await listDuties(reader, actor, filter)
      const items = shown.slice((page - 1) * size, page * size)
      return { items, total: shown.length, page, size, running, over }
    }),
    reads(contracts.readDutyChoices, (reader) => dutyChoices(reader)),
    reads(contracts.findDutyOwners, async (reader, { query }) => ({
      items: await findWorking(reader, query.text, dayOf(reader.now)),
    })),
    reads(contracts.readDuty, (reader, { params }, actor) => readDuty(reader, actor, params.id)),
    writes(contracts.addDuty, async (tx, { body }) => readDuty(tx, tx.actor, await addDuty(tx, body))),
    writes(contracts.changeDuty, async (tx, { params, body, seen }) => {
      await changeDuty(tx, params.id, body, seen)
      return readDuty(tx, tx.actor, params.id)
    }),
    writes(contracts.endDuty, async (tx, { params, body, seen }) => {
      await endDuty(tx, params.id, body, seen)
      return readDuty(tx, tx.actor, params.id)
    }),
    writes(contracts.resumeDuty, async (tx, { params, seen }) => {
      await resumeDuty(tx, params.id, seen)
      return readDuty(tx, tx.actor, params.id)
    }),
    writes(contracts.finishTurn, (tx, { body }) => finishTurn(tx, body)),
    writes(contracts.finishTurns, (tx, { body: { turns, ...doing } }) => finishTurns(tx, turns, doing)),
    writes(contracts.withdrawTurn, (tx, { params, seen }) => withdrawTurn(tx, params.id, seen)),
    reads(readTurnsOf, async (reader, { params }) => {
      const items = await listTurns(reader, params.of, params.id)
      if (items.length === 0 && (await findRecurring(reader, [params])).size === 0) throw problems.notFound()
      return { items: items.map(({ withdrawnAt, ...turn }) => ({ ...turn, withdrawn: withdrawnAt !== null })) }
    }),
  ]
}
