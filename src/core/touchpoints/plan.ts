import { addDays, addMonths, type Day } from '../time/day.ts'
import { type Closing, closingDays, lastInOperation, latest, type Standpoint } from './closing.ts'

/** What the organisation set for its plan. Months of operation and the border of 'soon' differ per body and per taste, so they are data. */
export type PlanSettings = {
  start: Day
  hasIsoCertificate: boolean | null
  /** At most this share of the relevant requirements, in percent, may be a gap that closes soon. */
  gapShare: number
  /** All gaps closed within so many months of the start counts as soon. */
  gapMonths: number
  /** The last measure is so many months in operation before the audit. */
  operationMonths: number
}

/** Three months in operation before the audit is what bodies ask (published); the border of 'soon' is a proposal. */
export const usualSettings = { gapShare: 30, gapMonths: 3, operationMonths: 3 } as const

/** What was changed about a step: put on another day, or done. */
export type StepChange = { step: string; day: Day | null; doneOn: Day | null }

export const stepNames = [
  'management-system',
  'heavy-gaps',
  'other-gaps',
  'book-audit',
  'processor-agreements',
  'extend-soa',
  'extend-policies',
  'last-gap',
  'internal-audit',
  'management-review',
  'stage-1',
  'stage-2',
] as const
export type StepName = (typeof stepNames)[number]

/** Steps whose day follows from the gaps; the others can be moved and marked as done. */
export const computedSteps: readonly StepName[] = ['heavy-gaps', 'other-gaps', 'last-gap']

export type Step = {
  step: StepName
  /** When it was done or will be: never before today where it is still to do. */
  day: Day
  doneOn: Day | null
  /** The day that was chosen or proposed; it has passed where `late`. */
  due: Day
  late: boolean
  /** The first day that is possible, and what it waits for. */
  earliest: Day
  waitsFor: StepName | 'operation' | 'start'
  chosen: Day | null
  /** The chosen day lies before `earliest`, so the step moved on. */
  movedOn: boolean
}

export type Plan = {
  /** 1 all there: book the audit; 2 gaps that close soon; 3 a programme. */
  conclusion: 1 | 2 | 3
  /** Why: what the border was and what was counted. */
  counted: { relevant: number; gaps: number; share: number; lastGap: Day | null; soonUntil: Day }
  /** What makes it a programme; empty for the other conclusions. */
  programmeBecause: ('share' | 'months' | 'no-management-system')[]
  closings: Closing[]
  lastInOperation: Day | null
  /** Relevant requirements that are in place since a day that nobody gave: they count as of today until somebody does. */
  undated: string[]
  /** No audit before this day: so many months after the last measure. */
  auditNotBefore: Day | null
  steps: Step[]
}

type Draft = { step: StepName; after: { name: StepName | 'start'; days: number }[]; notBefore?: Day | null }

const weeks = (count: number) => count * 7

type LastGaps = { heavy: Day | null; other: Day | null; any: Day | null }

/** Which steps a conclusion has, each with what it comes after and how many days later is usual. */
function draftsFor(conclusion: Plan['conclusion'], noSystem: boolean, last: LastGaps): Draft[] {
  const start = (days: number) => ({ name: 'start' as const, days })
  const after = (name: StepName, days: number) => ({ name, days })
  const closing = (step: StepName, notBefore: Day | null): Draft[] =>
    notBefore ? [{ step, after: [start(0)], notBefore }] : []
  const system: Draft[] = noSystem ? [{ step: 'management-system', after: [start(weeks(26))] }] : []
  const gaps =
    conclusion === 3
      ? [...system, ...closing('heavy-gaps', last.heavy), ...closing('other-gaps', last.other)]
      : closing('last-gap', last.any)
  const closed = gaps.map(({ step }) => after(step, 0))
  return [
    ...gaps,
    { step: 'extend-soa', after: [start(weeks(2))] },
    { step: 'processor-agreements', after: [start(weeks(2))] },
    { step: 'book-audit', after: conclusion === 3 ? closed : [start(weeks(1))] },
    { step: 'extend-policies', after: [start(weeks(4)), after('extend-soa', weeks(1))] },
    { step: 'internal-audit', after: [after('extend-policies', weeks(2)), ...closed] },
    { step: 'management-review', after: [after('internal-audit', weeks(1))] },
    {
      step: 'stage-1',
      after: [after('management-review', weeks(2)), after('processor-agreements', 0), after('book-audit', 0)],
    },
    { step: 'stage-2', after: [after('stage-1', weeks(4))] },
  ]
}

