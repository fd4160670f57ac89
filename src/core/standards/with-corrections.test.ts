import { expect, test } from 'vitest'
import type { Content } from './content.ts'
import { withCorrections } from './with-corrections.ts'

const requirement = (id: string, mark: string | null) => ({ id, healthcare: mark && { mark, confidence: 'low' } })
const content = {
  editions: new Map([
    ['nen', { requirements: [requirement('5.1', 'deepened'), requirement('5.2', 'none')] }],
    ['iso', { requirements: [requirement('5.1', null)] }],
  ]),
} as unknown as Content

test('a corrected mark is read as sure; nothing else changes, and an edition without marks gets none', () => {
  const read = withCorrections(
    content,
    new Map([
      ['nen 5.1', 'guidance'],
      ['iso 5.1', 'unique'],
      ['nen 9.9', 'none'],
    ] as const),
  )
  expect(read.editions.get('nen')?.requirements.map((one) => one.healthcare)).toEqual([
    { mark: 'guidance', confidence: 'high' },
    { mark: 'none', confidence: 'low' },
  ])
  expect(read.editions.get('iso')).toBe(content.editions.get('iso'))
  expect(content.editions.get('nen')?.requirements[0]?.healthcare?.mark).toBe('deepened')
  expect(withCorrections(content, new Map())).toBe(content)
})
