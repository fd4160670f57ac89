import type { Actor } from '../../core/access/actor.ts'
import type { AssuranceFact, HeldFact } from '../../core/assurance/facts.ts'
import { lastToldOf } from '../../core/assurance/lines.ts'
import { lackOn, unmetBy } from '../../core/assurance/open-parts.ts'
import { bridgedDays, coverOf, showsOperation } from '../../core/assurance/periods.ts'
import type { Steps } from '../../core/demonstrability/steps.ts'
import { lastDay, type Span, shared, spanOf, standingOn } from '../../core/demonstrability/steps.ts'
import type { Work } from '../../core/risk/current.ts'
import type { SupplierBook } from '../../core/suppliers/facts.ts'
import type { Day } from '../../core/time/day.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import type { AssuranceFilter } from './assurance.contract.ts'
import { inUtc, type ReportRow, readAudits, readReportRows, readReportTexts } from './assurance.store.ts'
import {
  type AssuranceGround,
  allLines,
  askingOn,
  coverByAny,
  linesOfSupplier,
  periodAsked,
  periodChoices,
  selectLines,
  sumsOfSupplier,
  todayOf,
  totalsOf,
  waitingIn,
} from './assurance-lines.ts'
import type { ReportAnswer, ReportLine } from './assurance-shapes.contract.ts'
import { type ReadingRight, readingRight } from './assurance-terms.ts'
import type { ReadAssurance } from './gather-assurance.ts'

type Source = Reader | Tx

/** A measure as it is shown beside what it answers. */
export type KnownMeasure = {
  id: string
  title: string
  owner: { id: string; name: string; ends: Day | null } | null
  ownerRole: string
  endedOn: Day | null
  work: Steps<Work>
}

/** What other subjects tell: all suppliers, and measures with how far they work. */
export type AssuranceNeeds = {
  readAssurance: ReadAssurance
  readBook(source: Source): Promise<SupplierBook>
  readMeasures(source: Source, ids: readonly string[]): Promise<ReadonlyMap<string, KnownMeasure>>
}

async function groundOf(source: Source, { readBook, readAssurance }: AssuranceNeeds): Promise<AssuranceGround> {
  const [book, reports] = [await readBook(source), await readAssurance(source)]
  return { book, reports, asking: askingOn(book, reports, todayOf(source)) }
}

/** The lines that a filter leaves, with what stands over all of them. */
export async function selectAssurance(reader: Reader, needs: AssuranceNeeds, filter: AssuranceFilter) {
  const [ground, today] = [await groundOf(reader, needs), todayOf(reader)]
  const period = periodAsked(filter, today)
  const lines = allLines(ground, period, today)
  return { period, shown: selectLines(lines, filter), totals: totalsOf(ground, lines, today), ground, today }
}

/** A page of the list, with what can be chosen. */
export async function listAssurance(
  reader: Reader,
  needs: AssuranceNeeds,
  { page, size, ...filter }: AssuranceFilter & { page: number; size: number },
) {
  const { period, shown, totals, ground, today } = await selectAssurance(reader, needs, filter)
  return {
    items: shown.slice((page - 1) * size, page * size),
    ...{ total: shown.length, page, size, period, totals },
    periods: periodChoices(today, await readAudits(reader)),
    suppliers: standingSuppliers(ground.book, today),
  }
}

const standingSuppliers = ({ suppliers }: SupplierBook, today: Day) =>
  suppliers
    .filter(({ endedOn }) => endedOn === null || endedOn >= today)
    .map(({ id, title }) => ({ id, title }))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'nl'))

const named = (services: readonly { id: string; title: string }[]) => services.map(({ id, title }) => ({ id, title }))

