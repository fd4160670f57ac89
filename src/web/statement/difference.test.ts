import { describe, expect, it } from 'vitest'
import { linesOf } from './difference.ts'

const side = {
  applies: true,
  reasons: ['risk'],
  justification: '',
  presence: 'planned',
  description: 'x',
  since: '2026-12-01',
  law: '',
  contract: '',
}

describe('what changed in a control', () => {
  it('names only the parts that changed', () => {
    expect(linesOf({ before: side, after: { ...side, presence: 'in-place', since: '2026-11-01' } })).toEqual([
      { part: 'state', before: 'planned', after: 'in-place' },
      { part: 'since', before: '2026-12-01', after: '2026-11-01' },
    ])
  })

  it('tells a first decision from nothing', () => {
    expect(linesOf({ before: null, after: { ...side, reasons: [] } })).toEqual([
      { part: 'state', before: 'undecided', after: 'planned' },
      { part: 'description', before: null, after: 'x' },
      { part: 'since', before: null, after: '2026-12-01' },
    ])
  })

  it('shows what was taken away', () => {
    const excluded = {
      ...side,
      applies: false,
      reasons: [],
      presence: null,
      description: '',
      since: null,
      justification: 'j',
    }
    expect(linesOf({ before: side, after: excluded }).map(({ part }) => part)).toEqual([
      'state',
      'reasons',
      'justification',
      'description',
      'since',
    ])
  })
})
