import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spanOf } from '../demonstrability/steps.ts'
import { requirementsByKey } from '../standards/requirement-key.ts'
import { addDays, type Day } from '../time/day.ts'
import { originsIn } from './carry.ts'
import { coverRequirements, type ReportFact } from './cover.ts'
import { certificate, claim, content, groundsOf, nen, only, report2, reportOf, today } from './coverage.fixture.ts'
import { type ClaimFact, coveredBy, restingOn } from './facts.ts'
import type { Grounds } from './grounds.ts'
import { coverageStandings, standingOf, standRequirements, sumStandings } from './sums.ts'

const controls = (content.editions.get(nen)?.requirements ?? []).map(({ id }) => id)

describe('what a claim rests on', () => {
  it('lapses with the certificate, the day after its last', () => {
    const row = only([claim()], groundsOf([certificate({ ends: today })]))
    if (!row) throw new Error('no row')
    expect(row.strength).toBe('accredited-certificate')
    expect(standingOf(row, today)).toEqual({ standing: 'directly', through: today })
    expect(standingOf(row, addDays(today, 1)).standing).toBe('lapsed')
  })

  it('lapses on the day on which the certificate is taken back', () => {
    const row = only([claim()], groundsOf([certificate({ revokedOn: today })]))
    if (!row) throw new Error('no row')
    expect(standingOf(row, addDays(today, -1)).standing).toBe('directly')
    expect(standingOf(row, today).standing).toBe('lapsed')
  })

  it('ends with the service', () => {
    const [row] = coverRequirements(
      content,
      [reportOf([claim()], { deliveredThrough: today })],
      groundsOf([certificate()]),
      [nen],
    )
    if (!row) throw new Error('no row')
    expect(standingOf(row, today)).toEqual({ standing: 'directly', through: today })
    expect(standingOf(row, addDays(today, 1)).standing).toBe('lapsed')
  })

  it('is no more than the word of the supplier where the certificate is not recorded or is for another service', () => {
    for (const grounds of [groundsOf(), groundsOf([certificate({ services: ['other'] })])]) {
      expect(only([claim()], grounds)).toMatchObject({ strength: 'own-statement', works: [] })
    }
  })

  it('shows operation by a report of type 2, for a year after, which no letter makes longer', () => {
    const resting = { restsOn: 'assurance', certificate: null, assurance: 'a' } as const
    const bridges = [{ id: 'b', from: '2026-01-01' as Day, to: '2026-10-31' as Day, issuedOn: null }]
    expect(only([claim(resting)], groundsOf([], [report2()]))?.works).toEqual([
      { from: '2025-01-01', through: '2026-12-31' },
    ])
    expect(only([claim(resting)], groundsOf([], [report2({ bridges })]))?.works).toEqual([
      { from: '2025-01-01', through: '2026-12-31' },
    ])
    const designed = report2({ type: 1, asOf: '2026-02-28' as Day, periodFrom: null, periodTo: null })
    expect(only([claim(resting)], groundsOf([], [designed]))).toMatchObject({
      ...{ strength: 'type-1', works: [], exists: [{ from: '2026-02-28', through: '2027-02-28' }] },
    })
    const untold = only([claim(resting)], groundsOf([], [report2({ opinion: 'unknown' })]))
    expect(untold?.exists).not.toEqual([])
    expect(untold?.works).toEqual([])
    for (const opinion of ['adverse', 'disclaimer'] as const) {
      expect(only([claim(resting)], groundsOf([], [report2({ opinion })]))?.exists).toEqual([])
    }
  })
})

describe('several claims about one requirement', () => {
  const second = (more: Partial<ClaimFact>) => [claim(), claim({ id: 'k2', ...more })]
  const grounds = groundsOf([certificate()])

  it('cover directly only where the supplier does all', () => {
    expect(only(second({}), grounds)).toMatchObject({ by: 'supplier', extent: 'directly' })
    expect(only(second({ by: 'shared' }), grounds)).toMatchObject({ by: 'shared', extent: 'partly' })
    expect(only(second({ by: 'customer', extent: 'none' }), grounds)).toMatchObject({ by: 'shared', extent: 'partly' })
    expect(only(second({ by: 'nobody', extent: 'none' }), grounds)).toMatchObject({ by: 'supplier', extent: 'partly' })
    expect(only(second({ by: 'not-applicable', extent: 'none' }), grounds)).toMatchObject({ extent: 'directly' })
    expect(only(second({ restsOn: 'none', certificate: null }), grounds)).toMatchObject({ extent: 'partly' })
  })

  it('are shown together on the days that all of their grounds show', () => {
    const row = only(
      second({ certificate: 'd' }),
      groundsOf([certificate(), certificate({ id: 'd', ends: '2026-03-31' as Day, accredited: 'no' })]),
    )
    expect(row).toMatchObject({ strength: 'certificate', exists: [{ from: '2025-01-01', through: '2026-03-31' }] })
    expect(row?.grounds).toHaveLength(2)
  })
})

