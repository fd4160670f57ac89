import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { isAddress } from '../../platform/mail/mailbox.ts'
import { isMailAddress } from './mail-address.ts'

test('an address that is too long before the at sign, in a part of the domain or in all is none', () => {
  const of = (before: number, part = 4) => `${'a'.repeat(before)}@${'b'.repeat(part)}.example`
  expect(isMailAddress(of(64))).toBe(true)
  expect(isMailAddress(of(65))).toBe(false)
  expect(isMailAddress(of(1, 63))).toBe(true)
  expect(isMailAddress(of(1, 64))).toBe(false)
  const long = (parts: number) => `a@${'b23456789.'.repeat(parts)}nl`
  expect(long(25)).toHaveLength(254)
  expect(isMailAddress(long(25))).toBe(true)
  expect(isMailAddress(`a${long(25)}`)).toBe(false)
})

test.each([
  'jan@care',
  'jan care@care.nl',
  '.jan@care.nl',
  'ja..n@care.nl',
  'jan.@care.nl',
  'jan@-care.nl',
  'jan@care-.nl',
  'a@b.nl,c@d.nl',
  '<a@b.nl>',
  'jan@care.nl\n',
  "'@care.nl",
])('%j is no address', (text) => expect(isMailAddress(text)).toBe(false))

test.each(['jan@care.nl', "o'brien+x@mail.care.nl", 'j_b-v.d.berg@zorg-aan-huis.example'])('%j is one', (text) =>
  expect(isMailAddress(text)).toBe(true),
)

test('whatever is one, the mail server is sent and accounts take', () => {
  const piece = fc.string({ unit: fc.constantFrom(...'ab9._+-@\'"<>, é'), maxLength: 70 })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.emailAddress(),
        fc.tuple(piece, piece).map(([a, b]) => `${a}@${b}.nl`),
      ),
      (text) => {
        if (!isMailAddress(text)) return
        expect(isAddress(text)).toBe(true)
        expect(z.email().safeParse(text).success).toBe(true)
      },
    ),
    { numRuns: 2000 },
  )
})
