import type { Actor } from '../../core/access/actor.ts'
import { findRequirement } from '../../core/standards/requirement-key.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { checkpointAt } from '../../platform/trail/checkpoint-at.ts'
import { coverageFile } from '../../render/coverage/coverage-file.ts'
import { reportFile } from '../../render/report/render-report.ts'
import {
  acceptTerms,
  addClaim,
  addCoverage,
  changeClaim,
  changeCoverage,
  removeClaim,
  withdrawCoverage,
} from './change-coverage.ts'
import { readConditions } from './conditions.store.ts'
import { conditioned } from './conditions-table.ts'
import * as contracts from './coverage.contract.ts'
import { listGrounds } from './coverage.store.ts'
import { coverageDocument } from './coverage-document.ts'
import { refusals } from './coverage-refusals.ts'
import * as covered from './covered.contract.ts'
import { readCovered, readCoveredSystems, reportsAbout } from './covered.ts'
import { coverageListReport, coveredReport } from './covered-reports.ts'
import type { CoverageGround } from './gather-coverage.ts'
import { countCoverage, selectCoverage } from './list-coverage.ts'
import { type KnownReport, listClaims, readCoverage, reportIn } from './read-coverage.ts'
import { type InsertMeasures, takeOverLeft } from './take-over-left.ts'

/** So many lines go on pages: seconds of the one process that lays out pages for all. */
const mostOnPages = 2_000

type Needs = CoverageGround & { insertMeasures: InsertMeasures }

const conditionsOf = async (reader: Reader, reports: readonly KnownReport[], actor: Actor) =>
  conditioned(
    reports,
    await readConditions(
      reader,
      reports.map(({ id }) => id),
    ),
    actor,
  )

/** Coverage reports of suppliers, what they come to, and what they leave to the organisation. */
export function coverageRoutes({ content, readBook, insertMeasures }: Needs): Route[] {
  const ground = { content, readBook }
  const readAgain = async (tx: Tx, id: string, actor: Actor = tx.actor) =>
    readCoverage(tx, content, await readBook(tx), id, actor)
  return [
    reads(contracts.listCoverage, async (reader, { query: { page, size, ...filter } }) => {
      const book = await readBook(reader)
      const all = await selectCoverage(reader, content, book, filter)
      const items = all.slice((page - 1) * size, page * size)
      return { items, total: all.length, page, size, totals: countCoverage(book) }
    }),
    reads(contracts.downloadCoverageList, async (reader, { query: { format, ...filter }, language }, actor) => {
      const book = await readBook(reader)
      const found = await selectCoverage(reader, content, book, filter)
      const terms = await conditionsOf(
        reader,
        found.map(({ id }) => reportIn(book, id)),
        actor,
      )
      return reportFile(await coverageListReport(reader, found, terms, language), format)
    }),
    reads(contracts.readCoverageChoices, async (reader) => {
      const book = await readBook(reader)
      const grounds = await listGrounds(reader, null)
      const today = dayOf(reader.now)
      const nameOf = (standard: string) => content.editions.get(standard)?.name ?? standard
      return {
        services: book.services
          .filter(({ endedOn }) => endedOn === null || endedOn >= today)
          .map(({ id, name, supplier, supplierName }) => ({
            ...{ id, title: name, supplier: { id: supplier, title: supplierName } },
          })),
        certificates: grounds
          .filter(({ kind }) => kind === 'certificate')
          .map(({ id, supplier, standard, body, number, ends }) => ({
            ...{ id, supplier, title: [nameOf(standard), body, number, `– ${ends}`].filter(Boolean).join(', ') },
          })),
        assurance: grounds
          .filter(({ kind }) => kind === 'assurance')
          .map(({ id, supplier, title, ends }) => ({ id, supplier, title: `${title}, – ${ends}` })),
        editions: [...content.editions.values()].map(({ id, name }) => ({
          ...{ id, name, adopted: book.adopted.includes(id) },
        })),
      }
    }),
    reads(contracts.readCoverage, async (reader, { params }, actor) =>
      readCoverage(reader, content, await readBook(reader), params.id, actor),
    ),
    reads(contracts.listCoverageClaims, async (reader, { params, query }, actor) =>
      listClaims(reader, content, await readBook(reader), params.id, actor, query),
    ),
    reads(contracts.downloadCoverage, async (reader, { params, query, language }, actor) => {
      const told = await coverageDocument(reader, await readBook(reader), params.id, actor, language)
      const forPeople = query.format === 'pdf' || query.format === 'docx'
      if (forPeople && told.claims.length > mostOnPages) throw refusals.tooManyForPages(told.claims.length, mostOnPages)
      const document = forPeople ? { ...told, language } : told
      return coverageFile(document, query.format, {
        ...{ moment: reader.now, checkpoint: await checkpointAt(reader), status: { kind: 'as-recorded' } },
        watermark: null,
        named: (edition, requirement) => {
          const found = findRequirement(content, edition, requirement)
          const title = found?.title[language] ?? ''
          return {
            edition: content.editions.get(edition)?.name ?? edition,
            ...{ number: found?.number ?? requirement, title },
          }
        },
      })
    }),
    writes(contracts.acceptReportTerms, async (tx, { params, body }) => {
      await acceptTerms(tx, ground, params.id, body.wording)
      return readAgain(tx, params.id)
    }),
    writes(contracts.addCoverage, async (tx, { body }) => readAgain(tx, await addCoverage(tx, ground, body))),
    writes(contracts.changeCoverage, async (tx, { params, body, seen }) => {
      await changeCoverage(tx, ground, params.id, body, seen)
      return readAgain(tx, params.id)
    }),
    writes(contracts.withdrawCoverage, async (tx, { params, seen }) => {
      await withdrawCoverage(tx, ground, params.id, seen)
      return readAgain(tx, params.id)
    }),
    writes(contracts.addCoverageClaim, async (tx, { params, body }) => {
      await addClaim(tx, ground, params.id, body)
      return {}
    }),
    writes(contracts.changeCoverageClaim, async (tx, { params, body, seen }) => {
      await changeClaim(tx, ground, params, body, seen)
      return {}
    }),
    writes(contracts.removeCoverageClaim, async (tx, { params, seen }) => {
      await removeClaim(tx, ground, params, seen)
      return {}
    }),
    reads(covered.readCoveredSystems, async (reader) =>
      readCoveredSystems(content, await readBook(reader), dayOf(reader.now)),
    ),
    reads(covered.readCovered, async (reader, { query }) =>
      readCovered(reader, content, await readBook(reader), query),
    ),
    reads(covered.downloadCovered, async (reader, { query: { format, ...query }, language }, actor) => {
      const book = await readBook(reader)
      const shown = await readCovered(reader, content, book, query)
      const terms = await conditionsOf(reader, reportsAbout(book, shown), actor)
      return reportFile(await coveredReport(reader, shown, terms, language), format)
    }),
    writes(covered.takeOverLeft, async (tx, { body, language }) =>
      takeOverLeft(tx, ground, body, language, insertMeasures),
    ),
  ]
}
