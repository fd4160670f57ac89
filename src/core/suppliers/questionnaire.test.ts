import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../time/day.ts'
import type { Instant } from '../time/instant.ts'
import {
  type AskedQuestion,
  carryAnswers,
  type GivenAnswer,
  progressOfList,
  remindSupplierAfter,
  stateOfList,
  supplierAnswers,
} from './questionnaire.ts'
import { compareList, rowsOfList } from './questionnaire-form.ts'

const asked = (id: string, text = id): AskedQuestion => ({ id, text, theme: 'T', explain: '', controls: ['5.19'] })
const given = (question: string, answer: GivenAnswer['answer'], by = 'Ann (demo)'): GivenAnswer => ({
  ...{ question, answer, explanation: '', carried: false, by, at: '2025-03-01T10:00:00.000Z' as Instant },
})
const list = (submittedAt: string, ids: string[], by: string, words = (id: string) => id) => ({
  submittedAt: submittedAt as Instant,
  questions: ids.map((id) => asked(id, words(id))),
  answers: ids.map((id) => given(id, 'yes', by)),
})

describe('answers of earlier lists', () => {
  test('are used again from the newest list that asked the same in the same words, marked as carried', () => {
    const earlier = [
      list('2026-01-01T00:00:00.000Z', ['a'], 'newest'),
      list('2025-01-01T00:00:00.000Z', ['a', 'b'], 'older'),
      list('2024-01-01T00:00:00.000Z', ['c'], 'other words', () => 'asked otherwise'),
    ]
    const carried = carryAnswers([asked('a'), asked('b'), asked('c'), asked('d')], earlier)
    expect(carried.map(({ question, by, carried: mark }) => [question, by, mark])).toEqual([
      ['a', 'newest', true],
      ['b', 'older', true],
    ])
  })
  test('an explanation alone is no answer to carry', () => {
    const earlier = { ...list('2026-01-01T00:00:00.000Z', ['a'], 'x'), answers: [given('a', null)] }
    expect(carryAnswers([asked('a')], [earlier])).toEqual([])
  })
})

test('every answer is judged one way or waits, and none is counted that was not asked', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.record({
          question: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
          answer: fc.constantFrom(null, ...supplierAnswers),
          carried: fc.boolean(),
          judgement: fc.constantFrom(null, 'enough', 'not-enough', 'ask' as const),
        }),
        { selector: ({ question }) => question },
      ),
      (answers) => {
        const found = progressOfList(
          ['a', 'b', 'c'].map((id) => ({ id })),
          answers as never,
        )
        expect(found.enough + found['not-enough'] + found.ask + found.unjudged).toBe(found.answered)
        expect(found.answered).toBeLessThanOrEqual(found.asked)
        expect(found.carried).toBeLessThanOrEqual(found.answered)
      },
    ),
  )
})

test('a list is late from the day after, waits for us once handed in, and is done when every answer was judged', () => {
  const open = { dueOn: '2026-05-01' as Day, submittedAt: null, withdrawnAt: null }
  const waits = { unjudged: 1, ask: 0 }
  expect(stateOfList(open, waits, '2026-05-01' as Day)).toBe('open')
  expect(stateOfList(open, waits, '2026-05-02' as Day)).toBe('late')
  const submitted = { ...open, submittedAt: '2026-04-01T00:00:00.000Z' as Instant }
  expect(stateOfList(submitted, waits, '2026-05-02' as Day)).toBe('submitted')
  expect(stateOfList(submitted, { unjudged: 0, ask: 1 }, '2026-05-02' as Day)).toBe('submitted')
  expect(stateOfList(submitted, { unjudged: 0, ask: 0 }, '2026-05-02' as Day)).toBe('judged')
})

test('a supplier is reminded a week before, the day after and a week after that, in the morning', () => {
  const due = '2026-05-15' as Day
  const first = remindSupplierAfter(due, '2026-05-01T12:00:00.000Z' as Instant)
  expect(first).toBe('2026-05-08T07:00:00.000Z')
  const second = remindSupplierAfter(due, first as Instant)
  expect(second).toBe('2026-05-16T07:00:00.000Z')
  const third = remindSupplierAfter(due, second as Instant)
  expect(third).toBe('2026-05-23T07:00:00.000Z')
  expect(remindSupplierAfter(due, third as Instant)).toBeNull()
})

describe('a sheet that comes back', () => {
  const questions = [asked('a'), asked('b')]
  test('changes nothing when nothing was filled in otherwise', () => {
    const answers = [{ ...given('a', 'partly'), explanation: 'One\nTwo' }]
    const rows = rowsOfList(questions, answers).map((values, n) => ({ row: n + 2, values }))
    expect(compareList(questions, answers, rows)).toEqual({ unchanged: 2, changes: [], refused: [] })
  })
  test('an answer that came after the sheet was fetched stays; where the row was filled in too that is told', () => {
    const fetched = rowsOfList(questions, [given('a', 'yes')])
    const filled = (changes: Record<string, object>) =>
      fetched.map((values, n) => ({ row: n + 2, values: { ...values, ...changes[values.id ?? ''] } }))
    const now = [given('a', 'no'), given('b', 'partly')]
    const both = compareList(questions, now, filled({ a: { answer: 'partly' }, b: { explanation: 'wel' } }))
    expect(both).toMatchObject({ changes: [], unchanged: 0, refused: [{ row: 2 }, { row: 3 }] })
    // What was left as it was fetched takes nothing away, and the same answer twice is no conflict.
    const one = compareList(questions, now, filled({ b: { answer: 'partly' } }))
    expect(one).toEqual({ changes: [], unchanged: 2, refused: [] })
    // Without a mark it was filled in over nothing.
    const unmarked = [{ row: 2, values: { id: 'a', answer: 'partly', explanation: '' } }]
    expect(compareList(questions, now, unmarked)).toMatchObject({ changes: [], refused: [{ row: 2 }] })
    expect(compareList(questions, [], unmarked)).toMatchObject({ changes: [{ answer: 'partly' }], refused: [] })
    expect(compareList(questions, [given('a', 'yes')], filled({ a: { answer: '' } })).changes).toMatchObject([
      { question: 'a', answer: null },
    ])
  })
  test('says which rows are not taken, and takes each question once', () => {
    const row = (n: number, id: string, answer: string, explanation = '') => ({
      row: n,
      values: { id, answer, explanation },
    })
    const found = compareList(
      questions,
      [],
      [row(2, 'a', 'yes', ' so\r\nit is '), row(3, 'a', 'no'), row(4, 'x', 'yes')],
    )
    expect(found.changes).toEqual([{ row: 2, question: 'a', answer: 'yes', explanation: 'so\nit is' }])
    expect(found.refused.map(({ row: at, sentence }) => [at, sentence.en.includes('row 2')])).toEqual([
      [3, true],
      [4, false],
    ])
  })
})
