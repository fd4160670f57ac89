import { describe, expect, it } from 'vitest'
import { isLanguage, pickLanguage } from './languages.ts'
import { writeDay, writeDayShort, writeInstant, writeList, writeNumber } from './written.ts'

describe('pickLanguage', () => {
  it.each([
    ['en-US,en;q=0.9,nl;q=0.8', 'en'],
    ['nl-BE', 'nl'],
    ['en;q=0.3, nl;q=0.7', 'nl'],
    ['en;q=0, de', 'nl'],
    ['fr, en;q=0.2', 'en'],
    ['', 'nl'],
    [null, 'nl'],
    [['de-DE', 'en-GB'], 'en'],
  ])('%j gives %s', (accept, language) => {
    expect(pickLanguage(accept)).toBe(language)
  })

  it('knows no others', () => {
    expect(isLanguage('de')).toBe(false)
    expect(isLanguage(undefined)).toBe(false)
  })
})

describe('what is written', () => {
  it('follows the language', () => {
    expect(writeDay('2026-03-01', 'nl')).toBe('1 maart 2026')
    expect(writeDay('2026-03-01', 'en')).toBe('1 March 2026')
    expect(writeDayShort('2026-11-26', 'nl')).toBe('do 26 nov')
    expect(writeNumber(1234.5, 'nl')).toBe('1.234,5')
    expect(writeList(['a', 'b', 'c'], 'nl')).toBe('a, b en c')
  })

  it("tells instants in Amsterdam's time", () => {
    expect(writeInstant('2026-07-01T22:30:00.000Z', 'nl')).toBe('2 juli 2026, 00:30')
    expect(writeInstant('2026-12-31T23:30:00.000Z', 'en')).toBe('1 January 2027, 00:30')
  })
})
