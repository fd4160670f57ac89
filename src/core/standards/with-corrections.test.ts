import { expect, test } from 'vitest'
import type { Content } from './content.ts'
import { perCorrections, withCorrections } from './with-corrections.ts'

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

test('what is made for the same corrections is made once, and not kept without end', () => {
  let made = 0
  const by = perCorrections(content, (own) => {
    made += 1
    return { mark: own.editions.get('nen')?.requirements[0]?.healthcare?.mark }
  })
  const none = by(new Map([['nen 5.1', 'none']]))
  expect(none.mark).toBe('none')
  expect(by(new Map([['nen 5.1', 'none']]))).toBe(none)
  expect(by(new Map()).mark).toBe('deepened')
  expect(by(new Map([['nen 5.1', 'guidance']])).mark).toBe('guidance')
  expect(made).toBe(3)
  for (let n = 0; n < 30; n += 1) by(new Map([[`nen 6.${n}`, 'none']]))
  expect(by(new Map([['nen 5.1', 'none']]))).not.toBe(none)
})
