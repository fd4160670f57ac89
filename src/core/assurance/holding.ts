import { combined, firstDay, outside, type Span, type Steps, shared, united, within } from '../demonstrability/steps.ts'
import {
  type AssuranceFact,
  type HeldFact,
  type LeftOutFact,
  type UnheldKind,
  type UnheldWhy,
  unheldKinds,
} from './facts.ts'
import { tellsAlike } from './lines.ts'
import { unmetDays } from './open-parts.ts'
import { daysWhere, operationDays, showsOperation } from './periods.ts'

/** A report as recorded, of which it is not yet known what holds the organisations that it leaves out. */
export type RecordedReport = Omit<AssuranceFact, 'carvedOut'> & { carvedOut: readonly LeftOutFact[] }

/** The days on which each report counts for all that it is about, by id. */
type Sound = ReadonlyMap<string, readonly Span[]>
type BySupplier = ReadonlyMap<string, readonly RecordedReport[]>

/**
 * What holds the organisations that reports leave out. One is held on the days on which a report of it counts that
 * - is about all of it: which of its services a supplier leans on is recorded nowhere, so one about named services may be about others;
 * - says the same sort of thing (`tellsAlike`): a report about financial reporting holds nothing for one about security;
 * - is of type II with an opinion that counts, fresh, and without an exception that is not acceptable;
 * - asks nothing of its customers that is not done, and leaves out no organisation that is not held in turn.
 *
 * A circle holds nothing: two that leave each other out are both not held. It is the least that these rules give.
 */
export function holdLeftOut(reports: readonly RecordedReport[]): AssuranceFact[] {
  const bySupplier = Map.groupBy(reports, ({ supplier }) => supplier)
  const sound = soundDays(reports, bySupplier)
  return reports.map((report) => ({
    ...report,
    carvedOut: report.carvedOut.map((one) => ({ ...one, ...holdingOf(one, report, { bySupplier, sound }) })),
  }))
}

/** The reports about an organisation that another leaves out. Nobody leaves itself out: what names its own supplier so is held by nothing. */
const reportsOf = (
  { known }: LeftOutFact,
  { supplier }: RecordedReport,
  bySupplier: BySupplier,
): readonly RecordedReport[] =>
  known === null || known.supplier === supplier ? [] : (bySupplier.get(known.supplier) ?? [])

/** Why a report does not count for an organisation that another leaves out, on whatever day; null where nothing stands in its way. */
function standsInTheWay(asking: RecordedReport, report: RecordedReport): UnheldKind | null {
  if (report.services.length > 0) return 'named-services'
  if (!tellsAlike(asking, report)) return 'other-kind'
  if (report.type === 1) return 'type-1'
  if (!showsOperation(report)) return 'opinion'
  return operationDays(report).length === 0 ? 'exception' : null
}

/** The days on which a report holds an organisation that another leaves out. */
const holdingDays = (asking: RecordedReport, report: RecordedReport, sound: Sound): readonly Span[] =>
  standsInTheWay(asking, report) === null ? (sound.get(report.id) ?? []) : []

/**
 * From what counts without leaving anything out on: whatever leans on a report of which days were added is computed again, until none is
 * added. A turn adds days and takes none away, so it ends, and costs by what leans on what, not by how many reports there are.
 */
function soundDays(reports: readonly RecordedReport[], bySupplier: BySupplier): Sound {
  const counts = new Map(reports.map((one) => [one.id, shared(operationDays(one), outside(unmetDays(one)))] as const))
  const leaning = reports.filter(({ carvedOut }) => carvedOut.length > 0)
  const sound = new Map<string, readonly Span[]>([...counts, ...leaning.map(({ id }) => [id, []] as const)])
  const holders = new Map(
    leaning.map((report) => [
      report.id,
      report.carvedOut.map((one) =>
        reportsOf(one, report, bySupplier).filter((other) => standsInTheWay(report, other) === null),
      ),
    ]),
  )
  const leansOn = Map.groupBy(
    leaning.flatMap(({ id }) => (holders.get(id) ?? []).flat().map((other) => ({ id, on: other.id }))),
    ({ on }) => on,
  )
  // A set gives what is added while it is walked through, and an id that waits stands in it once.
  const waiting = new Set(leaning.map(({ id }) => id))
  for (const id of waiting) {
    waiting.delete(id)
    const held = (holders.get(id) ?? []).map((some) => united(some.flatMap((other) => sound.get(other.id) ?? [])))
    const days = held.reduce(shared, counts.get(id) ?? [])
    if (sameDays(days, sound.get(id) ?? [])) continue
    sound.set(id, days)
    for (const one of leansOn.get(id) ?? []) waiting.add(one.id)
  }
  return sound
}

const sameDays = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length &&
  a.every(({ from, through }, place) => from === b[place]?.from && through === b[place]?.through)

type Ground = { bySupplier: BySupplier; sound: Sound }

function holdingOf(
  one: LeftOutFact,
  asking: RecordedReport,
  { bySupplier, sound }: Ground,
): Pick<HeldFact, 'heldBy' | 'lacks'> {
  const candidates = reportsOf(one, asking, bySupplier)
  const heldBy = candidates.flatMap((report) => {
    const days = holdingDays(asking, report, sound)
    return days.length === 0 ? [] : [{ report: named(report), days }]
  })
  const lacking = combined<UnheldWhy | null, UnheldWhy | null>(
    candidates.map((report) => lackSteps(asking, report, sound)),
    nearest(one.known === null ? 'not-a-supplier' : 'no-report'),
  )
  const lacks = [...new Set(lacking.flatMap(({ value }) => value ?? []))].map((lack) => ({
    ...lack,
    days: daysWhere(lacking, (value) => value === lack),
  }))
  return { heldBy, lacks }
}

/** Of what several reports lack on a day the least, null where one of them lacks nothing; of equals the newest, which comes last. */
function nearest(without: UnheldKind): (lacks: readonly (UnheldWhy | null)[]) => UnheldWhy | null {
  const nothing: UnheldWhy = { why: without, report: null, last: null }
  return (lacks) => lacks.reduce((best: UnheldWhy | null, one) => (rank(one) >= rank(best) ? one : best), nothing)
}

const rank = (lack: UnheldWhy | null): number => (lack === null ? unheldKinds.length : unheldKinds.indexOf(lack.why))

/** What a report lacks on each day to hold an organisation that another leaves out; null on the days on which it does. */
function lackSteps(asking: RecordedReport, report: RecordedReport, sound: Sound): Steps<UnheldWhy | null> {
  const lack = (why: UnheldKind, last: Span['through'] = null): UnheldWhy => ({ why, report: named(report), last })
  const always = standsInTheWay(asking, report)
  if (always !== null) return [{ from: firstDay, value: lack(always) }]
  const fresh = operationDays(report)
  const [begin, end] = [fresh[0]?.from ?? firstDay, fresh.at(-1)?.through ?? null]
  const [later, over, asks, leaves] = [lack('later-days'), lack('over', end), lack('asks-more'), lack('leaves-out')]
  return combined<boolean, UnheldWhy | null>(
    [
      within([{ from: begin, through: null }], true, false),
      within(fresh, true, false),
      within(unmetDays(report), true, false),
      within(sound.get(report.id) ?? [], true, false),
    ],
    ([begun, isFresh, unmet, isSound]) => {
      if (!isFresh) return begun ? over : later
      if (unmet) return asks
      return isSound ? null : leaves
    },
  )
}

const named = ({ id, title }: RecordedReport) => ({ id, title })
