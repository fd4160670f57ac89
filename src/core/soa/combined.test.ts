import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadContent } from '../../app/load-content.ts'
import { subjectsOf } from '../applicability/subject.ts'
import type { Instant } from '../time/instant.ts'
import { combineStatement, type Subject } from './combined.ts'
import type { StatementDecision, StatementRow } from './statement.ts'

const content = loadContent(join(import.meta.dirname, '..', '..', '..', 'content'))
const both = { nl: 'x', en: 'x' }
const every = [...content.editions.values()].flatMap((edition) =>
  edition.requirements.map(
    (one): StatementRow => ({
      edition: edition.id,
      editionName: edition.name,
      requirement: one.id,
      theme: both,
      title: one.title,
      healthcare: one.healthcare?.mark ?? null,
      healthcareUncertain: false,
      decision: null,
    }),
  ),
)
const subjectOf = ({ edition, requirement }: StatementRow): Subject | null => {
  const [number] = subjectsOf(content, edition, requirement)
  return number === undefined ? null : { number, theme: both, title: both }
}
const decided = (more: Partial<StatementDecision>): StatementDecision => ({
  applies: true,
  reasons: ['risk'],
  justification: '',
  presence: 'in-place',
  description: 'Elke nacht.',
  since: null,
  decidedBy: 'Demo',
  decidedAt: '2026-03-01T09:30:00.000Z' as Instant,
  ...more,
})
const about = (edition: string, requirement: string, decision: StatementDecision | null) => {
  const row = every.find((one) => one.edition === edition && one.requirement === requirement)
  if (!row) throw new Error(`${edition} has no ${requirement}`)
  return { ...row, decision }
}

describe('the combined statement', () => {
  test('holds every row exactly once, whichever editions and controls there are', () => {
    fc.assert(
      fc.property(fc.subarray(every, { maxLength: 200 }), (rows) => {
        const shown = combineStatement({ rows, editions: [] }, subjectOf).flatMap(({ cells }) =>
          cells.flatMap((cell) => cell.rows),
        )
        expect(shown.length).toBe(rows.length)
        expect(new Set(shown)).toEqual(new Set(rows))
      }),
    )
  })

  test('has one row for each subject of NEN 7510:2024, which holds ISO/IEC 27001:2022', () => {
    const rows = every.filter(({ edition }) => ['nen-7510-2024', 'iso-27001-2022'].includes(edition))
    const combined = combineStatement({ rows, editions: [] }, subjectOf)
    expect(combined.length).toBe(101)
    expect(new Set(combined.map(({ subject }) => subject.number)).size).toBe(101)
    expect(combined.filter(({ cells }) => cells.every((cell) => cell.rows.length === 1)).length).toBe(93)
    expect(combined.map(({ subject }) => subject.number).slice(8, 11)).toEqual(['5.9', '5.10', '5.11'])
  })

  test('says once what all say, whoever decided and when, and apart what differs', () => {
    const pair = (mine: Partial<StatementDecision>) =>
      combineStatement(
        {
          editions: [],
          rows: [
            about('nen-7510-2024', '8.13', decided({})),
            about('iso-27001-2022', '8.13', decided({ decidedBy: 'Somebody else', ...mine })),
          ],
        },
        subjectOf,
      )[0]?.agreed
    expect(pair({})).toBe(true)
    expect(pair({ law: 'Begz' })).toBe(false)
    expect(pair({ description: 'Elke week.' })).toBe(false)
    expect(pair({ applies: false, reasons: [] })).toBe(false)
  })

  test('puts several controls of an older edition under their one subject', () => {
    const rows = every.filter(({ edition }) => edition === 'iso-27001-2013')
    const merged = combineStatement({ rows, editions: [] }, subjectOf).filter(({ cells }) =>
      cells.some((cell) => cell.rows.length > 1),
    )
    expect(merged.length).toBeGreaterThan(10)
  })
})
