import { describe, expect, test } from 'vitest'
import type { Day } from '../core/time/day.ts'
import type { Instant } from '../core/time/instant.ts'
import { labels } from './labels.ts'
import { printableText, shortLine } from './printable-text.ts'
import { renderStatementJson } from './render-statement-json.ts'
import { hostileTexts, sampleStatement, sampleWith } from './sample-statement.fixture.ts'
import { statementView } from './statement-view.ts'
import { shortDay, writtenDay, writtenMoment } from './written-dates.ts'

describe('text of documents', () => {
  test('writes days and moments in each language, in Dutch time', () => {
    expect(writtenDay('2026-03-01' as Day, 'nl')).toBe('1 maart 2026')
    expect(writtenDay('2026-03-01' as Day, 'en')).toBe('1 March 2026')
    expect(shortDay('2026-03-01' as Day, 'nl')).toBe('1 mrt 2026')
    expect(writtenMoment('2026-06-30T22:05:00.000Z' as Instant, 'nl')).toBe('1 juli 2026, 00.05 uur')
    expect(writtenMoment('2026-06-30T22:05:00.000Z' as Instant, 'en')).toBe('1 July 2026, 00:05')
  })

  test('marks what XML cannot hold, and keeps all else', () => {
    expect(printableText(hostileTexts.control)).toBe('bell\ufffd null\ufffd half\ufffd nel\ufffd end\ufffd')
    expect(printableText('a\tb\r\nc\rd😀é')).toBe('a\tb\nc\nd😀é')
    expect(shortLine('😀'.repeat(100), 10)).toBe(`${'😀'.repeat(9)}…`)
  })

  test('has every word in both languages, and none is the same by neglect', () => {
    const same = Object.entries(labels.nl).filter(([key, word]) => labels.en[key as keyof typeof labels.en] === word)
    expect(same.map(([key]) => key)).toEqual(['status'])
  })
})

describe('statement in words', () => {
  const sample = sampleStatement('nl', 'approved')
  const [row] = sample.rows
  const planned = row?.decision && { ...row.decision, presence: 'planned' as const, since: '2026-12-01' as Day }
  const shown = (more: object) => statementView({ ...sample, ...more })

  test('tells the day for which something is planned, and not as a day since when it is there', () => {
    const view = shown({ rows: [{ ...row, decision: planned }] }).sections[0]?.themes[0]?.rows[0]
    expect(view).toMatchObject({ presenceWord: 'Gepland voor 1 dec 2026', since: '' })
  })

  test('shows the note, the fingerprint, and that no mark is not certain either', () => {
    const view = shown({ note: 'Vastgesteld door de raad van bestuur', fingerprint: 'f'.repeat(64) })
    expect(view.facts).toContainEqual({ label: 'Opmerking', value: 'Vastgesteld door de raad van bestuur' })
    expect(view.checkpoint.facts.at(-1)).toEqual({ label: 'SHA-256 van het JSON-bestand', value: 'f'.repeat(64) })
    expect(view.legend.groups.at(-1)?.terms.map(({ term }) => term)).toContain('Geen aanduiding')
  })
})

describe('statement as JSON', () => {
  test('gives stable bytes with a schema version, all rows and totals', () => {
    const statement = sampleStatement('nl')
    const bytes = renderStatementJson(statement)
    expect(Buffer.from(bytes).equals(renderStatementJson(structuredClone(statement)))).toBe(true)
    const json = JSON.parse(new TextDecoder('utf8', { fatal: true }).decode(bytes))
    expect(json).toMatchObject({ schema: 'zorgborg/statement-of-applicability', schemaVersion: 1 })
    expect(json.rows).toEqual(statement.rows)
    expect(json.totals).toHaveLength(2)
  })

  test('names the note of a version and never the fingerprint, which is its own', () => {
    const statement = { ...sampleStatement('nl', 'approved'), fingerprint: 'f'.repeat(64) }
    const text = (of: object) => new TextDecoder().decode(renderStatementJson({ ...statement, ...of }))
    expect(text({})).not.toContain('note')
    expect(text({ note: 'By the board' })).toContain('"note": "By the board"')
    expect(text({})).not.toContain(statement.fingerprint)
  })

  test('keeps hostile text exactly', () => {
    const text = Object.values(hostileTexts).join('')
    expect(
      JSON.parse(new TextDecoder().decode(renderStatementJson(sampleWith(text)))).rows[0].decision.description,
    ).toBe(text)
  })
})
