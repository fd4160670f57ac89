import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadContent } from '../../app/load-content.ts'
import { parseDay } from '../time/day.ts'
import { lapsesOf } from './basis.ts'
import { type BasisFact, basisFact, type KnownFacts, knownFrom } from './basis-facts.ts'
import { faultsOf } from './decision-facts.ts'
import { factText, lapseText } from './lapse-words.ts'
import { basisFor, propose } from './propose.ts'
import { explanationsOf, subjectsOf } from './subject.ts'

const content = loadContent(join(import.meta.dirname, '..', '..', '..', 'content'))
const all = [...content.editions.values()].flatMap(({ id, requirements }) =>
  requirements.map((requirement) => ({ edition: id, requirement: requirement.id })),
)
const keyOf = (one: { edition: string; requirement: string }) => `${one.edition} ${one.requirement}`
const today = parseDay('2026-11-22')
if (!today) throw new Error('no day')

const answers = fc.dictionary(fc.constantFrom(...basisFact.options), fc.boolean())
const known: fc.Arbitrary<KnownFacts> = answers.map((of) => new Map(Object.entries(of)))
const nothing = knownFrom(null, null)
type Says = Parameters<typeof knownFrom>[1]
const knowing = (facts: Partial<Record<BasisFact, boolean>>, says: Partial<Says> = {}): KnownFacts =>
  knownFrom(facts, { people: null, processorAgreement: null, ...says })
const one = (edition: string, requirement: string, about: KnownFacts) => {
  const { proposals, waiting } = propose(content, [{ edition, requirement }], about)
  return { proposal: proposals[0], waits: waiting[0]?.facts }
}

