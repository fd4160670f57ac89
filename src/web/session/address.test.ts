import { describe, expect, it } from 'vitest'
import { safeNext } from '../sign-in/token.ts'
import { pastDayOf } from './moment.tsx'

describe('the moment in the address', () => {
  it.each([
    ['at=2026-03-01', '2026-03-01'],
    ['at=2026-11-22', null],
    ['at=2026-11-23', null],
    ['at=2026-02-30', null],
    ['at=yesterday', null],
    ['', null],
  ])('%s on 22 November 2026 is %s', (search, day) => {
    expect(pastDayOf(new URLSearchParams(search), '2026-11-22')).toBe(day)
  })
})

describe('where to go after signing in', () => {
  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '', null])(
    '%s is not followed',
    (next) => {
      expect(safeNext(next)).toBe('/')
    },
  )
  it('is a path of the product', () => {
    expect(safeNext('/standards/nen-7510-2024?at=2026-03-01')).toBe('/standards/nen-7510-2024?at=2026-03-01')
  })
})
