import { describe, expect, it } from 'vitest'
import type { Facts } from './control.ts'
import { agree, alsoForAtFirst, type Counterpart, factsOf, restsOn, valuesOf } from './decision-values.ts'

const inPlace: Facts = {
  applies: true,
  reasons: ['risk', 'law'],
  justification: 'Cliëntgegevens.',
  presence: 'in-place',
  description: 'Elke nacht.',
  since: '2025-02-01',
  law: 'Begz',
  contract: '',
  basis: [],
}

describe('the form of a decision', () => {
  it('starts with what was decided and gives it back', () => {
    expect(factsOf(valuesOf(inPlace, []))).toEqual(inPlace)
  })

  it('leaves out what belongs to another answer', () => {
    const values = { ...valuesOf(inPlace, []), applies: 'no' as const, justification: ' Geen eigen software. ' }
    expect(factsOf(values)).toEqual({
      applies: false,
      reasons: [],
      justification: 'Geen eigen software.',
      presence: null,
      description: '',
      since: null,
      law: '',
      contract: '',
      basis: [],
    })
    expect(factsOf({ ...valuesOf(inPlace, []), presence: 'absent' }).since).toBeNull()
    expect(factsOf({ ...valuesOf(inPlace, []), presence: 'unmarked' })).toMatchObject({ presence: null, since: null })
  })
})

describe('the same decision for a counterpart', () => {
  const at = (relation: Counterpart['relation'], decision: Facts | null): Counterpart => ({
    edition: 'iso-27001-2022',
    requirement: '8.13',
    relation,
    decision: decision && { ...decision, revision: 3 },
  })
  const reversed: Facts = { ...inPlace, reasons: ['law', 'risk'] }

  it.each([
    ['undecided there, the same asked', null, at('equal', null), true],
    ['undecided there, less asked', null, at('superset', null), true],
    ['undecided there, more asked', null, at('subset', null), false],
    ['undecided there, overlapping', null, at('intersects', null), false],
    ['the same decided there', inPlace, at('equal', reversed), true],
    ['something else decided there', inPlace, at('equal', { ...inPlace, since: null }), false],
    ['decided only there', null, at('equal', inPlace), false],
  ] as const)('%s', (_, own, there, ticked) => {
    expect(alsoForAtFirst(own, [there])).toEqual(ticked ? ['iso-27001-2022 8.13'] : [])
  })

  it('does not mind the order of reasons', () => {
    expect(agree(inPlace, reversed)).toBe(true)
    expect(agree(inPlace, null)).toBe(false)
    expect(agree(null, null)).toBe(true)
  })
})

describe('the facts on which a decision rests', () => {
  const facts = [
    { fact: 'gives-care' as const, turns: false, holds: true },
    { fact: 'own-premises' as const, turns: true, holds: false },
    { fact: 'remote-work' as const, turns: true, holds: true },
    { fact: 'uses-cloud' as const, turns: true, holds: null },
    { fact: 'fifty-people' as const, turns: false, holds: true },
    { fact: 'processes-for-others' as const, turns: false, holds: true },
  ]
  const named = (over: Partial<ReturnType<typeof valuesOf>>) =>
    restsOn({ ...valuesOf(inPlace, []), ...over }, facts).map(({ fact }) => fact)

  it('are, untouched, those that belong to the answer', () => {
    expect(named({ law: '' })).toEqual(['remote-work'])
    expect(named({ law: 'Begz, artikel 3' })).toEqual(['gives-care', 'remote-work'])
    expect(named({ reasons: ['law'], law: 'Cyberbeveiligingswet' })).toEqual(['remote-work', 'fifty-people'])
    expect(named({ reasons: ['contract'], contract: 'Verwerkersovereenkomst' })).toEqual([
      'remote-work',
      'processes-for-others',
    ])
    expect(named({ applies: 'no' })).toEqual(['own-premises'])
    expect(named({ applies: null })).toEqual([])
  })

  it('are never others than those that hold as the answer needs', () => {
    expect(named({ basis: ['own-premises', 'uses-cloud'] })).toEqual([])
    expect(named({ basis: ['gives-care'] })).toEqual(['gives-care'])
    expect(named({ reasons: ['risk'], basis: ['fifty-people', 'processes-for-others'] })).toEqual([])
  })
})
