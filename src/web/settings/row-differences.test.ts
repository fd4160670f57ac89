import { describe, expect, it } from 'vitest'
import { rowDifferences } from './row-differences.ts'

const row = { id: 'x', organisation_id: 'o', revision: 1, name: 'A', scope: '', reasons: ['risk'] }

describe('the differences in one row', () => {
  it('are the columns that changed', () => {
    expect(rowDifferences(row, { ...row, revision: 2, name: 'B', reasons: ['risk', 'law'] })).toEqual([
      { column: 'name', before: 'A', after: 'B' },
      { column: 'reasons', before: ['risk'], after: ['risk', 'law'] },
    ])
  })
  it('are all that a new row holds', () => {
    expect(rowDifferences(null, row).map(({ column }) => column)).toEqual(['name', 'reasons'])
  })
  it('come in the order in which they are read', () => {
    expect(rowDifferences(null, row, ['reasons', 'other']).map(({ column }) => column)).toEqual(['reasons', 'name'])
  })
  it('are all that a removed row held', () => {
    expect(rowDifferences(row, null)).toEqual([
      { column: 'name', before: 'A', after: undefined },
      { column: 'reasons', before: ['risk'], after: undefined },
    ])
  })
})
