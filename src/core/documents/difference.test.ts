import { expect, test } from 'vitest'
import { documentDifference, mostSteps, newWork } from './difference.ts'
import { linesOf } from './plain-text.ts'
import { type RichText, richText } from './rich-text.ts'

const of = (...texts: string[]): RichText => ({
  type: 'doc',
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})

const words = (count: number, from: number, step: number) =>
  Array.from({ length: count }, (_, n) => ((from + n * step) % 36 ** 2).toString(36)).join(' ')
const lines = (count: number, each: number, step: number) =>
  Array.from({ length: count }, (_, n) => words(each, n * 13, step))

/** What was once there and what is there now, out of what is told. */
function sides(before: RichText, after: RichText) {
  const work = newWork()
  const told = documentDifference(before, after, work)
  const side = (kind: 'removed' | 'added') =>
    told
      .map(({ parts }) => parts.filter((part) => part.kind === 'same' || part.kind === kind))
      .filter((parts) => parts.length > 0)
      .map((parts) => parts.map(({ text }) => text).join(''))
  return { work, told, before: side('removed'), after: side('added') }
}

test.each<[string, string[], string[]]>([
  ['many lines of many words, all alike', lines(1400, 46, 7), lines(1400, 46, 11)],
  ['a few very long lines', lines(10, 6600, 7), lines(10, 6600, 11)],
  ['many lines of two words', lines(2900, 2, 7), lines(2900, 2, 11)],
  ['the same line over and over', Array(2500).fill('a b c d e f'), Array(2400).fill('a b c d e g')],
])('a hostile text of 200 kB takes a bounded number of steps: %s', (_, was, is) => {
  const [before, after] = [of(...was), of(...is)]
  expect([richText.safeParse(before).success, richText.safeParse(after).success]).toEqual([true, true])
  const found = sides(before, after)
  expect(found.work.steps).toBeLessThanOrEqual(mostSteps)
  expect(found.work.coarse).toBe(true)
  // However coarse, nothing is lost: both texts can be read from it.
  expect(found.before).toEqual(linesOf(before).map(({ text }) => text))
  expect(found.after).toEqual(linesOf(after).map(({ text }) => text))
})

test('a long text with a few changes is still compared word by word', () => {
  const was = lines(1400, 20, 7).map((text, n) => `${n} ${text}`)
  const is = was.with(700, `${was[700]} anew`).toSpliced(300, 1).toSpliced(1200, 0, 'Nothing like it stood here.')
  const { work, told } = sides(of(...was), of(...is))
  expect(work).toMatchObject({ coarse: false })
  expect(work.steps).toBeLessThan(mostSteps)
  expect(told.filter(({ change }) => change !== 'same').map(({ change }) => change)).toEqual([
    'removed',
    'changed',
    'added',
  ])
})
