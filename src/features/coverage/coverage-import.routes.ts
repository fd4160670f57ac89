import type { Actor } from '../../core/access/actor.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import { type Route, reads, uploads } from '../../platform/http/endpoint.ts'
import { fewTries } from '../../platform/http/few-tries.ts'
import * as contracts from './coverage-import.contract.ts'
import { refusals } from './coverage-refusals.ts'
import type { CoverageGround } from './gather-coverage.ts'
import { importCoverage, plannedImport, tryCoverageImport } from './import-coverage.ts'

type Needs = CoverageGround & { transactions: Transactions }

/** So many files one person or access token has read in an hour, and one organisation together; each can take a second of the time of all. */
const mostFiles = { person: 60, organisation: 150 }

/** Coverage reports that come in as a file. */
export function coverageImportRoutes({ content, readBook, transactions }: Needs): Route[] {
  const [files, together] = [fewTries(mostFiles.person), fewTries(mostFiles.organisation)]
  const count = (organisation: string, actor: Actor, now: Instant) => {
    const whose = `${organisation} ${'id' in actor ? actor.id : actor.kind}`
    if (!files.take(whose, now) || !together.take(organisation, now)) throw refusals.tooManyFiles()
  }
  return [
    reads(contracts.tryCoverageImport, async (reader, { body, language }, actor) => {
      count(reader.organisation, actor, reader.now)
      return tryCoverageImport(reader, content, body, language)
    }),
    uploads(
      contracts.importCoverage,
      // Read before its turn, while others can still write.
      ({ organisation, actor }, { body }) =>
        transactions.read(organisation, { kind: 'now' }, (reader) => {
          count(organisation, actor, reader.now)
          return plannedImport(reader, content, body)
        }),
      (tx, { body, received }) => importCoverage(tx, readBook, body, received),
    ),
  ]
}
