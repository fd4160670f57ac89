import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Placed } from '../staff/audience.ts'
import { addDays, type Day } from '../time/day.ts'
import { documentDifference } from './difference.ts'
import { isKnown, knownBy, sharePercent } from './known-by.ts'
import { linesOf, plainText } from './plain-text.ts'
import { isLinkable, type RichText, richText } from './rich-text.ts'
import { markAnswers, questionsOf, type ShortTest } from './short-test.ts'
import { approvalBy, reviewStanding, versionInForce } from './version-standing.ts'

const words = fc.array(fc.constantFrom('de', 'deur', 'pas', 'nacht', 'dicht', 'slot'), { minLength: 1, maxLength: 8 })
const paragraph = words.map((list) => ({
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text: list.join(' ') }],
}))
const body: fc.Arbitrary<RichText> = fc
  .array(paragraph, { minLength: 1, maxLength: 8 })
  .map((content) => ({ type: 'doc', content }))

describe('a text', () => {
  const text = (more: object) => ({ type: 'doc', content: [{ type: 'paragraph', content: [more] }] })
  test.each<[string, unknown]>([
    ['markup', { type: 'doc', content: [{ type: 'html', html: '<b>' }] }],
    ['an attribute too many', text({ type: 'text', text: 'a', style: 'color: red' })],
    ['another mark', text({ type: 'text', text: 'a', marks: [{ type: 'code' }] })],
    ['a picture', text({ type: 'image', attrs: { src: 'https://x.example/a.png' } })],
    ['a heading of the first level', { type: 'doc', content: [{ type: 'heading', attrs: { level: 1 } }] }],
    ['text that turns direction', text({ type: 'text', text: 'not\u202e allowed' })],
    ['a control character', text({ type: 'text', text: 'a\u0000' })],
    ['half a character', text({ type: 'text', text: '\ud800' })],
    ['nothing', { type: 'doc', content: [] }],
    ['rows of different length', table([1, 2])],
    ['too much', { type: 'doc', content: Array.from({ length: 12 }, () => long) }],
    ['a list in a list in a list in a list', nested(4)],
  ])('with %s is refused', (_, value) => {
    expect(richText.safeParse(value).success).toBe(false)
  })
  test('with what it can have is taken as it is', () => {
    for (const value of [table([2, 2]), nested(3)]) expect(richText.parse(value)).toEqual(value)
  })
  test('that is nested a hundred thousand times is refused without running away', () => {
    let deep: unknown = { type: 'paragraph' }
    for (let n = 0; n < 100_000; n++) deep = { type: 'bulletList', content: [{ type: 'listItem', content: [deep] }] }
    expect(richText.safeParse({ type: 'doc', content: [deep] }).success).toBe(false)
  })
  test.each([
    ['https://zorg.example/a?b#c', true],
    ['mailto:iso@zorg.example', true],
    ['http://zorg.example', false],
    ['javascript:alert(1)', false],
    [' javascript:alert(1)', false],
    ['https://bank.example@evil.example', false],
    ['//evil.example', false],
    ['data:text/html,x', false],
    ['https://a b', false],
  ])('links to %s: %s', (href, may) => {
    expect(isLinkable(href)).toBe(may)
  })
})

function table(widths: number[]): unknown {
  const content = widths.map((width) => ({
    type: 'tableRow',
    content: Array.from({ length: width }, () => ({ type: 'tableCell', content: [{ type: 'paragraph' }] })),
  }))
  return { type: 'doc', content: [{ type: 'table', content }] }
}
const long = { type: 'paragraph', content: [{ type: 'text', text: 'a'.repeat(20_000) }] }
function nested(depth: number): unknown {
  let list: unknown = null
  for (let n = 0; n < depth; n++) {
    const content = [{ type: 'paragraph' }, ...(list === null ? [] : [list])]
    list = { type: 'bulletList', content: [{ type: 'listItem', content }] }
  }
  return { type: 'doc', content: [list] }
}

test('a difference holds both texts whole, and a text does not differ from itself', () => {
  fc.assert(
    fc.property(body, body, (before, after) => {
      const lines = documentDifference(before, after)
      const side = (kind: 'removed' | 'added') =>
        lines
          .map(({ parts }) =>
            parts.filter((part) => part.kind === 'same' || part.kind === kind).map(({ text }) => text),
          )
          .filter((parts) => parts.length > 0)
          .map((parts) => parts.join(''))
      expect(side('removed')).toEqual(linesOf(before).map(({ text }) => text))
      expect(side('added')).toEqual(linesOf(after).map(({ text }) => text))
      expect(documentDifference(before, before).every(({ change }) => change === 'same')).toBe(true)
    }),
  )
})

test('a paragraph that was mended is told as mended, not as another', () => {
  const of = (...texts: string[]): RichText => ({
    type: 'doc',
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  })
  const lines = documentDifference(
    of('Doel', 'Elke maand wordt een kopie teruggezet.', 'Einde'),
    of('Doel', 'Nieuw is dit.', 'Elke week wordt een kopie teruggezet.', 'Einde'),
  )
  expect(lines.map(({ change }) => change)).toEqual(['same', 'added', 'changed', 'same'])
  expect(plainText(of('a', 'b'))).toBe('a\nb')
})

