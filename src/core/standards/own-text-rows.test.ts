import { expect, test } from 'vitest'
import type { Edition } from './edition.ts'
import { placeOwnTexts } from './own-text-rows.ts'

const edition = {
  requirements: [{ id: '5.1' }, { id: '5.10' }, { id: '6.2' }],
  clauses: [{ id: '4.1' }, { id: '6.2' }],
} as unknown as Edition

const place = (...rows: [kind: string, number: string, text: string][]) =>
  placeOwnTexts(
    edition,
    rows.map(([kind, number, text], i) => ({ row: i + 2, kind, number, text })),
  )

test('a row says which requirement it is about by kind and number, or by the way an annex is cited', () => {
  expect(
    place(['clauses', '6.2', ' doelen '], ['controls', '6.2', 'werk'], ['', 'A.5.10', 'ja'], ['', '4.1', 'x']),
  ).toEqual({
    placed: [
      { row: 2, kind: 'clauses', requirement: '6.2', text: 'doelen' },
      { row: 3, kind: 'controls', requirement: '6.2', text: 'werk' },
      { row: 4, kind: 'controls', requirement: '5.10', text: 'ja' },
      { row: 5, kind: 'clauses', requirement: '4.1', text: 'x' },
    ],
    faults: [],
  })
})

test('what could be either, is unknown or comes twice is refused; an empty row says nothing', () => {
  expect(
    place(
      ['', '6.2', 'x'],
      ['', '9.9', 'x'],
      ['', '5.1', 'x'],
      ['', '5.1', 'y'],
      ['', '5.10', '  '],
      ['clauses', '5.1', 'x'],
    ),
  ).toEqual({
    placed: [],
    faults: [
      { row: 2, why: 'ambiguous', number: '6.2' },
      { row: 3, why: 'unknown', number: '9.9' },
      { row: 4, why: 'twice', number: '5.1' },
      { row: 5, why: 'twice', number: '5.1' },
      { row: 7, why: 'unknown', number: '5.1' },
    ],
  })
})
