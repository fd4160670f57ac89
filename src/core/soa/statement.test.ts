import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant } from '../time/instant.ts'
import { type Statement, type StatementRow, statementSections, statementTotals } from './statement.ts'

const decision = fc.record({
  applies: fc.boolean(),
  reasons: fc.subarray(['risk', 'law', 'contract', 'good-practice'] as const),
  justification: fc.string(),
  presence: fc.constantFrom('in-place' as const, 'partly' as const, 'planned' as const, 'absent' as const, null),
  description: fc.string(),
  since: fc.constant(null),
  decidedBy: fc.string(),
  decidedAt: fc.constant('2026-03-01T09:30:00.000Z' as Instant),
})

const row: fc.Arbitrary<StatementRow> = fc.record({
  edition: fc.constantFrom('nen-7510-2024', 'iso-27001-2022', 'not-named-in-the-statement'),
  editionName: fc.string(),
  requirement: fc.string(),
  theme: fc.constantFrom({ nl: 'Fysiek', en: 'Physical' }, { nl: 'Mensgericht', en: 'People' }),
  title: fc.record({ nl: fc.string(), en: fc.string() }),
  healthcare: fc.constantFrom('unique' as const, 'none' as const, null),
  healthcareUncertain: fc.boolean(),
  decision: fc.option(decision),
})

const statement = (rows: StatementRow[]): Statement => ({
  organisation: 'Voorbeeld',
  language: 'nl',
  scope: '',
  editions: [
    { id: 'nen-7510-2024', name: 'NEN 7510:2024' },
    { id: 'iso-27001-2022', name: 'ISO/IEC 27001:2022' },
  ],
  status: 'draft',
  version: null,
  approvedBy: null,
  approvedAt: null,
  moment: '2026-03-01T09:30:00.000Z' as Instant,
  checkpoint: null,
  rows,
})

describe('totals of a statement', () => {
  test('counted and left out is everything, whatever the rows', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const totals = statementTotals(statement(rows))
        for (const one of totals) {
          expect(one.applicable + one.excluded + one.undecided).toBe(one.total)
          expect(one.inPlace + one.partly + one.planned + one.absent + one.unmarked).toBe(one.applicable)
        }
        expect(totals.reduce((sum, one) => sum + one.total, 0)).toBe(rows.length)
      }),
    )
  })

  test('no row is lost or doubled by the sections', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const shown = statementSections(statement(rows)).flatMap(({ themes }) => themes.flatMap((theme) => theme.rows))
        expect(new Set(shown)).toEqual(new Set(rows))
        expect(shown.length).toBe(rows.length)
      }),
    )
  })

  test('an adopted edition without rows counts nothing, and is there', () => {
    expect(statementTotals(statement([])).map(({ name, total }) => [name, total])).toEqual([
      ['NEN 7510:2024', 0],
      ['ISO/IEC 27001:2022', 0],
    ])
  })

  test('presence of a control that does not apply counts nowhere', () => {
    const excluded: StatementRow = {
      edition: 'nen-7510-2024',
      editionName: 'NEN 7510:2024',
      requirement: '8.30',
      theme: { nl: 'Technologisch', en: 'Technological' },
      title: { nl: 'Uitbestede systeemontwikkeling', en: 'Outsourced development' },
      healthcare: 'none',
      healthcareUncertain: false,
      decision: {
        applies: false,
        reasons: [],
        justification: 'Geen eigen ontwikkeling',
        presence: 'in-place',
        description: '',
        since: null,
        decidedBy: 'Demo',
        decidedAt: '2026-03-01T09:30:00.000Z' as Instant,
      },
    }
    expect(statementTotals(statement([excluded]))[0]).toMatchObject({
      total: 1,
      excluded: 1,
      applicable: 0,
      inPlace: 0,
    })
  })
})
