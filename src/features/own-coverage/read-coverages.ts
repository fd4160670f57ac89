import { compareDocuments } from '../../core/coverage/compare-documents.ts'
import { type ComposedRow, sumOfRows } from '../../core/coverage/compose-own.ts'
import { coveredBy } from '../../core/coverage/facts.ts'
import type { TravellingClaim } from '../../core/coverage/interchange.ts'
import { statementThatFollows } from '../../core/coverage/write-own.ts'
import type { Content } from '../../core/standards/content.ts'
import { findRequirement } from '../../core/standards/requirement-key.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import {
  type Composed,
  composeCoverage,
  composeCoverages,
  countsOf,
  editionName,
  fingerprintOf,
  type Ports,
} from './compose-coverage.ts'
import type { ownCoverageOrders, rowsShown } from './own-coverage.contract.ts'
import * as store from './own-coverage.store.ts'

const folded = (text: string) => text.normalize('NFKC').toLowerCase()
const collator = new Intl.Collator('nl', { numeric: true })

/** How a requirement is called; its key where the content no longer has it. */
export function namedRequirement(content: Content, edition: string, requirement: string) {
  const known = findRequirement(content, edition, requirement)
  return { number: known?.number ?? requirement, title: known?.title ?? { nl: requirement, en: requirement } }
}

/** Versions by report, with the content of the newest that was not withdrawn: what is given to customers now. */
async function versionsFor(reader: Reader, coverage?: string) {
  const versions = Map.groupBy(await store.listVersions(reader, coverage), (one) => one.coverage)
  const newest = new Map(
    [...versions].flatMap(([id, all]) => {
      const found = all.find(({ withdrawnAt }) => withdrawnAt === null)
      return found ? [[id, found] as const] : []
    }),
  )
  const contents = await store.contentsOf(
    reader,
    [...newest.values()].map(({ id }) => id),
  )
  return { versions, newest, contents }
}

type Versions = Awaited<ReturnType<typeof versionsFor>>

function summarise(content: Content, { coverage, rows, document }: Composed, found: Versions) {
  const { id, revision, title, service, edition, terms } = coverage
  const version = found.newest.get(id)
  const before = version && found.contents.get(version.id)
  return {
    ...{ id, revision, title, service, edition, terms, editionName: editionName(content, edition) },
    ...countsOf(rows),
    newest: version
      ? { id: version.id, number: version.number, approvedAt: version.approvedAt, approvedBy: version.approvedBy }
      : null,
    changedSince: before ? compareDocuments(before, document).claims.length : null,
    shares: (found.versions.get(id) ?? []).reduce((sum, { shares }) => sum + shares, 0),
  }
}

type ListQuery = {
  page: number
  size: number
  search?: string | undefined
  sort: (typeof ownCoverageOrders)[number]
  direction: 'up' | 'down'
}

const paged = <T>(all: readonly T[], { page, size }: { page: number; size: number }) => ({
  items: all.slice((page - 1) * size, page * size),
  total: all.length,
  page,
  size,
})

/** The list, with what a report can still be begun for. */
export async function listCoverages(reader: Reader, ports: Ports, query: ListQuery) {
  const { content } = ports
  const composed = await composeCoverages(reader, ports, await store.listCoverages(reader))
  const versions = await versionsFor(reader)
  const { services, editions } = await store.readChoices(reader)
  const text = folded(query.search ?? '')
  type Summary = ReturnType<typeof summarise>
  const keys: Record<ListQuery['sort'], (one: Summary) => string | number> = {
    title: ({ title }) => title,
    service: ({ service }) => service.name,
    edition: (one) => one.editionName,
    left: ({ sum }) => sum.left,
    shares: ({ shares }) => shares,
  }
  const key = keys[query.sort]
  const direction = query.direction === 'up' ? 1 : -1
  const all = composed
    .map((one) => summarise(content, one, versions))
    .filter((one) => folded(`${one.title} ${one.service.name} ${one.editionName}`).includes(text))
    .sort((a, b) => direction * compare(key(a), key(b)) || collator.compare(a.title, b.title))
  return {
    ...paged(all, query),
    choices: {
      services,
      editions: [...content.editions.values()]
        .filter(({ id }) => editions.includes(id))
        .map(({ id, name }) => ({ id, name })),
    },
  }
}

const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))

