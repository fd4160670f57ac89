import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { profileFact } from '../guidance/guidance.ts'
import { addDays, type Day, parseDay } from '../time/day.ts'
import { type CertificateTerm, certificateStanding } from './certificate.ts'
import { type ClusterAnswers, clusterOf } from './cluster.ts'
import { profileFacts } from './fact-words.ts'
import { proposedTerms } from './proposed-terms.ts'

const day = (text: string) => {
  const parsed = parseDay(text)
  if (!parsed) throw new Error(`${text} is no day`)
  return parsed
}

test('every fact on which applicability can turn is asked, once', () => {
  expect([...profileFacts].sort()).toEqual([...profileFact.options].sort())
})

describe('the cluster', () => {
  const open: ClusterAnswers = {
    givesCare: null,
    careForm: null,
    processesHealthData: null,
    legalGround: '',
    processorAgreement: null,
  }
  test.each<[string, Partial<ClusterAnswers>, object]>([
    ['nothing answered', {}, { cluster: null, open: 'gives-care' }],
    ['gives care, form open', { givesCare: true }, { cluster: null, open: 'care-form' }],
    ['an institution', { givesCare: true, careForm: 'institution' }, { cluster: 'Z', open: null, attention: [] }],
    ['a sole provider', { givesCare: true, careForm: 'sole-provider' }, { cluster: 'Z' }],
    [
      'care under another, data open',
      { givesCare: true, careForm: 'under-another' },
      { open: 'processes-health-data' },
    ],
    [
      'care under another, with data',
      { givesCare: true, careForm: 'under-another', processesHealthData: true },
      { cluster: 'B' },
    ],
    ['no care, data open', { givesCare: false }, { cluster: null, open: 'processes-health-data' }],
    ['no care, no data', { givesCare: false, processesHealthData: false }, { cluster: 'none', attention: [] }],
    [
      'no care, data, nothing else',
      { givesCare: false, processesHealthData: true },
      { cluster: 'B', attention: ['legal-ground', 'processor-agreement'] },
    ],
    [
      'no agreement',
      { givesCare: false, processesHealthData: true, legalGround: 'Own task', processorAgreement: false },
      { cluster: 'B', attention: ['no-processor-agreement'] },
    ],
    [
      'all there',
      { givesCare: false, processesHealthData: true, legalGround: 'GDPR 28', processorAgreement: true },
      { cluster: 'B', attention: [] },
    ],
  ])('%s', (_, answers, expected) => {
    expect(clusterOf({ ...open, ...answers })).toMatchObject(expected)
  })

  test('is decided or names one open question, never both and never neither', () => {
    const maybe = fc.constantFrom(true, false, null)
    const answers = fc.record({
      givesCare: maybe,
      careForm: fc.constantFrom('institution', 'sole-provider', 'under-another', null),
      processesHealthData: maybe,
      legalGround: fc.string(),
      processorAgreement: maybe,
    })
    fc.assert(
      fc.property(answers, (given) => {
        const { cluster, open } = clusterOf(given)
        expect((cluster === null) !== (open === null)).toBe(true)
        // Without health data and without care of one's own there is no certificate.
        if (given.givesCare === false && given.processesHealthData === false) expect(cluster).toBe('none')
      }),
    )
  })
})

describe('a certificate', () => {
  const term: CertificateTerm = { accredited: 'yes', starts: day('2024-03-15'), ends: day('2027-03-14') }
  test.each([
    ['2024-03-14', 'not-yet', '2024-03-15'],
    ['2024-03-15', 'valid', '2026-09-14'],
    ['2026-09-13', 'valid', '2026-09-14'],
    ['2026-09-14', 'lapses-soon', '2027-03-15'],
    ['2027-03-14', 'lapses-soon', '2027-03-15'],
    ['2027-03-15', 'lapsed', null],
  ])('on %s is %s until %s', (today, state, until) => {
    expect(certificateStanding(term, day(today))).toEqual({ state, until })
  })
  test('of a body that is not accredited is told so while it runs, and lapses all the same', () => {
    const without = { ...term, accredited: 'no' as const }
    expect(certificateStanding(without, day('2026-12-01')).state).toBe('not-accredited')
    expect(certificateStanding(without, day('2027-03-15')).state).toBe('lapsed')
  })
  test('stands the same until the day it names, and otherwise on that day', () => {
    const days = fc.integer({ min: 0, max: 3000 })
    fc.assert(
      fc.property(days, days, fc.constantFrom('yes', 'no', 'unknown'), days, (start, length, accredited, now) => {
        const starts = addDays(day('2020-01-01'), start)
        const given: CertificateTerm = { accredited, starts, ends: addDays(starts, length) }
        const today = addDays(day('2020-01-01'), now)
        const { state, until } = certificateStanding(given, today)
        if (until === null) return
        expect(until > today).toBe(true)
        expect(certificateStanding(given, addDays(until, -1)).state).toBe(state)
        expect(certificateStanding(given, until).state).not.toBe(state)
      }),
    )
  })
})

test('a proposal is made to whom it concerns, until it was taken over', () => {
  const ids = (editions: string[], taken: string[] = []) =>
    proposedTerms(new Set(editions), new Set(taken)).map(({ id }) => id)
  expect(ids([])).toEqual([])
  expect(ids(['iso-27001-2022'])).toEqual([])
  expect(ids(['iso-27001-2013'])).toEqual(['iso-27001-2013-certificates-end'])
  expect(ids(['nen-7510-2024'])).toEqual(['nen-7510-2017-transition-ends'])
  expect(ids(['nen-7510-2017'], ['nen-7510-2017-transition-ends'])).toEqual([])
  // A day that was not established is never given.
  const [open] = proposedTerms(new Set(['nen-7510-2024']), new Set())
  expect(open).toMatchObject({ ends: null, certainty: 'low', source: { nl: '', en: '' } satisfies object })
  const [known] = proposedTerms(new Set(['iso-27001-2013']), new Set())
  expect(known?.ends satisfies Day | null | undefined).toBe('2025-10-31')
})
