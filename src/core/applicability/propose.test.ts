import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadContent } from '../../app/load-content.ts'
import { type ProfileFact, profileFact } from '../guidance/guidance.ts'
import { parseDay } from '../time/day.ts'
import { lapsesOf } from './basis.ts'
import { faultsOf } from './decision-facts.ts'
import { factText, lapseText } from './lapse-words.ts'
import { basisFor, type Known, propose } from './propose.ts'
import { explanationsOf, subjectsOf } from './subject.ts'

const content = loadContent(join(import.meta.dirname, '..', '..', '..', 'content'))
const all = [...content.editions.values()].flatMap(({ id, requirements }) =>
  requirements.map((requirement) => ({ edition: id, requirement: requirement.id })),
)
const keyOf = (one: { edition: string; requirement: string }) => `${one.edition} ${one.requirement}`
const today = parseDay('2026-11-22')
if (!today) throw new Error('no day')

const answers = fc.dictionary(fc.constantFrom(...profileFact.options), fc.boolean())
const known: fc.Arbitrary<Known> = fc.record({
  facts: answers.map((of) => new Map(Object.entries(of))),
  people: fc.option(fc.nat(1000)),
  processesForOthers: fc.boolean(),
})
const nothing: Known = { facts: new Map(), people: null, processesForOthers: false }
const knowing = (facts: Partial<Record<ProfileFact, boolean>>, more: Partial<Known> = {}): Known => ({
  ...nothing,
  facts: new Map(Object.entries(facts)),
  ...more,
})
const one = (edition: string, requirement: string, about: Known) => {
  const { proposals, waiting } = propose(content, [{ edition, requirement }], about)
  return { proposal: proposals[0], waits: waiting[0]?.facts }
}

describe('what the facts propose', () => {
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
          expect(lapsesOf(basis, about.facts)).toEqual([])
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

  test('names the law on cyber security from 50 people, and where nobody counted', () => {
    const law = (people: number | null) => one('iso-27001-2022', '8.13', { ...nothing, people }).proposal?.law.nl
    expect(law(49)).toBe('')
    expect(law(50)).toContain('Cyberbeveiligingswet')
    expect(law(null)).toContain('Cyberbeveiligingswet')
  })

  test('names the agreement for whoever processes for others', () => {
    const supplier = knowing({ 'gives-care': false }, { people: 35, processesForOthers: true })
    expect(one('nen-7510-2024', '5.1', supplier).proposal?.reasons).toEqual(['contract'])
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
  const basis = fc.uniqueArray(fc.record({ fact: fc.constantFrom(...profileFact.options), holds: fc.boolean() }), {
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
    expect(basisFor(content, at, { applies: true, law: '' }, facts)).toEqual([
      { fact: 'outsources-development', holds: true },
    ])
    expect(basisFor(content, at, { applies: false, law: '' }, facts)).toEqual([])
  })
})
