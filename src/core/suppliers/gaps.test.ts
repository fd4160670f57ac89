import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Span, spanOf, united } from '../demonstrability/steps.ts'
import { addDays, type Day } from '../time/day.ts'
import { criticalityOn, reasonsOn } from './criticality.ts'
import { without } from './days-of.ts'
import type { AgreementFact, ReachFact, ServiceFact, SupplierFact } from './facts.ts'
import { gapSentence } from './gap-words.ts'
import { gapsOn, supplierGaps } from './gaps.ts'
import { startingSettings } from './settings.ts'
import { supplier } from './supplier-facts.fixture.ts'

const day = (text: string) => text as Day

const reach = (more: Partial<ReachFact> = {}): ReachFact => ({
  ...{ id: 'r', asset: { id: 'epd', title: 'EPD', kind: 'patient-record' }, purpose: '', ways: [], route: 'hosted' },
  need: { availability: 3, integrity: 0, confidentiality: 0 },
  ...{ phiParts: ['d'], since: day('2025-03-01'), endedOn: null, mfa: true, logged: true },
  ...more,
})
const service = (more: Partial<ServiceFact> = {}): ServiceFact => ({
  ...{ id: 'hosting', title: 'Hosting', kind: 'hosting', canMissHours: null, starts: null, endedOn: null },
  reaches: [reach()],
  ...more,
})
const agreement = (more: Partial<AgreementFact> = {}): AgreementFact => ({
  ...{ id: 'a', version: '1', services: [], signedOn: day('2025-02-01'), starts: day('2025-02-01'), ends: null },
  ...{ securityAnnex: true, breachHours: 24, auditRight: true, returnDestruction: true, subprocessorsNamed: true },
  ...more,
})
const gapsOf = (one: SupplierFact) => supplierGaps({ suppliers: [one], settings: startingSettings }, [])
const daysOf = (one: SupplierFact, kind: string) => gapsOf(one).filter((gap) => gap.kind === kind)

describe('criticality', () => {
  test('follows from the heaviest that a service reaches on that day', () => {
    const host = supplier({ services: [service()] })
    expect(criticalityOn(host, day('2025-02-28'))).toBe('low')
    expect(criticalityOn(host, day('2025-03-01'))).toBe('critical')
    expect(reasonsOn(host, day('2025-03-01')).map(({ rule }) => rule)).toEqual(['hosts-record', 'asset-high'])
    const far = supplier({ services: [service({ reaches: [reach({ route: 'remote' })] })] })
    expect(criticalityOn(far, day('2026-01-01'))).toBe('high')
  })

  test.each([
    [4, 'critical'],
    [5, 'high'],
    [24, 'high'],
    [25, 'middle'],
    [72, 'middle'],
    [73, 'low'],
  ])('of what can be missed %i hours is %s', (canMissHours, expected) => {
    const one = supplier({ services: [service({ canMissHours, reaches: [] })] })
    expect(criticalityOn(one, day('2026-06-01'))).toBe(expected)
  })
})

test('a decision that less depends on a supplier takes nothing away that facts ask, and one that more does asks it', () => {
  const kinds = (one: SupplierFact) =>
    gapsOn(gapsOf(one), day('2026-12-31')).flatMap(({ kind, breaks }) => (breaks ? [kind] : []))
  const host = { services: [service()], recordedOn: day('2025-03-01') }
  const lowered = supplier({ ...host, criticalitySet: 'low' })
  expect(criticalityOn(lowered, day('2026-12-31'))).toBe('low')
  expect(kinds(lowered)).toEqual(kinds(supplier(host)))
  expect(kinds(lowered)).toContain('never-reviewed')
  const raised = {
    services: [service({ reaches: [] })],
    recordedOn: day('2025-03-01'),
    criticalitySet: 'high' as const,
  }
  expect(kinds(supplier(raised))).toContain('never-reviewed')
})

test('a supplier that reaches very much costs no more than in proportion', () => {
  const reaches = Array.from({ length: 8_000 }, (_, place) =>
    reach({
      id: `r${place}`,
      since: addDays(day('2000-01-01'), place),
      endedOn: addDays(day('2030-01-01'), place),
      phiParts: null,
    }),
  )
  const one = supplier({ services: [service({ reaches })] })
  const began = performance.now()
  expect(daysOf(one, 'never-reviewed').map(({ breaks }) => breaks)).toContain(true)
  expect(performance.now() - began).toBeLessThan(20_000)
  expect(criticalityOn(one, day('2026-01-01'))).toBe('critical')
})

