import { expect, test } from 'vitest'
import { startingSettings } from '../suppliers/settings.ts'
import { supplier } from '../suppliers/supplier-facts.fixture.ts'
import type { Day } from '../time/day.ts'
import { claimedGaps } from './claimed-gaps.ts'
import { reportWith } from './facts.fixture.ts'
import type { AssuranceFact } from './facts.ts'

const day = (text: string) => text as Day
const service = (id: string, endedOn: string | null = null) => ({
  ...{ id, title: `Service ${id}`, kind: 'hosting' as const, canMissHours: null, starts: null, reaches: [] },
  endedOn: endedOn === null ? null : day(endedOn),
})
const claim = (of = 'a') => ({ supplier: 's', service: of, since: day('2026-01-15') })
const host = { criticalitySet: 'critical' as const, services: [service('a'), service('b', '2026-06-30')] }
const found = (reports: AssuranceFact[], claims = [claim()], more: Partial<Parameters<typeof supplier>[0]> = {}) =>
  claimedGaps({ suppliers: [supplier({ ...host, ...more })], settings: startingSettings }, reports, claims).map(
    ({ kind, about, breaks, days }) => [kind, about?.title, breaks, days],
  )
const report = (more: Partial<AssuranceFact> = {}) => reportWith({ supplier: 's', ...more })

test('a critical supplier whose coverage rests on a report of type II is asked for one where there is none', () => {
  const open = [['assurance-gap', 'Service a', false, [{ from: '2026-01-15', through: null }]]]
  expect(found([])).toEqual(open)
  expect(found([report({ type: 1, asOf: day('2025-06-30'), periodFrom: null, periodTo: null })])).toEqual(open)
  expect(found([report({ opinion: 'adverse' })])).toEqual(open)
  expect(found([report({ services: ['b'] })])).toEqual(open)
  expect(found([report()])).toEqual([])
  expect(found([report({ services: ['a'] })])).toEqual([])
})

test('not where it is less than critical, or claims nothing; and only as long as the service is delivered', () => {
  expect(found([], [claim()], { criticalitySet: 'high' })).toEqual([])
  expect(found([], [])).toEqual([])
  expect(found([], [claim('b')])).toEqual([
    ['assurance-gap', 'Service b', false, [{ from: '2026-01-15', through: '2026-06-30' }]],
  ])
  expect(found([], [claim()], { endedOn: day('2026-01-14') })).toEqual([])
})
