import { isAllowed } from '../../core/access/allow.ts'
import type { Content } from '../../core/standards/content.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import { storedFileAnswer } from '../../platform/http/stored-file-answer.ts'
import { reportFile } from '../../render/report/render-report.ts'
import { addPart, changePart, removePart } from './change-papers.ts'
import { addSupplier, changeSettings, changeSupplier, setCriticality } from './change-suppliers.ts'
import { suppliersFile, suppliersReport } from './export-suppliers.ts'
import type { SourceNow } from './gather-supplier-facts.ts'
import { importSuppliers, supplierProposals, takeOverSuppliers, trySupplierImport } from './import-suppliers.ts'
import { reachesOn, toReach } from './list-reaches.ts'
import { countSuppliers, listed, selectSuppliers, toListed } from './list-suppliers.ts'
import { ownerOf, type SupplierChain, suppliersOn } from './overview.ts'
import { fileOfPaper } from './papers.store.ts'
import { reachReport } from './reach-report.ts'
import { readSupplier } from './read-supplier.ts'
import * as lists from './supplier-import.contract.ts'
import * as papers from './supplier-papers.contract.ts'
import * as contracts from './suppliers.contract.ts'
import { findStaff, loadAssetNames, loadSuppliers, readSettings } from './suppliers.store.ts'

type Needs = {
  content: Content
  fileStore: FileStore
  /** All suppliers with what is missing at each, of assurance reports too. */
  readChain: (source: SourceNow) => Promise<SupplierChain>
}

/** The register of suppliers, their papers, and who reaches what. */
export function suppliersRoutes(needs: Needs): Route[] {
  return [...aboutRegister(needs), ...aboutReaches(needs), ...aboutOne(needs), ...aboutPapers(needs)]
}

function aboutRegister({ readChain }: Needs): Route[] {
  const all = async (reader: Reader) =>
    listed(await loadSuppliers(reader), suppliersOn(await readChain(reader), dayOf(reader.now)))
  return [
    reads(contracts.listSuppliers, async (reader, { query: { page, size, ...filter } }) => {
      const [known, day] = [await all(reader), dayOf(reader.now)]
      const found = selectSuppliers(known, filter)
      const items = found.slice((page - 1) * size, page * size).map((one) => toListed(one, day))
      const totals = countSuppliers(known, (await supplierProposals(reader)).length)
      return { items, total: found.length, page, size, totals }
    }),
    reads(contracts.downloadSuppliers, async (reader, { query: { format, ...filter }, language }, actor) => {
      const found = selectSuppliers(await all(reader), filter)
      if (format === 'pdf') return reportFile(await suppliersReport(reader, found, language), format)
      return suppliersFile(reader, found, { format, language, namesOnly: !isAllowed(actor, 'staff:read') })
    }),
    reads(contracts.readSupplierChoices, async (reader) => {
      const [{ book }, day] = [await readChain(reader), dayOf(reader.now)]
      const owners = new Map(book.suppliers.flatMap((one) => ownerOf(one, day) ?? []).map((one) => [one.id, one]))
      return {
        owners: [...owners.values()].sort((a, b) => a.name.localeCompare(b.name, 'nl')),
        assets: (await loadAssetNames(reader))
          .filter(({ withdrawn }) => !withdrawn)
          .map(({ id, name, kind }) => ({ id, name, kind })),
        suppliers: book.suppliers
          .filter(({ endedOn }) => endedOn === null)
          .map(({ id, title }) => ({ id, name: title })),
      }
    }),
    reads(contracts.findSupplierOwners, async (reader, { query }) => ({
      items: await findStaff(reader, query.text, dayOf(reader.now)),
    })),
    reads(lists.readSupplierProposals, async (reader) => ({ proposals: await supplierProposals(reader) })),
    writes(lists.takeOverSuppliers, (tx, { body }) => takeOverSuppliers(tx, body.names)),
    reads(lists.trySupplierImport, (reader, { body, language }) => trySupplierImport(reader, body, language)),
    writes(lists.importSuppliers, (tx, { body }) => importSuppliers(tx, body)),
    reads(contracts.readSupplierSettings, async (reader) => shownSettings(await readSettings(reader))),
    writes(contracts.changeSupplierSettings, async (tx, { body, seen }) => {
      await changeSettings(tx, body, seen)
      return shownSettings(await readSettings(tx))
    }),
  ]
}

const shownSettings = (settings: Awaited<ReturnType<typeof readSettings>>) => ({
  ...settings,
  decided: settings.revision > 0,
})

