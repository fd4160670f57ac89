import { expect, test } from 'vitest'
import { everything, isListed, readVerdictQuery, writeVerdictQuery } from './verdict-query.ts'
import type { Listed } from './verdicts.ts'

test('what is asked for goes into the address and comes back from it', () => {
  const asked = 'edition=nen-7510-2024&state=lacking&weakest=operation&owner=Hoofd+ICT&on=2027-04-08&by=owner'
  const query = readVerdictQuery(new URLSearchParams(asked))
  expect(query).toMatchObject({ state: 'lacking', weakest: 'operation', owner: 'Hoofd ICT', by: 'owner' })
  const written = writeVerdictQuery(new URLSearchParams('at=2026-01-01'), query)
  expect(readVerdictQuery(written)).toEqual(query)
  expect(written.get('at')).toBe('2026-01-01')
  expect([...writeVerdictQuery(written, { ...everything, on: undefined, by: 'edition' }).keys()]).toEqual(['at'])
  expect(readVerdictQuery(new URLSearchParams('state=x&on=31-12-2026&by=y'))).toEqual(
    readVerdictQuery(new URLSearchParams()),
  )
})

test('lacking is what applies and cannot be demonstrated, or not yet', () => {
  const query = readVerdictQuery(new URLSearchParams('state=lacking'))
  const states = ['demonstrable', 'not-yet', 'not-demonstrable', 'not-applicable'] as const
  expect(states.filter((state) => isListed({ state } as Listed, query))).toEqual(['not-yet', 'not-demonstrable'])
})