describe('carrying from an older edition', () => {
  it('keeps what asks as much, and makes partly what asks less', () => {
    const grounds = groundsOf([certificate()])
    const origins = originsIn(content, 'nen-7510-2017', nen)
    for (const [requirement, { from, whole, loss }] of origins ?? []) {
      const claims = from.map((old, place) => claim({ id: `k${place}`, edition: 'nen-7510-2017', requirement: old }))
      const row = only(claims, grounds, requirement)
      if (from.length === 0) {
        expect(loss).toBe('new')
        expect(row).toBeUndefined()
      } else expect(row?.extent).toBe(whole ? 'directly' : 'partly')
    }
  })

  it('makes partly what lacks one of the requirements that were merged', () => {
    const merged = [...(originsIn(content, 'nen-7510-2017', nen) ?? [])].find(
      ([, { from, whole }]) => whole && from.length > 1,
    )
    if (!merged) throw new Error('nothing was merged')
    const [requirement, { from }] = merged
    const one = claim({ edition: 'nen-7510-2017', requirement: from[0] ?? '' })
    expect(only([one], groundsOf([certificate()]), requirement)).toMatchObject({
      extent: 'partly',
      carriedFrom: { edition: 'nen-7510-2017', requirements: [from[0]] },
    })
  })

  it('loses what NEN 7510 asks for health care on the way from ISO/IEC 27001', () => {
    const row = only([claim({ edition: 'iso-27001-2022', requirement: '5.2' })], groundsOf([certificate()]), '5.2')
    expect(row?.extent).toBe('partly')
    expect(originsIn(content, 'iso-27001-2022', nen)?.get('5.2')?.loss).toBe('care')
  })

  it('carries nothing from an edition that is words alone', () => {
    expect(coverRequirements(content, [reportOf([claim({ edition: 'SOC 2' })])], groundsOf(), [nen])).toEqual([])
  })

  it('takes the report on the edition itself before a newer one that has to be carried', () => {
    const old = reportOf([claim({ edition: 'nen-7510-2017', requirement: '12.3.1', id: 'old' })], {
      ...{ id: 'r2', asOf: '2026-05-01' as Day },
    })
    const rows = coverRequirements(content, [old, reportOf([claim()])], groundsOf([certificate()]), [nen])
    expect(rows.find(({ requirement }) => requirement === '8.13')?.report.id).toBe('r')
  })
})

describe('several reports on one service', () => {
  const older = (claims: ClaimFact[]) => reportOf(claims, { id: 'old', asOf: '2025-06-01' as Day })
  const grounds = groundsOf([certificate()])
  const said = (...reports: ReportFact[]) =>
    coverRequirements(content, reports, grounds, [nen]).map(({ requirement, report, by }) => [
      requirement,
      report.id,
      by,
    ])

  it('speak by the newest, also where it is silent about what an older one covered', () => {
    expect(said(older([claim(), claim({ id: 'k2', requirement: '8.24' })]), reportOf([claim({ id: 'k3' })]))).toEqual([
      ['8.13', 'r', 'supplier'],
    ])
  })

  it('speak by the newest on the edition, unless one on another edition has said less since', () => {
    const iso = (more: Partial<ClaimFact>) =>
      reportOf([claim({ id: 'k3', edition: 'iso-27001-2022', ...more })], { id: 'new', asOf: '2026-05-01' as Day })
    expect(said(reportOf([claim()]), iso({}))).toEqual([['8.13', 'r', 'supplier']])
    expect(said(reportOf([claim()]), iso({ by: 'nobody', extent: 'none' }))).toEqual([['8.13', 'new', 'nobody']])
    expect(said(older([claim({ edition: 'nen-7510-2017', requirement: '12.3.1' })]), iso({}))).toEqual([
      ['8.13', 'new', 'supplier'],
    ])
  })
})

