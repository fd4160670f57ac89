import { describe, expect, it } from 'vitest'
import { cuecWith, doing, leftOutWith } from '../assurance/facts.fixture.ts'
import type { AssuranceFact } from '../assurance/facts.ts'
import type { Span } from '../demonstrability/steps.ts'
import { addDays, type Day } from '../time/day.ts'
import { coverRequirements } from './cover.ts'
import { certificate, claim, content, groundsOf, nen, only, report2, reportOf, today } from './coverage.fixture.ts'
import { type CertificateGround, marksOn } from './grounds.ts'
import { standingOf } from './sums.ts'

describe('a certificate', () => {
  const shown = (more: Partial<CertificateGround>, requirement = '8.13', edition = nen) => {
    const row = only([claim({ edition, requirement })], groundsOf([certificate(more)]), requirement, nen)
    if (!row) throw new Error('no row')
    return { ...row, marks: marksOn(row.grounds, today) }
  }

  it('shows operation of its own edition, and of what the mappings lead to without loss', () => {
    expect(shown({}, '5.40')).toMatchObject({ strength: 'accredited-certificate', marks: [] })
    expect(shown({}, '5.40').works).not.toEqual([])
    for (const requirement of ['7.1', '8.20', 'clause-4.1']) {
      expect(shown({ edition: 'iso-27001-2022' }, requirement).works).not.toEqual([])
    }
    // Back again: all that ISO/IEC 27001 asks is in NEN 7510.
    const rows = coverRequirements(
      content,
      [reportOf([claim({ edition: 'iso-27001-2022', requirement: '5.2' })])],
      groundsOf([certificate()]),
      ['iso-27001-2022'],
    )
    expect(rows).toMatchObject([{ strength: 'accredited-certificate', extent: 'directly' }])
  })

  it('is the word of the supplier for what another standard or edition asks, as long as both stand', () => {
    const year = [{ from: '2026-01-01', through: '2027-01-01' }]
    const cases = [
      ['iso-27001-2022', '5.40'],
      ['iso-27001-2022', '5.2'],
      ['iso-27001-2013', '5.38'],
      ['ISO 9001', '7.1'],
    ] as const
    for (const [edition, requirement] of cases) {
      expect(shown({ edition }, requirement), `${edition} ${requirement}`).toMatchObject({
        ...{ strength: 'own-statement', works: [], exists: edition === 'iso-27001-2013' ? [] : year },
        marks: expect.arrayContaining(['other-standard']),
      })
    }
    expect(shown({ edition: 'ISO 9001', ends: '2026-06-30' as Day }).exists).toEqual([
      { from: '2026-01-01', through: '2026-06-30' },
    ])
  })

  it('carried along with what it is about, keeps what it shows', () => {
    expect(shown({ edition: 'iso-27001-2022' }, '5.2', 'iso-27001-2022')).toMatchObject({
      ...{ extent: 'partly', strength: 'accredited-certificate', marks: [] },
    })
  })

  it.each([
    [{ accredited: 'no' }, 'not-accredited'],
    [{ accredited: 'unknown' }, 'accreditation-unknown'],
    [{ body: ' ' }, 'no-body-or-number'],
    [{ number: '' }, 'no-body-or-number'],
  ] as const)('with %o shows that something is there and never that it works', (more, mark) => {
    expect(shown(more)).toMatchObject({ strength: 'certificate', works: [], marks: [mark] })
    expect(shown(more).exists).toEqual([{ from: '2025-01-01', through: '2027-12-31' }])
  })

  it('that nobody looked up for a year is told so', () => {
    expect(shown({ checkedOn: addDays(today, -400) }).marks).toEqual(['not-looked-up'])
    expect(shown({ checkedOn: addDays(today, -360) }).marks).toEqual([])
    expect(shown({ checkedOn: null })).toMatchObject({ strength: 'accredited-certificate', marks: ['not-looked-up'] })
    // On a day before that on which somebody looked, nobody had.
    const marksAt = (day: Day) => marksOn(shown({ checkedOn: today }).grounds, day)
    expect([marksAt(addDays(today, -1)), marksAt(today)]).toEqual([['not-looked-up'], []])
  })

  it('for an edition to which certificates hold no longer ends with that edition', () => {
    const [row] = coverRequirements(
      content,
      [reportOf([claim({ edition: 'iso-27001-2013', requirement: '12.3.1' })])],
      groundsOf([certificate({ edition: 'iso-27001-2013' })]),
      [nen],
    )
    expect(row?.works.at(-1)).toEqual({ from: '2025-01-01', through: '2025-10-31' })
    expect(row && marksOn(row.grounds, today)).toEqual(['edition-ended'])
  })
})

