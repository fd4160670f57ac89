import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadContent } from '../../app/load-content.ts'
import { requirementsByKey } from '../standards/requirement-key.ts'
import { linesOf, proofLines, proofOf, rhythmLines, rhythmOf } from './measures-form.ts'
import { requirementLines, requirementsOf } from './requirement-lines.ts'
import { refKey } from './subjects.ts'

const content = loadContent(join(import.meta.dirname, '..', '..', '..', 'content'))
const every = [...content.editions.keys()]
const all = [...content.editions.values()].flatMap((edition) =>
  [...requirementsByKey(edition).keys()].map((requirement) => ({ edition: edition.id, requirement })),
)

test('any set of requirements comes back from its cell as it went out', () => {
  fc.assert(
    fc.property(fc.subarray(all, { maxLength: 40 }), (list) => {
      const { requirements, unknown } = requirementsOf(content, requirementLines(content, list), every)
      expect(unknown).toEqual([])
      expect(requirements.map(refKey).sort()).toEqual(list.map(refKey).sort())
    }),
  )
})

test('what no chosen standard has is named', () => {
  expect(requirementsOf(content, 'NEN 7510:2024: A.8.13, 9.9.9\nISO 9001: 4.1', ['nen-7510-2024'])).toEqual({
    requirements: [{ edition: 'nen-7510-2024', requirement: '8.13' }],
    unknown: ['NEN 7510:2024 9.9.9', 'ISO 9001: 4.1'],
  })
  // 5.1 is a clause and a control; cited without a letter it is the clause. 8.13 is a control alone.
  expect(
    requirementsOf(content, 'nen-7510-2024: 5.1, 8.13', every).requirements.map(({ requirement }) => requirement),
  ).toEqual(['clause-5.1', '8.13'])
})

const title = fc
  .string({ minLength: 1, maxLength: 60 })
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter(Boolean)
const span = fc
  .tuple(fc.integer({ min: 1, max: 99 }), fc.constantFrom('D', 'W', 'M', 'Y'))
  .map(([n, unit]) => `P${n}${unit}`)
const language = fc.constantFrom('nl' as const, 'en' as const)

test('proofs and what recurs come back as they went out, in either language', () => {
  const proof = fc.record({
    title,
    kind: fc.constantFrom('design' as const, 'existence' as const, 'operation' as const),
    freshFor: span,
  })
  const rhythm = fc.record({
    title,
    kind: fc.constantFrom('work' as const, 'effectiveness' as const),
    every: span,
    firstOn: fc.constant('2026-01-05'),
  })
  fc.assert(
    fc.property(fc.array(proof), fc.array(rhythm), language, (proofs, rhythms, shown) => {
      expect(linesOf(proofLines(proofs, shown)).map(proofOf)).toEqual(proofs)
      expect(linesOf(rhythmLines(rhythms, shown)).map(rhythmOf)).toEqual(rhythms)
    }),
  )
  expect([proofOf('werking: niets'), rhythmOf('werk P1Y gauw: iets')]).toEqual([null, null])
})
