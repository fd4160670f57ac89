import { expect, test } from 'vitest'
import type { Day } from '../time/day.ts'
import { lastReview, reviewBy } from './review-rhythm.ts'
import { startingSettings } from './settings.ts'

const day = (text: string) => text as Day
const recordedOn = day('2024-02-29')
const review = (decidedOn: string, nextOn: string | null = null) => ({
  ...{ id: decidedOn, decidedOn: day(decidedOn), decision: 'continue' },
  nextOn: nextOn === null ? null : day(nextOn),
})

test('a supplier that was never reviewed is, within its rhythm after it was recorded, and within three months where it is critical', () => {
  const by = (criticality: 'critical' | 'high' | 'middle' | 'low') =>
    reviewBy({ reviews: [], recordedOn }, criticality, startingSettings)
  expect([by('critical'), by('high'), by('middle'), by('low')]).toEqual([
    '2024-05-29',
    '2025-02-28',
    '2026-02-28',
    '2027-02-28',
  ])
})

test('the last review counts, whatever the order; a day agreed in it goes before the rhythm, and never after it', () => {
  const reviews = [review('2026-01-10', '2026-04-01'), review('2025-03-01')]
  expect(reviewBy({ reviews, recordedOn }, 'critical', startingSettings)).toBe('2026-04-01')
  expect(reviewBy({ reviews, recordedOn }, 'critical', startingSettings, day('2025-12-31'))).toBe('2026-03-01')
  const far = [review('2026-01-10', '2099-01-01')]
  expect(reviewBy({ reviews: far, recordedOn }, 'critical', startingSettings)).toBe('2027-01-10')
  expect(lastReview(reviews)?.decidedOn).toBe('2026-01-10')
  expect(lastReview([])).toBeUndefined()
})

test('a rhythm that names no days asks for no review', () => {
  const settings = { reviewEvery: { ...startingSettings.reviewEvery, low: '' } }
  expect(reviewBy({ reviews: [review('2026-01-10')], recordedOn }, 'low', settings)).toBeNull()
  expect(reviewBy({ reviews: [review('2026-01-10', '2026-04-01')], recordedOn }, 'low', settings)).toBe('2026-04-01')
})
