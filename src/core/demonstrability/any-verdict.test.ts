import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../time/day.ts'
import { type LinkState, linkStates, type ReasonKey, type VerdictState } from './chain.ts'
import { anyDay, anyFacts, anyReliance, anySpan } from './facts.fixture.ts'
import { type Span, united } from './steps.ts'
import { verdictOn } from './verdict.ts'
import { suppose } from './what-if.ts'

const fits: Record<LinkState, ReasonKey[]> = {
  holds: [
    'applies',
    'clause-applies',
    'works',
    'described',
    'known',
    'shown',
    'long-enough',
    'looked-at',
    'supplier-shows',
  ],
  'not-yet': [
    'planned',
    'holds-later',
    'confirming',
    'first-proof-due',
    'nothing-works',
    // What suffices is to come, beside what is in operation for a part and has shown nothing.
    'nothing-shown',
    'too-short',
    'look-planned',
  ],
  'not-asked': ['excluded', 'confirming-not-asked', 'nothing-to-know'],
  fails: [
    'undecided',
    'reason-lapsed',
    'no-measure',
    'not-in-operation',
    'ended',
    'nobody-answers',
    'exception-over',
    'compensation-missing',
    'no-document',
    'not-approved',
    'review-due',
    'unknown',
    'never-shown',
    'stale',
    'nothing-expected',
    'nothing-works',
    'too-late-for-audit',
    'major-open',
    'never-looked-at',
    'looked-at-long-ago',
    'looked-too-early',
    'meant-for-nobody',
    'only-existence',
    'nothing-shown',
    'supplier-leaves-it',
    'supplier-covers-part',
    'supplier-only-exists',
    'supplier-lapsed',
    'supplier-stopped',
    'supplier-never-showed',
    'supplier-gap',
  ],
}
const weight: Record<VerdictState, number> = {
  demonstrable: 2,
  'not-yet': 1,
  'not-demonstrable': 0,
  'not-applicable': 3,
}

describe('whatever the facts', () => {
  test('the reason of each link says what its state says', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, on) => {
        for (const { state, reason } of verdictOn(facts, on).links) {
          expect(linkStates).toContain(state)
          expect(fits[state]).toContain(reason.key)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('nothing changes between since and until, and something does at until', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, fc.nat(), (facts, on, pick) => {
        const verdict = verdictOn(facts, on)
        for (const [name, of] of [
          ['verdict', verdict] as const,
          ...verdict.links.map((one) => [one.link, one] as const),
        ]) {
          const again = (at: Day) => {
            const other = verdictOn(facts, at)
            return name === 'verdict' ? other.state : other.links.find(({ link }) => link === name)?.state
          }
          if (of.since) expect(again(addDays(of.since, -1))).not.toBe(of.state)
          if (of.since) expect(again(of.since)).toBe(of.state)
          if (of.until) expect(again(of.until)).not.toBe(of.state)
          if (of.until) expect(again(addDays(of.until, -1))).toBe(of.state)
          const between = addDays(on, pick % 400)
          if (of.until === null || between < of.until) expect(again(between)).toBe(of.state)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('fresh evidence never makes a verdict worse, on any day', () => {
    fc.assert(
      fc.property(anyFacts, anySpan, anyDay, fc.nat(), (facts, more, on, pick) => {
        const at = facts.measures.length === 0 ? -1 : pick % facts.measures.length
        const measures = facts.measures.map((measure, place) =>
          place !== at
            ? measure
            : {
                ...measure,
                proofs: measure.proofs.map((proof, number) =>
                  number === 0 ? { ...proof, covered: united([...proof.covered, more]) } : proof,
                ),
                covered: measure.proofs.length === 0 ? united([...measure.covered, more]) : measure.covered,
              },
        )
        const [before, after] = [verdictOn(facts, on), verdictOn({ ...facts, measures }, on)]
        expect(weight[after.state]).toBeGreaterThanOrEqual(weight[before.state])
      }),
      { numRuns: 300 },
    )
  })

  test('a coverage that shows more days never makes a verdict worse, on any day', () => {
    fc.assert(
      fc.property(anyFacts, anyReliance, anySpan, anyDay, fc.boolean(), (facts, reliance, more, on, works) => {
        const [first] = facts.measures
        const { coverage } = reliance
        fc.pre(first !== undefined && coverage !== null)
        const relying = (exists: Span[], worked: Span[]) => ({
          ...facts,
          measures: facts.measures.map((measure, place) =>
            place === 0
              ? { ...measure, relies: [{ ...reliance, coverage: { ...coverage, exists, works: worked } }] }
              : measure,
          ),
        })
        const before = verdictOn(relying([...coverage.exists], [...coverage.works]), on)
        const after = verdictOn(
          relying(united([...coverage.exists, more]), works ? united([...coverage.works, more]) : [...coverage.works]),
          on,
        )
        expect(weight[after.state]).toBeGreaterThanOrEqual(weight[before.state])
      }),
      { numRuns: 300 },
    )
  })

  test('what lapses, stops or is missing at a supplier never makes a verdict better', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, anyDay, fc.nat(), (facts, day, on, pick) => {
        const relies = facts.measures.flatMap((measure) => measure.relies)
        fc.pre(relies.length > 0)
        const { supplier, coverage } = relies[pick % relies.length] as (typeof relies)[number]
        const certificate = coverage?.grounds[0]?.id ?? ''
        for (const supposition of [
          { kind: 'supplier-leaves' as const, supplier: supplier.id, lastDay: day },
          { kind: 'supplier-certificate-lapses' as const, certificate, day },
        ]) {
          const without = { ...facts, gaps: [] }
          const supposed = suppose(without, supposition)
          expect(weight[verdictOn(supposed, on).state]).toBeLessThanOrEqual(weight[verdictOn(without, on).state])
        }
        const found = verdictOn(facts, on).state
        expect(weight[verdictOn({ ...facts, gaps: [] }, on).state]).toBeGreaterThanOrEqual(weight[found])
      }),
      { numRuns: 300 },
    )
  })
})
