import { addDays, type Day } from '../time/day.ts'

/** Days in a row, both ends included; `through` is null where no end is known. */
export type Span = { from: Day; through: Day | null }

/** What holds from which day on, in order; the first step begins on the first day that there is. */
export type Steps<T> = readonly { from: Day; value: T }[]

export const firstDay = '0001-01-01' as Day
export const lastDay = '9999-12-31' as Day

/** The day after; null after the last day that there is. */
export const dayAfter = (day: Day): Day | null => (day < lastDay ? addDays(day, 1) : null)

/** Spans in order that neither overlap nor touch, with the same days in them. */
export function united(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const { from, through } of inOrder(spans)) {
    if (through !== null && through < from) continue
    const last = joined.at(-1)
    if (!last || !reaches(last, from)) joined.push({ from, through })
    else if (last.through !== null && (through === null || through > last.through)) last.through = through
  }
  return joined
}

// Most come in order, as they were recorded: to look costs less than to sort.
const inOrder = (spans: readonly Span[]): readonly Span[] =>
  spans.every(({ from }, place) => place === 0 || (spans[place - 1] as Span).from <= from)
    ? spans
    : spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))

/** Whether a day that comes no earlier than a span lies in it, or right after it. */
const reaches = ({ through }: Span, day: Day) => through === null || day <= through || day === dayAfter(through)

/** The days that lie in both. Both must be united, and so is what comes out. */
export function shared(a: readonly Span[], b: readonly Span[]): Span[] {
  const found: Span[] = []
  let [left, right] = [0, 0]
  while (left < a.length && right < b.length) {
    const [one, other] = [a[left] as Span, b[right] as Span]
    const from = later(one.from, other.from)
    const through = earlier(one.through, other.through)
    if (through === null || from <= through) found.push({ from, through })
    if (through === null) break
    if (one.through === through) left += 1
    if (other.through === through) right += 1
  }
  return found
}

/** All days that lie in none of the spans, which must be united. */
export function outside(spans: readonly Span[]): Span[] {
  const gaps: Span[] = []
  let from: Day | null = firstDay
  for (const span of spans) {
    if (from !== null && span.from > from) gaps.push({ from, through: addDays(span.from, -1) })
    from = span.through === null ? null : dayAfter(span.through)
  }
  if (from !== null) gaps.push({ from, through: null })
  return gaps
}

const later = (a: Day, b: Day) => (a < b ? b : a)
const earlier = (a: Day | null, b: Day | null) => (a === null ? b : b === null || a < b ? a : b)

/** The span in which a day lies; undefined where it lies in none. */
export const spanOf = (spans: readonly Span[], day: Day): Span | undefined =>
  spans.find(({ from, through }) => from <= day && (through === null || day <= through))

/** One value on all days. */
export const always = <T>(value: T): Steps<T> => [{ from: firstDay, value }]

/** One value on the days of the spans, another on all others. */
export function within<T>(spans: readonly Span[], inside: T, outside: T): Steps<T> {
  const steps: { from: Day; value: T }[] = [{ from: firstDay, value: outside }]
  for (const { from, through } of united(spans)) {
    put(steps, from, inside)
    const after = through === null ? null : dayAfter(through)
    if (after !== null) put(steps, after, outside)
  }
  return steps
}

function put<T>(steps: { from: Day; value: T }[], from: Day, value: T): void {
  const last = steps.at(-1)
  if (last?.from === from) last.value = value
  else if (!last || last.value !== value) steps.push({ from, value })
}

/**
 * The value on each day that follows from the values on that day of all the others. Equal neighbours become one step. `decide` is given the
 * same list each time, with what changed put in its place: thousands of these are computed at once, and each list would be another to clear.
 */
export function combined<T, R>(all: readonly Steps<T>[], decide: (values: readonly T[]) => R): Steps<R> {
  const places = all.map(() => 0)
  const values: T[] = []
  const found: { from: Day; value: R }[] = []
  for (let from: Day | null = firstDay; from !== null; ) {
    let next: Day | null = null
    for (let index = 0; index < all.length; index += 1) {
      const steps = all[index] as Steps<T>
      let place = places[index] as number
      while (place + 1 < steps.length && (steps[place + 1] as { from: Day }).from <= from) place += 1
      places[index] = place
      values[index] = (steps[place] as { value: T }).value
      const start = steps[place + 1]?.from
      if (start !== undefined && (next === null || start < next)) next = start
    }
    put(found, from, decide(values))
    from = next
  }
  return found
}

/** What holds on a day, since when (null: as far back as anything is known), and the first day on which it is otherwise (null: never by itself). */
export type Standing<T> = { value: T; since: Day | null; until: Day | null }

export function standingOn<T>(steps: Steps<T>, day: Day): Standing<T> {
  let place = 0
  while (place + 1 < steps.length && (steps[place + 1] as { from: Day }).from <= day) place += 1
  const here = steps[place] as { from: Day; value: T }
  return { value: here.value, since: here.from === firstDay ? null : here.from, until: steps[place + 1]?.from ?? null }
}

/** Each series of steps from its day until that of the next, which comes later; the first from the first day that there is. */
export function oneAfterAnother<T>(all: readonly { from: Day; steps: Steps<T> }[]): Steps<T> {
  const [first] = all
  if (!first) return []
  return all.flatMap(({ from, steps }, place) => {
    const begin = place === 0 ? firstDay : from
    const end = all[place + 1]?.from
    return [
      { from: begin, value: standingOn(steps, begin).value },
      ...steps.filter((step) => step.from > begin && (end === undefined || step.from < end)),
    ]
  })
}
