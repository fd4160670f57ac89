import type { MeasureFact } from '../demonstrability/facts.ts'
import { carried, counts, inOperation } from '../demonstrability/measure-link.ts'
import { expected } from '../demonstrability/operation-links.ts'
import { combined, dayAfter, firstDay, type Span, type Steps, within } from '../demonstrability/steps.ts'
import type { Day } from '../time/day.ts'
import type { DoingMeasure, LackKind, LackWhy } from './facts.ts'
import { daysWhere } from './periods.ts'

/** How something that a measure has to show stands: never shown so far, there, or no longer; then the last day on which it counted. */
type Shown = 'never' | 'there' | Day

function proofSteps(covered: readonly Span[]): Steps<Shown> {
  const steps: { from: Day; value: Shown }[] = [{ from: firstDay, value: 'never' }]
  for (const { from, through } of covered) {
    if (from === firstDay) steps.pop()
    steps.push({ from, value: 'there' })
    const after = through === null ? null : dayAfter(through)
    if (after !== null) steps.push({ from: after, value: through as Day })
  }
  return steps
}

/**
 * What a measure lacks, and on which days, to do what a report asks of the customer: it has to be in operation, somebody answers for it,
 * no exception stands in its way, and its own evidence shows on that day that it works. What suppliers show counts for nothing here: it is
 * asked of the customer, and whether they show it may hang from this very answer. Give a measure without what it relies on.
 */
export function doingOf(measure: MeasureFact): DoingMeasure {
  const { id, title, endedOn } = measure
  const proofs = expected(measure)
  const shows = proofs.some(({ kind }) => kind === 'operation')
  const lackOf = remembering()
  const steps = combined<boolean | Shown, LackWhy | null>(
    [
      within(inOperation(measure), true, false),
      within(endedOn === null ? [] : [{ from: endedOn, through: null }], true, false),
      within(carried(measure), true, false),
      within(counts(measure), true, false),
      ...proofs.map(({ covered }) => proofSteps(covered)),
    ],
    ([operating, ended, answered, free, ...shown]) => {
      const lack = (why: LackKind) => lackOf({ why, last: null, proofs: null })
      if (!operating) return lack(ended ? 'ended' : 'not-in-operation')
      if (!answered) return lack('nobody-answers')
      if (!free) return lack('excepted')
      const unshown = unshownOf(proofs, shown as Shown[])
      return unshown ? lackOf(unshown) : shows ? null : lack('only-existence')
    },
  )
  const lacks = [...new Set(steps.flatMap(({ value }) => value ?? []))].map((lack) => ({
    ...lack,
    days: daysWhere(steps, (value) => value === lack),
  }))
  return { id, title, lacks }
}

/** What of all that a measure has to show is not there on a day; null where all is. */
function unshownOf(proofs: readonly { title: string }[], shown: readonly Shown[]): LackWhy | null {
  const each = proofs.map(({ title }, place) => ({ title, shown: shown[place] as Shown }))
  const lacking = each.flatMap(({ title, shown }) =>
    shown === 'there' ? [] : [{ title, last: shown === 'never' ? null : shown }],
  )
  if (each.length > 0 && lacking.length === 0) return null
  const never = lacking.filter(({ last }) => last === null).length
  const there = each.filter(({ shown }) => shown === 'there').map(({ title }) => title)
  const proofsApart = never < lacking.length || there.length > 0
  const [oldest = null] = lacking.flatMap(({ last }) => last ?? []).sort()
  return {
    ...(each.length === 0 || never > 0 ? { why: 'never-shown', last: null } : { why: 'stale', last: oldest }),
    proofs: each.length > 1 && proofsApart ? { lacking, there } : null,
  }
}

/** Gives the same object for equal lacks, so that neighbouring days are told as one. */
function remembering(): (lack: LackWhy) => LackWhy {
  const known = new Map<string, LackWhy>()
  return (lack) => {
    const key = JSON.stringify(lack)
    const same = known.get(key) ?? lack
    known.set(key, same)
    return same
  }
}