describe('a processor agreement', () => {
  test('is missing from the day on which health information is reached until it is signed', () => {
    const one = supplier({ services: [service()], agreements: [agreement({ signedOn: day('2025-05-10') })] })
    expect(daysOf(one, 'no-agreement')).toMatchObject([
      { breaks: true, about: { title: 'Hosting' }, days: [{ from: '2025-03-01', through: '2025-05-09' }] },
    ])
  })

  test('is not missing where none of it is seen, and is while nobody answered for a patient record system', () => {
    const seen = (phiParts: ReachFact['phiParts'], kind = 'patient-record') =>
      daysOf(
        supplier({ services: [service({ reaches: [reach({ phiParts, asset: { id: 'x', title: 'X', kind } })] })] }),
        'no-agreement',
      ).length
    expect([seen([]), seen(null), seen(null, 'application'), seen(['e'], 'application')]).toEqual([0, 1, 0, 1])
  })

  test('is asked to be complete where its own services reach personal health information, not where others do', () => {
    const canteen = service({ id: 'canteen', title: 'Canteen', reaches: [] })
    const of = (id: string) =>
      supplier({
        services: [service(), canteen],
        agreements: [agreement(), agreement({ id: 'b', version: '2', services: [id], breachHours: null })],
      })
    expect(daysOf(of('canteen'), 'agreement-incomplete')).toEqual([])
    expect(daysOf(of('hosting'), 'agreement-incomplete')).toMatchObject([{ about: { id: 'b' } }])
  })

  test('that lacks something is told until a newer one holds', () => {
    const newer = agreement({ id: 'b', version: '2', starts: day('2026-01-01'), signedOn: day('2026-01-01') })
    const one = supplier({ services: [service()], agreements: [agreement({ breachHours: null }), newer] })
    expect(daysOf(one, 'agreement-incomplete')).toMatchObject([
      { breaks: false, about: { title: '1' }, days: [{ from: '2025-03-01', through: '2025-12-31' }] },
    ])
  })
})

test('nobody answers from the day after the owner left, and it breaks only while much depends on the supplier', () => {
  const owner = { id: 'p', name: 'Jan (demo)', ends: day('2026-03-31') }
  const ended = service({ reaches: [reach({ endedOn: day('2026-06-30') })] })
  const found = daysOf(supplier({ owner, services: [ended] }), 'nobody-answers')
  expect(found.map(({ breaks, days }) => [breaks, days])).toEqual([
    [true, [{ from: '2026-04-01', through: '2026-06-30' }]],
    [false, [{ from: '2026-07-01', through: null }]],
  ])
  expect(daysOf(supplier({ owner, ownerRole: 'Hoofd ICT', services: [ended] }), 'nobody-answers')).toEqual([])
})

test('a review is missing three months after a critical supplier was recorded, and again a year after the last', () => {
  const decided = (decidedOn: string) => ({
    id: decidedOn,
    decidedOn: day(decidedOn),
    decision: 'continue',
    nextOn: null,
  })
  const one = supplier({ services: [service()], reviews: [decided('2026-05-01'), decided('2027-08-01')] })
  expect(daysOf(one, 'never-reviewed')).toMatchObject([
    { breaks: true, days: [{ from: '2026-04-02', through: '2026-04-30' }] },
  ])
  expect(daysOf(one, 'review-overdue')).toMatchObject([
    {
      breaks: true,
      days: [
        { from: '2027-05-02', through: '2027-07-31' },
        { from: '2028-08-02', through: null },
      ],
    },
  ])
})

test('a certificate lapses with its end or with what revoked it, until another of that edition holds', () => {
  const held = (id: string, starts: string, ends: string, revokedOn: string | null = null) => ({
    ...{ id, edition: 'nen-7510-2024', services: [], accredited: 'yes' as const },
    ...{ starts: day(starts), ends: day(ends), revokedOn: revokedOn as Day | null, checkedOn: null },
  })
  const one = supplier({
    starts: day('2020-01-01'),
    certificates: [held('1', '2022-01-01', '2024-12-31'), held('2', '2025-02-01', '2028-01-31', '2026-01-10')],
  })
  expect(daysOf(one, 'certificate-lapsed')).toMatchObject([
    {
      breaks: false,
      about: { id: '2' },
      days: [
        { from: '2025-01-01', through: '2025-01-31' },
        { from: '2026-01-10', through: null },
      ],
    },
  ])
})

test('a sub-processor that reaches health information breaks where nobody agreed: refused, or never asked', () => {
  const sub = (reachesPhi: boolean | null, agreed: boolean | null) => ({
    ...{ id: `${reachesPhi} ${agreed}`, title: 'Sub', parent: null, knownAs: null, country: '' },
    ...{ reachesPhi, agreed, since: null, endedOn: null },
  })
  const answers = [true, false, null]
  const one = supplier({ subprocessors: answers.flatMap((phi) => answers.map((agreed) => sub(phi, agreed))) })
  const found = (kind: string) => daysOf(one, kind).map(({ about, breaks }) => [about?.id, breaks])
  expect(found('subprocessor-not-agreed')).toEqual([
    ['true false', true],
    ['null false', false],
  ])
  expect(found('subprocessor-not-asked')).toEqual([
    ['true null', true],
    ['null null', false],
  ])
  const [asked] = daysOf(one, 'subprocessor-not-asked')
  expect(asked && gapSentence(asked, (on) => on).nl).toMatch(/niet gevraagd of vastgelegd/)
})

