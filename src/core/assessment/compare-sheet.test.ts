import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadContent } from '../../app/load-content.ts'
import { asAnswers, someAnswers } from './answers.fixture.ts'
import { sheetRows } from './assessment-form.ts'
import { compareSheet } from './compare-sheet.ts'
import { composeQuestionnaire } from './questionnaire.ts'

const content = loadContent(join(import.meta.dirname, '..', '..', '..', 'content'))
const both = composeQuestionnaire(content, ['nen-7510-2024', 'iso-27001-2022'])

describe('a sheet', () => {
  test('that comes back as it went out changes nothing, and an empty one made whole gives the same answers', () => {
    const departments = [
      { id: 'a', name: 'Kliniek' },
      { id: 'b', name: 'Ambulant' },
    ]
    fc.assert(
      fc.property(someAnswers(both), (drawn) => {
        const given = {
          answers: asAnswers(drawn),
          ratings: [
            { department: 'a', subject: '2022/control/8.13', design: 3, existence: null, operation: 0, note: 'Proef' },
          ],
        }
        const rows = sheetRows(both, [{ id: null, name: '' }, ...departments], given, 'nl').map((values, n) => ({
          row: n + 2,
          values,
        }))
        const same = compareSheet(both, departments, given, rows)
        expect(same).toEqual({ unchanged: rows.length, changes: [], writes: [], refused: [] })
        const anew = compareSheet(both, departments, { answers: [], ratings: [] }, rows)
        expect(anew.refused).toEqual([])
        expect(anew.writes).toHaveLength(given.answers.length + 1)
      }),
      { numRuns: 10 },
    )
  })

  test('tells of each row that is not taken, and why', () => {
    const values = { department: '', subject: '2022/control/8.13', question: 'plan', answer: 'yes', note: '' }
    const found = compareSheet(both, [], { answers: [], ratings: [] }, [
      { row: 2, values },
      { row: 3, values },
      { row: 4, values: { ...values, department: 'Nergens' } },
      { row: 5, values: { ...values, question: 'no-such' } },
      { row: 6, values: { ...values, question: 'apart', design: '3' } },
    ])
    expect(found.refused.map(({ row }) => row)).toEqual([3, 4, 5, 6])
    expect(found.changes).toEqual([
      {
        row: 2,
        department: null,
        subject: '2022/control/8.13',
        question: 'plan',
        column: 'answer',
        before: '',
        after: 'yes',
      },
    ])
  })
})
