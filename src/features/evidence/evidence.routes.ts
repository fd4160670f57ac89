import { type Day, isDay } from '../../core/time/day.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { answers, type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import { storedFileAnswer } from '../../platform/http/stored-file-answer.ts'
import { reportFile } from '../../render/report/render-report.ts'
import * as contracts from './evidence.contract.ts'
import { findFilePart } from './evidence.store.ts'
import { evidenceReport } from './evidence-report.ts'
import { evidenceChoices, measureEvidence } from './measure-evidence.ts'
import { pushEvidence } from './push-evidence.ts'
import { listEvidence, readEvidence } from './read-evidence.ts'
import { addEvidence, reviseEvidence, withdrawEvidence } from './record-evidence.ts'

/** More rows than people go through by eye; a sheet still opens. */
const mostExported = 20_000

const asked = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  isDay(from) && isDay(to) && from <= to ? { from: from as Day, to: to as Day } : null

type Needs = { transactions: Transactions; fileStore: FileStore }

/** Evidence: recorded, put right, withdrawn, listed, downloaded. */
export function evidenceRoutes({ transactions, fileStore }: Needs): Route[] {
  return [
    reads(contracts.listEvidence, (reader, { query: { page, size, ...filter } }) =>
      listEvidence(reader, filter, { page, size }),
    ),
    reads(contracts.downloadEvidenceList, async (reader, { query, language }) => {
      const { format, language: shown, ...filter } = query
      const { items } = await listEvidence(reader, filter, { page: 1, size: mostExported })
      return reportFile(await evidenceReport(reader, items, shown ?? language), format)
    }),
    reads(contracts.readEvidence, (reader, { params }) => readEvidence(reader, params.id)),
    reads(contracts.readEvidenceChoices, (reader) => evidenceChoices(reader)),
    reads(contracts.readMeasureEvidence, (reader, { params, query }) =>
      measureEvidence(reader, params.id, asked(query)),
    ),
    writes(contracts.addEvidence, (tx, { body }) => addEvidence(tx, body)),
    writes(contracts.pushEvidence, (tx, { body }) => pushEvidence(tx, body)),
    writes(contracts.reviseEvidence, (tx, { params, body, seen }) => reviseEvidence(tx, params.id, seen, body)),
    writes(contracts.withdrawEvidence, (tx, { params, body, seen }) =>
      withdrawEvidence(tx, params.id, seen, body.reason),
    ),
    answers(contracts.downloadEvidencePart, async ({ actor, organisation }, { params }) => {
      if (organisation === null) throw problems.noOrganisation()
      const found = await transactions.read(organisation, { kind: 'now' }, (reader) =>
        findFilePart(reader, params.id, params.part),
      )
      if (!found) throw problems.notFound()
      // Whoever audits is from outside: the organisation can see what was looked at.
      if (actor.kind === 'person' && actor.role === 'auditor') {
        await transactions.inTx(organisation, actor, async (tx) =>
          tx.note({ action: 'evidence.downloaded', subject: found.title, details: { file: found.name } }),
        )
      }
      return storedFileAnswer(fileStore, organisation, found)
    }),
  ]
}
