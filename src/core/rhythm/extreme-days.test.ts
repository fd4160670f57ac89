import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownBy } from '../documents/known-by.ts'
import { nextReview, reviewStanding, versionInForce } from '../documents/version-standing.ts'
import { gapsIn, proofStanding } from '../evidence/freshness.ts'
import { reminderAfter } from '../evidence/reminders.ts'
import { exceptionState, measureState } from '../measures/measure-state.ts'
import { certificateStanding } from '../profile/certificate.ts'
import { askedFrom } from '../reviews/review-state.ts'
import { trainedOn } from '../staff/training.ts'
import { startingSettings } from '../suppliers/settings.ts'
import { supplier } from '../suppliers/supplier-facts.fixture.ts'
import type { Day } from '../time/day.ts'
import { instantOf } from '../time/instant.ts'
import { calendarOf } from './calendar.ts'
import { duesOn, readingDues } from './dues.ts'
import { toEscalate } from './escalation.ts'
import { openTurn, turnsBetween } from './recurrence.ts'
import { day, document, duty, facts, measure, person } from './rhythm-facts.fixture.ts'
import { watchesOn } from './watches.ts'

// What was recorded before days had bounds can lie on either end of the calendar.
const [first, last] = [day('0001-01-01'), day('9999-12-31')]
const today = day('2026-06-10')
const anyDay = fc.constantFrom(first, day('0001-01-02'), day('1900-01-01'), today, day('9999-12-30'), last)
const every = fc.constantFrom('', 'P1D', 'P1W', 'P1M', 'P99Y')
const perhaps = fc.option(anyDay)
const span = fc.tuple(anyDay, anyDay).map((two) => two.sort() as [Day, Day])
const done = fc.array(fc.record({ dueOn: anyDay, doneOn: anyDay }), { maxLength: 2 })

const anyMeasure = fc
  .record({
    ...{ since: perhaps, plannedFor: perhaps, endedOn: perhaps, every, firstOn: anyDay, done, span },
    closedOn: perhaps,
  })
  .map(({ every, firstOn, done, span: [from, through], closedOn, ...days }) =>
    measure({
      ...days,
      shownTo: through,
      rhythms: [{ id: 'r', title: 'Test', kind: 'work', every, firstOn, done }],
      proofs: [{ id: 'p', title: 'Report', kind: 'operation', freshFor: 'P99Y', covered: [{ from, through }] }],
      exceptions: [{ id: 'x', title: 'Not now', starts: from, ends: through, closedOn }],
      serves: ['iso 5.19'],
    }),
  )
const anyDocument = fc
  .record({ holdsFrom: anyDay, reviewBy: anyDay, madeOn: anyDay, proposed: perhaps })
  .map(({ proposed, ...given }) =>
    document({
      versions: [
        { id: 'v', number: 1, state: 'approved', ...given },
        { id: 'w', number: 2, state: 'proposed', ...given, holdsFrom: proposed },
      ],
    }),
  )
const anyFacts = fc
  .record({
    ...{ every, firstOn: anyDay, endedOn: perhaps, done, measure: anyMeasure, document: anyDocument },
    ...{ span, employed: span, dueOn: perhaps, followedOn: anyDay },
  })
  .map(({ every, firstOn, endedOn, done, measure, document, span: [starts, ends], dueOn, followedOn, employed }) =>
    facts({
      duties: [duty({ every, firstOn, endedOn, done, owner: 'ann' })],
      measures: [measure],
      documents: [document],
      people: [
        person('ann', { starts: employed[0], ends: employed[1], away: [{ starts, ends, standIn: 'bob' }] }),
        person('bob'),
      ],
      requests: [{ id: 'q', title: 'Report', measure: 'Back-ups', asked: 'a', dueOn: starts }],
      trainings: [
        {
          ...{ id: 't', title: 'Phishing', rules: [{ kind: 'all' }], repeatEvery: 'P99Y' },
          records: [{ staff: 'bob', followedOn, passed: true }],
        },
      ],
      findings: [{ id: 'f', review: 'r', reviewTitle: 'Review', what: 'Open', owner: null, dueOn }],
      audits: [{ id: 'a', title: 'Audit', starts, ends }],
      certificates: [{ id: 'c', edition: 'iso', name: 'ISO', body: 'Body', ends, surveillance: [starts] }],
      terms: [{ id: 'e', title: 'Term', ends }],
      chain: {
        book: {
          settings: startingSettings,
          suppliers: [
            supplier({
              ...{ recordedOn: followedOn, endedOn },
              contracts: [{ id: 'c', title: 'C', starts, ends, notice: 'P99Y', renewsBy: every }],
              reviews: [{ id: 'r', decidedOn: starts, decision: 'continue', nextOn: ends }],
              actions: [{ id: 'a', title: 'A', owner: null, ownerRole: '', dueOn: starts, closedOn: null }],
            }),
          ],
        },
        gaps: [
          {
            ...{ supplier: { id: 's', title: 'Host' }, kind: 'review-overdue', about: null, breaks: true },
            days: [{ from: starts, through: endedOn }],
          },
          {
            ...{
              supplier: { id: 's', title: 'Host' },
              kind: 'cuec-open',
              about: { id: 'o', title: 'O' },
              breaks: false,
              asked: { cuecs: ['q'], measure: null },
            },
            days: [{ from: ends, through: null }],
          },
        ],
        questionnaires: [{ id: 'q', supplier: 's', title: 'Q', dueOn: ends }],
        openParts: [
          { id: 'o', supplier: 's', title: 'O', exceptions: 0, cuecs: [{ id: 'q', owner: null, ownerRole: '' }] },
        ],
      },
    }),
  )

