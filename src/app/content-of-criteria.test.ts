import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fixedAspects, type StartingCriteria, startingCriteriaIn } from '../core/risk/criteria.ts'
import { textsIn } from '../core/standards/written-text.ts'
import { parseDay } from '../core/time/day.ts'
import { parseDuration } from '../core/time/duration.ts'
import { durationLater } from '../core/time/far-days.ts'
import { loadContent } from './load-content.ts'

const { criteria } = loadContent(join(import.meta.dirname, '../../content'))
const start = parseDay('2026-01-01')
const lastsUntil = (duration: string) => {
  const parsed = parseDuration(duration)
  return start && parsed ? durationLater(start, parsed) : ''
}
const rises = <T>(values: readonly T[]) => values.every((one, n) => n === 0 || one >= (values[n - 1] as T))

test('five by five is proposed first, and four by four and three by three after it', () => {
  const sizes = criteria.map(({ id, likelihood, impact }) => [id, likelihood.length, impact.length])
  expect(sizes).toEqual([
    ['five-by-five', 5, 5],
    ['four-by-four', 4, 4],
    ['three-by-three', 3, 3],
  ])
})

describe.each(criteria)('$id', (set: StartingCriteria) => {
  const { aspects, impact, likelihood, levels, matrix } = set
  test('has the four aspects of every register, and money as one of its own, with a meaning for each step', () => {
    expect(aspects.map(({ id }) => id)).toEqual([...fixedAspects, 'money'])
    for (const { meanings } of aspects) expect(meanings).toHaveLength(impact.length)
  })
  test('has a whole matrix, in which a heavier or likelier risk is never of a lower level', () => {
    expect(matrix.map((row) => row.length)).toEqual(impact.map(() => likelihood.length))
    for (const row of matrix) expect(rises(row)).toBe(true)
    for (const place of likelihood.keys()) expect(rises(matrix.map((row) => row[place] ?? -1))).toBe(true)
    expect([...new Set(matrix.flat())].sort()).toEqual([...levels.keys()])
  })
  test('bears what is low, and whatever can cost a life only by somebody who says so', () => {
    expect(set.appetite).toBe(0)
    expect(matrix.at(-1)?.every((level) => level > set.appetite)).toBe(true)
  })
  test('looks at a heavier risk no later, for no longer accepted, and by no wider a circle', () => {
    for (const ends of [levels.map((one) => one.reviewEvery), levels.map((one) => one.acceptFor)])
      expect(rises(ends.map(lastsUntil).reverse())).toBe(true)
    for (const { reviewEvery, acceptFor } of levels) expect(lastsUntil(acceptFor) <= lastsUntil(reviewEvery)).toBe(true)
    for (const [n, { acceptedBy }] of levels.entries())
      expect(levels.slice(0, n).every((lower) => acceptedBy.every((role) => lower.acceptedBy.includes(role)))).toBe(
        true,
      )
    expect(levels.at(-1)?.acceptedBy).toEqual(['administrator'])
  })
  test.each(['nl', 'en'] as const)('is whole in %s', (language) => {
    const made = startingCriteriaIn(set, language)
    expect(new Set(made.levels.map(({ name }) => name)).size).toBe(levels.length)
    for (const scale of [made.likelihood, made.impact]) {
      expect(new Set(scale.map(({ name }) => name)).size).toBe(scale.length)
      expect(scale.every(({ name }) => name.length <= 14)).toBe(true)
    }
    for (const { meanings } of made.aspects) expect(new Set(meanings).size).toBe(meanings.length)
  })
  test('addresses nobody in Dutch', () => {
    const spoken = [...textsIn(set)].filter(
      ({ place, value }) => place.endsWith('.nl') && /\b(je|jij|jou|jouw|jullie|u|uw)\b/i.test(value),
    )
    expect(spoken).toEqual([])
  })
})
