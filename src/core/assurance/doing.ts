import type { MeasureFact } from '../demonstrability/facts.ts'
import { carried, counts, inOperation } from '../demonstrability/measure-link.ts'
import { expected } from '../demonstrability/operation-links.ts'
import { combined, dayAfter, firstDay, type Span, type Steps, within } from '../demonstrability/steps.ts'
import type { Day } from '../time/day.ts'
import { daysLater } from '../time/far-days.ts'
import type { DoingMeasure, Lack, LackKind } from './facts.ts'

const done = 'done'

/** Of something that a measure has to show: never shown so far, shown, or no longer; then the last day on which it counted. */
function proofSteps(covered: readonly Span[]): Steps<string> {
  const steps: { from: Day; value: string }[] = [{ from: firstDay, value: 'never-shown' }]
  for (const { from, through } of covered) {
    if (from === firstDay) steps.pop()
    steps.push({ from, value: done })
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
  const steps = combined<boolean | string, string>(
    [
      within(inOperation(measure), true, false),
      within(endedOn === null ? [] : [{ from: endedOn, through: null }], true, false),
      within(carried(measure), true, false),
      within(counts(measure), true, false),
      ...proofs.map(({ covered }) => proofSteps(covered)),
    ],
    ([operating, ended, answered, free, ...shown]) => {
      if (!operating) return ended ? 'ended' : 'not-in-operation'
      if (!answered) return 'nobody-answers'
      if (!free) return 'excepted'
      if (shown.length === 0 || shown.includes('never-shown')) return 'never-shown'
      const [stale] = shown.filter((one) => one !== done).sort()
      return (stale as string | undefined) ?? (shows ? done : 'only-existence')
    },
  )
  const spans = steps.map(({ from, value }, place) => {
    const next = steps[place + 1]?.from
    return { value, from, through: next === undefined ? null : daysLater(next, -1) }
  })
  const lacks = [...Map.groupBy(spans, ({ value }) => value)].flatMap(([value, same]): Lack[] => {
    if (value === done) return []
    const days = same.map(({ from, through }) => ({ from, through }))
    return isDay(value) ? [{ why: 'stale', last: value, days }] : [{ why: value as LackKind, last: null, days }]
  })
  return { id, title, lacks }
}

const isDay = (value: string): value is Day => /^\d/.test(value)
