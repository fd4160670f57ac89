import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ProfileFact, profileFact, touchWay } from '../guidance/guidance.ts'
import {
  type FlowFacts,
  flowResult,
  healthParts,
  overallResult,
  type ServiceFlow,
  type Touch,
  touchesOf,
} from './flow.ts'
import { type HealthcareRequirement, healthcareResult } from './healthcare-result.ts'
import { setAside } from './set-aside.ts'

const ways = fc.subarray([...touchWay.options])
const flow: fc.Arbitrary<FlowFacts> = fc
  .array(fc.constantFrom('in', 'out', 'open'), { minLength: 6, maxLength: 6 })
  .chain((answers) =>
    fc.record({
      partsIn: fc.constant(healthParts.filter((_, index) => answers[index] === 'in')),
      partsOut: fc.constant(healthParts.filter((_, index) => answers[index] === 'out')),
      ways: fc.option(ways),
      shielding: fc.constantFrom('readable' as const, 'pseudonymised' as const, 'encrypted' as const),
      outsideBecause: fc.constantFrom('', 'the key is elsewhere'),
    }),
  )
const touches: fc.Arbitrary<Touch[]> = fc.array(
  fc.record({
    service: fc.constantFrom('s1', 's2'),
    flow: fc.constantFrom('f1', 'f2'),
    way: fc.constantFrom(...touchWay.options),
  }),
  { maxLength: 6 },
)
const requirements: fc.Arbitrary<HealthcareRequirement[]> = fc
  .uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 12 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) =>
        fc.record({
          id: fc.constant(`5.${number}`),
          mark: fc.constantFrom('unique' as const, 'deepened' as const, 'guidance' as const),
          touchpoints: ways,
          excludableWhenNot: fc.subarray(profileFact.options.slice(0, 4)),
        }),
      ),
    ),
  )
const facts = fc
  .dictionary(fc.constantFrom(...profileFact.options.slice(0, 4)), fc.boolean())
  .map((known) => new Map(Object.entries(known) as [ProfileFact, boolean][]))

describe('which healthcare requirements matter', () => {
  it('puts every requirement in one of the two lists, with its reason', () => {
    fc.assert(
      fc.property(requirements, touches, facts, (of, by, known) => {
        const results = healthcareResult(of, by, known)
        expect(results.map(({ id }) => id)).toEqual(of.map(({ id }) => id))
        for (const result of results) {
          if (result.outcome === 'relevant') expect(result.touches.length).toBeGreaterThan(0)
          else if (result.because.kind === 'fact') expect(known.get(result.because.fact)).toBe(false)
          else if (result.because.kind === 'no-phi') expect(by).toEqual([])
          else
            expect(by.some(({ way }) => result.because.kind === 'no-touch' && result.because.ways.includes(way))).toBe(
              false,
            )
        }
      }),
    )
  })

  it('never makes a relevant requirement excludable by a touch more', () => {
    fc.assert(
      fc.property(requirements, touches, touches, facts, (of, by, more, known) => {
        const after = new Map(healthcareResult(of, [...by, ...more], known).map((one) => [one.id, one.outcome]))
        for (const { id, outcome } of healthcareResult(of, by, known)) {
          if (outcome === 'relevant') expect(after.get(id)).toBe('relevant')
        }
      }),
    )
  })

  it('asks only for facts that would change the outcome', () => {
    fc.assert(
      fc.property(requirements, touches, facts, (of, by, known) => {
        for (const result of healthcareResult(of, by, known)) {
          if (result.outcome === 'excludable') continue
          for (const fact of result.asks) {
            const answered = healthcareResult(of, by, new Map([...known, [fact, false]]))
            expect(answered.find(({ id }) => id === result.id)?.outcome).toBe('excludable')
          }
        }
      }),
    )
  })

  it('sets the usual parts aside for a supplier that only looks along', () => {
    const known = new Map<ProfileFact, boolean>([
      ['gives-care', false],
      ['delivers-equipment', false],
    ])
    expect(setAside(['sees-in-support'], known).map(({ id }) => id)).toEqual([
      'big-check',
      'emissions',
      'encryption-at-rest',
    ])
    expect(setAside(['stores'], known).map(({ id }) => id)).toEqual(['big-check', 'emissions'])
    expect(setAside(['stores'], new Map())).toEqual([])
  })
})

const nothing: FlowFacts = { partsIn: [], partsOut: healthParts, ways: null, shielding: 'readable', outsideBecause: '' }
const bsn: FlowFacts = { partsIn: ['c'], partsOut: [], ways: ['stores'], shielding: 'readable', outsideBecause: '' }

describe('a data flow', () => {
  it.each<[string, FlowFacts, unknown]>([
    ['without any part', nothing, { kind: 'none', because: 'no-part' }],
    ['with a number of somebody, stored', bsn, { kind: 'phi' }],
    ['that is not touched', { ...bsn, ways: [] }, { kind: 'none', because: 'no-way' }],
    ['encrypted, without a reason', { ...bsn, shielding: 'encrypted' }, { kind: 'phi' }],
    [
      'encrypted, with a reason',
      { ...bsn, shielding: 'encrypted', outsideBecause: 'No key.' },
      { kind: 'none', because: 'shielded' },
    ],
    ['half answered', { ...nothing, partsOut: ['a', 'b'] }, { kind: 'open', missing: 'parts' }],
    ['of which nobody said how', { ...bsn, ways: null }, { kind: 'open', missing: 'ways' }],
  ])('%s', (_, facts, result) => expect(flowResult(facts)).toEqual(result))

  it('gives touches exactly where it counts', () => {
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 5 }), (all) => {
        const flows: ServiceFlow[] = all.map((one, index) => ({ ...one, id: `f${index}`, service: `s${index % 2}` }))
        const services = [...new Set(flows.map(({ service }) => service))]
        expect(touchesOf(flows).length > 0).toBe(overallResult(services, flows) === 'phi')
        const kinds = flows.map((one) => flowResult(one).kind)
        const overall = overallResult(services, flows)
        if (overall === 'none') expect(new Set(kinds)).toEqual(new Set(['none']))
        // A service that nobody looked at leaves the answer open.
        if (overall !== 'phi') expect(overallResult([...services, 'unseen'], flows)).toBe('open')
      }),
    )
  })
})