/** One report with its versions. 404 where there is none. */
export async function readCoverage(reader: Reader, ports: Ports, id: string) {
  const composed = await composeCoverage(reader, ports, id)
  if (!composed) throw problems.notFound()
  const found = await versionsFor(reader, id)
  const { language, termsNote, disclaimer } = composed.coverage
  return {
    ...summarise(ports.content, composed, found),
    ...{ language, termsNote, disclaimer, fingerprint: fingerprintOf(composed.document) },
    certificates: composed.certificates.map((one) => ({
      ...{
        id: one.id,
        number: one.number,
        body: one.body,
        scope: one.scope,
        accredited: one.accredited,
        ends: one.ends,
      },
    })),
    versions: (found.versions.get(id) ?? []).map(({ coverage: _, ...version }) => version),
  }
}

type RowsQuery = {
  page: number
  size: number
  search?: string | undefined
  by?: (typeof coveredBy)[number] | undefined
  show?: (typeof rowsShown)[number] | undefined
  sort: 'number' | 'by'
  direction: 'up' | 'down'
}

const shows: Record<(typeof rowsShown)[number], (row: ComposedRow) => boolean> = {
  'asks-again': ({ asksAgain }) => asksAgain,
  'claims-more': ({ compared }) => compared === 'more',
  written: ({ written }) => written,
  left: ({ by, extent }) => by !== 'not-applicable' && extent === 'none',
  care: ({ care }) => care !== null,
}

/** What a report says about each control. */
export async function listRows(reader: Reader, ports: Ports, id: string, query: RowsQuery) {
  const composed = await composeCoverage(reader, ports, id)
  if (!composed) throw problems.notFound()
  const { edition, language } = composed.coverage
  const text = folded(query.search ?? '')
  const direction = query.direction === 'up' ? 1 : -1
  const claims = new Map(composed.document.claims.map((one) => [one.requirement, one]))
  const all = composed.rows
    .map((row, place) => ({ row, place, ...namedRequirement(ports.content, edition, row.requirement) }))
    .filter(
      ({ row, number, title }) =>
        (query.by === undefined || row.by === query.by) &&
        (query.show === undefined || shows[query.show](row)) &&
        folded(`${number} ${title.nl} ${title.en} ${row.statement} ${row.customerPart}`).includes(text),
    )
    .sort((a, b) => {
      const order = query.sort === 'by' ? coveredBy.indexOf(a.row.by) - coveredBy.indexOf(b.row.by) : 0
      return direction * (order || a.place - b.place)
    })
  const { items, ...rest } = paged(all, query)
  const nothing = { nl: '', en: '' }
  return {
    ...rest,
    items: items.map(({ row, number, title }) => {
      const proven = composed.proven.get(row.requirement)
      const { follows, ...said } = row
      return {
        ...{ ...said, number, title, revision: composed.stored.get(row.requirement)?.revision ?? 0 },
        follows: { ...follows, reason: proven?.reason ?? nothing, until: proven?.until ?? null },
        restsOn: claims.get(row.requirement)?.restsOn ?? ('none' as const),
        statementThatFollows: statementThatFollows(follows.because, language),
      }
    }),
  }
}

const sideOf = ({ by, extent, restsOn, place, statement, customerPart }: TravellingClaim) => ({
  ...{ by, extent, restsOn, place, statement, customerPart },
})

/** What differs between two versions, or between a version and how it stands now. */
export async function compareVersions(
  reader: Reader,
  ports: Ports,
  id: string,
  { from, to }: { from: number; to?: number | undefined },
) {
  const [coverage] = await store.listCoverages(reader, id)
  if (!coverage) throw problems.notFound()
  const versions = await store.listVersions(reader, id)
  const [before, after] = [from, to].map((number) => versions.find((one) => one.number === number))
  if (!before || (to !== undefined && !after)) throw problems.notFound()
  const contents = await store.contentsOf(reader, after ? [before.id, after.id] : [before.id])
  const now = after ? contents.get(after.id) : (await composeCoverage(reader, ports, id))?.document
  const was = contents.get(before.id)
  if (!was || !now) throw problems.notFound()
  const { head, grounds, claims, same } = compareDocuments(was, now)
  return {
    ...{ from, to: to ?? null, head, same },
    grounds: grounds.map(({ change, ground: { title, number, body, ends } }) => ({
      title,
      number,
      body,
      ends,
      change,
    })),
    claims: claims.map((one) => ({
      requirement: one.requirement,
      ...namedRequirement(ports.content, one.edition, one.requirement),
      before: one.before && sideOf(one.before),
      after: one.after && sideOf(one.after),
    })),
  }
}

/** The sums of a report as it travels. */
export const sumOfClaims = (claims: readonly TravellingClaim[]) => sumOfRows(claims)
