import { describe, expect, test } from 'vitest'
import { reasonText } from './reason-words.ts'
import { type CoverageFact, type RelianceFact, reachOf, relianceOn } from './reliance.ts'
import { verdictOn } from './verdict.ts'
import { suppose } from './what-if.ts'
import { day, linkOn, restore, span, today, whole } from './whole-chain.fixture.ts'

const through = [span('2025-01-01', '2027-06-30')]
const covered = (change: Partial<CoverageFact> = {}): CoverageFact => ({
  report: { id: 'r', title: 'Coverage 2026' },
  ...{ by: 'supplier', extent: 'directly', strength: 'accredited-certificate', carriedFrom: null },
  grounds: [
    {
      kind: 'certificate',
      id: 'c',
      title: 'NEN 7510',
      strength: 'accredited-certificate',
      exists: through,
      works: through,
      marks: [],
    },
  ],
  ...{ exists: through, works: through },
  ...change,
})
const always = [{ from: day('0001-01-01'), through: null }]
const hosting = { supplier: { id: 's', title: 'Host (demo)' }, service: { id: 'v', title: 'Hosting' } }
const relying = (coverage: CoverageFact | null, more: Partial<RelianceFact> = {}) => ({
  ...{ ...restore, id: 'm2', title: 'Hosting of the record', proofs: [] },
  relies: [{ ...hosting, endedOn: null, everywhere: always, systems: [], coverage, ...more }],
})
const only = (coverage: CoverageFact | null, more: Partial<RelianceFact> = {}) => ({
  ...whole,
  measures: [relying(coverage, more)],
})
const beside = (coverage: CoverageFact | null) => ({ ...whole, measures: [restore, relying(coverage)] })

