import { describe, expect, test } from 'vitest'
import type { CoverageFact, RelianceFact } from '../demonstrability/reliance.ts'
import { standingOn } from '../demonstrability/steps.ts'
import { day, restore, span, today } from '../demonstrability/whole-chain.fixture.ts'
import { workOf } from './current.ts'
import { type ServedFact, whyOf } from './relying.ts'
import { workText } from './work-words.ts'

const through = [span('2025-01-01', '2027-06-30')]
const covered = (change: Partial<CoverageFact> = {}, works = through): CoverageFact => ({
  report: { id: 'r', title: 'Coverage 2026' },
  ...{ by: 'supplier', extent: 'directly', strength: 'accredited-certificate', carriedFrom: null },
  grounds: [
    {
      ...{
        kind: 'certificate',
        id: 'c',
        title: 'NEN 7510',
        strength: 'accredited-certificate',
        exists: through,
        works,
      },
      marks: [],
    },
  ],
  ...{ exists: through, works },
  ...change,
})
const always = [{ from: day('0001-01-01'), through: null }]
const hosting = { supplier: { id: 's', title: 'Host (demo)' }, service: { id: 'v', title: 'Hosting' } }
const own = { ...restore, title: 'Hosting of the record', proofs: [] }
const served = (number: string, coverage: CoverageFact | null, more: Partial<RelianceFact> = {}): ServedFact => ({
  number,
  measure: { ...own, relies: [{ ...hosting, endedOn: null, everywhere: always, systems: [], coverage, ...more }] },
})
const left = covered({ by: 'customer', extent: 'none', exists: [], works: [], grounds: [] })

/** How far it works on a day, and the sentence about it. */
const told = (all: readonly ServedFact[], on = today) => {
  const { value } = standingOn(workOf(own, all), on)
  return `${value} | ${workText(value, whyOf({ ...own, served: all }, on), (each) => each).en}`
}

describe('for a risk a measure that relies on a supplier counts', () => {
  test('whole for what the supplier is shown to do, and half from the day after that lapses', () => {
    expect(told([served('8.13', covered())])).toBe(
      'shown | Works, and is shown to: counts whole. 8.13: Host (demo) shows with ‘Coverage 2026’ that it works: accredited certificate ‘NEN 7510’, through 2027-06-30.',
    )
    expect(told([served('8.13', covered())], day('2027-07-01'))).toBe(
      'unshown | In operation, but the supplier does not show all of it: counts half. 8.13: What ‘Coverage 2026’ of Host (demo) shows counted through 2027-06-30: accredited certificate ‘NEN 7510’.',
    )
  })

  test('half where it is only shown to be there, or is done in part', () => {
    expect(told([served('8.13', covered({ strength: 'own-statement' }, []))])).toBe(
      'unshown | In operation, but the supplier does not show all of it: counts half. 8.13: ‘Coverage 2026’ of Host (demo) shows that it is there, not that it works: own statement.',
    )
    expect(told([served('8.13', covered({ by: 'shared', extent: 'partly' }))])).toMatch(
      /^unshown \| .*8\.13: Host \(demo\) covers part of this/,
    )
  })

  test('not where its supplier leaves it to others, says nothing of it, or delivers no longer', () => {
    expect(told([served('8.8', left)])).toBe(
      'off | Relies on a supplier that does not do this: does not count. 8.8: ‘Hosting of the record’ relies on Host (demo) (Hosting), but the coverage report leaves this to the customer.',
    )
    expect(told([served('8.8', null)])).toMatch(/^off \| .*no coverage report says anything/)
    const stopped = [served('8.13', covered(), { endedOn: day('2026-10-31') })]
    expect(told(stopped, day('2026-10-31'))).toMatch(/^shown/)
    expect(told(stopped, day('2026-11-01'))).toMatch(/^off \| .*Host \(demo\), which delivered ‘Hosting’ through/)
  })

  test('by the requirement for which least is shown, in whatever order they come', () => {
    const all = [
      served('8.13', covered()),
      served('8.15', covered({ by: 'shared', extent: 'partly' })),
      served('8.8', left),
    ]
    expect(told(all)).toMatch(/^off \| .*8\.8:/)
    expect(told(all.toReversed())).toBe(told(all))
    expect(told(all.slice(0, 2))).toMatch(/^unshown \| .*8\.15:/)
  })

  test('and what stands in the way of the measure itself goes first', () => {
    const before = day('2000-01-01')
    expect(told([served('8.8', left)], before)).toBe('off | Not in operation: does not count.')
    const exceptions = [
      { title: 'x', starts: day('2026-01-01'), ends: day('2026-12-31'), instead: null, closedOn: null },
    ]
    expect(standingOn(workOf({ ...own, exceptions }, [served('8.13', covered())]), day('2026-06-01')).value).toBe(
      'excepted',
    )
  })
})
