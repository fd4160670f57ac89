import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../time/day.ts'
import { type AudienceRule, audienceOn, isEmployed, type Placed } from './audience.ts'

const origin = '2026-01-01' as Day
const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays(origin, days))
const few = fc.constantFrom('a', 'b', 'c')
const person: fc.Arbitrary<Omit<Placed, 'id'>> = fc
  .record({
    function: fc.constantFrom('', 'Nurse', 'nurse ', 'Cook'),
    location: fc.option(few),
    teams: fc.uniqueArray(few),
    starts: day,
    length: fc.option(fc.integer({ min: 0, max: 20 })),
  })
  .map(({ length, ...rest }) => ({ ...rest, ends: length === null ? null : addDays(rest.starts, length) }))
const people = fc.array(person, { maxLength: 20 }).map((list) => list.map((one, n) => ({ ...one, id: String(n) })))
const rule: fc.Arbitrary<AudienceRule> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ kind: 'all' } as const) },
  {
    weight: 4,
    arbitrary: fc.constantFrom('Nurse', 'COOK').map((name) => ({ kind: 'function', function: name }) as const),
  },
  { weight: 4, arbitrary: few.map((team) => ({ kind: 'team', team }) as const) },
  { weight: 4, arbitrary: few.map((location) => ({ kind: 'location', location }) as const) },
)
const rules = fc.array(rule, { maxLength: 4 })
const ids = (list: readonly Placed[]) => list.map(({ id }) => id)

test('counted and left out together are everybody employed that day, each once', () => {
  fc.assert(
    fc.property(day, rules, people, (on, given, all) => {
      const { counted, leftOut, unplaced } = audienceOn(on, given, all)
      const employed = ids(all.filter((one) => isEmployed(one, on)))
      expect([...ids(counted), ...ids(leftOut)].sort()).toEqual([...employed].sort())
      expect(unplaced.every(({ person, lacking }) => leftOut.includes(person as never) && lacking.length > 0)).toBe(
        true,
      )
    }),
  )
})

test('several rules reach the union of what each reaches', () => {
  fc.assert(
    fc.property(day, rules, people, (on, given, all) => {
      const apart = new Set(given.flatMap((one) => ids(audienceOn(on, [one], all).counted)))
      expect(new Set(ids(audienceOn(on, given, all).counted))).toEqual(apart)
    }),
  )
})

test('another rule takes nobody away', () => {
  fc.assert(
    fc.property(day, rules, rule, people, (on, given, more, all) => {
      const before = ids(audienceOn(on, given, all).counted)
      expect(ids(audienceOn(on, [...given, more], all).counted)).toEqual(expect.arrayContaining(before))
    }),
  )
})

test('whoever works there on the day counts, first and last day included; who lacks what a rule goes by is named apart', () => {
  const one = { function: 'Nurse', location: null, teams: [], starts: '2026-03-01' as Day, ends: '2026-03-31' as Day }
  const nurse = { ...one, id: 'nurse' }
  for (const [on, counted] of [
    ['2026-02-28', 0],
    ['2026-03-01', 1],
    ['2026-03-31', 1],
    ['2026-04-01', 0],
  ] as const) {
    expect(audienceOn(on as Day, [{ kind: 'all' }], [nurse]).counted.length).toBe(counted)
  }
  const march = '2026-03-10' as Day
  const found = audienceOn(
    march,
    [
      { kind: 'team', team: 'a' },
      { kind: 'location', location: 'b' },
    ],
    [nurse],
  )
  expect(found.unplaced).toEqual([{ person: nurse, lacking: ['team', 'location'] }])
  expect(audienceOn(march, [{ kind: 'function', function: 'nurse' }], [nurse]).counted).toEqual([nurse])
  expect(audienceOn(march, [], [nurse])).toEqual({ counted: [], leftOut: [nurse], unplaced: [] })
})

test('is fast for 5,000 people and fifty audiences', () => {
  const many = Array.from({ length: 5000 }, (_, n) => ({
    ...{ id: String(n), function: `Function ${n % 40}`, location: `l${n % 7}`, teams: [`t${n % 90}`, `t${n % 13}`] },
    ...{ starts: origin, ends: null },
  }))
  const begun = performance.now()
  for (let n = 0; n < 50; n++) {
    audienceOn(
      origin,
      [
        { kind: 'team', team: `t${n}` },
        { kind: 'function', function: `function ${n}` },
      ],
      many,
    )
  }
  // Around 60 ms; the limit only catches work that grows with the square.
  expect(performance.now() - begun).toBeLessThan(2000)
})
