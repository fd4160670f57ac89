import { describe, expect, it } from 'vitest'
import { applicableOf } from '../ui/standing-sentence.tsx'
import { type Today, toDoOf } from './to-do.ts'

const states = { 'in-place': 5, partly: 1, planned: 2, absent: 0, unmarked: 0, 'not-applicable': 3, undecided: 0 }
const edition = (changed: Partial<typeof states>) => ({
  edition: 'nen-7510-2024',
  editionName: 'NEN 7510:2024',
  total: 101,
  states: { ...states, ...changed },
  inPlaceMonthAgo: null,
})
const planned = (requirement: string, day: string, late = false) => ({
  edition: 'nen-7510-2024',
  editionName: 'NEN 7510:2024',
  requirement,
  title: { nl: 'x', en: 'x' },
  day,
  late,
})
const facts = (over: Partial<Today>): Today => ({
  editions: [edition({})],
  planned: [],
  lapsed: [],
  requests: [],
  parts: [],
  soa: { newest: null, approvedAt: null, changed: 0, otherwise: false },
  changes: [],
  ...over,
})
const kinds = (over: Partial<Today>) =>
  toDoOf(facts(over), '2026-11-22').map((one) => (one.kind === 'planned' ? one.urgency : one.kind))

describe('what waits', () => {
  it('puts the late and the near first, then what is open, then what comes later', () => {
    const order = kinds({
      editions: [edition({ undecided: 4, unmarked: 2 })],
      planned: [planned('5.1', '2026-11-03', true), planned('5.2', '2026-11-29'), planned('5.3', '2026-11-30')],
    })
    expect(order).toEqual(['late', 'this-week', 'undecided', 'unmarked', 'soon'])
  })

  it('counts days to the planned day', () => {
    const found = toDoOf(facts({ planned: [planned('5.1', '2026-11-03', true)] }), '2026-11-22')
    expect(found[0]).toMatchObject({ days: -19 })
  })

  it('tells once what is the same in two editions', () => {
    const iso = { edition: 'iso-27001-2022', editionName: 'ISO/IEC 27001:2022' }
    const found = toDoOf(
      facts({
        editions: [edition({ undecided: 4 }), { ...edition({ undecided: 2 }), ...iso }],
        planned: [
          planned('5.1', '2026-11-03', true),
          { ...planned('5.1', '2026-11-03', true), ...iso },
          { ...planned('5.1', '2026-11-04', true), ...iso },
        ],
      }),
      '2026-11-22',
    )
    expect(found).toMatchObject([
      { kind: 'planned', control: { editions: ['NEN 7510:2024', 'ISO/IEC 27001:2022'] } },
      { kind: 'planned', control: { editions: ['ISO/IEC 27001:2022'] } },
      { kind: 'undecided', count: 6, per: [{ count: 4 }, { count: 2 }] },
    ])
  })

  it('asks to approve only what is complete and differs', () => {
    expect(kinds({})).toEqual(['approve-first'])
    expect(kinds({ editions: [edition({ undecided: 1 })] })).toEqual(['undecided'])
    const soa = { newest: 2, approvedAt: null, changed: 0, otherwise: false }
    expect(kinds({ soa })).toEqual([])
    expect(kinds({ soa: { ...soa, changed: 3 } })).toEqual(['approve-again'])
    expect(kinds({ soa: { ...soa, otherwise: true } })).toEqual(['approve-again'])
    expect(kinds({ editions: [] })).toEqual([])
  })

  it('counts as applicable neither what was left out nor what is undecided', () => {
    expect(applicableOf({ ...edition({ undecided: 8 }), total: 101 })).toBe(90)
  })

  it('begins with what a colleague asked', () => {
    const part = {
      id: 'p',
      assessment: 'a',
      assessmentName: 'x',
      departmentName: null,
      due: null,
      late: false,
      handedBy: 'Ella',
      asked: 3,
      answered: 1,
    }
    expect(kinds({ parts: [part], planned: [planned('5.1', '2026-11-01', true)] }).slice(0, 2)).toEqual([
      'part',
      'late',
    ])
  })
})
