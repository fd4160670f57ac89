import type { Content } from '../../core/standards/content.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import { approveSoa, openControls } from './approve-soa.ts'
import { compareStatements } from './compare-statements.ts'
import { composeStatement } from './compose-statement.ts'
import { soaFile } from './render-soa.ts'
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
    note: version.note,
    controls: decided.length,
    applicable: decided.filter((decision) => decision?.applies).length,
    excluded: decided.filter((decision) => decision && !decision.applies).length,
    sha256: version.sha256,
  }
}

export function soaRoutes(content: Content): Route[] {
  return [
    reads(contracts.downloadSoa, async (reader, { query, language }) => {
      if (query.version === undefined) {
        const asked = { edition: query.edition, language: query.language ?? language }
        return soaFile(await composeStatement(reader, content, asked), query.format)
      }
      const version = await findVersion(reader, query.version)
      if (!version) throw problems.notFound()
      const statement = { ...version.statement, fingerprint: version.sha256 }
      const part = query.edition === undefined ? statement : onlyEdition(statement, query.edition)
      // JSON is what was hashed, so it stays to the letter; a document may be read in another language.
      const shown = query.format === 'json' || !query.language ? part : { ...part, language: query.language }
      return soaFile(shown, query.format)
    }),
    reads(contracts.listSoaVersions, async (reader) => {
      const organisationRevision = await reader.revision()
      // Before the organisation existed there is nothing to state, and nothing is missing.
      if (organisationRevision === 0) {
        const scope = { missing: false, changed: false }
        return { items: [], open: { undecided: 0, unmarked: 0 }, changed: 0, scope, organisationRevision }
      }
      const versions = await listVersions(reader)
      const draft = await composeStatement(reader, content, {})
      const newest = versions[0]
      const difference = newest && compareStatements(newest.statement, draft)
      return {
        items: versions.map(summarise),
        open: openControls(draft),
        changed: difference?.items.length ?? 0,
        scope: { missing: draft.scope.trim() === '', changed: Boolean(difference?.scope) },
        organisationRevision,
      }
    }),
    writes(contracts.approveSoa, async (tx, { body }) => summarise(await approveSoa(tx, content, body))),
    reads(contracts.compareSoaVersions, async (reader, { query }) => {
      const from = await findVersion(reader, query.from)
      if (!from) throw problems.notFound()
      if (query.to === undefined) return compareStatements(from.statement, await composeStatement(reader, content, {}))
      const to = await findVersion(reader, query.to)
      if (!to) throw problems.notFound()
      return compareStatements(from.statement, to.statement)
    }),
  ]
}

function onlyEdition(statement: SoaVersion['statement'], edition: string): SoaVersion['statement'] {
  const editions = statement.editions.filter(({ id }) => id === edition)
  if (editions.length === 0) throw problems.notFound()
  return { ...statement, editions, rows: statement.rows.filter((row) => row.edition === edition) }
}
