import { createHash } from 'node:crypto'
import {
  type CareOfService,
  type ComposedRow,
  composeRows,
  holdsOn,
  type OwnCertificate,
  type ProvenControl,
  sumOfRows,
} from '../../core/coverage/compose-own.ts'
import type { CoverageDocument } from '../../core/coverage/interchange.ts'
import { writeOwnCoverage } from '../../core/coverage/write-own.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import { canonicalBytes } from '../../core/transparency/canonical-json.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import type { Text } from '../../platform/language/languages.ts'
import * as store from './own-coverage.store.ts'

/** What the chain of proof says about a control of an adopted edition, with its sentence and the day on which time alone changes it. */
export type Proven = ProvenControl & { edition: string; reason: Text; until: Day | null }

/** What other features tell: wired in `app`. */
export type Ports = {
  content: Content
  /** Every control of every adopted edition. */
  proven: (reader: Reader, on: Day) => Promise<readonly Proven[]>
  /** The healthcare requirements of one edition, for each service. */
  care: (reader: Reader) => Promise<{ edition: string; of: (service: string) => readonly CareOfService[] }>
}

/**
 * What a command can read of what was recorded before it, as long as it wrote nothing itself: the chain of proof remembers facts by
 * revision, and this is that of the command before.
 */
export const readerBefore = (tx: Tx): Reader => ({
  ...{ organisation: tx.organisation, rows: tx.rows, moment: tx.moment, now: tx.now },
  revision: async () => tx.revision - 1,
  before: () => Promise.reject(new TypeError('a command reads nothing older')),
})

export type Composed = {
  coverage: store.OwnCoverage
  rows: ComposedRow[]
  stored: ReadonlyMap<string, store.StoredRow>
  proven: ReadonlyMap<string, Proven>
  /** The own certificates of the edition that hold. */
  certificates: OwnCertificate[]
  document: CoverageDocument
}

/** The name of an edition; the id where the content no longer has it. */
export const editionName = (content: Content, edition: string) => content.editions.get(edition)?.name ?? edition

/** Composes reports as they follow at the reader's moment, in a constant number of statements. */
export async function composeCoverages(
  reader: Reader,
  ports: Ports,
  coverages: readonly store.OwnCoverage[],
): Promise<Composed[]> {
  if (coverages.length === 0) return []
  const day = dayOf(reader.now)
  const [only] = coverages.length === 1 ? coverages : []
  const written = Map.groupBy(await store.listRows(reader, only?.id), ({ coverage }) => coverage)
  const all = await store.listCertificates(reader)
  const supplier = await store.nameOfOrganisation(reader)
  const versions = Map.groupBy(await store.listVersions(reader, only?.id), ({ coverage }) => coverage)
  const proven = Map.groupBy(await ports.proven(reader, day), ({ edition }) => edition)
  const care = await ports.care(reader)
  return coverages.map((coverage) => {
    const { edition } = coverage
    const stored = written.get(coverage.id) ?? []
    const facts = proven.get(edition) ?? []
    const rows = composeRows({
      ...{ edition, proven: facts, certificates: all, written: stored, day },
      care: care.edition === edition ? care.of(coverage.service.id) : [],
    })
    const { service, title, language, terms, termsNote, disclaimer } = coverage
    const next = (versions.get(coverage.id)?.[0]?.number ?? 0) + 1
    const head = {
      supplier,
      service: service.name,
      title,
      version: String(next),
      language,
      terms,
      termsNote,
      disclaimer,
    }
    return {
      ...{ coverage, rows },
      stored: new Map(stored.map((one) => [one.requirement, one])),
      proven: new Map(facts.map((one) => [one.requirement, one])),
      certificates: all.filter((one) => one.edition === edition && holdsOn(one, day)),
      document: writeOwnCoverage(head, { id: edition, name: editionName(ports.content, edition) }, rows, all, day),
    }
  })
}

/** One report as it follows now; undefined where there is none. */
export async function composeCoverage(reader: Reader, ports: Ports, id: string): Promise<Composed | undefined> {
  const [composed] = await composeCoverages(reader, ports, await store.listCoverages(reader, id))
  return composed
}

/** The SHA-256 of a report in canonical JSON. */
export const fingerprintOf = (document: CoverageDocument): string =>
  createHash('sha256').update(canonicalBytes(document)).digest('hex')

/** How many rows ask for another look, and how many say more than is shown. */
export const countsOf = (rows: readonly ComposedRow[]) => ({
  sum: sumOfRows(rows),
  asksAgain: rows.filter((row) => row.asksAgain).length,
  claimsMore: rows.filter((row) => row.compared === 'more').length,
})
