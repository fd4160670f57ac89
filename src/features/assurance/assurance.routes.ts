import type { Transactions } from '../../platform/database/transactions.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { answers, type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import { storedFileAnswer } from '../../platform/http/stored-file-answer.ts'
import { reportFile } from '../../render/report/render-report.ts'
import * as contracts from './assurance.contract.ts'
import { findFile } from './assurance.store.ts'
import * as parts from './assurance-parts.contract.ts'
import { assuranceReport, supplierAssuranceReport } from './assurance-report.ts'
import { requireReading } from './assurance-terms.ts'
import * as part from './change-parts.ts'
import * as change from './change-reports.ts'
import {
  type AssuranceNeeds,
  listAssurance,
  readReport,
  readSupplierAssurance,
  selectAssurance,
} from './read-assurance.ts'

type Needs = AssuranceNeeds & { transactions: Transactions; fileStore: FileStore }

/** Assurance reports of suppliers: what they tell of which days, what they ask of us, and what we made of it. */
export function assuranceRoutes(needs: Needs): Route[] {
  return [...readingRoutes(needs), ...reportRoutes(needs), ...partRoutes(needs)]
}

function readingRoutes(needs: Needs): Route[] {
  return [
    reads(contracts.listAssurance, (reader, { query }) => listAssurance(reader, needs, query)),
    reads(contracts.downloadAssurance, async (reader, { query: { format, language: asked, ...filter }, language }) => {
      const found = await selectAssurance(reader, needs, filter)
      return reportFile(await assuranceReport(reader, found, asked ?? language), format)
    }),
    reads(contracts.readSupplierAssurance, (reader, { params, query }, actor) =>
      readSupplierAssurance(reader, needs, params.id, query, actor),
    ),
    reads(contracts.downloadSupplierAssurance, async (reader, { params, query, language }, actor) => {
      const { format, language: asked, ...period } = query
      const found = await readSupplierAssurance(reader, needs, params.id, period, actor)
      return reportFile(await supplierAssuranceReport(reader, found, asked ?? language), format)
    }),
    reads(contracts.readAssuranceReport, (reader, { params }, actor) => readReport(reader, needs, params.id, actor)),
    answers(contracts.downloadAssuranceReport, async ({ actor, organisation }, { params, query }) => {
      if (organisation === null) throw problems.noOrganisation()
      const found = await needs.transactions.read(organisation, { kind: 'now' }, async (reader) => {
        const file = await findFile(reader, params.id, query.bridge)
        if (file) await requireReading(reader, actor, { id: params.id, terms: file.terms })
        return file
      })
      if (!found) throw problems.notFound()
      // Whoever audits is from outside: the organisation can see what was looked at.
      if (actor.kind === 'person' && actor.role === 'auditor') {
        await needs.transactions.inTx(organisation, actor, async (tx) =>
          tx.note({ action: 'assurance.downloaded', subject: found.title, details: { file: found.name } }),
        )
      }
      return storedFileAnswer(needs.fileStore, organisation, found)
    }),
  ]
}

function reportRoutes(needs: Needs): Route[] {
  return [
    writes(contracts.recordAssuranceReport, async (tx, { params, body }) =>
      readReport(tx, needs, await change.recordReport(tx, params.id, body), tx.actor),
    ),
    writes(contracts.changeAssuranceReport, async (tx, { params, body, seen }) => {
      await change.changeReport(tx, params.id, body, seen)
      return readReport(tx, needs, params.id, tx.actor)
    }),
    writes(contracts.withdrawAssuranceReport, async (tx, { params, seen }) => {
      await change.withdrawReport(tx, params.id, seen)
      return {}
    }),
    writes(contracts.acceptAssuranceTerms, async (tx, { params, body }) => {
      await change.acceptTerms(tx, params.id, body.wording)
      return readReport(tx, needs, params.id, tx.actor)
    }),
  ]
}

function partRoutes(needs: Needs): Route[] {
  return [
    writes(parts.addAssuranceException, async (tx, { params, body }) => {
      await part.addException(tx, params.id, body)
      return readReport(tx, needs, params.id, tx.actor)
    }),
    writes(parts.changeAssuranceException, async (tx, { params, body, seen }) =>
      readReport(tx, needs, await part.changeException(tx, params.id, body, seen), tx.actor),
    ),
    writes(parts.removeAssuranceException, async (tx, { params, seen }) =>
      readReport(tx, needs, await part.removeException(tx, params.id, seen), tx.actor),
    ),
    writes(parts.assessAssuranceException, async (tx, { params, body, seen }) =>
      readReport(tx, needs, await part.assessException(tx, params.id, body, seen), tx.actor),
    ),
    writes(parts.addAssuranceCuecs, async (tx, { params, body }) => {
      await part.addCuecs(tx, params.id, body.items)
      return readReport(tx, needs, params.id, tx.actor)
    }),
    writes(parts.changeAssuranceCuec, async (tx, { params, body, seen }) =>
      readReport(tx, needs, await part.changeCuec(tx, params.id, body, seen), tx.actor),
    ),
    writes(parts.removeAssuranceCuec, async (tx, { params, seen }) =>
      readReport(tx, needs, await part.removeCuec(tx, params.id, seen), tx.actor),
    ),
    writes(parts.takeOverAssuranceCuecs, async (tx, { params, body }) => {
      await part.takeOverCuecs(tx, params.id, body.from)
      return readReport(tx, needs, params.id, tx.actor)
    }),
    writes(parts.addBridgeLetter, async (tx, { params, body }) => {
      await part.addBridge(tx, params.id, body)
      return readReport(tx, needs, params.id, tx.actor)
    }),
    writes(parts.changeBridgeLetter, async (tx, { params, body, seen }) =>
      readReport(tx, needs, await part.changeBridge(tx, params.id, body, seen), tx.actor),
    ),
    writes(parts.withdrawBridgeLetter, async (tx, { params, seen }) =>
      readReport(tx, needs, await part.withdrawBridge(tx, params.id, seen), tx.actor),
    ),
  ]
}