describe('an assurance report', () => {
  const resting = { restsOn: 'assurance', certificate: null, assurance: 'a' } as const
  const shown = (more: Partial<AssuranceFact>, day = today) => {
    const row = only([claim(resting)], groundsOf([], [report2(more)]))
    if (!row) throw new Error('no row')
    return { works: row.works, marks: marksOn(row.grounds, day), ...standingOf(row, day) }
  }
  const exception = (assessment: AssuranceFact['exceptions'][number]['assessment'], assessedOn: Day | null) => [
    { id: 'x', assessment, assessedOn },
  ]

  it('with an exception that is not acceptable shows no operation; one that nobody assessed is told', () => {
    const refused = exception('not-acceptable', '2026-03-01' as Day)
    expect(shown({ exceptions: refused })).toMatchObject({ works: [], marks: ['exception-not-acceptable'] })
    expect(shown({ exceptions: exception('accepted', '2026-03-01' as Day) }).marks).toEqual([])
    const open = shown({ exceptions: exception(null, null) })
    expect(open).toMatchObject({ marks: ['exception-unassessed'], standing: 'directly' })
    expect(open.works).not.toEqual([])
  })

  it('tells of a qualified opinion, and of financial reporting', () => {
    expect(shown({ opinion: 'qualified' }).marks).toEqual(['qualified'])
    expect(shown({ kind: 'isae-3402' }).marks).toEqual(['financial'])
    expect(shown({ kind: 'soc-1' }).marks).toEqual(['financial'])
    expect(shown({ kind: 'isae-3000' }).marks).toEqual([])
  })

  it('covers partly on the days on which we do not do what it asks of us', () => {
    const asks = (more: Parameters<typeof cuecWith>[0], day = today) => shown({ cuecs: [cuecWith(more)] }, day)
    expect(asks({})).toMatchObject({ standing: 'partly', marks: ['cuec-open'] })
    expect(asks({ notOurs: true })).toMatchObject({ standing: 'directly', marks: [] })
    const since = { since: '2026-02-01' as Day }
    expect(asks({ measure: doing(since) }).standing).toBe('directly')
    expect(asks({ measure: doing(since) }, '2026-01-31' as Day).standing).toBe('partly')
    const ended = { measure: doing({ ...since, endedOn: today }) }
    expect(asks(ended).standing).toBe('partly')
    expect(asks(ended, addDays(today, -1)).standing).toBe('directly')
    const since30 = { measure: doing({ since: '2026-07-01' as Day }) }
    // In operation, and nothing shows on that day that it works.
    const shows = (through: Day) => ({
      measure: doing({
        ...since,
        proofs: [{ id: 'p', title: '', kind: 'operation', freshFor: 'P1Y', covered: [{ from: since.since, through }] }],
      }),
    })
    expect(asks({ measure: doing({ ...since, proofs: [] }) }).standing).toBe('partly')
    // It stands so through the day before that changes, not through the end of the report.
    expect(asks(shows(today))).toMatchObject({ standing: 'directly', through: today })
    expect(asks(since30)).toMatchObject({ standing: 'partly', through: '2026-06-30' })
    expect(asks({ measure: doing(since) })).toMatchObject({ standing: 'directly', through: '2026-12-31' })
    expect(asks(shows(addDays(today, -1)))).toMatchObject({ standing: 'partly', marks: ['cuec-open'] })
  })

  it('covers partly on the days on which an organisation that it leaves out has no report of its own', () => {
    const leaves = (held: Span[], day = today) => shown({ carvedOut: [leftOutWith(held)] }, day)
    expect(leaves([])).toMatchObject({ standing: 'partly', marks: ['subservice-without-report'] })
    const held = [{ from: '2026-01-01' as Day, through: today }]
    expect(leaves(held)).toMatchObject({ standing: 'directly', marks: [] })
    expect(leaves(held, addDays(today, 1)).standing).toBe('partly')
    // It takes away nothing of what is shown to work.
    expect(leaves([]).works).toEqual(leaves(held).works)
  })
})