function toLine(row: ReportRow, fact: AssuranceFact, { names, right, bridgeMonths, today }: LineGround): ReportLine {
  const { revision: _revision, bridges, hasFile, supplier: _supplier, services, ...facts } = row
  const counting = bridgedDays(fact, bridgeMonths)
  return {
    ...facts,
    revision: row.revision,
    services: services.map((id) => ({ id, title: names.get(id) ?? '' })),
    showsOperation: showsOperation(fact),
    bridges: bridges.map(({ id, revision, from, to }) => ({
      ...{ id, revision, from, to },
      counts: ended(shared([{ from, through: to }], counting)),
    })),
    // What stands in the report itself, whether it is still asked or not.
    ...waitingIn([fact], new Set([fact.id]), today),
    reading: right.of(row.id, row.terms),
    accepted: right.accepted(row.id),
    hasFile,
  }
}

const ended = (spans: readonly Span[]) =>
  spans.flatMap(({ from, through }) => (through === null ? [] : [{ from, through }]))

type LineGround = { names: ReadonlyMap<string, string>; right: ReadingRight; bridgeMonths: number; today: Day }

/** The reports of a supplier with what they tell of a period. Throws 404 where there is no such supplier. */
export async function readSupplierAssurance(
  reader: Reader,
  needs: AssuranceNeeds,
  id: string,
  asked: { from?: string | undefined; through?: string | undefined },
  actor: Actor,
) {
  const [{ book, reports, asking }, today] = [await groundOf(reader, needs), todayOf(reader)]
  const supplier = book.suppliers.find((one) => one.id === id)
  if (!supplier) throw problems.notFound()
  const period = periodAsked(asked, today)
  const facts = new Map(reports.filter((one) => one.supplier === id).map((one) => [one.id, one]))
  const ground: LineGround = {
    names: new Map(supplier.services.map((one) => [one.id, one.title])),
    right: await readingRight(reader, actor),
    ...{ bridgeMonths: book.settings.bridgeMonths, today },
  }
  return {
    supplier: { id, title: supplier.title },
    ...{ period, bridgeMonths: book.settings.bridgeMonths },
    lines: linesOfSupplier(supplier, [...facts.values()], { period, today, settings: book.settings, asking }),
    sums: sumsOfSupplier(supplier, [...facts.values()], { period, today, settings: book.settings }),
    reports: (await readReportRows(reader, { supplier: id })).flatMap((row) => {
      const fact = facts.get(row.id)
      return fact ? [toLine(row, fact, ground)] : []
    }),
    services: named(supplier.services),
    suppliers: standingSuppliers(book, today).filter((one) => one.id !== id),
  }
}

/** One report, with its texts for whom its terms let read them. Throws 404 where there is none, or it was withdrawn. */
export async function readReport(
  source: Source,
  needs: AssuranceNeeds,
  id: string,
  actor: Actor,
): Promise<ReportAnswer> {
  const [row] = await readReportRows(source, { report: id })
  if (!row) throw problems.notFound()
  const [{ book, reports }, today] = [await groundOf(source, needs), todayOf(source)]
  const supplier = book.suppliers.find((one) => one.id === row.supplier)
  const fact = reports.find((one) => one.id === id)
  if (!supplier || !fact) throw problems.notFound()
  const right = await readingRight(source, actor)
  const { bridgeMonths } = book.settings
  const names = new Map(supplier.services.map((one) => [one.id, one.title]))
  const told = lastToldOf(fact) ?? ''
  return {
    ...toLine(row, fact, { names, right, bridgeMonths, today }),
    supplier: { id: supplier.id, title: supplier.title },
    choices: {
      services: named(supplier.services),
      suppliers: standingSuppliers(book, today).filter((one) => one.id !== supplier.id),
    },
    earlier: reports
      .filter((one) => one.supplier === row.supplier && one.id !== id && one.cuecs.length > 0)
      .filter((one) => (lastToldOf(one) ?? '') <= told)
      .map((one) => ({ id: one.id, title: one.title })),
    ...(await textsOf(source, needs, {
      ...{ row, fact, book, reports, today },
      readable: right.may(id, row.terms),
      wording: right.wording(id, row.terms),
    })),
  }
}