function aboutReaches({ content, readChain }: Needs): Route[] {
  return [
    reads(contracts.listReaches, async (reader, { query: { page, size, ...filter } }) => {
      const { rows, totals } = reachesOn(await readChain(reader), content, filter, dayOf(reader.now))
      const items = rows.slice((page - 1) * size, page * size).map(toReach)
      return { items, total: rows.length, page, size, totals }
    }),
    reads(contracts.downloadReaches, async (reader, { query: { format, ...filter }, language }) => {
      const { rows, totals } = reachesOn(await readChain(reader), content, filter, dayOf(reader.now))
      const asset =
        filter.asset === undefined ? null : (await loadAssetNames(reader)).find(({ id }) => id === filter.asset)
      if (asset === undefined) throw problems.notFound()
      const about = { asset: asset?.name ?? null, unknown: filter.phi === 'unknown', ...totals }
      return reportFile(await reachReport(reader, rows, about, language), format)
    }),
    reads(lists.listSuppliersOfAsset, async (reader, { params }) => {
      const today = suppliersOn(await readChain(reader), dayOf(reader.now))
      const items = [...today.values()].flatMap(({ fact, criticality, gaps, reaches }) =>
        reaches
          .filter(({ reach }) => reach.asset.id === params.id)
          .map(({ service, reach }) => ({
            supplier: { id: fact.id, name: fact.title },
            service: { id: service.id, name: service.title },
            ...{ route: reach.route, criticality, breaking: gaps.filter(({ breaks }) => breaks).length },
          })),
      )
      return { items }
    }),
  ]
}

type Showing = (source: Reader | Tx, id: string) => ReturnType<typeof readSupplier>
const showing =
  ({ content, readChain }: Needs): Showing =>
  async (source, id) =>
    readSupplier(source, content, await readChain(source), id)

function aboutOne(needs: Needs): Route[] {
  const show = showing(needs)
  return [
    reads(contracts.readSupplier, (reader, { params }) => show(reader, params.id)),
    writes(contracts.addSupplier, async (tx, { body }) => show(tx, await addSupplier(tx, body))),
    writes(contracts.changeSupplier, async (tx, { params: { id }, body, seen }) => {
      await changeSupplier(tx, id, body, seen)
      return show(tx, id)
    }),
    writes(contracts.setSupplierCriticality, async (tx, { params: { id }, body, seen }) => {
      await setCriticality(tx, id, body, seen)
      return show(tx, id)
    }),
  ]
}

function aboutPapers(needs: Needs): Route[] {
  const show = showing(needs)
  const then = async (tx: Tx, id: string, done: Promise<void>) => {
    await done
    return show(tx, id)
  }
  return [
    writes(papers.addContact, (tx, { params: { id }, body }) => then(tx, id, addPart(tx, 'contact', id, body))),
    writes(papers.changeContact, (tx, { params, body, seen }) =>
      then(tx, params.id, changePart(tx, 'contact', params, body, seen)),
    ),
    writes(papers.withdrawContact, (tx, { params, seen }) =>
      then(tx, params.id, removePart(tx, 'contact', params, seen)),
    ),
    writes(papers.addService, (tx, { params: { id }, body }) => then(tx, id, addPart(tx, 'service', id, body))),
    writes(papers.changeService, (tx, { params, body, seen }) =>
      then(tx, params.id, changePart(tx, 'service', params, body, seen)),
    ),
    writes(papers.addReach, (tx, { params: { id }, body }) => then(tx, id, addPart(tx, 'reach', id, body))),
    writes(papers.changeReach, (tx, { params, body, seen }) =>
      then(tx, params.id, changePart(tx, 'reach', params, body, seen)),
    ),
    writes(papers.addSubprocessor, (tx, { params: { id }, body }) =>
      then(tx, id, addPart(tx, 'subprocessor', id, body)),
    ),
    writes(papers.changeSubprocessor, (tx, { params, body, seen }) =>
      then(tx, params.id, changePart(tx, 'subprocessor', params, body, seen)),
    ),
    writes(papers.addContract, (tx, { params: { id }, body }) => then(tx, id, addPart(tx, 'contract', id, body))),
    writes(papers.changeContract, (tx, { params, body, seen }) =>
      then(tx, params.id, changePart(tx, 'contract', params, body, seen)),
    ),
    writes(papers.withdrawContract, (tx, { params, seen }) =>
      then(tx, params.id, removePart(tx, 'contract', params, seen)),
    ),
    writes(papers.addAgreement, (tx, { params: { id }, body }) => then(tx, id, addPart(tx, 'agreement', id, body))),
    writes(papers.changeAgreement, (tx, { params, body, seen }) =>
      then(tx, params.id, changePart(tx, 'agreement', params, body, seen)),
    ),
    writes(papers.withdrawAgreement, (tx, { params, seen }) =>
      then(tx, params.id, removePart(tx, 'agreement', params, seen)),
    ),
    writes(papers.addCertificate, (tx, { params: { id }, body }) => then(tx, id, addPart(tx, 'certificate', id, body))),
    writes(papers.changeCertificate, (tx, { params, body, seen }) =>
      then(tx, params.id, changePart(tx, 'certificate', params, body, seen)),
    ),
    writes(papers.withdrawCertificate, (tx, { params, seen }) =>
      then(tx, params.id, removePart(tx, 'certificate', params, seen)),
    ),
    reads(papers.readPaper, async (reader, { params }) => {
      const file = await fileOfPaper(reader, params.id, params.part)
      if (!file) throw problems.notFound()
      return storedFileAnswer(needs.fileStore, reader.organisation, file)
    }),
  ]
}
