import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadContent } from '../../app/load-content.ts'
import { requirementsByKey } from '../standards/requirement-key.ts'
import type { Day } from '../time/day.ts'
import { type DecidedControl, type ProposalGround, proposeMeasures } from './propose-measures.ts'
import { refKey, subjectKeysOf, subjectsOfEditions } from './subjects.ts'
import { suggestRequirements } from './suggest-requirements.ts'

const content = loadContent(join(import.meta.dirname, '..', '..', '..', 'content'))
const both = ['nen-7510-2024', 'iso-27001-2022']
const every = [...content.editions.keys()]
const blank: ProposalGround = {
  adopted: both,
  decisions: new Map(),
  facts: new Map(),
  served: new Set(),
  proposedBefore: new Set(),
}
const decided = (more: Partial<DecidedControl> = {}): DecidedControl => ({
  applies: true,
  presence: null,
  description: '',
  since: null,
  ...more,
})
const keysOf = (adopted: readonly string[]) =>
  [...content.editions.values()]
    .filter(({ id }) => adopted.includes(id))
    .flatMap((edition) =>
      [...requirementsByKey(edition).keys()].map((key) => refKey({ edition: edition.id, requirement: key })),
    )
const subjectsIn = (ground: ProposalGround) => proposeMeasures(content, ground).proposals.map(({ key }) => key)
const servesOf = (ground: ProposalGround, subject: string) =>
  proposeMeasures(content, ground)
    .proposals.find(({ key }) => key === subject)
    ?.serves.map(({ edition, key }) => refKey({ edition, requirement: key }))

test('one proposal serves both standards at once; a clause is another than the control of its number', () => {
  expect(servesOf(blank, '2022/control/8.13')).toEqual(['nen-7510-2024 8.13', 'iso-27001-2022 8.13'])
  expect(servesOf(blank, '2022/clause/5.1')).toEqual(['nen-7510-2024 clause-5.1', 'iso-27001-2022 clause-5.1'])
  expect(proposeMeasures(content, blank).proposals).toHaveLength(101 + 30)
  expect(subjectKeysOf(content, { edition: 'nen-7510-2017', requirement: '12.3.1' })).toEqual(['2022/control/8.13'])
})

test('nothing is proposed for what does not apply, is served, or came from the content before', () => {
  const out = { ...blank, decisions: new Map([['nen-7510-2024 8.13', decided({ applies: false })]]) }
  expect(servesOf(out, '2022/control/8.13')).toEqual(['iso-27001-2022 8.13'])
  const served = { ...blank, served: new Set(['nen-7510-2024 8.13', 'iso-27001-2022 8.13']) }
  expect(subjectsIn(served)).not.toContain('2022/control/8.13')
  expect(subjectsIn({ ...blank, proposedBefore: new Set(['2022/control/8.13']) })).not.toContain('2022/control/8.13')
  // The facts say that it can be left out: that is to be decided first.
  const noCode = { ...blank, facts: new Map([['develops-software', false]]) }
  const { proposals, leftOut } = proposeMeasures(content, noCode)
  expect(leftOut.map(({ key }) => key)).toContain('8.28')
  expect(proposals.some(({ number }) => number === '8.28')).toBe(false)
})

test('what a decision says is in place since a day stands beside the proposal', () => {
  const since = '2025-03-03' as Day
  const told = decided({ presence: 'in-place', since, description: 'Elke nacht' })
  const ground = {
    ...blank,
    decisions: new Map([
      ['nen-7510-2024 8.13', told],
      ['iso-27001-2022 8.13', decided()],
    ]),
  }
  const found = proposeMeasures(content, ground).proposals.find(({ number }) => number === '8.13')
  expect(found?.serves.map(({ standing, inPlace }) => [standing, inPlace])).toEqual([
    ['applies', { since, description: 'Elke nacht' }],
    ['applies', null],
  ])
})

test('every requirement of every edition is proposed for, served, left out, or does not apply; none is lost', () => {
  const all = keysOf(every)
  fc.assert(
    fc.property(fc.subarray(all), fc.subarray(all), (servedKeys, outKeys) => {
      const ground: ProposalGround = {
        ...blank,
        adopted: every,
        served: new Set(servedKeys),
        decisions: new Map(outKeys.map((key) => [key, decided({ applies: false })])),
      }
      const { proposals, leftOut } = proposeMeasures(content, ground)
      const reached = new Set([
        ...proposals.flatMap(({ serves }) => serves.map(({ edition, key }) => refKey({ edition, requirement: key }))),
        ...leftOut.map(({ edition, key }) => refKey({ edition, requirement: key })),
      ])
      const known = new Set(
        subjectsOfEditions(content, every).flatMap(({ requirements }) =>
          requirements.map(({ edition, key }) => refKey({ edition, requirement: key })),
        ),
      )
      for (const key of known) {
        const expected = !ground.served.has(key) && !ground.decisions.has(key)
        expect({ key, reached: reached.has(key) }).toEqual({ key, reached: expected })
      }
    }),
    { numRuns: 20 },
  )
})

test('a measure is suggested the same requirement in the other editions, and what the content relates', () => {
  const serves = [{ edition: 'iso-27001-2022', requirement: '8.13' }]
  const found = suggestRequirements(content, every, { serves, proposedBy: null })
  const same = found.filter(({ why }) => why === 'same').map(({ edition, key }) => `${edition} ${key}`)
  expect(same.sort()).toEqual(['iso-27001-2013 12.3.1', 'nen-7510-2017 12.3.1', 'nen-7510-2024 8.13'])
  expect(found.filter(({ why }) => why === 'related').map(({ edition, key }) => `${edition} ${key}`)).toContain(
    'iso-27001-2022 8.14',
  )
  expect(found.some(({ edition, key }) => edition === 'iso-27001-2022' && key === '8.13')).toBe(false)
})
