import { expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from './contract.ts'
import { Problem } from './problem.ts'
import { day, email, line } from './shapes.ts'
import { checkAnswer, validate } from './validate.ts'

const subject = contract({
  name: 'subject',
  summary: '',
  method: 'POST',
  path: '/api/subject',
  access: 'public',
  change: 'session',
  body: z.strictObject({
    name: line(2, 10),
    email,
    kind: z.enum(['care', 'supplier']),
    since: day.nullable(),
    spare: z.union([email, z.literal('')]).optional(),
  }),
  answer: z.strictObject({}),
})
const good = { name: 'Linde', email: 'a@b.nl', kind: 'care', since: null }

function said(body: object, language: 'nl' | 'en'): Record<string, string> {
  try {
    validate(subject, { params: {}, query: {}, body }, language)
    return {}
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return Object.fromEntries(error.fields.map(({ path, message }) => [path, message[language]]))
  }
}

test.each([
  [{ ...good, name: undefined }, 'name', 'Vul dit in.', 'Fill this in.'],
  [{ ...good, name: 'x' }, 'name', 'Schrijf ten minste 2 tekens.', 'Write at least 2 characters.'],
  [{ ...good, name: 'x'.repeat(11) }, 'name', 'Schrijf ten hoogste 10 tekens.', 'Write at most 10 characters.'],
  [{ ...good, name: 'a\u0007b' }, 'name', /stuurtekens/, /control characters/],
  [{ ...good, name: 'a\u2028b' }, 'name', /stuurtekens/, /control characters/],
  [{ ...good, name: 'a\u2029b' }, 'name', /stuurtekens/, /control characters/],
  [{ ...good, name: 'a <b>' }, 'name', /Laat < en > weg/, /Leave out < and >/],
  [{ ...good, email: 'a' }, 'email', /naam@voorbeeld/, /name@example/],
  [{ ...good, spare: 'a' }, 'spare', /naam@voorbeeld/, /name@example/],
  [{ ...good, kind: 'x' }, 'kind', 'Kies een van: care, supplier.', 'Choose one of: care, supplier.'],
  [{ ...good, since: '1-3-2026' }, 'since', /2026-03-01/, /2026-03-01/],
  [
    { ...good, since: '0204-03-01' },
    'since',
    /van 1900-01-01 tot en met 2199-12-31/,
    /from 1900-01-01 through 2199-12-31/,
  ],
  [{ ...good, since: '9999-12-31' }, 'since', /Kijk of het jaar klopt/, /whether the year is right/],
  [{ ...good, more: 1 }, '', /bestaat niet: more/, /no such field: more/],
])('%j: a sentence that says how to mend it', (body, field, dutch, english) => {
  expect(said(body, 'nl')[field]).toMatch(dutch)
  expect(said(body, 'en')[field]).toMatch(english)
})

test('what is right passes', () => {
  expect(said(good, 'nl')).toEqual({})
})

test('an answer may tell of any day: one that was computed, or recorded before days had bounds', () => {
  const answer = z.strictObject({ until: day, next: z.array(z.strictObject({ day })) })
  expect(() => checkAnswer(answer, { until: '2210-01-01', next: [{ day: '0001-01-01' }] })).not.toThrow()
  expect(() => checkAnswer(answer, { until: '2210-01-01', next: [{ day: 'soon' }] })).toThrow()
  expect(() => checkAnswer(answer, { until: '2210-01-01' })).toThrow()
})
