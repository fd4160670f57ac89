import { describe, expect, test } from 'vitest'
import type { LinkReason, VerdictState } from './chain.ts'
import type { RequirementFacts } from './facts.ts'
import { always } from './steps.ts'
import { verdictOn, verdictSteps } from './verdict.ts'
import {
  day,
  linkOn,
  lookedAtLater,
  restore,
  span,
  today,
  whole,
  withDocument,
  withMeasure,
} from './whole-chain.fixture.ts'

describe('a chain that holds', () => {
  test('is demonstrable since its last link held, until its first will not', () => {
    const verdict = verdictOn(whole, today)
    expect(verdict).toMatchObject({ state: 'demonstrable', weakest: null, since: '2025-06-12', until: '2026-12-03' })
    expect(verdict.links.map(({ state }) => state)).toEqual(Array(7).fill('holds'))
    expect(linkOn(whole, 'operation')).toMatchObject({
      reason: { key: 'shown', through: '2026-12-02' },
      until: '2026-12-03',
    })
    expect(linkOn(whole, 'period')).toMatchObject({ since: '2025-05-01', reason: { since: '2025-02-01' } })
  })

  test('was not before: no measure, then not long enough, then nobody had looked', () => {
    expect(verdictSteps(whole).map(({ from, value }) => `${from} ${value}`)).toEqual([
      '0001-01-01 not-demonstrable',
      '2025-06-12 demonstrable',
      '2026-12-03 not-demonstrable',
    ])
    expect(linkOn(whole, 'period', day('2025-04-30'))).toMatchObject({ state: 'not-yet', until: '2025-05-01' })
  })
})