type TextGround = {
  row: ReportRow
  fact: AssuranceFact
  book: SupplierBook
  reports: readonly AssuranceFact[]
  today: Day
  readable: boolean
  wording: string
}

async function textsOf(
  source: Source,
  needs: AssuranceNeeds,
  { row, fact, book, reports, today, readable, wording }: TextGround,
): Promise<Pick<ReportAnswer, 'texts' | 'wording' | 'acceptances'>> {
  const { acceptances, subservices, exceptions, cuecs, ...texts } = await readReportTexts(source, row.id)
  const accepted = acceptances.map(({ by, at, wording: of }) => ({ by, at: inUtc(at), current: of === wording }))
  if (!readable) return { texts: null, wording, acceptances: accepted }
  const measures = await needs.readMeasures(
    source,
    [...exceptions, ...cuecs].flatMap(({ measure }) => measure ?? []),
  )
  const measureOf = (id: string | null) => {
    const found = measures.get(id ?? '')
    if (!found) return null
    const { owner, work, title, ownerRole, endedOn } = found
    return { id: found.id, title, owner: person(owner, today), ownerRole, endedOn, work: standingOn(work, today).value }
  }
  const facts = new Map(fact.cuecs.map((one) => [one.id, one]))
  const suppliers = new Map(named(book.suppliers).map((one) => [one.id, one]))
  const nameOf = (id: string | null) => suppliers.get(id ?? '')
  const ownOf = (knownAs: string) =>
    row.periodFrom === null || row.periodTo === null
      ? null
      : coverOf(
          coverByAny(
            reports.filter((one) => one.supplier === knownAs),
            book.settings.bridgeMonths,
          ),
          { from: row.periodFrom, through: row.periodTo },
          today,
        )
  return {
    texts: {
      ...texts,
      subservices: subservices.map(({ knownAs, ...rest }) => {
        const leftOut = fact.carvedOut.find(({ id }) => id === rest.id)
        const [written, found] = [knownAs, leftOut?.known?.fromRegister ? leftOut.known.supplier : null].map(nameOf)
        const known = written ?? found
        return {
          ...rest,
          ...{ knownAs: written ?? null, inRegister: found ?? null, own: known ? ownOf(known.id) : null },
          ...heldOn(leftOut, today),
        }
      }),
      exceptions: exceptions.map((one) => ({
        ...one,
        assessedBy: one.assessedBy ?? '',
        measure: measureOf(one.measure),
      })),
      cuecs: cuecs.map((one) => {
        const measure = measureOf(one.measure)
        const cuec = facts.get(one.id)
        const open = cuec === undefined || spanOf(unmetBy(cuec), today) !== undefined
        const state = one.notOursBecause !== '' ? 'not-ours' : open ? 'open' : 'by-measure'
        return { ...one, measure, owner: person(one.owner, today), state, lack: cuec ? lackOn(cuec, today) : null }
      }),
      bridges: row.bridges,
    },
    wording,
    acceptances: accepted,
  }
}

/** By which report an organisation that is left out is held on a day, the one that holds it longest, or what lacks. */
function heldOn(leftOut: HeldFact | undefined, day: Day) {
  const holding = (leftOut?.heldBy ?? []).flatMap(({ report, days }) => {
    const span = spanOf(days, day)
    return span ? [{ ...report, through: span.through }] : []
  })
  const [heldBy = null] = holding.toSorted((a, b) => ((a.through ?? lastDay) < (b.through ?? lastDay) ? 1 : -1))
  const lack = leftOut?.lacks.find(({ days }) => spanOf(days, day))
  return { heldBy, lack: lack ? { why: lack.why, report: lack.report, last: lack.last } : null }
}

const person = (of: { id: string; name: string; ends: Day | null } | null, today: Day) =>
  of === null ? null : { id: of.id, name: of.name, left: of.ends !== null && of.ends < today }