describe('a measure that relies on a supplier', () => {
  test('is shown by what the supplier covers wholly, until that lapses, and then by nothing', () => {
    const verdict = verdictOn(only(covered()), today)
    expect(verdict).toMatchObject({ state: 'demonstrable', weakest: null })
    expect(linkOn(only(covered()), 'operation')).toMatchObject({
      until: '2027-07-01',
      reason: { key: 'supplier-shows', strength: 'accredited-certificate', ground: 'NEN 7510', works: true },
    })
    const late = verdictOn(only(covered()), day('2027-07-01'))
    expect(late).toMatchObject({ state: 'not-demonstrable' })
    const reason = linkOn(only(covered()), 'operation', day('2027-07-01'))?.reason
    expect(reason).toMatchObject({ key: 'supplier-lapsed', ground: 'NEN 7510', day: '2027-06-30' })
    expect(reason && reasonText(reason, 'en', (on) => on)).toBe(
      'What ‘Coverage 2026’ of Host (demo) shows counted through 2027-06-30: accredited certificate ‘NEN 7510’.',
    )
  })

  test('shows that something is there, and not that it works, where its supplier says so itself', () => {
    const own = covered({ strength: 'own-statement', works: [] })
    expect(linkOn(only(own), 'operation')).toMatchObject({ state: 'fails', reason: { key: 'supplier-only-exists' } })
    // Beside what shows its operation it takes nothing away.
    expect(linkOn(beside(own), 'operation')).toMatchObject({ state: 'holds' })
    expect(linkOn(only(own), 'period')).toMatchObject({ state: 'fails' })
  })

  test.each(['partly', 'directly'] as const)('shared and %s, it holds beside a measure of our own alone', (extent) => {
    const part = covered({ by: 'shared', extent })
    expect(linkOn(only(part), 'measure')).toMatchObject({ state: 'fails', reason: { key: 'supplier-covers-part' } })
    expect(verdictOn(beside(part), today)).toMatchObject({ state: 'demonstrable' })
  })

  test('in operation for a part, beside what suffices and is to come, shows nothing yet of how long', () => {
    const part = relying(covered({ extent: 'partly', exists: [], works: [], grounds: [] }))
    const planned = { ...restore, since: null, plannedFor: day('2027-02-01') }
    const facts = { ...whole, measures: [part, planned] }
    expect(linkOn(facts, 'measure')).toMatchObject({ state: 'not-yet', reason: { key: 'planned' } })
    expect(linkOn(facts, 'period')).toMatchObject({ state: 'not-yet', reason: { key: 'nothing-shown' } })
  })

  test('covers for its own service: by itself only on the days on which it reaches all that the measure is about', () => {
    const nowhere = only(covered(), { everywhere: [] })
    const told = linkOn(nowhere, 'measure')
    expect(told).toMatchObject({ state: 'fails', reason: { key: 'supplier-covers-part', ownReach: true } })
    expect(told && reasonText(told.reason, 'nl', (on) => on)).toMatch(/voor de eigen dienst ‘Hosting’/)
    const besides = { ...whole, measures: [restore, ...nowhere.measures] }
    expect(linkOn(besides, 'measure')).toMatchObject({ state: 'holds' })
    const until = only(covered(), { everywhere: [span('2026-01-01', '2026-11-30')] })
    expect(linkOn(until, 'measure')).toMatchObject({ state: 'holds', until: '2026-12-01' })
    // Long enough is counted from the day since which it reaches all.
    const late = only(covered(), { everywhere: [span('2026-11-01', '2027-12-31')] })
    expect(linkOn(late, 'period')).not.toMatchObject({ state: 'holds' })
  })

  test('reaches all where each system is reached, or where somebody said why it is about this service alone', () => {
    const here = { from: null, through: day('2026-11-30') }
    const later = { from: day('2026-03-01'), through: null }
    expect(reachOf({ onlyHere: false, systems: [] }).everywhere).toEqual([])
    expect(reachOf({ onlyHere: false, systems: [[here], []] }).everywhere).toEqual([])
    expect(reachOf({ onlyHere: false, systems: [[here], [later]] }).everywhere).toEqual([
      span('2026-03-01', '2026-11-30'),
    ])
    expect(reachOf({ onlyHere: true, systems: [[]] }).everywhere).toEqual(always)
  })

  describe('together with another service, each for its own systems', () => {
    const [here, there] = [[span('2026-01-01', '2027-12-31')], [span('2026-03-01', '2027-12-31')]]
    const record = { ...hosting, endedOn: null, everywhere: [], systems: [here, []] }
    const mail = {
      ...{ supplier: { id: 't', title: 'Cloud (demo)' }, service: { id: 'w', title: 'Mail' } },
      ...{ endedOn: null, everywhere: [], systems: [[], there] },
    }
    const by = (one: CoverageFact | null, other: CoverageFact | null) => ({
      ...whole,
      measures: [
        {
          ...{ ...restore, id: 'm2', title: 'Hosting', proofs: [] },
          relies: [
            { ...record, coverage: one },
            { ...mail, coverage: other },
          ],
        },
      ],
    })

    test('it suffices from the day on which all systems are reached', () => {
      const both = by(covered(), covered())
      expect(linkOn(both, 'measure')).toMatchObject({ state: 'holds', since: '2026-03-01' })
      expect(linkOn(both, 'operation')).toMatchObject({ state: 'holds' })
      expect(linkOn(both, 'measure', day('2026-02-28'))).toMatchObject({ reason: { key: 'supplier-covers-part' } })
    })

    test.each([
      ['says nothing of it', null],
      ['leaves it to us', covered({ by: 'customer', extent: 'none', exists: [], works: [] })],
      ['covers a part', covered({ by: 'shared', extent: 'partly' })],
    ])('it does not where the other %s', (_, other) => {
      expect(linkOn(by(covered(), other), 'measure')).toMatchObject({
        ...{ state: 'fails', reason: { key: 'supplier-covers-part', ownReach: true } },
      })
    })

    test('it is shown to work where each is, and not where one says so itself', () => {
      const own = covered({ strength: 'own-statement', works: [] })
      expect(linkOn(by(covered(), own), 'measure')).toMatchObject({ state: 'holds' })
      expect(linkOn(by(covered(), own), 'operation')).toMatchObject({
        ...{ state: 'fails', reason: { key: 'supplier-only-exists', service: { title: 'Mail' } } },
      })
      expect(linkOn(by(covered(), own), 'period')).toMatchObject({ state: 'fails' })
    })
  })

  test.each(['customer', 'nobody', 'not-applicable'] as const)('left to others (%s), it does not count', (by) => {
    const left = covered({ by, extent: 'none', exists: [], works: [] })
    expect(linkOn(only(left), 'measure')).toMatchObject({ state: 'fails', reason: { key: 'supplier-leaves-it', by } })
    expect(verdictOn(beside(left), today)).toEqual(verdictOn(whole, today))
    expect(linkOn(only(null), 'measure')).toMatchObject({ reason: { key: 'supplier-leaves-it', by: null } })
  })

  test('tells what takes weight from its ground, and holds for a part while we do not do what that asks of us', () => {
    const [ground] = covered().grounds
    const until = span('2026-01-01', '2026-11-30')
    const marked = covered({
      grounds: ground ? [{ ...ground, marks: [{ mark: 'cuec-open', days: [until] }] }] : [],
    })
    expect(linkOn(only(marked), 'measure')).toMatchObject({
      ...{ state: 'fails', since: '2026-01-01', until: '2026-12-01' },
      reason: { key: 'supplier-covers-part', marks: ['cuec-open'] },
    })
    const reason = linkOn(only(marked), 'measure')?.reason
    expect(reason && reasonText(reason, 'en', (on) => on)).toMatch(
      / Not all that the report asks of the customer \(CUEC\)/,
    )
    expect(linkOn(only(marked), 'measure', day('2026-12-01'))).toMatchObject({ state: 'holds' })
    expect(linkOn(beside(marked), 'measure')).toMatchObject({ state: 'holds' })
    // That the service shows it is told through the day before it holds for a part alone, and then through the last of these.
    const [measure] = only(marked).measures
    const throughOn = (on: string) => measure?.relies[0] && relianceOn(measure, measure.relies[0], day(on)).through
    expect([throughOn('2025-12-31'), throughOn('2026-01-01'), throughOn('2026-12-01')]).toEqual([
      ...['2025-12-31', '2026-11-30', '2027-06-30'],
    ])
    // Long enough is counted from the day since which it suffices.
    expect(linkOn(only(marked), 'period', day('2027-02-28'))).not.toMatchObject({ state: 'holds' })
    expect(linkOn(only(marked), 'period', day('2027-03-01'))).toMatchObject({ state: 'holds' })
    const leftOut = { name: 'Datacentre East', why: 'no-report', report: null, last: null } as const
    const leaves = { mark: 'subservice-without-report' as const, days: [until], leftOut }
    const left = linkOn(only(covered({ grounds: ground ? [{ ...ground, marks: [leaves] }] : [] })), 'measure')
    expect(left).toMatchObject({ state: 'fails', until: '2026-12-01', reason: { key: 'supplier-covers-part' } })
    expect(left && reasonText(left.reason, 'nl', (on) => on)).toMatch(
      / Het rapport laat Datacentre East erbuiten, .*: er is er geen vastgelegd\.$/,
    )
    const qualified = covered({
      grounds: ground ? [{ ...ground, marks: [{ mark: 'qualified', days: through }] }] : [],
    })
    const shown = linkOn(only(qualified), 'operation')
    expect(shown).toMatchObject({ state: 'holds', reason: { marks: ['qualified'] } })
    expect(shown && reasonText(shown.reason, 'nl', (on) => on)).toMatch(/ De auditor gaf een oordeel met beperking\.$/)
  })

  test('counts no longer when the service stopped', () => {
    const ended = only(covered(), { endedOn: day('2026-10-31') })
    expect(linkOn(ended, 'operation', day('2026-10-31'))).toMatchObject({ state: 'holds', until: '2026-11-01' })
    expect(linkOn(ended, 'operation')).toMatchObject({ state: 'fails', reason: { key: 'supplier-stopped' } })
  })

  test('shows nothing by a report that rests on nothing', () => {
    const nothing = covered({ strength: 'type-2', exists: [], works: [] })
    expect(linkOn(only(nothing), 'operation')).toMatchObject({ reason: { key: 'supplier-never-showed' } })
  })
})

