import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '../time/day.ts'
import { day, document, facts, measure, person } from './rhythm-facts.fixture.ts'
import { watchesOn } from './watches.ts'

const today = day('2026-06-10')
const ground = (confirmed: Record<string, Day> = {}) => ({
  risk: new Set(['iso clause-6.1.2']),
  suppliers: new Set(['iso 5.19']),
  readingOf: () => ({ confirmed: new Map(Object.entries(confirmed)), asked: new Map<string, Day>() }),
  write: (on: Day) => on,
})
const short = (of: Parameters<typeof facts>[0], confirmed: Record<string, Day> = {}) =>
  Object.fromEntries(
    watchesOn(facts(of), ground(confirmed), today).map(({ name, state, wrong, counted, leftOut }) => [
      name,
      `${state} ${wrong}/${counted.length} +${leftOut.length}`,
    ]),
  )

test('nothing recorded is said, not counted as going well', () => {
  expect(short({})).toEqual({
    risk: 'nothing 0/0 +0',
    suppliers: 'nothing 0/0 +0',
    known: 'nothing 0/0 +0',
    policies: 'nothing 0/0 +0',
    proven: 'nothing 0/0 +0',
  })
})

test('a risk assessment is stale a year after its last evidence; suppliers go by their own clauses', () => {
  const risk = (shownTo: string | null, more = {}) =>
    short({
      measures: [measure({ serves: ['iso clause-6.1.2'], shownTo: shownTo === null ? null : day(shownTo), ...more })],
    }).risk
  expect(risk('2025-06-10')).toBe('holds 0/1 +0')
  expect(risk('2025-06-09')).toBe('wrong 1/1 +0')
  expect(risk(null)).toBe('wrong 1/1 +0')
  expect(risk('2026-06-01', { since: null })).toBe('nothing 0/0 +1')
  const suppliers = [
    measure({ serves: ['iso 5.19'], shownTo: day('2026-01-01') }),
    measure({ id: 'n', serves: ['iso 5.19'] }),
  ]
  expect(short({ measures: suppliers })).toMatchObject({ suppliers: 'wrong 1/2 +0', risk: 'nothing 0/0 +0' })
})

test('a document that too few confirmed is not known; one past its review does not live', () => {
  const people = [person('ann'), person('bob'), person('gone', { ends: day('2026-01-01') })]
  const both = { ann: today, bob: today }
  expect(short({ people, documents: [document()] }, { ann: today }).known).toBe('wrong 1/1 +0')
  expect(short({ people, documents: [document()] }, both).known).toBe('holds 0/1 +0')
  expect(short({ people, documents: [document({ confirm: false })] }, both).known).toBe('nothing 0/0 +1')
  const [version] = document().versions
  const late = document({ versions: version ? [{ ...version, reviewBy: today }] : [] })
  expect(short({ documents: [document(), document({ versions: [] }), late] }).policies).toBe('wrong 2/3 +0')
})

test('proven is what the chain of proof calls shown', () => {
  const proof = (through: string) => ({
    ...{ id: 'x', title: 'Report', kind: 'operation' as const, freshFor: 'P1M' },
    covered: [{ from: day('2026-01-01'), through: day(through) }],
  })
  expect(short({ measures: [measure({ proofs: [proof('2026-06-10')] })] }).proven).toBe('holds 0/1 +0')
  expect(short({ measures: [measure({ proofs: [proof('2026-06-09')] })] }).proven).toBe('wrong 1/1 +0')
  expect(short({ measures: [measure()] }).proven).toBe('wrong 1/1 +0')
})

test('counted and left out are all measures that did not end, and wrong is never more than counted', () => {
  const any = fc.record({
    since: fc.constantFrom(null, day('2025-01-01'), day('2026-06-01'), day('2027-01-01')),
    endedOn: fc.constantFrom(null, day('2026-06-10'), day('2026-06-11')),
    shownTo: fc.constantFrom(null, day('2024-01-01'), day('2026-06-01')),
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (list) => {
      const measures = list.map((one, n) => measure({ id: `m${n}`, ...one, serves: ['iso clause-6.1.2'] }))
      const standing = measures.filter(({ endedOn }) => endedOn === null || endedOn > today).map(({ id }) => id)
      for (const name of ['risk', 'proven'] as const) {
        const found = watchesOn(facts({ measures }), ground(), today).find((one) => one.name === name)
        expect([...(found?.counted ?? []), ...(found?.leftOut ?? [])].map(({ key }) => key).sort()).toEqual(
          standing.sort(),
        )
        expect(found?.wrong).toBe(found?.counted.filter(({ wrong }) => wrong).length)
      }
    }),
  )
})

test('a measure of which suppliers show all there is to show is left out, with a reason', () => {
  const proof = { id: 'p', title: 'Check', kind: 'operation', freshFor: 'P1Y', shownTo: null, covered: [] } as const
  const relying = measure({ id: 'r', bySuppliers: true })
  const own = measure({ id: 'o', bySuppliers: true, proofs: [proof] })
  const found = watchesOn(facts({ measures: [relying, own] }), ground(), today).find(({ name }) => name === 'proven')
  expect(found?.leftOut.map(({ key, why }) => `${key} ${why.en}`)).toEqual([
    'r Relies on suppliers; what their reports show stands with the measure.',
  ])
  expect(found?.counted.map(({ key }) => key)).toEqual(['o'])
})
