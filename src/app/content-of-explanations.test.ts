import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Edition } from '../core/standards/edition.ts'
import { lawMeasuresOf } from '../core/standards/law.ts'
import { loadContent } from './load-content.ts'

const content = loadContent(join(import.meta.dirname, '../../content'))
const edition = (id: string): Edition => {
  const found = content.editions.get(id)
  if (!found) throw new Error(`no edition ${id}`)
  return found
}
const ids = (id: string) => edition(id).requirements.map((one) => one.id)

describe('explanations', () => {
  const { controls, clauses } = content.guidance
  const all = [...controls.values(), ...clauses.values()]
  test('there is one for each control of NEN 7510:2024 and each clause, and none else', () => {
    expect([...controls.keys()].sort()).toEqual(ids('nen-7510-2024').sort())
    expect([...clauses.keys()].sort()).toEqual(
      edition('nen-7510-2024')
        .clauses.map((one) => one.id)
        .sort(),
    )
  })
  test('care is treated where NEN 7510:2024 adds something: 22 controls and 38 with guidance alone', () => {
    const { requirements } = edition('nen-7510-2024')
    const added = requirements.filter((one) => one.healthcare?.mark !== 'none').map((one) => one.id)
    expect(added).toHaveLength(22 + 38)
    expect(
      [...controls.values()]
        .filter((one) => one.care)
        .map((one) => one.id)
        .sort(),
    ).toEqual(added.sort())
  })
  test('what each holds is said in both languages, at about the same length, and nowhere twice', () => {
    const said = new Map<string, string>()
    for (const one of all) {
      const pairs = [one.about, ...(one.care ? [one.care] : []), ...one.questions, one.measure, ...one.proof]
      for (const { nl, en } of pairs) {
        expect(nl, one.id).not.toBe(en)
        expect(Math.max(nl.length, en.length) / Math.min(nl.length, en.length), `${one.id}: ${nl}`).toBeLessThan(2.5)
      }
      for (const text of [one.about.nl, one.about.en, ...one.questions.flatMap(({ nl, en }) => [nl, en])]) {
        expect(said.get(text), `${one.id} says the same as another: ${text}`).toBeUndefined()
        said.set(text, one.id)
      }
    }
  })
  test('the reader is addressed as u, and what is said about a requirement takes two to four sentences', () => {
    const sentences = (text: string) =>
      text
        .trim()
        .split(/[.!?](?:\s|$)/)
        .filter(Boolean).length
    for (const one of all) {
      expect(JSON.stringify(one), one.id).not.toMatch(/\b(je|jij|jouw|jullie)\b/i)
      for (const text of [one.about.nl, one.about.en]) {
        expect(sentences(text), `${one.id}: ${text}`).toBeGreaterThanOrEqual(2)
        expect(sentences(text), `${one.id}: ${text}`).toBeLessThanOrEqual(4)
      }
    }
  })
})

describe('article 21(3) of the Cyberbeveiligingswet', () => {
  const [law] = content.laws
  test('has ten measures, each served by controls, none surer than inferred', () => {
    expect(law?.measures.map((one) => one.id)).toEqual([...'abcdefghij'])
    for (const one of law?.measures ?? []) {
      expect(one.controls.length).toBeGreaterThan(0)
      expect(one.controls.every(({ confidence }) => confidence === 'medium')).toBe(true)
    }
    expect(lawMeasuresOf(content.laws, 'controls', '5.36').map((one) => one.measure)).toEqual(['a', 'f'])
    expect(lawMeasuresOf(content.laws, 'clauses', '9.2.2').map((one) => one.measure)).toEqual(['f'])
  })
})