/**
 * The plan to the audit, computed anew from what is in place. The same facts give the same plan, and a day that moves moves
 * everything that waits for it. An audit that is still to come never lies before `auditNotBefore`.
 */
export function planOf(
  standpoints: readonly Standpoint[],
  settings: PlanSettings,
  changes: readonly StepChange[],
  today: Day,
): Plan {
  const closings = closingDays(standpoints, settings.start, today)
  const share = standpoints.length === 0 ? 0 : Math.round((100 * closings.length) / standpoints.length)
  const begins = settings.start > today ? settings.start : today
  const soonUntil = addMonths(begins, settings.gapMonths)
  const lastOf = (of: readonly Closing[]) => latest(of.map(({ day }) => day))
  const last = {
    heavy: lastOf(closings.filter(({ weight }) => weight === 3)),
    other: lastOf(closings.filter(({ weight }) => weight < 3)),
    any: lastOf(closings),
  }
  const noSystem = settings.hasIsoCertificate === false
  const programmeBecause: Plan['programmeBecause'] = []
  if (noSystem) programmeBecause.push('no-management-system')
  if (share > settings.gapShare) programmeBecause.push('share')
  if (last.any !== null && last.any > soonUntil) programmeBecause.push('months')
  const { day: operation, undated } = lastInOperation(standpoints, closings, today)
  const auditNotBefore = operation && addMonths(operation, settings.operationMonths)
  const schedule = (drafts: Draft[], notBefore: Day | null, of: readonly StepChange[]) =>
    scheduleOf(drafts, { start: settings.start, today, auditNotBefore: notBefore }, of)
  // With nothing to close, what is left is weeks of work; unless the youngest measure needs its months first.
  const none = { heavy: null, other: null, any: null }
  const readyIn = schedule(draftsFor(1, false, none), null, []).at(-1)?.day ?? settings.start
  const mustWait = auditNotBefore !== null && auditNotBefore > readyIn
  const conclusion = programmeBecause.length > 0 ? 3 : closings.length > 0 || mustWait ? 2 : 1
  return {
    conclusion,
    counted: { relevant: standpoints.length, gaps: closings.length, share, lastGap: last.any, soonUntil },
    programmeBecause,
    closings,
    lastInOperation: operation,
    undated,
    auditNotBefore,
    steps: schedule(draftsFor(conclusion, noSystem, last), auditNotBefore, changes),
  }
}

type Frame = { start: Day; today: Day; auditNotBefore: Day | null }

function scheduleOf(
  drafts: readonly Draft[],
  { start, today, auditNotBefore }: Frame,
  changes: readonly StepChange[],
): Step[] {
  const days = new Map<string, Day>([['start', start]])
  const steps = drafts.map((draft): Step => {
    const change = computedSteps.includes(draft.step) ? undefined : changes.find(({ step }) => step === draft.step)
    const notBefore = draft.step === 'stage-2' ? auditNotBefore : (draft.notBefore ?? null)
    const waits = draft.after.flatMap(({ name, days: later }) => {
      const day = days.get(name)
      return day ? [{ name: name as Step['waitsFor'], day, usual: addDays(day, later) }] : []
    })
    if (notBefore) waits.push({ name: 'operation', day: notBefore, usual: notBefore })
    const bound = waits.reduce((last, one) => (one.day > last.day ? one : last))
    const proposed = latest(waits.map(({ usual }) => usual)) ?? start
    const [chosen, doneOn] = [change?.day ?? null, change?.doneOn ?? null]
    const wanted = chosen ?? proposed
    const due = latest([wanted, bound.day]) ?? bound.day
    const day = doneOn ?? (due < today ? today : due)
    days.set(draft.step, day)
    return {
      step: draft.step,
      day,
      doneOn,
      due,
      late: doneOn === null && due < today,
      earliest: bound.day,
      waitsFor: bound.name,
      chosen,
      movedOn: doneOn === null && chosen !== null && chosen < bound.day,
    }
  })
  const order = (a: Step, b: Step) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)
  return steps.toSorted(order)
}
