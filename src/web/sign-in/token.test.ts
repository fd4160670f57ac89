import { expect, it } from 'vitest'
import { safeNext } from './token.ts'

it.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n\\evil.example',
  'https://evil.example',
  '',
  null,
])('goes home instead of to %j', (next) => {
  expect(safeNext(next)).toBe('/')
})

it.each(['/', '/invitation#token=abc', '/standards/nen-7510-2024?at=2026-03-01'])('goes to %s', (next) => {
  expect(safeNext(next)).toBe(next)
})