describe('the link that breaks decides, and says why', () => {
  const cases: [string, RequirementFacts, string, LinkReason['key'], VerdictState][] = [
    ['undecided', { ...whole, decision: null }, 'applicability', 'undecided', 'not-demonstrable'],
    ['no measure', { ...whole, measures: [] }, 'measure', 'no-measure', 'not-demonstrable'],
    ['proposed only', withMeasure({ since: null }), 'measure', 'not-in-operation', 'not-demonstrable'],
    [
      'planned',
      lookedAtLater(withMeasure({ since: null, plannedFor: day('2027-01-01') })),
      'measure',
      'planned',
      'not-yet',
    ],
    [
      'the owner left',
      withMeasure({ ownerRole: '', owner: { id: 's', name: 'A', ends: day('2026-10-31') } }),
      'measure',
      'nobody-answers',
      'not-demonstrable',
    ],
    [
      'an exception ran out',
      withMeasure({
        exceptions: [
          { title: 'Old device', starts: day('2026-01-01'), ends: day('2026-06-30'), instead: null, closedOn: null },
        ],
      }),
      'measure',
      'exception-over',
      'not-demonstrable',
    ],
    [
      'what should compensate does not work',
      withMeasure({
        exceptions: [
          { title: 'Old device', starts: day('2026-01-01'), ends: day('2026-12-30'), instead: [], closedOn: null },
        ],
      }),
      'measure',
      'compensation-missing',
      'not-demonstrable',
    ],
    ['nothing written down', { ...whole, documents: [] }, 'description', 'no-document', 'not-demonstrable'],
    [
      'never shown',
      withMeasure({ proofs: [{ id: 'p', title: 'Test', kind: 'operation', freshFor: 'P1Y', covered: [] }] }),
      'operation',
      'never-shown',
      'not-demonstrable',
    ],
    ['nothing is expected of it', withMeasure({ proofs: [] }), 'operation', 'nothing-expected', 'not-demonstrable'],
    [
      'stale',
      withMeasure({
        proofs: [
          { id: 'p', title: 'Test', kind: 'operation', freshFor: 'P1M', covered: [span('2025-02-01', '2026-11-01')] },
        ],
      }),
      'operation',
      'stale',
      'not-demonstrable',
    ],
    [
      'too short, in time for the audit',
      lookedAtLater(withMeasure({ since: day('2026-10-01') })),
      'period',
      'too-short',
      'not-yet',
    ],
    [
      'long, but nothing shows since when',
      withMeasure({
        proofs: [
          { id: 'p', title: 'Test', kind: 'operation', freshFor: 'P2Y', covered: [] },
          {
            id: 'e',
            title: 'Setting',
            kind: 'existence',
            freshFor: 'P2Y',
            covered: [span('2025-02-01', '2026-12-02')],
          },
        ],
      }),
      'period',
      'nothing-shown',
      'not-demonstrable',
    ],
    [
      'only that it exists is expected to be shown',
      withMeasure({
        proofs: [
          {
            id: 'e',
            title: 'Setting',
            kind: 'existence',
            freshFor: 'P1Y',
            covered: [span('2025-02-01', '2026-12-02')],
          },
        ],
      }),
      'operation',
      'only-existence',
      'not-demonstrable',
    ],
    [
      'one of two measures is stopped by an exception that ran out',
      {
        ...whole,
        measures: [
          restore,
          {
            ...restore,
            id: 'm2',
            exceptions: [
              {
                title: 'Old device',
                starts: day('2026-01-01'),
                ends: day('2026-06-30'),
                instead: null,
                closedOn: null,
              },
            ],
          },
        ],
      },
      'measure',
      'exception-over',
      'not-demonstrable',
    ],
    ['it ended today', withMeasure({ endedOn: today }), 'measure', 'ended', 'not-demonstrable'],
    [
      'the description is meant for nobody',
      withDocument({ known: always({ state: 'nobody', confirmed: 0, audience: 0 }) }),
      'known',
      'meant-for-nobody',
      'not-demonstrable',
    ],
    [
      'the audit looked before anything was in operation',
      { ...whole, reviews: [{ id: 'r1', title: 'Internal audit', on: day('2025-01-31') }] },
      'verification',
      'looked-too-early',
      'not-demonstrable',
    ],
    [
      'too late for the audit',
      {
        ...withMeasure({ since: day('2026-10-01') }),
        audits: [{ ...(whole.audits[0] as never as RequirementFacts['audits'][number]), starts: day('2026-12-01') }],
      },
      'period',
      'too-late-for-audit',
      'not-demonstrable',
    ],
    ['never looked at', { ...whole, reviews: [] }, 'verification', 'never-looked-at', 'not-demonstrable'],
    [
      'a major nonconformity is open',
      {
        ...whole,
        majors: [
          {
            review: { id: 'r1', title: 'Internal audit' },
            what: 'Never restored',
            foundOn: day('2026-06-12'),
            closedOn: null,
          },
        ],
      },
      'verification',
      'major-open',
      'not-demonstrable',
    ],
  ]
  test.each(cases)('%s', (_name, facts, link, key, state) => {
    const verdict = verdictOn(facts, today)
    expect(verdict).toMatchObject({ state, weakest: link })
    expect(verdict.links.find((one) => one.link === link)?.reason.key).toBe(key)
  })

  test('stage 1 looks at documents: three months are counted to stage 2', () => {
    const stage = (kind: string, on: string) => ({
      ...{ title: kind, kind, editions: [whole.edition], certificate: null, starts: day(on), ends: day(on) },
    })
    const facts = { ...withMeasure({ since: day('2026-10-01') }), audits: [stage('stage-1', '2026-12-01')] }
    expect(linkOn(facts, 'period')).toMatchObject({ state: 'fails', reason: { key: 'too-late-for-audit' } })
    const both = { ...facts, audits: [...facts.audits, stage('stage-2', '2027-01-04')] }
    expect(linkOn(both, 'period')).toMatchObject({ state: 'not-yet', reason: { key: 'too-short' } })
  })

  test('a hole in the evidence breaks the proof, and not how long the measure works', () => {
    const covered = [span('2025-02-01', '2026-02-01'), span('2026-11-10', '2027-11-10')]
    const facts = withMeasure({ proofs: [{ id: 'p', title: 'Test', kind: 'operation', freshFor: 'P1Y', covered }] })
    expect(linkOn(facts, 'operation', day('2026-06-01'))).toMatchObject({ state: 'fails' })
    expect(linkOn(facts, 'period', day('2026-06-01'))).toMatchObject({ state: 'holds' })
    expect(verdictOn(facts, today)).toMatchObject({ state: 'demonstrable', since: '2026-11-10' })
  })

  test('evidence that is stale on the day of the next audit says so', () => {
    expect(linkOn(whole, 'operation')).toMatchObject({
      state: 'holds',
      reason: { key: 'shown', audit: { title: 'Surveillance', day: '2027-04-08' } },
    })
    const covered = [span('2025-02-01', '2027-05-01')]
    const fresh = withMeasure({ proofs: [{ id: 'p', title: 'Test', kind: 'operation', freshFor: 'P1Y', covered }] })
    expect(linkOn(fresh, 'operation')).toMatchObject({ state: 'holds', reason: { key: 'shown', audit: null } })
  })

  test('an exception within its days is told, with whether anything makes up for it', () => {
    const exception = { title: 'Old device', starts: day('2026-01-01'), ends: day('2027-01-01'), closedOn: null }
    const exceptions = [{ ...exception, instead: null }]
    expect(linkOn(withMeasure({ exceptions }), 'measure')).toMatchObject({
      state: 'holds',
      reason: { exceptions: [{ title: 'Old device', through: '2027-01-01', instead: false }] },
    })
  })

  test('the last day that there is stops nobody', () => {
    const ends = day('9999-12-31')
    const exceptions = [{ title: 'Old', starts: day('0001-01-01'), ends, instead: [], closedOn: day('0001-01-01') }]
    const owner = { id: 's', name: 'A', ends }
    const facts = { ...withMeasure({ exceptions, owner }), reviews: [{ id: 'r', title: 'Audit', on: ends }] }
    expect(verdictOn(facts, today).links).toHaveLength(7)
    expect(verdictSteps(facts).length).toBeGreaterThan(0)
  })

  test('an exclusion leaves the requirement out, until the fact behind it changes', () => {
    const decision = { applies: false, decidedOn: day('2025-01-10'), reasons: [], lapsed: [] }
    expect(verdictOn({ ...whole, decision }, today)).toMatchObject({ state: 'not-applicable', weakest: null })
    const lapsed = [{ fact: 'own-premises' as const, was: false, now: true }]
    expect(verdictOn({ ...whole, decision: { ...decision, lapsed } }, today)).toMatchObject({
      state: 'not-demonstrable',
      weakest: 'applicability',
    })
  })
})
