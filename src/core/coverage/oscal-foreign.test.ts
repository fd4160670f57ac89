import { expect, test } from 'vitest'
import { foreignStanding } from './oscal-foreign.ts'

const standing = (status: string[], origins: string[]) =>
  foreignStanding([
    ...status.map((value) => ({ name: 'implementation-status', value })),
    ...origins.map((value) => ({ name: 'control-origination', value })),
  ])

test('a requirement with several origins or statuses is covered no further than all of them together say', () => {
  expect(standing(['implemented'], ['sp-system'])).toEqual({ by: 'supplier', extent: 'directly' })
  expect(standing(['implemented'], ['sp-corporate', 'sp-system'])).toEqual({ by: 'supplier', extent: 'directly' })
  for (const origins of [['sp-system', 'customer-configured'], ['customer-provided', 'sp-system'], ['shared']])
    expect(standing(['implemented'], origins)).toEqual({ by: 'shared', extent: 'partly' })
  expect(standing(['implemented'], ['customer-configured', 'customer-provided'])).toEqual({
    ...{ by: 'customer', extent: 'none' },
  })
  expect(standing(['implemented', 'planned'], ['sp-system'])).toEqual({ by: 'supplier', extent: 'partly' })
  expect(standing(['planned', 'not-implemented'], ['sp-system'])).toEqual({ by: 'nobody', extent: 'none' })
  expect(standing(['not-applicable'], [])).toEqual({ by: 'not-applicable', extent: 'none' })
  expect(standing(['not-applicable', 'planned'], [])).toEqual({ by: 'nobody', extent: 'none' })
  expect(standing([], [])).toEqual({ by: 'supplier', extent: 'partly' })
})
