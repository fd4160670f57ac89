import { expect, test } from 'vitest'
import type { Day } from '../time/day.ts'
import type { Instant } from '../time/instant.ts'
import { reminderAfter, requestState } from './reminders.ts'

const due = '2026-03-29' as Day

test('somebody is reminded before the due day and three times after it, in the morning of Amsterdam', () => {
  const moments: string[] = []
  let at: Instant | null = '2026-03-01T00:00:00.000Z' as Instant
  while (at !== null) {
    at = reminderAfter(due, at)
    if (at) moments.push(at)
  }
  expect(moments).toEqual([
    '2026-03-26T07:00:00.000Z',
    '2026-03-30T06:00:00.000Z',
    '2026-04-05T06:00:00.000Z',
    '2026-04-28T06:00:00.000Z',
  ])
})

test('a request is late from the day after its due day, unless it was answered or withdrawn', () => {
  const asked = { due, answered: false, withdrawn: false }
  expect(requestState(asked, due)).toBe('open')
  expect(requestState(asked, '2026-03-30' as Day)).toBe('late')
  expect(requestState({ ...asked, answered: true }, '2026-03-30' as Day)).toBe('answered')
  expect(requestState({ ...asked, withdrawn: true }, '2026-03-30' as Day)).toBe('withdrawn')
})
