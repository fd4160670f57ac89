import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '../time/day.ts'
import { compareDocuments } from './compare-documents.ts'
import {
  type CareOfService,
  certificateFor,
  composeRows,
  followsFrom,
  type OwnCertificate,
  sumOfRows,
  type WrittenRow,
} from './compose-own.ts'
import { writeOwnCoverage } from './write-own.ts'

const day = '2026-11-22' as Day
const edition = 'nen-7510-2024'
const certificate = (more: Partial<OwnCertificate> = {}): OwnCertificate => ({
  ...{ id: 'a', edition, body: 'Keurhuis (demo)', number: 'N-1', scope: 'All of it', accredited: 'yes' },
  ...{ starts: '2025-01-01' as Day, ends: '2027-12-31' as Day },
  ...more,
})
const care = (more: Partial<CareOfService> = {}): CareOfService => ({
  ...{ requirement: '5.1', mark: 'deepened', relevant: true, inPlace: null },
  ...more,
})
const written = (more: Partial<WrittenRow> = {}): WrittenRow => ({
  ...{ requirement: '5.1', by: 'shared', extent: 'partly', certificate: null, place: '', statement: 'We do half.' },
  ...{ customerPart: 'Do the other half.', followed: { by: 'supplier', extent: 'directly', certificate: 'a' } },
  ...more,
})
const compose = (more: Partial<Parameters<typeof composeRows>[0]> = {}) =>
  composeRows({
    ...{ edition, care: [], certificates: [certificate()], written: [], day },
    proven: [{ requirement: '5.1', state: 'demonstrable' }],
    ...more,
  })

test('what can be demonstrated is covered, on the certificate where one holds; all else by nobody', () => {
  const proven = (state: 'demonstrable' | 'not-yet' | 'not-demonstrable' | 'not-applicable') => ({
    requirement: '5.1',
    state,
  })
  expect(followsFrom(proven('demonstrable'), undefined, certificate())).toMatchObject({
    ...{ by: 'supplier', extent: 'directly', certificate: 'a' },
  })
  expect(followsFrom(proven('demonstrable'), undefined, null)).toMatchObject({ by: 'supplier', certificate: null })
  for (const state of ['not-yet', 'not-demonstrable'] as const)
    expect(followsFrom(proven(state), undefined, certificate())).toMatchObject({
      ...{ by: 'nobody', extent: 'none', certificate: null, because: state },
    })
  expect(followsFrom(proven('not-applicable'), undefined, certificate())).toMatchObject({ by: 'not-applicable' })
})

test('of what care asks the weaker of chain and road counts, and a service that touches none of it has none of it', () => {
  const shown = { requirement: '5.1', state: 'demonstrable' } as const
  const open = { requirement: '5.1', state: 'not-demonstrable' } as const
  const follows = (facts: typeof shown | typeof open, more: Partial<CareOfService>) =>
    followsFrom(facts, care(more), certificate())
  expect(follows(shown, { inPlace: false })).toMatchObject({ by: 'supplier', extent: 'partly' })
  expect(follows(shown, { inPlace: false, mark: 'unique' })).toMatchObject({ by: 'nobody' })
  expect(follows(shown, { inPlace: true })).toMatchObject({ extent: 'directly' })
  expect(follows(shown, { inPlace: null })).toMatchObject({ extent: 'directly' })
  expect(follows(open, { inPlace: true })).toMatchObject({ by: 'nobody' })
  expect(follows(open, { relevant: false, mark: 'unique' })).toMatchObject({ by: 'not-applicable' })
  // The control itself stays where only what care adds to it falls away.
  expect(follows(open, { relevant: false })).toMatchObject({ by: 'nobody' })
  expect(follows(shown, { relevant: false, inPlace: false })).toMatchObject({ extent: 'directly' })
})

test('a certificate counts on its days and for its edition; an accredited one comes first', () => {
  const all = [
    certificate({ id: 'lapsed', ends: '2026-11-21' as Day }),
    certificate({ id: 'to-come', starts: '2026-11-23' as Day }),
    certificate({ id: 'other', edition: 'iso-27001-2022' }),
    certificate({ id: 'not-accredited', accredited: 'no', ends: '2030-01-01' as Day }),
    certificate({ id: 'short', ends: day }),
    certificate({ id: 'long' }),
  ]
  expect(certificateFor(all, edition, day)?.id).toBe('long')
  expect(certificateFor(all.slice(0, 4), edition, day)?.id).toBe('not-accredited')
  expect(certificateFor(all.slice(0, 3), edition, day)).toBeNull()
})

