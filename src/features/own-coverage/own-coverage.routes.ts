import type { Reader } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import type { FileAnswer } from '../../platform/http/endpoint.ts'
import { answers, type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Identity } from '../../platform/identity/identity.ts'
import { checkpointAt } from '../../platform/trail/checkpoint-at.ts'
import { approveCoverage, withdrawVersion } from './approve-coverage.ts'
import { addCoverage, changeCoverage, clearRow, withdrawCoverage, writeRow } from './change-coverage.ts'
import { composeCoverage, type Ports } from './compose-coverage.ts'
import { coverageFileOf } from './coverage-file.ts'
import { coverageLinks } from './coverage-link.ts'
import * as shares from './coverage-shares.contract.ts'
import * as contracts from './own-coverage.contract.ts'
import * as store from './own-coverage.store.ts'
import * as versions from './own-coverage-versions.contract.ts'
import { compareVersions, listCoverages, listRows, readCoverage } from './read-coverages.ts'
import { readsFile } from './reads-file.ts'
import { listReads, listShares, type Sending, shareCoverage, withdrawShare } from './share-coverage.ts'

type Needs = Ports & Sending & { transactions: Transactions; identity: Pick<Identity, 'countToken' | 'forgiveToken'> }

/** What the organisation covers for its own customers: composed, approved, and given under terms. */
export function ownCoverageRoutes(needs: Needs): Route[] {
  return [...aboutCoverage(needs), ...aboutShares(needs), ...byLink(needs)]
}

function aboutCoverage(ports: Needs): Route[] {
  return [
    reads(contracts.listOwnCoverages, (reader, { query }) => listCoverages(reader, ports, query)),
    reads(contracts.readOwnCoverage, (reader, { params }) => readCoverage(reader, ports, params.id)),
    writes(contracts.addOwnCoverage, (tx, { body }) => addCoverage(tx, ports, body)),
    writes(contracts.changeOwnCoverage, (tx, { params, body, seen }) => changeCoverage(tx, params.id, body, seen)),
    writes(contracts.withdrawOwnCoverage, async (tx, { params, seen }) => {
      await withdrawCoverage(tx, params.id, seen)
      return {}
    }),
    reads(contracts.listOwnCoverageRows, (reader, { params, query }) => listRows(reader, ports, params.id, query)),
    writes(contracts.writeOwnCoverageRow, (tx, { params, body, seen }) => writeRow(tx, ports, params, body, seen)),
    writes(contracts.clearOwnCoverageRow, async (tx, { params, seen }) => {
      await clearRow(tx, params, seen)
      return {}
    }),
    writes(versions.approveOwnCoverage, (tx, { params, body }) => approveCoverage(tx, ports, params.id, body)),
    writes(versions.withdrawOwnCoverageVersion, async (tx, { params, seen }) => {
      await withdrawVersion(tx, params.id, seen)
      return {}
    }),
    reads(versions.compareOwnCoverage, (reader, { params, query }) => compareVersions(reader, ports, params.id, query)),
    reads(versions.downloadOwnCoverage, (reader, { params, query }) => download(reader, ports, params.id, query)),
  ]
}

/** A version as approved, or how the report stands now as a draft. The copy is the organisation's own: nobody's name is across it. */
async function download(
  reader: Reader,
  ports: Ports,
  id: string,
  { format, version: number }: { format: (typeof versions.coverageForms)[number]; version?: number | undefined },
): Promise<FileAnswer> {
  const checkpoint = await checkpointAt(reader)
  const own = { checkpoint, watermark: null }
  if (number === undefined) {
    const composed = await composeCoverage(reader, ports, id)
    if (!composed) throw problems.notFound()
    const around = { ...own, moment: reader.now, status: { kind: 'draft' } as const }
    return coverageFileOf(ports.content, composed.document, format, around)
  }
  const [coverage] = await store.listCoverages(reader, id)
  const version = (await store.listVersions(reader, id)).find((one) => one.number === number)
  const content = version && (await store.contentsOf(reader, [version.id])).get(version.id)
  if (!coverage || !version || !content) throw problems.notFound()
  return coverageFileOf(ports.content, content, format, {
    ...{ ...own, moment: version.approvedAt },
    status: { kind: 'approved', version: version.number, by: version.approvedBy, at: version.approvedAt },
  })
}

function aboutShares(sending: Needs): Route[] {
  return [
    reads(shares.listCoverageShares, (reader, { params, query }) => listShares(reader, params.id, query)),
    writes(shares.shareOwnCoverage, (tx, { params, body }) => shareCoverage(tx, params.id, body, sending)),
    writes(shares.withdrawCoverageShare, async (tx, { params, seen }) => {
      await withdrawShare(tx, params.id, seen)
      return {}
    }),
    reads(shares.downloadCoverageReads, (reader, { params, query: { format }, language }) =>
      readsFile(reader, params.id, format, language),
    ),
    reads(shares.listCoverageReads, (reader, { params, query }) => listReads(reader, params.id, query)),
  ]
}

function byLink(needs: Needs): Route[] {
  const links = coverageLinks(needs)
  return [
    answers(shares.openCoverageLink, ({ now }, { body, ip }) => links.open(body.token, now, ip)),
    answers(shares.acceptCoverageTerms, ({ now }, { body, ip }) => links.accept(body, now, ip)),
    answers(shares.downloadLinkedCoverage, ({ now }, { body, ip }) => links.download(body.token, body.format, now, ip)),
  ]
}
