import { expect, it } from 'vitest'
import { readTypedDay } from './typed-day.ts'

it.each([
  ['1-3-2026', 'nl', '2026-03-01'],
  ['01/03/26', 'en', '2026-03-01'],
  ['2026-03-01', 'en', '2026-03-01'],
  ['1 maart 2026', 'nl', '2026-03-01'],
  ['1 mrt. 2026', 'nl', '2026-03-01'],
  ['1 March 2026', 'en', '2026-03-01'],
  [' 29-02-2028 ', 'nl', '2028-02-29'],
  ['29-02-2026', 'nl', null],
  ['3-13-2026', 'en', null],
  ['1 march 2026', 'nl', null],
  ['morgen', 'nl', null],
] as const)('%s in %s names %s', (typed, language, day) => {
  expect(readTypedDay(typed, language)).toBe(day)
})