test('whatever days were recorded, it is told what is due, and what recurs since for ever keeps nobody waiting', () => {
  fc.assert(
    fc.property(anyFacts, (all) => {
      const began = performance.now()
      const dues = duesOn(all, today)
      const reading = all.people.flatMap((one) =>
        readingDues(all.documents, one, { confirmed: new Set(), asked: new Map() }, today),
      )
      const shown = calendarOf(all, reading, today, day('2026-01-01'), day('2026-12-31'))
      expect(shown.every((item) => item.day <= '2026-12-31' && item.ends >= '2026-01-01')).toBe(true)
      expect(toEscalate([...dues, ...reading], new Map(), today).every(({ dueOn }) => dueOn < '2026-06-03')).toBe(true)
      const asked = new Map([['bob', last]])
      const ground = { risk: new Set(['iso 5.19']), suppliers: new Set(['iso 5.19']), write: (on: Day) => on }
      watchesOn(all, { ...ground, readingOf: () => ({ confirmed: asked, asked }) }, today)
      expect(performance.now() - began).toBeLessThan(500)
    }),
    { numRuns: 500 },
  )
})

test('the standing of each fact can be told on every day that there is', () => {
  fc.assert(
    fc.property(anyDay, span, perhaps, every.filter(Boolean), (on, [from, to], other, long) => {
      expect(measureState({ inOperationSince: other, plannedFor: from, endedOn: to }, on)).toBeTypeOf('string')
      expect(exceptionState({ starts: from, ends: to, closedOn: other }, on)).toBeTypeOf('string')
      const version = { number: 1, state: 'approved' as const, holdsFrom: from, reviewBy: to }
      expect(reviewStanding(versionInForce([version], on), today).state).toBeTypeOf('string')
      expect(nextReview(to, long) >= to).toBe(true)
      const [rules, people] = [[{ kind: 'all' as const }], [person('ann', { starts: from, ends: to })]]
      knownBy(on, rules, people, { confirmed: new Map(), asked: new Map([['ann', to]]) }, 14)
      const records = [{ staff: 'ann', followedOn: from, passed: true }]
      trainedOn(today, { rules, repeatEvery: long }, people, records)
      proofStanding([{ from, to }], long, on)
      expect(gapsIn({ from: first, to: last }, [{ from, to }], long).every((gap) => gap.from <= gap.to)).toBe(true)
      expect(askedFrom(from, 3) <= from).toBe(true)
      certificateStanding({ accredited: 'yes', starts: from, ends: to }, today)
      reminderAfter(to, instantOf(Date.parse('2026-06-10T09:00:00Z')))
    }),
    { numRuns: 500 },
  )
})

test('turns that passed are counted by their numbers as if one walked through them', () => {
  const near = fc
    .integer({ min: 0, max: 900 })
    .map((n) => day(new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10)))
  fc.assert(
    fc.property(near, every, fc.option(near), fc.option(near), near, (firstOn, each, notBefore, endedOn, on) => {
      const rule = { firstOn, every: each, notBefore, endedOn }
      const open = openTurn(rule, [], on)
      const until = turnsBetween(rule, firstOn, on).filter((turn) => turn < on)
      if (open && open.dueOn < on) expect(open.missed).toBe(until.length - 1)
      else expect(open?.missed ?? 0).toBe(0)
    }),
  )
  const since = { firstOn: first, every: 'P1D', notBefore: null, endedOn: null }
  expect(openTurn(since, [], today)).toEqual({ dueOn: first, missed: 739_775 })
})
