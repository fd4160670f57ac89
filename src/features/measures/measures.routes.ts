import type { Content } from '../../core/standards/content.ts'
import { dayOf } from '../../core/time/instant.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { reportFile } from '../../render/report/render-report.ts'
import { addMeasure, changeMeasure, endMeasure, resumeMeasure } from './change-measures.ts'
import { acceptException, changeException, closeException } from './exceptions.ts'
import { choicesOf } from './ground.store.ts'
import { importMeasures, planImport } from './import-measures.ts'
import { everyMeasure, listMeasures } from './list-measures.ts'
import * as contracts from './measures.contract.ts'
import { findStaff } from './measures.store.ts'
import { measuresReport } from './measures-report.ts'
import * as sheet from './measures-sheet.contract.ts'
import { measuresSheet } from './measures-sheet.ts'
import { readMeasure } from './read-measure.ts'
import * as reliances from './reliances.contract.ts'
import { findServices } from './reliances.store.ts'
import { relyOn } from './reliances.ts'
import { readMeasureProposals, takeOverMeasures } from './starting-set.ts'

/** Measures, their exceptions, and the starting set that the content proposes. */
export function measuresRoutes(content: Content): Route[] {
  return [
    reads(contracts.listMeasures, (reader, { query }) => listMeasures(reader, content, query)),
    reads(contracts.downloadMeasures, async (reader, { query: { format, ...filter }, language }) =>
      reportFile(await measuresReport(reader, await everyMeasure(reader, content, filter), language), format),
    ),
    reads(contracts.readMeasureChoices, async (reader) => {
      const { adopted, ...choices } = await choicesOf(reader, dayOf(reader.now))
      return {
        ...choices,
        editions: [...content.editions.values()]
          .filter(({ id }) => adopted.includes(id))
          .map(({ id, name, themes }) => ({
            id,
            name,
            themes: themes.map(({ id: theme, nl, en }) => ({ id: theme, name: { nl, en } })),
          })),
      }
    }),
    reads(contracts.findOwners, async (reader, { query }) => ({
      items: await findStaff(reader, query.text, dayOf(reader.now)),
    })),
    reads(reliances.findServices, async (reader, { query }) => ({
      items: await findServices(reader, query.text, dayOf(reader.now)),
    })),
    writes(reliances.relyOn, async (tx, { params, body, seen }) => {
      await relyOn(tx, params.id, body, seen)
      return readMeasure(tx, content, params.id)
    }),
    reads(sheet.downloadMeasuresSheet, (reader, { query, language }) =>
      measuresSheet(reader, content, query.language ?? language),
    ),
    reads(sheet.tryMeasuresSheet, async (reader, { body, language }) => {
      const { report } = await planImport(reader, content, body.file, language)
      return report
    }),
    writes(sheet.importMeasures, (tx, { body, language }) => importMeasures(tx, content, body.file, language)),
    reads(contracts.readMeasureProposals, (reader) => readMeasureProposals(reader, content)),
    writes(contracts.takeOverMeasures, (tx, { body, language }) =>
      takeOverMeasures(tx, content, body.chosen, language),
    ),
    reads(contracts.readMeasure, (reader, { params }) => readMeasure(reader, content, params.id)),
    writes(contracts.addMeasure, async (tx, { body }) => readMeasure(tx, content, await addMeasure(tx, content, body))),
    writes(contracts.changeMeasure, async (tx, { params, body, seen }) => {
      await changeMeasure(tx, content, params.id, body, seen)
      return readMeasure(tx, content, params.id)
    }),
    writes(contracts.endMeasure, async (tx, { params, body, seen }) => {
      await endMeasure(tx, params.id, body, seen)
      return readMeasure(tx, content, params.id)
    }),
    writes(contracts.resumeMeasure, async (tx, { params, seen }) => {
      await resumeMeasure(tx, params.id, seen)
      return readMeasure(tx, content, params.id)
    }),
    writes(contracts.acceptException, (tx, { params, body }) => acceptException(tx, params.id, body)),
    writes(contracts.changeException, (tx, { params, body, seen }) => changeException(tx, params.id, body, seen)),
    writes(contracts.closeException, (tx, { params, body, seen }) => closeException(tx, params.id, body, seen)),
  ]
}
