import { allow } from '../../core/access/allow.ts'
import type { CoveredBy, Extent, RestsOn } from '../../core/coverage/facts.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { reportBody } from '../../features/assurance/assurance-shapes.contract.ts'
import { addBridge, addCuecs, addException, assessException } from '../../features/assurance/change-parts.ts'
import { recordReport } from '../../features/assurance/change-reports.ts'
import { createCoverageReader } from '../../features/coverage/gather-coverage.ts'
import { insertReport, type ReportFacts } from '../../features/coverage/write-coverage.store.ts'
import { approveCoverage } from '../../features/own-coverage/approve-coverage.ts'
import { addCoverage, writeRow } from '../../features/own-coverage/change-coverage.ts'
import { composeCoverage, fingerprintOf, readerBefore } from '../../features/own-coverage/compose-coverage.ts'
import { shareCoverage } from '../../features/own-coverage/share-coverage.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { readAssurance } from '../assurance-reader.ts'
import { ownCoveragePorts } from '../own-coverage-ports.ts'
import { supplierPorts } from '../supplier-ports.ts'
import type { SupplierAct } from './supplier-act.ts'
import { idOf, idsOf, ownerOf } from './supplier-names.ts'

type Said = Record<string, unknown>

/** Does one thing about assurance reports and coverage reports, of a supplier or of the organisation itself. */
export async function runReportAct(
  tx: Tx,
  content: Content,
  mailer: Mailer,
  supplier: string | null,
  what: SupplierAct['do'],
  said: Said,
): Promise<void> {
  if (supplier !== null && what === 'assurance') return addAssurance(tx, supplier, said)
  if (supplier !== null && what === 'coverage') return addReport(tx, supplier, said as Covering)
  switch (what) {
    case 'exception':
    case 'assess':
    case 'cuecs':
    case 'bridge':
      return changeAssurance(tx, what, said)
    case 'own-coverage':
    case 'own-row':
    case 'publish':
    case 'share':
      return changeOwn(tx, content, mailer, what, said)
    default:
      throw new TypeError(`the demo cannot do ${what}`)
  }
}

async function addAssurance(tx: Tx, supplier: string, said: Said): Promise<void> {
  const unsaid = {
    ...{ kindOther: '', asOf: null, periodFrom: null, periodTo: null, opinionNote: '', criteria: [], note: '' },
    ...{ subservices: [], file: null, terms: 'customer' },
  }
  const services = await idsOf(tx, 'supplier_services', 'name', (said.services as string[] | undefined) ?? [])
  await recordReport(tx, supplier, reportBody.parse({ ...unsaid, ...said, services }))
}

async function changeAssurance(tx: Tx, what: 'exception' | 'assess' | 'cuecs' | 'bridge', said: Said): Promise<void> {
  const { report, ...facts } = said as { report: string }
  const id = await idOf(tx, 'assurance_reports', 'title', report)
  if (what === 'bridge') return addBridge(tx, id, { note: '', file: null, ...facts } as Parameters<typeof addBridge>[2])
  if (what === 'exception') return addException(tx, id, facts as Parameters<typeof addException>[2])
  if (what === 'cuecs') {
    const items = []
    for (const { measure, owner, ...one } of said.items as Cuec[]) {
      const linked = measure === undefined ? null : await idOf(tx, 'measures', 'title', measure)
      items.push({ notOursBecause: '', ...one, ...(await ownerOf(tx, owner)), measure: linked })
    }
    return addCuecs(tx, id, items)
  }
  const { reference, ...assessed } = facts as unknown as { reference: string; assessment: 'accepted'; reason: string }
  const exception = await tx.rows
    .selectFrom('assurance_exceptions')
    .select(['id', 'revision'])
    .where('organisation_id', '=', tx.organisation)
    .where('report', '=', id)
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow()
  await assessException(tx, exception.id, { measure: null, ...assessed }, exception.revision)
}

type Cuec = { reference: string; what: string; measure?: string; owner?: string; notOursBecause?: string }

