import { describe, expect, it } from 'vitest'
import type { Control } from './control.ts'
import { effectOf, factsOf, nothingFilledIn, startFrom } from './decide-together.ts'

const decision = {
  id: '0198f000-0000-7000-8000-000000000001',
  revision: 4,
  applies: true,
  reasons: ['risk' as const],
  justification: '',
  presence: 'in-place' as const,
  description: 'x',
  since: '2026-01-01',
  law: '',
  contract: '',
  basis: [],
  decidedBy: 'A',
  decidedAt: '2026-01-01T00:00:00.000Z',
}
const control = (requirement: string, decided: Partial<typeof decision> | null): Control => ({
  edition: 'nen-7510-2024',
  editionName: 'NEN 7510:2024',
  requirement,
  theme: 'people',
  title: { nl: 'x', en: 'x' },
  healthcare: null,
  healthcareConfidence: null,
  state: decided ? 'in-place' : 'undecided',
  decision: decided ? { ...decision, ...decided } : null,
  lapsed: [],
  risks: [],
  riskTie: null,
})
const yes = { ...nothingFilledIn, applies: 'yes' as const }

describe('one decision about many controls', () => {
  it('is none until it is chosen whether they apply', () => {
    expect(factsOf(nothingFilledIn)).toBeNull()
  })

  it('keeps of what was typed only what belongs to the choice', () => {
    const typed = {
      ...yes,
      reasons: ['law' as const],
      presence: 'absent' as const,
      since: '2026-01-01',
      description: ' d ',
    }
    expect(factsOf(typed)).toEqual({
      applies: true,
      reasons: ['law'],
      justification: '',
      presence: 'absent',
      description: 'd',
      since: null,
      law: '',
      contract: '',
      basis: [],
    })
    expect(factsOf({ ...typed, applies: 'no', justification: ' none here ' })).toEqual({
      applies: false,
      reasons: [],
      justification: 'none here',
      presence: null,
      description: '',
      since: null,
      law: '',
      contract: '',
      basis: [],
    })
  })

  it('tells what is new, what is written over and what stays', () => {
    const facts = factsOf({ ...yes, reasons: ['risk'], presence: 'in-place', description: 'x', since: '2026-01-01' })
    const controls = [control('5.1', null), control('5.2', { description: 'y' }), control('5.3', {})]
    const numbers = (of: Control[]) => of.map((one) => one.requirement)
    const effect = effectOf(controls, facts)
    expect([numbers(effect.fresh), numbers(effect.overwritten), numbers(effect.same)]).toEqual([
      ['5.1'],
      ['5.2'],
      ['5.3'],
    ])
    expect(numbers(effectOf(controls, null).overwritten)).toEqual(['5.2', '5.3'])
  })

  it('begins with what all share', () => {
    expect(startFrom([control('5.1', {}), control('5.2', {})])).toMatchObject({ applies: 'yes', description: 'x' })
    expect(startFrom([control('5.1', {}), control('5.2', { description: 'y' })])).toBe(nothingFilledIn)
    expect(startFrom([control('5.1', {}), control('5.2', null)])).toBe(nothingFilledIn)
  })
})