describe('sums', () => {
  const anyDay = fc.integer({ min: -900, max: 900 }).map((days) => addDays(today, days))
  const anyClaim = fc
    .record({
      edition: fc.constantFrom(nen, 'nen-7510-2017', 'iso-27001-2022', 'iso-27001-2013', 'NEN 7510:2011'),
      place: fc.nat(),
      by: fc.constantFrom(...coveredBy),
      wholly: fc.boolean(),
      restsOn: fc.constantFrom(...restingOn),
    })
    .map(({ edition, place, by, wholly, restsOn }): ClaimFact => {
      const known = content.editions.get(edition)
      const keys = known ? [...requirementsByKey(known).keys()] : ['8.13']
      const covers = by === 'supplier' || by === 'shared'
      return claim({
        ...{ id: `${place}`, edition, requirement: keys[place % keys.length] ?? '', by, restsOn },
        extent: covers ? (wholly ? 'directly' : 'partly') : 'none',
        ...{ certificate: restsOn === 'certificate' ? 'c' : null, assurance: restsOn === 'assurance' ? 'a' : null },
      })
    })
  const anyReport = (service: string) =>
    fc
      .record({ claims: fc.array(anyClaim, { maxLength: 60 }), asOf: anyDay })
      .map(({ claims, asOf }) =>
        reportOf(claims, { id: `r-${service}`, asOf, service: { id: service, title: service } }),
      )
  const anyGrounds = fc
    .record({ ends: anyDay, starts: anyDay, to: anyDay })
    .map(({ ends, starts, to }) =>
      groundsOf(
        [certificate({ starts, ends: [starts, ends].sort()[1] as Day })],
        [report2({ periodFrom: addDays(to, -100), periodTo: to })],
      ),
    )
  const standing = (reports: ReportFact[], grounds: Grounds, day: Day) =>
    standRequirements(controls, coverRequirements(content, reports, grounds, [nen]), day)

  it('count everything once', () => {
    fc.assert(
      fc.property(anyReport('v'), anyGrounds, anyDay, (report, grounds, day) => {
        const stood = standing([report], grounds, day)
        const { of, left, counts, works } = sumStandings(stood)
        expect(of).toBe(controls.length)
        expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(of)
        expect(left + counts.directly + counts.partly).toBe(of)
        for (const one of ['directly', 'partly'] as const) {
          expect(works[one]).toBeLessThanOrEqual(counts[one])
          const shown = stood.filter(
            (each) =>
              each.standing === one &&
              each.rows.some((row) => standingOf(row, day).standing === one && spanOf(row.works, day)),
          )
          expect(works[one]).toBe(shown.length)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('never cover less with one more supplier', () => {
    fc.assert(
      fc.property(anyReport('v'), anyReport('w'), anyGrounds, anyDay, (one, other, grounds, day) => {
        const alone = standing([one], grounds, day)
        const together = standing([one, other], grounds, day)
        for (const [place, { standing: best }] of together.entries()) {
          const before = coverageStandings.indexOf(alone[place]?.standing ?? 'unsaid')
          expect(coverageStandings.indexOf(best)).toBeLessThanOrEqual(before)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('never cover more once the certificate has lapsed', () => {
    fc.assert(
      fc.property(anyReport('v'), anyDay, (report, revokedOn) => {
        const held = standing([report], groundsOf([certificate()], [report2()]), today)
        const gone = standing([report], groundsOf([certificate({ revokedOn })], [report2()]), today)
        for (const [place, { standing: after }] of gone.entries()) {
          const before = held[place]?.standing ?? 'unsaid'
          const covered = (one: string) => (one === 'directly' ? 2 : one === 'partly' ? 1 : 0)
          expect(covered(after)).toBeLessThanOrEqual(covered(before))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('do not depend on the order of reports and claims', () => {
    fc.assert(
      fc.property(anyReport('v'), anyReport('w'), anyGrounds, (one, other, grounds) => {
        const turned = { ...one, claims: one.claims.toReversed() }
        const plain = (reports: ReportFact[]) =>
          standing(reports, grounds, today).map(({ requirement, standing: how }) => `${requirement} ${how}`)
        expect(plain([other, turned])).toEqual(plain([one, other]))
      }),
      { numRuns: 40 },
    )
  })

  it('let nothing work that does not exist', () => {
    fc.assert(
      fc.property(anyReport('v'), anyGrounds, anyDay, (report, grounds, day) => {
        for (const row of coverRequirements(content, [report], grounds, [nen])) {
          if (spanOf(row.works, day)) expect(spanOf(row.exists, day)).toBeDefined()
        }
      }),
      { numRuns: 40 },
    )
  })
})