describe('what is missing at a supplier', () => {
  const gap = { supplier: hosting.supplier, kind: 'no-agreement' as const, about: hosting.service, breaks: true }
  test('takes the proof away on its days, naming the supplier, whatever the evidence', () => {
    const missing = { ...whole, gaps: [{ ...gap, days: [span('2026-01-01', '2026-11-30')] }] }
    expect(verdictOn(missing, today)).toMatchObject({
      state: 'not-demonstrable',
      weakest: 'operation',
      until: '2026-12-01',
    })
    expect(linkOn(missing, 'operation')).toMatchObject({
      ...{ since: '2026-01-01', until: '2026-12-01' },
      reason: { key: 'supplier-gap', supplier: { title: 'Host (demo)' }, others: 0 },
    })
    expect(verdictOn(missing, day('2026-12-01'))).toMatchObject({ state: 'demonstrable' })
  })
})

describe('supposed', () => {
  test('a supplier that leaves takes along what it shows and what is missing there', () => {
    const gone = { kind: 'supplier-leaves', supplier: 's', lastDay: day('2026-11-21') } as const
    expect(verdictOn(suppose(only(covered()), gone), today)).toMatchObject({ state: 'not-demonstrable' })
    expect(verdictOn(suppose(only(covered()), { ...gone, supplier: 'other' }), today)).toMatchObject({
      state: 'demonstrable',
    })
    const days = [{ from: day('2026-01-01'), through: null }]
    const missing = {
      ...whole,
      gaps: [{ supplier: hosting.supplier, kind: 'review-overdue' as const, about: null, breaks: true, days }],
    }
    expect(verdictOn(suppose(missing, gone), today)).toMatchObject({ state: 'demonstrable' })
  })

  test('a certificate that lapses takes along what rests on it, unless something else shows it too', () => {
    const lapse = { kind: 'supplier-certificate-lapses', certificate: 'c', day: today } as const
    expect(verdictOn(suppose(only(covered()), lapse), today)).toMatchObject({ state: 'not-demonstrable' })
    const [first] = covered().grounds
    const report = { kind: 'assurance' as const, id: 'a', title: 'SOC 2', strength: 'type-2' as const }
    const both = [...(first ? [first] : []), { ...report, exists: through, works: through, marks: [] }]
    const part = covered({ by: 'shared', extent: 'partly', grounds: both })
    expect(linkOn(suppose(beside(part), lapse), 'operation')).toMatchObject({ state: 'holds' })
  })
})