test('a certificate is to be looked up at the body that issued it once a year, while it holds; it takes no proof away', () => {
  const unchecked = (checkedOn: string | null, more: { accredited?: 'no' | 'unknown'; revokedOn?: Day } = {}) => {
    const certificate = {
      ...{ id: 'c', edition: 'nen-7510-2024', services: [], accredited: 'yes' as const, revokedOn: null },
      ...{ starts: day('2025-01-01'), ends: day('2027-12-31'), checkedOn: checkedOn as Day | null },
    }
    const one = supplier({ starts: day('2020-01-01'), certificates: [{ ...certificate, ...more }] })
    return daysOf(one, 'certificate-unchecked')
  }
  // It was put in the register on 1 January 2026.
  expect(unchecked(null)).toMatchObject([
    { breaks: false, about: { id: 'c' }, days: [{ from: '2026-01-01', through: '2027-12-31' }] },
  ])
  const before = (through: string) => ({ from: '2026-01-01', through })
  expect(unchecked('2026-03-01')).toMatchObject([
    { days: [before('2026-02-28'), { from: '2027-03-02', through: '2027-12-31' }] },
  ])
  expect(unchecked('2026-12-31')).toMatchObject([{ days: [before('2026-12-30')] }])
  expect(unchecked('2025-12-31')).toMatchObject([{ days: [{ from: '2027-01-01', through: '2027-12-31' }] }])
  expect(unchecked(null, { revokedOn: day('2026-02-01') })).toMatchObject([
    { days: [{ from: '2026-01-01', through: '2026-01-31' }] },
  ])
  expect(unchecked(null, { accredited: 'unknown' })).toHaveLength(1)
  expect(unchecked(null, { accredited: 'no' })).toEqual([])
})

test('a supplier that ended misses nothing, nor does one that does not deliver yet', () => {
  const one = supplier({ starts: day('2026-02-01'), endedOn: day('2026-08-31'), services: [service()] })
  expect(gapsOn(gapsOf(one), day('2026-01-31'))).toEqual([])
  expect(gapsOn(gapsOf(one), day('2026-03-01')).length).toBeGreaterThan(3)
  expect(gapsOn(gapsOf(one), day('2026-09-01'))).toEqual([])
})

const someDay = fc.integer({ min: 0, max: 900 }).map((days) => addDays(day('2025-01-01'), days))
const someSpans = fc
  .array(fc.record({ from: someDay, through: fc.option(someDay, { nil: null }) }), { maxLength: 5 })
  .map((spans): Span[] => united(spans))

test('what is left of days without others is what lies in the first and not in the second', () => {
  fc.assert(
    fc.property(someSpans, someSpans, someDay, (spans, others, on) => {
      const left = spanOf(without(spans, others), on) !== undefined
      expect(left).toBe(spanOf(spans, on) !== undefined && spanOf(others, on) === undefined)
    }),
  )
})

test('whatever was recorded, the days of a gap are united, lie within those on which the supplier delivers, and break or tell', () => {
  const someReach = fc.record({
    phiParts: fc.constantFrom(null, [], ['d' as const]),
    since: fc.option(someDay, { nil: null }),
    endedOn: fc.option(someDay, { nil: null }),
    mfa: fc.constantFrom(null, true, false),
    route: fc.constantFrom('hosted' as const, 'remote' as const, 'on-site' as const),
  })
  const someAgreement = fc.record({
    starts: someDay,
    signedOn: fc.option(someDay, { nil: null }),
    ends: fc.constant(null),
  })
  fc.assert(
    fc.property(
      fc.array(someReach, { maxLength: 3 }),
      fc.array(someAgreement, { maxLength: 3 }),
      fc.option(someDay, { nil: null }),
      someDay,
      (reaches, agreements, endedOn, on) => {
        const one = supplier({
          endedOn,
          services: [service({ reaches: reaches.map((more, place) => reach({ ...more, id: `${place}` })) })],
          agreements: agreements.map((more, place) => agreement({ ...more, id: `${place}` })),
        })
        const gaps = gapsOf(one)
        for (const { days } of gaps) expect(days).toEqual(united(days))
        const here = gapsOn(gaps, on)
        if (endedOn !== null && on > endedOn) expect(here).toEqual([])
        const told = here.map(({ kind, about }) => `${kind} ${about?.id} ${about?.title}`)
        const once = told.filter((text) => !text.startsWith('no-mfa') && !text.startsWith('reach-unknown'))
        expect(new Set(once).size).toBe(once.length)
      },
    ),
  )
})
