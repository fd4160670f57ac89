import { expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from './contract.ts'
import { Problem } from './problem.ts'
import { email, line } from './shapes.ts'
import { validate } from './validate.ts'

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
    since: z.iso.date().nullable(),
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
  [{ ...good, name: 'a <b>' }, 'name', /Laat < en > weg/, /Leave out < and >/],
  [{ ...good, email: 'a' }, 'email', /naam@voorbeeld/, /name@example/],
  [{ ...good, kind: 'x' }, 'kind', 'Kies een van: care, supplier.', 'Choose one of: care, supplier.'],
  [{ ...good, since: '1-3-2026' }, 'since', /2026-03-01/, /2026-03-01/],
  [{ ...good, more: 1 }, '', /bestaat niet: more/, /no such field: more/],
])('%j: a sentence that says how to mend it', (body, field, dutch, english) => {
  expect(said(body, 'nl')[field]).toMatch(dutch)
  expect(said(body, 'en')[field]).toMatch(english)
})

test('what is right passes', () => {
  expect(said(good, 'nl')).toEqual({})
})
