import type { Content } from '../../core/standards/content.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import { storedFileAnswer } from '../../platform/http/stored-file-answer.ts'
import type { Identity } from '../../platform/identity/identity.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { checkpointAt } from '../../platform/trail/checkpoint-at.ts'
import { reportFile } from '../../render/report/render-report.ts'
import { approvedBytes, approveVersion, returnVersion, reviewVersion } from './approve-version.ts'
import { addDocument, changeDocument, placeDocument } from './change-document.ts'
import * as contracts from './documents.contract.ts'
import { findDocument, organisationOf } from './documents.store.ts'
import { discardDraft, proposeVersion, saveDraft, startVersion } from './draft-version.ts'
import { fileOfVersion } from './files.store.ts'
import { choicesOf } from './ground.store.ts'
import { listDocuments } from './list-documents.ts'
import { readDocument } from './read-document.ts'
import { compareVersion, readVersion, seesAnswers } from './read-version.ts'
import { readersRoutes } from './readers.routes.ts'
import { readingRoutes } from './reading.routes.ts'
import { listStartingTexts, startFromTexts } from './starting-texts.ts'
import { versionReport } from './version-report.ts'
import * as versions from './versions.contract.ts'
import { findVersion } from './versions.store.ts'

type Needs = {
  content: Content
  transactions: Transactions
  identity: Pick<Identity, 'countToken' | 'forgiveToken'>
  mailer: Mailer
  fileStore: FileStore
  /** Scheme, host and port at which people reach Zorgborg, without a slash at the end. */
  baseUrl: string
}

/** Policies and procedures that live: versions, approval, audience, reading and confirming. */
export function documentRoutes(needs: Needs): Route[] {
  return [...aboutDocuments(needs), ...aboutVersions(needs), ...readersRoutes(needs), ...readingRoutes(needs)]
}

function aboutDocuments({ content, mailer }: Needs): Route[] {
  return [
    reads(contracts.listDocuments, async (reader, { query }, actor) => ({
      ...(await listDocuments(reader, actor, query)),
      mailsAreSent: mailer.state() !== 'not-configured',
    })),
    reads(contracts.readDocument, (reader, { params }, actor) => readDocument(reader, content, params.id, actor)),
    writes(contracts.addDocument, (tx, { body }) => addDocument(tx, content, body)),
    writes(contracts.changeDocument, (tx, { params, body, seen }) =>
      changeDocument(tx, content, params.id, body, seen),
    ),
    writes(contracts.withdrawDocument, (tx, { params, seen }) => placeDocument(tx, params.id, true, seen)),
    writes(contracts.restoreDocument, (tx, { params, seen }) => placeDocument(tx, params.id, false, seen)),
    reads(contracts.readDocumentChoices, (reader) => choicesOf(reader, dayOf(reader.now))),
    reads(contracts.listStartingTexts, (reader) => listStartingTexts(reader, content)),
    writes(contracts.startFromTexts, (tx, { body }) => startFromTexts(tx, content, body)),
  ]
}

function aboutVersions(needs: Needs): Route[] {
  return [
    writes(versions.startVersion, (tx, { params }) => startVersion(tx, params.id)),
    reads(versions.readVersion, (reader, { params }, actor) => readVersion(reader, params.id, actor)),
    writes(versions.saveDraft, (tx, { params, body, seen }) => saveDraft(tx, params.id, body, seen)),
    writes(versions.discardDraft, async (tx, { params, seen }) => {
      await discardDraft(tx, params.id, seen)
      return {}
    }),
    writes(versions.proposeVersion, (tx, { params, seen }) => proposeVersion(tx, params.id, seen, needs)),
    writes(versions.returnVersion, (tx, { params, body, seen }) => returnVersion(tx, params.id, body.remark, seen)),
    writes(versions.approveVersion, (tx, { params, seen }) => approveVersion(tx, params.id, seen)),
    writes(versions.reviewVersion, (tx, { params, body, seen }) => reviewVersion(tx, params.id, body.note, seen)),
    reads(versions.compareVersion, (reader, { params, query }) => compareVersion(reader, params.id, query.from)),
    reads(versions.downloadVersionFile, async (reader, { params }) => {
      const file = await fileOfVersion(reader, params.id)
      if (!file) throw problems.notFound()
      return storedFileAnswer(needs.fileStore, reader.organisation, file)
    }),
    reads(versions.downloadVersion, async (reader, { params, query }, actor) => {
      const version = await findVersion(reader, params.id)
      const document = version && (await findDocument(reader, version.document))
      if (!version || !document) throw problems.notFound()
      const { name } = await organisationOf(reader)
      if (query.format === 'json') {
        // The right answers stand in it.
        if (version.test && !(await seesAnswers(reader, document.id, actor))) throw problems.notAllowed()
        const fileName = `${document.title} ${version.number}.json`
        return { bytes: approvedBytes(version), mediaType: 'application/json', fileName }
      }
      const checkpoint = await checkpointAt(reader)
      return reportFile(
        versionReport(document, version, { organisation: name, now: reader.now, checkpoint }),
        query.format,
      )
    }),
  ]
}
