import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Answer,
  answeredIn,
  answers,
  askedIn,
  countedIn,
  leftOutOf,
  type State,
  scoreOf,
  shareOf,
  stateOf,
  tallyOf,
} from './standing.ts'

const given = fc.array(fc.option(fc.constantFrom(...answers)), { maxLength: 12 })
const rank: Record<State, number> = { open: 0, unknown: 0, 'not-applicable': 0, not: 0, partly: 1, met: 2 }

describe('how something stands', () => {
  test.each<[(Answer | null)[], State]>([
    [[], 'open'],
    [[null, null], 'open'],
    [['not-applicable'], 'not-applicable'],
    [['not-applicable', null], 'open'],
    [['yes', 'yes', 'not-applicable'], 'met'],
    [['yes', 'unknown'], 'partly'],
    [['yes', null], 'partly'],
    [['no', null], 'not'],
    [['no', 'unknown'], 'not'],
    [['unknown', null], 'unknown'],
    [['partly', 'no'], 'partly'],
  ])('by the answers %j is %s', (list, state) => expect(stateOf(tallyOf(list))).toBe(state))

  test('counts everything once: counted and left out are all', () => {
    fc.assert(
      fc.property(given, (list) => {
        const tally = tallyOf(list)
        expect(countedIn(tally) + leftOutOf(tally)).toBe(list.length)
        expect(askedIn(tally)).toBe(list.length)
        expect(answeredIn(tally)).toBe(list.filter((one) => one !== null).length)
      }),
    )
  })

  test('is never better for what does not apply, is not known or not answered', () => {
    fc.assert(
      fc.property(given, (list) => {
        const yes = list.filter((one) => one === 'yes').length
        const state = stateOf(tallyOf(list))
        if (yes === 0) expect(state).not.toBe('met')
        if (list.some((one) => one === 'unknown' || one === null)) expect(state).not.toBe('met')
        if (state === 'met') expect(scoreOf(tallyOf(list))).toBe(1)
      }),
    )
  })

  test('another yes never makes it worse', () => {
    fc.assert(
      fc.property(given, fc.nat(), (list, at) => {
        if (list.length === 0) return
        const better = list.with(at % list.length, 'yes')
        const [before, after] = [tallyOf(list), tallyOf(better)]
        expect(rank[stateOf(after)]).toBeGreaterThanOrEqual(rank[stateOf(before)])
        expect(scoreOf(after) ?? 0).toBeGreaterThanOrEqual(scoreOf(before) ?? 0)
        expect(shareOf(after) ?? 0).toBeGreaterThanOrEqual(shareOf(before) ?? 0)
      }),
    )
  })
})