describe('what the facts propose', () => {
  test('for what an open risk asks is that it applies, whatever the facts say, in words that can stand', () => {
    const risk = (number: number) => ({ id: `${number}`, number, title: `Risk ${'long '.repeat(38)}`, closed: false })
    fc.assert(
      fc.property(fc.constantFrom(...all), known, fc.integer({ min: 1, max: 300 }), (control, about, count) => {
        const asking = new Map([[keyOf(control), Array.from({ length: count }, (_, place) => risk(place + 1))]])
        const [found] = propose(content, [control], about, asking).proposals
        expect(found).toMatchObject({ applies: true, reasons: expect.arrayContaining(['risk']) })
        for (const language of ['nl', 'en'] as const) {
          expect(found?.justification[language]).toContain('R-001 Risk long')
          expect(found?.justification[language].length).toBeLessThan(2000)
        }
        const closed = new Map([[keyOf(control), [{ ...risk(1), closed: true }]]])
        expect(propose(content, [control], about, closed)).toEqual(propose(content, [control], about))
      }),
    )
  })

  test('covers each control exactly once, with a decision that can stand', () => {
    fc.assert(
      fc.property(fc.subarray(all, { minLength: 1, maxLength: 40 }), known, (controls, about) => {
        const { proposals, waiting } = propose(content, controls, about)
        expect([...proposals, ...waiting].map(keyOf).sort()).toEqual(controls.map(keyOf).sort())
        for (const { applies, reasons, justification, law, contract } of proposals) {
          for (const language of ['nl', 'en'] as const) {
            const facts = { applies, reasons, justification: justification[language], presence: null, description: '' }
            expect(faultsOf({ ...facts, since: null }, today)).toEqual([])
            expect(law[language] !== '').toBe(reasons.includes('law'))
            expect(contract[language] !== '').toBe(reasons.includes('contract'))
            expect([law[language].length, contract[language].length].every((length) => length <= 300)).toBe(true)
          }
        }
      }),
    )
  })

  test('rests on facts as they are, so that nothing proposed has lapsed', () => {
    fc.assert(
      fc.property(known, (about) => {
        const { proposals } = propose(content, all.slice(0, 101), about)
        for (const { basis, applies } of proposals) {
          expect(lapsesOf(basis, about)).toEqual([])
          if (!applies) expect(basis.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('leaves out where a fact is not so, with that fact in the justification', () => {
    const { proposal } = one('nen-7510-2024', '8.30', knowing({ 'outsources-development': false }))
    expect(proposal).toMatchObject({
      applies: false,
      reasons: [],
      basis: [{ fact: 'outsources-development', holds: false }],
    })
    expect(proposal?.justification.nl).toContain(factText({ fact: 'outsources-development', holds: false }).nl.slice(3))
    expect(proposal?.justification.en).toMatch(/^The organisation .*nothing to act on\.$/)
  })

  test('asks first where a control turns on a fact that nobody answered', () => {
    expect(one('nen-7510-2024', '8.30', nothing)).toEqual({ proposal: undefined, waits: ['outsources-development'] })
    expect(one('nen-7510-2024', '5.1', nothing).proposal?.applies).toBe(true)
  })

  test('names the law for whoever gives care, and rests on that', () => {
    const care = knowing({ 'gives-care': true }, { people: 12 })
    expect(one('nen-7510-2024', '5.1', care).proposal).toMatchObject({
      reasons: ['law'],
      law: { nl: expect.stringContaining('Begz') },
      basis: [{ fact: 'gives-care', holds: true }],
    })
    expect(one('iso-27001-2022', '5.1', care).proposal).toMatchObject({ reasons: ['risk'], basis: [] })
  })

  test('names the law on cyber security from 50 people, rests on that, and says nothing of it where nobody counted', () => {
    const proposed = (people: number | null) => one('iso-27001-2022', '8.13', knowing({}, { people })).proposal
    expect(proposed(50)).toMatchObject({
      reasons: ['law'],
      law: { nl: expect.stringContaining('Cyberbeveiligingswet') },
      basis: [{ fact: 'fifty-people', holds: true }],
    })
    for (const people of [0, 49, null])
      expect(proposed(people)).toMatchObject({ reasons: ['risk'], law: { nl: '', en: '' }, basis: [] })
  })

  test('names the agreement for whoever processes for others, and rests on that', () => {
    const supplier = knowing({ 'gives-care': false }, { people: 35, processorAgreement: true })
    expect(one('nen-7510-2024', '5.1', supplier).proposal).toMatchObject({
      reasons: ['contract'],
      basis: [{ fact: 'processes-for-others', holds: true }],
    })
    const without = knowing({ 'gives-care': false }, { processorAgreement: false })
    expect(one('nen-7510-2024', '5.1', without).proposal?.reasons).not.toContain('contract')
    expect(one('iso-27001-2022', '5.1', supplier).proposal?.reasons).not.toContain('contract')
  })

  test('reaches controls of older editions through the mappings', () => {
    const [older] = all.filter(
      ({ edition, requirement }) =>
        edition === 'iso-27001-2013' && subjectsOf(content, edition, requirement).join() === '8.30',
    )
    if (!older) throw new Error('no control of 2013 leads to 8.30')
    const about = knowing({ 'outsources-development': false })
    expect(one(older.edition, older.requirement, about).proposal?.applies).toBe(false)
    const lost = all.filter(({ edition, requirement }) => explanationsOf(content, edition, requirement).length === 0)
    for (const control of lost) expect(one(control.edition, control.requirement, about).waits).toEqual([])
  })
})

describe('a reason lapses', () => {
  const basis = fc.uniqueArray(fc.record({ fact: fc.constantFrom(...basisFact.options), holds: fc.boolean() }), {
    selector: ({ fact }) => fact,
  })

  test('if and only if a fact on which it rests is otherwise', () => {
    fc.assert(
      fc.property(basis, answers, (rests, now) => {
        const lapsed = lapsesOf(rests, new Map(Object.entries(now)))
        expect(lapsed.length > 0).toBe(rests.some(({ fact, holds }) => now[fact] !== holds))
        for (const { fact, was, now: after } of lapsed) {
          expect(rests).toContainEqual({ fact, holds: was })
          expect(after).toBe(now[fact] ?? null)
        }
      }),
    )
  })

  test('and is told in both languages', () => {
    expect(lapseText({ fact: 'outsources-development', was: false, now: true })).toEqual(
      factText({ fact: 'outsources-development', holds: true }),
    )
    for (const language of ['nl', 'en'] as const)
      expect(lapseText({ fact: 'gives-care', was: true, now: null })[language]).toMatch(/niet meer|no longer/)
  })

  test('by default a decision rests on the facts that its explanation names, as they are', () => {
    const at = { edition: 'nen-7510-2024', requirement: '8.30' }
    const facts = new Map([['outsources-development', true]])
    expect(basisFor(content, at, { applies: true, law: '', contract: '' }, facts)).toEqual([
      { fact: 'outsources-development', holds: true },
    ])
    expect(basisFor(content, at, { applies: false, law: '', contract: '' }, facts)).toEqual([])
  })

  test('and on those behind the law and the contract that are named, in either language', () => {
    const at = { edition: 'nen-7510-2024', requirement: '5.1' }
    const facts = knowing({ 'gives-care': true }, { people: 60, processorAgreement: true })
    const on = (law: string, contract: string) =>
      basisFor(content, at, { applies: true, law, contract }, facts).map(({ fact }) => fact)
    expect(on('Cbw; AVG', 'Huur')).toEqual(['fifty-people'])
    expect(on('Begz', 'Verwerkersovereenkomst')).toEqual(['gives-care', 'processes-for-others'])
    for (const language of ['nl', 'en'] as const) {
      const { proposal } = one('nen-7510-2024', '8.13', knowing({}, { people: 60, processorAgreement: true }))
      expect(on(proposal?.law[language] ?? '', proposal?.contract[language] ?? '')).toEqual([
        'fifty-people',
        'processes-for-others',
      ])
    }
  })
})
