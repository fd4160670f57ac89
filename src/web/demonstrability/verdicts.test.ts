import { expect, test } from 'vitest'
import { shownStateOf } from './verdicts.ts'

test('what ends within thirty days is shown as soon, and what ends later as demonstrable', () => {
  const day = '2026-11-22'
  expect(shownStateOf({ state: 'demonstrable', until: null }, day)).toBe('demonstrable')
  expect(shownStateOf({ state: 'demonstrable', until: '2026-12-23' }, day)).toBe('demonstrable')
  expect(shownStateOf({ state: 'demonstrable', until: '2026-12-22' }, day)).toBe('soon')
  expect(shownStateOf({ state: 'not-yet', until: null }, day)).toBe('soon')
  expect(shownStateOf({ state: 'not-demonstrable', until: '2026-11-23' }, day)).toBe('not-demonstrable')
  expect(shownStateOf({ state: 'not-applicable', until: null }, day)).toBe('not-applicable')
})
