import { describe, expect, test } from 'vitest'
import type { Instant } from '../time/instant.ts'
import { calendarOf } from './calendar.ts'
import { nextDigest } from './digest-moments.ts'
import { dueState } from './due.ts'
import { duesOn, readingDues } from './dues.ts'
import { toEscalate } from './escalation.ts'
import { day, document, duty, facts, measure, person } from './rhythm-facts.fixture.ts'

const today = day('2026-06-10')
const short = (of: Parameters<typeof facts>[0], on = today) =>
  duesOn(facts(of), on).map(({ key, dueOn }) => `${key} ${dueOn}`)

test('a day is overdue from the day after', () => {
  expect(
    ['2026-06-09', '2026-06-10', '2026-06-17', '2026-06-18', null].map((one) =>
      dueState(one === null ? null : day(one), today),
    ),
  ).toEqual(['overdue', 'this-week', 'this-week', 'later', 'undated'])
})

describe('what is due', () => {
  test('evidence is due on the last day that it is fresh, and first once it could be there', () => {
    const proof = { id: 'x', title: 'Restore report', kind: 'operation' as const, freshFor: 'P1M', covered: [] }
    const span = { from: day('2026-05-01'), through: day('2026-06-20') }
    expect(short({ measures: [measure({ proofs: [proof] })] })).toEqual(['proof:x 2025-02-01'])
    expect(short({ measures: [measure({ proofs: [{ ...proof, covered: [span] }] })] })).toEqual(['proof:x 2026-06-20'])
    expect(short({ measures: [measure({ proofs: [proof], endedOn: day('2026-06-01') })] })).toEqual([])
    expect(short({ measures: [measure({ proofs: [proof], since: null })] })).toEqual([])
  })

  test('a measure asks its rhythms only while it is in operation', () => {
    const rhythm = { id: 'r', title: 'Test', kind: 'work' as const, every: 'P3M', firstOn: day('2026-01-15'), done: [] }
    expect(short({ measures: [measure({ rhythms: [rhythm], since: day('2026-02-01') })] })).toEqual([
      'rhythm:r 2026-04-15',
    ])
    expect(short({ measures: [measure({ rhythms: [rhythm], since: null, plannedFor: day('2026-07-01') })] })).toEqual([
      'planned-measure:m 2026-07-01',
    ])
  })

  test('a document is reviewed before its day, and each approver who did not approve is asked', () => {
    const proposed = {
      id: 'w',
      number: 2,
      state: 'proposed' as const,
      holdsFrom: null,
      reviewBy: null,
      madeOn: day('2026-06-01'),
    }
    const one = document({ approvers: ['a', 'b'], approved: ['w a'] })
    expect(short({ documents: [{ ...one, versions: [...one.versions, proposed] }] })).toEqual([
      'approval:w:b 2026-06-15',
      'document-review:p 2026-12-31',
    ])
    expect(short({ documents: [{ ...one, approvers: [], versions: [proposed] }] })).toEqual(['approval:w 2026-06-15'])
  })

  test('a certificate that was followed by another asks nothing; an audit that is over neither', () => {
    const certificate = (id: string, ends: string) => ({
      ...{ id, edition: 'iso', name: 'ISO', body: 'CB', ends: day(ends) },
      surveillance: [day('2026-05-01'), day('2026-09-01')],
    })
    expect(short({ certificates: [certificate('1', '2026-01-01'), certificate('2', '2027-01-01')] })).toEqual([
      'surveillance:1:2026-09-01 2026-09-01',
      'surveillance:2:2026-09-01 2026-09-01',
      'certificate:2 2027-01-01',
    ])
    expect(short({ audits: [{ id: 'a', title: 'A', starts: day('2026-06-08'), ends: today }] })).toEqual([
      'audit:a 2026-06-10',
    ])
    expect(short({ audits: [{ id: 'a', title: 'A', starts: day('2026-06-08'), ends: day('2026-06-09') }] })).toEqual([])
  })

  test('reading is due as many days after somebody was asked as the document says', () => {
    const asked = { confirmed: new Set<string>(), asked: new Map([['v ann', day('2026-06-05')]]) }
    const due = (of: typeof asked, who = person('ann')) =>
      readingDues([document()], who, of, today).map(({ dueOn }) => dueOn)
    expect(due(asked)).toEqual(['2026-06-19'])
    expect(due({ ...asked, confirmed: new Set(['v ann']) })).toEqual([])
    expect(due({ ...asked, asked: new Map() }, person('ann', { starts: day('2026-06-01') }))).toEqual(['2026-06-15'])
    expect(due(asked, person('ann', { ends: day('2026-06-01') }))).toEqual([])
  })
})

test('more than seven days overdue is told once', () => {
  const late = (firstOn: string) => duesOn(facts({ duties: [duty({ every: '', firstOn: day(firstOn) })] }), today)
  expect(toEscalate(late('2026-06-03'), new Map(), today)).toHaveLength(0)
  expect(toEscalate(late('2026-06-02'), new Map(), today)).toHaveLength(1)
  expect(toEscalate(late('2026-06-02'), new Map([['duty:d 2026-06-02', today]]), today)).toHaveLength(0)
})

test('a calendar holds every turn: done, passed over, overdue and to come', () => {
  const done = [{ dueOn: day('2026-04-01'), doneOn: day('2026-04-03') }]
  const audit = { id: 'a', title: 'Audit', starts: day('2026-02-27'), ends: day('2026-03-02') }
  const shown = calendarOf(
    facts({ duties: [duty({ done })], audits: [audit] }),
    [],
    today,
    day('2026-03-01'),
    day('2026-07-31'),
  )
  expect(shown.map(({ day: on, state, kind }) => `${on} ${kind} ${state}`)).toEqual([
    '2026-02-27 audit done',
    '2026-03-01 duty missed',
    '2026-04-01 duty done',
    '2026-05-01 duty overdue',
    '2026-06-01 duty overdue',
    '2026-07-01 duty later',
  ])
})

test('a calendar is not filled with what recurs every day: what was done of it, and what is open', () => {
  const daily = duty({ every: 'P1D', done: [{ dueOn: day('2026-06-01'), doneOn: day('2026-06-01') }] })
  const shown = calendarOf(facts({ duties: [daily] }), [], today, day('2026-06-01'), day('2026-06-30'))
  expect(shown.map(({ day: on, state }) => `${on} ${state}`)).toEqual(['2026-06-01 done', '2026-06-02 overdue'])
})

test('a digest goes out at seven in the morning in Amsterdam, always ahead', () => {
  const at = (text: string) => text as Instant
  expect(nextDigest('week', at('2026-06-10T12:00:00.000Z'))).toBe('2026-06-15T05:00:00.000Z')
  expect(nextDigest('week', at('2026-06-15T05:00:00.000Z'))).toBe('2026-06-22T05:00:00.000Z')
  expect(nextDigest('week', at('2026-06-15T04:59:59.999Z'))).toBe('2026-06-15T05:00:00.000Z')
  expect(nextDigest('day', at('2026-12-18T12:00:00.000Z'))).toBe('2026-12-21T06:00:00.000Z')
  expect(nextDigest('never', at('2026-12-18T12:00:00.000Z'))).toBeNull()
})
