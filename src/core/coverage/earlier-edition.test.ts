import { describe, expect, it } from 'vitest'
import { originsIn } from './carry.ts'
import { coverRequirements } from './cover.ts'
import { certificate, claim, content, groundsOf, nen, only, reportOf } from './coverage.fixture.ts'
import { countsSomewhere, earlierEdition } from './earlier-edition.ts'

describe('an edition that is known by the numbers of its controls alone', () => {
  it('carries an edition that is known by numbers alone partly at most, and says that it is uncertain', () => {
    const old = 'NEN 7510:2011'
    // Back-up: 10.5.1 of 2005 became 12.3.1 of 2013, and 8.13 now.
    expect(only([claim({ edition: old, requirement: '10.5.1' })], groundsOf([certificate()]), '8.13')).toMatchObject({
      extent: 'partly',
      carriedFrom: { edition: old, requirements: ['10.5.1'] },
    })
    const origins = [...(originsIn(content, old, nen) ?? [])]
    expect(origins.map(([key]) => key)).toEqual(
      [...(originsIn(content, 'iso-27001-2013', nen) ?? [])].map(([key]) => key),
    )
    for (const [, { from, whole, loss, confidence }] of origins) {
      expect({ whole, confidence }).toEqual({ whole: false, confidence: 'low' })
      expect(loss === 'new').toBe(from.length === 0)
      // What NEN 7510:2011 asked for health care is not known, so that nothing is said of it.
      expect(loss).not.toBe('care')
      expect(loss).not.toBeNull()
    }
    expect(originsIn(content, 'ISO/IEC 27001:2005', nen)?.get('5.2')?.loss).toBe('care')
  })

  it('loses what came near to nothing', () => {
    expect(
      coverRequirements(
        content,
        [reportOf([claim({ edition: 'NEN 7510:2011', requirement: '11.6.2' })])],
        groundsOf(),
        [nen],
      ),
    ).toEqual([])
    expect(countsSomewhere(content, 'NEN 7510:2011', '11.6.2')).toBe(false)
    expect(countsSomewhere(content, 'NEN 7510:2011', '10.5.1')).toBe(true)
    expect(countsSomewhere(content, nen, '8.13')).toBe(true)
    expect(countsSomewhere(content, nen, '99.1')).toBe(false)
  })

  it('knows each of the 133 controls of 2005 once', () => {
    const walk = earlierEdition(content, 'NEN 7510:2011')?.walk
    const numbers = [...(walk?.pairs.map(({ from }) => from) ?? []), ...(walk?.left ?? [])]
    expect(new Set(numbers).size).toBe(133)
    expect(numbers).toHaveLength(133)
  })
})
