import { expect, test } from 'vitest'
import type { Day } from '../time/day.ts'
import { assessmentOf, nameOfValue, saidOf, wordOfChange, wordOfValue } from './review-words.ts'

const written = (day: Day) => `day ${day}`

test('what is not known is told, a day and a number that say nothing are left out', () => {
  const values = { mfa: null, logged: true, ends: null, notice: 'P3M', exceptions: 0, route: 'hosted' }
  expect(saidOf(values, 'en', written)).toEqual([
    { name: 'second factor', word: 'not known' },
    { name: 'logged', word: 'yes' },
    { name: 'notice', word: '3 months' },
    { name: 'how', word: 'runs at the supplier' },
  ])
})

test('values are told in words of the language, what people wrote as they wrote it', () => {
  expect(wordOfValue('notice', 'P1Y6M', 'nl', written)).toBe('1 jaar, 6 maanden')
  expect(wordOfValue('notice', 'in overleg', 'nl', written)).toBe('in overleg')
  expect(wordOfValue('ends', '2026-01-01', 'nl', written)).toBe('day 2026-01-01')
  expect(wordOfValue('title', 'yes', 'nl', written)).toBe('yes')
  expect(wordOfValue('accredited', 'no', 'nl', written)).toBe('nee')
  expect(wordOfValue('canMissHours', 4, 'nl', written)).toBe('4')
  expect(wordOfValue('type', 2, 'nl', written)).toBe('II')
  expect(wordOfValue('unassessed', 2, 'nl', written)).toBe('2')
  expect(nameOfValue('agreed', 'nl')).toBe('akkoord')
})

test('what was there before the days that are looked back on was recorded later, and is not called new', () => {
  const from = '2026-01-01'
  expect(wordOfChange({ change: 'came', on: '2026-01-01' }, from).nl).toBe('Nieuw')
  expect(wordOfChange({ change: 'came', on: '2022-10-14' }, from).nl).toBe('Vastgelegd na de vorige beoordeling')
  expect(wordOfChange({ change: 'came', on: null }, from).en).toBe('Recorded after the earlier review')
  expect(wordOfChange({ change: 'went', on: '2022-10-14' }, from).nl).toBe('Weg')
})

test('an exception is told with what it means here and why', () => {
  const exception = { kind: 'exception', assessment: 'no-effect', reason: 'Elsewhere' } as const
  expect(assessmentOf(exception, 'en')).toBe('No effect on us: Elsewhere')
  expect(assessmentOf({ ...exception, reason: null }, 'nl')).toBe('Geen gevolg voor ons')
  expect(assessmentOf({ ...exception, assessment: null }, 'nl')).toBe('Nog niet beoordeeld')
  expect(assessmentOf({ kind: 'cuec', assessment: null, reason: '' }, 'nl')).toBe('')
})
