import { dayOf } from '../../core/time/instant.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import {
  addTraining,
  changeTraining,
  recordTraining,
  setTrainingWithdrawn,
  withdrawTrainingRecord,
} from './change-trainings.ts'
import { trainingFile } from './export-training.ts'
import { importTraining, tryTrainingImport } from './import-training.ts'
import { organisationOf } from './organisation.store.ts'
import { trainingOn, trainingsOn } from './read-trainings.ts'
import * as contracts from './trainings.contract.ts'

export function trainingRoutes(): Route[] {
  return [
    reads(contracts.listTrainings, async (reader) => {
      const day = dayOf(reader.now)
      return { day, items: await trainingsOn(reader, day) }
    }),
    reads(contracts.readTraining, async (reader, { params, query: { page, size, ...asked } }) => {
      const day = dayOf(reader.now)
      const { rows, ...found } = await trainingOn(reader, params.id, day, asked)
      const people = rows.slice((page - 1) * size, page * size)
      return { ...found, day, people, total: rows.length, page, size }
    }),
    reads(contracts.downloadTraining, async (reader, { params, query: { format, ...asked }, language }) => {
      const found = await trainingOn(reader, params.id, dayOf(reader.now), asked)
      return trainingFile(found, { format, language, organisation: await organisationOf(reader) })
    }),
    writes(contracts.addTraining, (tx, { body }) => addTraining(tx, body)),
    writes(contracts.changeTraining, (tx, { params, body, seen }) => changeTraining(tx, params.id, body, seen)),
    writes(contracts.withdrawTraining, (tx, { params, seen }) => setTrainingWithdrawn(tx, params.id, true, seen)),
    writes(contracts.restoreTraining, (tx, { params, seen }) => setTrainingWithdrawn(tx, params.id, false, seen)),
    writes(contracts.recordTraining, async (tx, { params, body }) => ({
      recorded: await recordTraining(tx, params.id, body),
    })),
    writes(contracts.withdrawTrainingRecord, async (tx, { params, seen }) => {
      await withdrawTrainingRecord(tx, params.id, seen)
      return {}
    }),
    reads(contracts.tryTrainingImport, (reader, { params, body, language }) =>
      tryTrainingImport(reader, params.id, body, language),
    ),
    writes(contracts.importTraining, (tx, { params, body }) => importTraining(tx, params.id, body)),
  ]
}
