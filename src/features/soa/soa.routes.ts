import type { Statement } from '../../core/soa/statement.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import { approveSoa, openControls } from './approve-soa.ts'
import { combinedFile, combinedView } from './combined-soa.ts'
import { compareStatements } from './compare-statements.ts'
import { composeStatement } from './compose-statement.ts'
import { differenceFile } from './difference-report.ts'
import { type SoaFormat, soaFile } from './render-soa.ts'
import * as contracts from './soa.contract.ts'
import { findVersion, listVersions, type SoaVersion } from './soa-versions.store.ts'

const summarise = (version: SoaVersion) => {
  const decided = version.statement.rows.map((row) => row.decision)
  return {
    id: version.id,
    revision: version.revision,
    number: version.number,
    editions: version.statement.editions,
    approvedBy: version.approvedBy,
    approvedAt: version.approvedAt,
    approvedAs: version.statement.approvedAs ?? null,
    recordedBy: version.statement.recordedBy ?? null,
    preparedBy: version.statement.preparedBy ?? null,
    note: version.note,
    controls: decided.length,
    applicable: decided.filter((decision) => decision?.applies).length,
    excluded: decided.filter((decision) => decision && !decision.applies).length,
    sha256: version.sha256,
  }
}

export function soaRoutes(content: Content): Route[] {
  const file = (statement: Statement, { format, view }: { format: SoaFormat; view?: 'combined' | undefined }) =>
    view === 'combined' ? combinedFile(content, statement, format) : soaFile(statement, format)
  /** Two sides of a comparison; without `to` the second is the statement as it stands. */
  const sides = async (reader: Reader, query: { from: number; to?: number | undefined }) => {
    const from = await findVersion(reader, query.from)
    const to = query.to === undefined ? null : await findVersion(reader, query.to)
    if (!from || (query.to !== undefined && !to)) throw problems.notFound()
    return { from: from.statement, to: to?.statement ?? (await composeStatement(reader, content, {})) }
  }
  return [
    reads(contracts.downloadSoa, async (reader, { query, language }) => {
      if (query.version === undefined) {
        const asked = { edition: query.edition, language: query.language ?? language }
        return file(await composeStatement(reader, content, asked), query)
      }
      const version = await findVersion(reader, query.version)
      if (!version) throw problems.notFound()
      const statement = { ...version.statement, fingerprint: version.sha256 }
      const part = query.edition === undefined ? statement : onlyEdition(statement, query.edition)
      // JSON is what was hashed, so it stays to the letter; a document may be read in another language.
      const shown = query.format === 'json' || !query.language ? part : { ...part, language: query.language }
      return file(shown, query)
    }),
    reads(contracts.listSoaVersions, async (reader) => {
      const organisationRevision = await reader.revision()
      // Before the organisation existed there is nothing to state, and nothing is missing.
      if (organisationRevision === 0) {
        const scope = { missing: false, changed: false }
        return { items: [], open: { undecided: 0, unmarked: 0 }, lapsed: 0, changed: 0, scope, organisationRevision }
      }
      const versions = await listVersions(reader)
      const draft = await composeStatement(reader, content, {})
      const newest = versions[0]
      const difference = newest && compareStatements(newest.statement, draft)
      return {
        items: versions.map(summarise),
        open: openControls(draft),
        lapsed: draft.rows.filter(({ decision }) => decision?.lapsed !== undefined).length,
        changed: difference?.items.length ?? 0,
        scope: { missing: draft.scope.trim() === '', changed: Boolean(difference?.scope) },
        organisationRevision,
      }
    }),
    writes(contracts.approveSoa, async (tx, { body }) => summarise(await approveSoa(tx, content, body))),
    reads(contracts.compareSoaVersions, async (reader, { query }) => {
      const { from, to } = await sides(reader, query)
      return compareStatements(from, to)
    }),
    reads(contracts.downloadSoaDifference, async (reader, { query, language }) => {
      const { from, to } = await sides(reader, query)
      return differenceFile(from, to, query.language ?? language, query.format)
    }),
    reads(contracts.readCombinedSoa, async (reader) =>
      combinedView(content, await composeStatement(reader, content, {})),
    ),
  ]
}

function onlyEdition(statement: SoaVersion['statement'], edition: string): SoaVersion['statement'] {
  const editions = statement.editions.filter(({ id }) => id === edition)
  if (editions.length === 0) throw problems.notFound()
  return { ...statement, editions, rows: statement.rows.filter((row) => row.edition === edition) }
}
