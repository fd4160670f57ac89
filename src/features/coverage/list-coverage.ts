import type { Content } from '../../core/standards/content.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { CoverageFilter } from './coverage.contract.ts'
import { type CoverageBook, withLines } from './gather-coverage.ts'
import { stateOf, toListed } from './read-coverage.ts'

export type ListedCoverage = ReturnType<typeof toListed>

const collator = new Intl.Collator('nl', { numeric: true })
const last = '9999-12-31'
const leftOf = ({ sums }: ListedCoverage) => sums.reduce((sum, { left }) => sum + left, 0)

const orders: Record<CoverageFilter['sort'], (a: ListedCoverage, b: ListedCoverage) => number> = {
  supplier: (a, b) =>
    collator.compare(a.supplier.title, b.supplier.title) || collator.compare(a.service.title, b.service.title),
  asOf: (a, b) => collator.compare(a.asOf, b.asOf),
  through: (a, b) => collator.compare(a.through ?? last, b.through ?? last),
  left: (a, b) => leftOf(a) - leftOf(b),
}

/** The reports that a list shows, in its order. */
export async function selectCoverage(reader: Reader, content: Content, book: CoverageBook, asked: CoverageFilter) {
  const day = dayOf(reader.now)
  const text = asked.text?.toLowerCase() ?? ''
  const meant = book.reports.filter(
    (one) =>
      (!asked.supplier || one.supplier === asked.supplier) &&
      (!asked.service || one.service === asked.service) &&
      (!asked.terms || one.terms === asked.terms) &&
      (!asked.state || stateOf(one) === asked.state) &&
      `${one.title} ${one.supplierName} ${one.serviceName}`.toLowerCase().includes(text),
  )
  const found = (await withLines(reader, meant)).map((report) => toListed(content, book, report, day))
  const turn = asked.direction === 'down' ? -1 : 1
  return found.sort(
    (a, b) => turn * orders[asked.sort](a, b) || collator.compare(b.asOf, a.asOf) || (a.id < b.id ? -1 : 1),
  )
}

/** How many reports there are of each state, and about how many services one counts. */
export function countCoverage({ reports }: CoverageBook) {
  const counts = reports.filter((one) => one.counts)
  return {
    counts: counts.length,
    replaced: reports.filter((one) => !one.counts && !one.withdrawn).length,
    withdrawn: reports.filter((one) => one.withdrawn).length,
    services: new Set(counts.map(({ service }) => service)).size,
  }
}
