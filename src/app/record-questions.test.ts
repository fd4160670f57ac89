import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { loadContent, recordQuestions } from './load-content.ts'

const folder = join(import.meta.dirname, '../../content')

describe('recording released questions anew', () => {
  const copyOf = () => {
    const copy = mkdtempSync(join(tmpdir(), 'zorgborg-record-'))
    onTestFinished(() => rmSync(copy, { recursive: true }))
    cpSync(folder, copy, { recursive: true })
    const change = (file: string, with_: (text: string) => string) => {
      const text = readFileSync(join(copy, file), 'utf8')
      expect(with_(text)).not.toBe(text)
      writeFileSync(join(copy, file), with_(text))
    }
    return { copy, change, record: () => readFileSync(join(copy, 'guidance/released.json'), 'utf8') }
  }
  const backups = 'guidance/controls/8.13.yaml'
  const asked = (id: string, since: number) =>
    `questions:\n  - { id: ${id}, kind: design, since: ${since}, nl: Is ${id} er?, en: Is ${id} there? }\n`

  test('what stands there already comes out the same', () => {
    const { copy, record } = copyOf()
    const before = record()
    expect(recordQuestions(copy)).toMatchObject({ reworded: [], added: [] })
    expect(record()).toBe(before)
  })
  test('a mended wording is recorded, and the content is whole again', () => {
    const { copy, change } = copyOf()
    change(backups, (t) => t.replace(/(id: plan\n {4}kind: design\n {4}nl: )/, '$1Mooier gezegd, '))
    expect(() => loadContent(copy)).toThrow('controls/8.13/plan reads otherwise')
    expect(recordQuestions(copy).reworded).toEqual(['controls/8.13/plan'])
    expect(() => loadContent(copy)).not.toThrow()
  })
  test('a new question is recorded with its own release, and not before', () => {
    const { copy, change } = copyOf()
    change('guidance/clauses/4.2.yaml', (t) => t.replace('questions:\n', asked('newer', 2)))
    expect(recordQuestions(copy).added).toEqual([])
    change('guidance/released.json', (t) => t.replace('"release": 1', '"release": 2'))
    expect(recordQuestions(copy).added).toEqual(['clauses/4.2/newer'])
    expect(() => loadContent(copy)).not.toThrow()
  })
  test.each<[why: string, change: (text: string) => string, message: string]>([
    [
      'a question that is gone',
      (t) => t.replace('id: encrypted', 'id: other\n    since: 2'),
      '8.13/encrypted was released',
    ],
    [
      'one that says it came earlier',
      (t) => t.replace('id: plan', 'id: earlier'),
      '8.13/earlier is not in the record of',
    ],
  ])('%s is no matter of wording: nothing is written', (_, with_, message) => {
    const { copy, change, record } = copyOf()
    change('guidance/released.json', (t) => t.replace('"release": 1', '"release": 2'))
    change(backups, with_)
    const before = record()
    expect(() => recordQuestions(copy)).toThrow(message)
    expect(record()).toBe(before)
  })
})