type Covering = Pick<ReportFacts, 'title' | 'version' | 'asOf' | 'terms' | 'termsNote' | 'disclaimer'> & {
  service: string
  edition: string
  /** Requirements that are told of in the same words. */
  lines: {
    requirements: string[]
    by: CoveredBy
    extent: Extent
    restsOn: RestsOn
    /** The edition of the certificate, or the title of the assurance report. */
    ground?: string
    place?: string
    statement?: string
    customerPart?: string
  }[]
}

/** A whole report at once, as an import writes it. */
async function addReport(tx: Tx, supplier: string, { service, edition, lines, ...facts }: Covering): Promise<void> {
  const claims = []
  for (const { requirements, ground, restsOn, ...line } of lines) {
    const of = { certificate: null as string | null, assurance: null as string | null }
    if (ground !== undefined && restsOn === 'certificate') of.certificate = await certificateOf(tx, supplier, ground)
    if (ground !== undefined && restsOn === 'assurance')
      of.assurance = await idOf(tx, 'assurance_reports', 'title', ground)
    const shared = { edition, reference: '', place: '', statement: '', customerPart: '', restsOn, ...line, ...of }
    claims.push(...requirements.map((requirement) => ({ ...shared, requirement })))
  }
  claims.sort((a, b) => a.requirement.localeCompare(b.requirement, 'en', { numeric: true }))
  await insertReport(
    tx,
    allow(tx.actor, 'suppliers:write'),
    {
      ...{ ...facts, supplier, service: await idOf(tx, 'supplier_services', 'name', service), source: 'hand' },
      ...{ sourceName: '', sourceSha256: null, replaces: null },
    },
    claims,
  )
  tx.note({ action: 'coverage.added', subject: facts.title })
}

async function certificateOf(tx: Tx, supplier: string, edition: string): Promise<string> {
  const row = await tx.rows
    .selectFrom('supplier_certificates')
    .select('id')
    .where('organisation_id', '=', tx.organisation)
    .where('supplier', '=', supplier)
    .where('edition', '=', edition)
    .executeTakeFirstOrThrow()
  return row.id
}

type Own = { service: string; edition: string; title: string }

async function changeOwn(
  tx: Tx,
  content: Content,
  mailer: Mailer,
  what: 'own-coverage' | 'own-row' | 'publish' | 'share',
  said: Said,
): Promise<void> {
  const ports = ownCoveragePorts(content, supplierPorts(createCoverageReader(content, readAssurance)))
  if (what === 'own-coverage') {
    const facts = said as Own & { terms: 'nda'; termsNote: string; disclaimer: string }
    const service = await idOf(tx, 'touchpoint_services', 'name', facts.service)
    await addCoverage(tx, ports, { ...facts, language: 'nl', service })
    return
  }
  const { title, ...facts } = said as Own
  const own = await tx.rows
    .selectFrom('own_coverages')
    .select('id')
    .where('organisation_id', '=', tx.organisation)
    .where('title', '=', title)
    .executeTakeFirstOrThrow()
  if (what === 'own-row') {
    const { requirement, ...written } = facts as unknown as { requirement: string }
    await writeRow(tx, ports, { id: own.id, requirement }, written as Parameters<typeof writeRow>[3], 0)
    return
  }
  if (what === 'publish') {
    const composed = await composeCoverage(readerBefore(tx), ports, own.id)
    if (!composed) throw new TypeError(`nothing is composed of ${title}`)
    const { note } = facts as unknown as { note: string }
    await approveCoverage(tx, ports, own.id, { note, fingerprint: fingerprintOf(composed.document) })
    return
  }
  const version = await tx.rows
    .selectFrom('own_coverage_versions')
    .select('id')
    .where('organisation_id', '=', tx.organisation)
    .where('coverage', '=', own.id)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  const given = facts as unknown as { customer: string; contactName: string; email: string; through: Day }
  await shareCoverage(tx, own.id, { ...given, language: 'nl', version: version.id }, { mailer, baseUrl: '' })
}