const today = '2026-06-01' as Day
const person: fc.Arbitrary<Omit<Placed, 'id'>> = fc.record({
  function: fc.constantFrom('Nurse', 'Cook'),
  location: fc.constant(null),
  teams: fc.subarray(['a', 'b']),
  starts: fc.integer({ min: -50, max: 20 }).map((days) => addDays(today, days)),
  ends: fc.option(fc.integer({ min: 0, max: 40 }).map((days) => addDays(today, days))),
})
const people = fc.array(person, { maxLength: 20 }).map((list) => list.map((one, n) => ({ ...one, id: `${n}` })))

test('confirmed and missing together are everybody in the audience that day; whoever is not in it counts for nothing', () => {
  const days = fc.dictionary(fc.integer({ min: 0, max: 19 }).map(String), fc.integer({ min: -40, max: 9 }))
  fc.assert(
    fc.property(people, days, days, (all, confirmed, asked) => {
      const toDays = (given: Record<string, number>) =>
        new Map(Object.entries(given).map(([id, days]) => [id, addDays(today, days)] as const))
      const facts = { confirmed: toDays(confirmed), asked: toDays(asked) }
      const known = knownBy(today, [{ kind: 'team', team: 'a' }], all, facts, 14)
      expect(known.confirmed + known.missing).toBe(known.readers.length)
      expect(known.late).toBeLessThanOrEqual(known.missing)
      expect(known.readers.every((one) => one.person.teams.includes('a'))).toBe(true)
      expect(known.unplaced.every((one) => known.leftOut.includes(one))).toBe(true)
      for (const one of known.readers) if (one.confirmedOn !== null) expect(one.late).toBe(0)
      // One more confirmation never makes it less known.
      const [first] = known.readers.filter(({ confirmedOn }) => confirmedOn === null)
      if (first) {
        const more = new Map(facts.confirmed).set(first.person.id, today)
        expect(knownBy(today, [{ kind: 'team', team: 'a' }], all, { ...facts, confirmed: more }, 14).confirmed).toBe(
          known.confirmed + 1,
        )
      }
    }),
  )
})

test.each([
  [0, 0, null, false],
  [1, 3, 33, false],
  [2, 3, 66, false],
  [199, 200, 99, true],
  [9, 10, 90, true],
])('%i of %i is %s per cent, and known at ninety: %s', (confirmed, audience, share, known) => {
  expect(sharePercent(confirmed, audience)).toBe(share)
  expect(isKnown(confirmed, audience, 90)).toBe(known)
})

test('the version in force is the latest approved one that began; a review is near a month ahead and past on its day', () => {
  const version = (number: number, state: 'draft' | 'approved', from: string | null) => ({
    ...{ number, state, holdsFrom: from as Day | null, reviewBy: null },
  })
  const all = [version(3, 'approved', '2026-07-01'), version(2, 'approved', '2026-05-01'), version(4, 'draft', null)]
  expect(versionInForce(all, today)?.number).toBe(2)
  expect(versionInForce(all, '2026-07-01' as Day)?.number).toBe(3)
  expect(versionInForce(all, '2026-04-30' as Day)).toBeUndefined()
  const reviewBy = '2026-07-01' as Day
  expect(reviewStanding({ reviewBy }, '2026-05-31' as Day)).toEqual({ state: 'holds', until: '2026-06-01' })
  expect(reviewStanding({ reviewBy }, '2026-06-01' as Day)).toEqual({ state: 'review-near', until: reviewBy })
  expect(reviewStanding({ reviewBy }, reviewBy).state).toBe('review-past')
})

test.each([
  [[], [], null, true, 'completes'],
  [[], [], 'a', false, 'not-yours'],
  [['a', 'b'], [], 'a', false, 'waits-for-others'],
  [['a', 'b'], ['b'], 'a', false, 'completes'],
  [['a', 'b'], ['a'], 'a', true, 'given-already'],
  [['a'], [], 'c', true, 'not-yours'],
  [['a'], ['a'], 'c', true, 'completes'],
] as const)('named %j, given %j: %s, entitled %s: %s', (named, given, membership, entitled, outcome) => {
  expect(approvalBy({ membership, entitled }, { named, given, writers: [] })).toBe(outcome)
})

test.each([
  // Somebody else is named: who wrote does not approve, and is not waited for.
  [['a', 'b'], ['a'], [], 'a', 'own-text'],
  [['a', 'b'], ['a'], [], 'b', 'completes'],
  [['a', 'b', 'c'], ['a', 'b'], [], 'b', 'own-text'],
  [['a', 'b', 'c'], ['a', 'b'], [], 'c', 'completes'],
  // Nobody else is.
  [['a'], ['a'], [], 'a', 'completes'],
  [['a', 'b'], ['a', 'b'], [], 'a', 'waits-for-others'],
  [['a', 'b'], ['a', 'b'], ['a'], 'b', 'completes'],
  [[], ['a'], [], 'a', 'completes'],
] as const)('named %j, written by %j, given %j: %s', (named, writers, given, membership, outcome) => {
  expect(approvalBy({ membership, entitled: true }, { named, given, writers })).toBe(outcome)
})

test('a test is passed from its mark on, and a reader gets no right answer with the questions', () => {
  const one = { question: 'Why?', answers: ['a', 'b'], right: 1, why: 'Because.' }
  const given: ShortTest = { pass: 60, questions: [one, one, one] }
  expect(markAnswers(given, [1, 1, 0])).toEqual({ passed: true, score: 66, wrong: [{ question: 2, why: 'Because.' }] })
  expect(markAnswers(given, []).passed).toBe(false)
  expect(JSON.stringify(questionsOf(given))).not.toMatch(/right|Because/)
})
