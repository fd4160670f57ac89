import { expect, test } from 'vitest'
import { sharingTerms } from './facts.ts'
import { opensFurther, rowForActor } from './terms.ts'

test('terms open a report further where somebody of any role could read more by them', () => {
  const freer = sharingTerms.map((before) => sharingTerms.filter((after) => opensFurther(before, after)))
  expect(freer).toEqual([[], ['public', 'nda', 'auditor'], ['public', 'customer'], ['public', 'customer', 'nda']])
})

test('an auditor sees in the trail that texts of a supplier were written, and not which', () => {
  const person = { kind: 'person', id: 'a', name: 'A', email: '', operator: false, organisation: 'o' } as const
  const auditor = { ...person, role: 'auditor' } as const
  const row = { title: 'SOC 2', criteria: ['security'], note: 'Secret', period_to: '2025-12-31' }
  const shown = { title: 'SOC 2', criteria: null, note: null, period_to: '2025-12-31' }
  expect(rowForActor<Record<string, unknown>>('assurance_reports', row, auditor)).toEqual(shown)
  const letter = { note: 'Secret', signed_by: 'Somebody', period_to: '2025-12-31' }
  expect(rowForActor<Record<string, unknown>>('bridge_letters', letter, auditor)).toMatchObject({
    ...{ note: null, signed_by: null, period_to: '2025-12-31' },
  })
  expect(rowForActor('assurance_reports', row, { ...auditor, role: 'reader' })).toEqual(row)
})
