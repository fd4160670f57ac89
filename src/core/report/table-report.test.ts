import { expect, test } from 'vitest'
import { parseInstant } from '../time/instant.ts'
import { tableReport } from './table-report.ts'

const moment = parseInstant('2026-11-23T00:00:00Z')
if (!moment) throw new Error('no instant')
const recorded = {
  ...{ organisation: 'De Vaart', language: 'en' as const, status: { kind: 'as-recorded' as const } },
  ...{ moment, checkpoint: null },
}
const words = { title: 'Tasks', columns: ['Task', 'Due'], none: 'No task.' }

test('a list is one table on wide pages, of which the heading says what it is', () => {
  const report = tableReport(recorded, { ...words, lead: 'As shown.' }, [3], [['Restore', { day: null }]])
  expect(report).toMatchObject({ title: 'Tasks', organisation: 'De Vaart', checkpoint: null })
  expect(report.sections).toEqual([
    {
      ...{ heading: 'Tasks', level: 1, wide: true },
      blocks: [
        { kind: 'paragraph', text: 'As shown.' },
        {
          ...{ kind: 'table', title: 'Tasks', titleShown: false, whenEmpty: 'No task.' },
          columns: [
            { heading: 'Task', share: 3 },
            { heading: 'Due', share: 10 },
          ],
          rows: [['Restore', { day: null }]],
        },
      ],
    },
  ])
})

test('no lead leaves no empty paragraph', () => {
  expect(tableReport(recorded, words, [], []).sections[0]?.blocks).toHaveLength(1)
})