test('what was written stays, is compared with what follows, and is asked again once something else follows', () => {
  expect(compose({ written: [written()] })).toMatchObject([
    { by: 'shared', extent: 'partly', written: true, compared: 'less', asksAgain: false, statement: 'We do half.' },
  ])
  const lost = compose({ written: [written()], proven: [{ requirement: '5.1', state: 'not-demonstrable' }] })
  expect(lost).toMatchObject([{ by: 'shared', compared: 'more', asksAgain: true }])
  const lapsed = compose({ written: [written({ certificate: 'a' })], day: '2028-01-01' as Day })
  expect(lapsed).toMatchObject([{ certificate: null, asksAgain: true }])
  const hidden = written({
    by: 'not-applicable',
    extent: 'none',
    followed: { by: 'nobody', extent: 'none', certificate: null },
  })
  expect(compose({ written: [hidden], proven: [{ requirement: '5.1', state: 'not-demonstrable' }] })).toMatchObject([
    { compared: 'more', asksAgain: false },
  ])
})

const states = ['demonstrable', 'not-yet', 'not-demonstrable', 'not-applicable'] as const
const anyProven = fc
  .uniqueArray(fc.integer({ min: 1, max: 37 }), { maxLength: 37 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) =>
        fc.record({ requirement: fc.constant(`5.${number}`), state: fc.constantFrom(...states) }),
      ),
    ),
  )
const anyWritten = fc
  .uniqueArray(fc.integer({ min: 1, max: 37 }), { maxLength: 20 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) =>
        fc
          .constantFrom(
            { by: 'supplier', extent: 'directly' } as const,
            { by: 'shared', extent: 'partly' } as const,
            { by: 'nobody', extent: 'none' } as const,
            { by: 'not-applicable', extent: 'none' } as const,
          )
          .map((outcome) => written({ requirement: `5.${number}`, ...outcome })),
      ),
    ),
  )

test('every control is in the report once, and the sums are all of them', () => {
  fc.assert(
    fc.property(anyProven, anyWritten, (proven, rows) => {
      const composed = compose({ proven, written: rows })
      expect(composed.map(({ requirement }) => requirement).toSorted()).toEqual(
        proven.map(({ requirement }) => requirement).toSorted(),
      )
      const { directly, partly, left, applicable, notApplicable } = sumOfRows(composed)
      expect(directly + partly + left).toBe(applicable)
      expect(applicable + notApplicable).toBe(proven.length)
    }),
  )
})

test('without words of people a report never claims more than is demonstrable, and never less', () => {
  fc.assert(
    fc.property(anyProven, (proven) => {
      const sum = sumOfRows(compose({ proven }))
      const count = (state: (typeof states)[number]) => proven.filter((one) => one.state === state).length
      expect(sum.directly).toBe(count('demonstrable'))
      expect(sum.notApplicable).toBe(count('not-applicable'))
    }),
  )
})

const document = (rows: ReturnType<typeof compose>, version = '1') =>
  writeOwnCoverage(
    {
      ...{ supplier: 'Medicom (demo)', service: 'Hosting', title: 'Coverage', version, language: 'en' },
      ...{ terms: 'nda', termsNote: '', disclaimer: '' },
    },
    { id: edition, name: 'NEN 7510:2024' },
    rows,
    [certificate()],
    day,
  )

test('a claim names its ground, and only what covers rests on anything', () => {
  const rows = compose({
    proven: [
      { requirement: '5.2', state: 'demonstrable' },
      { requirement: '5.10', state: 'not-demonstrable' },
      { requirement: '5.1', state: 'demonstrable' },
    ],
    written: [written()],
  })
  const { claims, grounds } = document(rows)
  expect(grounds).toMatchObject([{ key: 'certificate-1', number: 'N-1', standard: edition }])
  expect(claims.map(({ requirement, restsOn, ground }) => [requirement, restsOn, ground])).toEqual([
    ['5.1', 'own-statement', null],
    ['5.2', 'certificate', 'certificate-1'],
    ['5.10', 'none', null],
  ])
  expect(claims[1]?.statement).toContain('Demonstrable')
})

test('what claims more than is shown travels as an own statement that says so, whatever it is said to rest on', () => {
  const proven = [{ requirement: '5.1', state: 'not-yet' as const }]
  const rows = compose({ proven, written: [written({ certificate: certificate().id, statement: 'We do.' })] })
  expect(rows).toMatchObject([{ compared: 'more' }])
  const { claims, grounds } = document(rows)
  expect(grounds).toEqual([])
  expect(claims).toMatchObject([{ restsOn: 'own-statement', ground: null }])
  expect(claims[0]?.statement).toMatch(/^We do\.\n\nOwn statement: /)
})

test('two versions differ in what differs, and each claim is counted once', () => {
  fc.assert(
    fc.property(anyProven, anyProven, (before, after) => {
      const [old, now] = [document(compose({ proven: before })), document(compose({ proven: after }), '2')]
      const difference = compareDocuments(old, now)
      const places = new Set([...before, ...after].map(({ requirement }) => requirement))
      expect(difference.same + difference.claims.length).toBe(places.size)
      expect(compareDocuments(old, { ...old, version: '2' })).toEqual({
        ...{ head: [], grounds: [], claims: [], same: before.length },
      })
    }),
  )
})
