import fc from 'fast-check'
import type { Day } from '../time/day.ts'
import { coveredBy, extents, sharingTerms } from './facts.ts'
import type { CoverageDocument, NamedGround, TravellingClaim } from './interchange.ts'

const day = (text: string) => text as Day

export const sampleGrounds: NamedGround[] = [
  {
    ...{
      key: 'iso',
      kind: 'certificate',
      standard: 'iso-27001-2022',
      title: 'ISO/IEC 27001:2022',
      body: 'Toets & Merk',
    },
    ...{ number: 'IS-4711', accredited: 'yes', type: null, starts: day('2025-03-01'), ends: day('2028-02-29') },
    ...{ scope: 'Hosting of patient records\nin two places', opinion: '' },
  },
  {
    ...{
      key: 'soc',
      kind: 'assurance',
      standard: 'soc-2',
      title: 'SOC 2 type II',
      body: 'Reken en Partners',
      number: '',
    },
    ...{ accredited: 'unknown', type: 2, starts: day('2025-01-01'), ends: day('2025-12-31'), scope: '' },
    opinion: 'unqualified',
  },
]

const claim = (more: Partial<TravellingClaim>): TravellingClaim => ({
  ...{ edition: 'nen-7510-2024', requirement: '8.13', reference: '', by: 'supplier', extent: 'directly' },
  ...{ restsOn: 'certificate', ground: 'iso', place: '', statement: '', customerPart: '' },
  ...more,
})

/** A report such as a supplier gives, with a claim of every kind. */
export const sampleDocument: CoverageDocument = {
  ...{ supplier: 'Medicom (demo)', service: 'EPD-hosting', title: 'Dekking van EPD-hosting', version: '3' },
  ...{ asOf: day('2026-01-31'), language: 'nl', terms: 'nda', termsNote: 'Alleen voor de ontvanger.' },
  disclaimer: 'Geldt alleen voor de dienst\nzoals die op deze dag is.',
  grounds: sampleGrounds,
  claims: [
    claim({
      place: 'Bijlage A',
      statement: 'Elke nacht een back-up.',
      customerPart: 'Zelf een herstel vragen, eens per jaar.',
    }),
    claim({
      requirement: '8.15',
      by: 'shared',
      extent: 'partly',
      restsOn: 'assurance',
      ground: 'soc',
      reference: 'LOG-3',
    }),
    claim({ requirement: '6.1', by: 'customer', extent: 'none', restsOn: 'none', ground: null }),
    claim({ requirement: '5.7', by: 'nobody', extent: 'none', restsOn: 'none', ground: null }),
    claim({ requirement: '7.4', by: 'not-applicable', extent: 'none', restsOn: 'none', ground: null }),
    claim({ edition: 'iso-27001-2022', restsOn: 'own-statement', ground: null, statement: '=SUM(1;2)' }),
    claim({ edition: 'iso-27001-2022', requirement: 'clause-9.2.1', extent: 'partly' }),
  ],
}

const odd = ['', '=1+1', "'-", ' padded ', 'see-remarks', '_x000D_', '"', ';', 'Dekking', '[in-remarks]']
/** Texts as they can be stored: a line, or more of them. */
const text = (maxLength: number) =>
  fc
    .oneof(fc.string({ unit: 'binary', maxLength }), fc.string({ maxLength }), fc.constantFrom(...odd))
    .map((value) => value.toWellFormed().replace(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|[<>\ufffe\uffff]/gu, '·'))
const prose = (maxLength: number) =>
  fc
    .oneof(fc.string({ unit: 'binary', maxLength }), fc.constantFrom(...odd, 'two\nlines', '\r\n', '\t<b>', '\u2028'))
    .map((value) => value.toWellFormed().replace(/(?![\n\r\t])\p{Cc}|[\ufffe\uffff]/gu, '·'))
const someDay = fc.integer({ min: 0, max: 60_000 }).map((days) => {
  const at = new Date(Date.UTC(1990, 0, 1) + days * 86_400_000)
  return day(at.toISOString().slice(0, 10))
})

// Nobody can have tested days to come.
const pastDay = fc.integer({ min: 0, max: 13_000 }).map((days) => {
  const at = new Date(Date.UTC(1990, 0, 1) + days * 86_400_000)
  return day(at.toISOString().slice(0, 10))
})

const ground = fc
  .record({
    ...{ kind: fc.constantFrom('certificate' as const, 'assurance' as const), days: fc.tuple(someDay, someDay) },
    past: fc.tuple(pastDay, pastDay),
    ...{ standard: text(20), title: text(40), body: text(20), number: text(10), scope: prose(60), opinion: text(10) },
    ...{ accredited: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const), type: fc.constantFrom(1, 2) },
  })
  .map(({ days, past, type, standard, ...rest }) => {
    const [starts, ends] = [...(rest.kind === 'assurance' ? past : days)].sort() as [Day, Day]
    return {
      ...rest,
      standard: `s${standard}`,
      starts,
      ends,
      type: rest.kind === 'certificate' ? null : (type as 1 | 2),
    }
  })

/** Any report that can be stored, about these requirements by edition. */
export function anyDocument(
  requirements: readonly { edition: string; requirement: string }[],
): fc.Arbitrary<CoverageDocument> {
  const about = fc.record({
    ...{ supplier: text(20), service: text(20), title: text(30), version: text(10), asOf: someDay },
    ...{ language: fc.constantFrom('nl' as const, 'en' as const), terms: fc.constantFrom(...sharingTerms) },
    ...{ termsNote: prose(60), disclaimer: prose(60), grounds: fc.array(ground, { maxLength: 4 }) },
  })
  return about.chain(({ grounds, ...rest }) => {
    const named = grounds.map((one, place): NamedGround => ({ ...one, key: `g${place}` }))
    const line = fc
      .record({
        ...{
          of: fc.constantFrom(...requirements),
          by: fc.constantFrom(...coveredBy),
          extent: fc.constantFrom(...extents),
        },
        ...{
          at: fc.nat({ max: 4 }),
          reference: text(10),
          place: text(20),
          statement: text(60),
          customerPart: text(60),
        },
      })
      .map(({ of, by, extent, at, ...texts }): TravellingClaim => {
        const covers = by === 'supplier' || by === 'shared'
        const on = covers ? named[at] : undefined
        return {
          ...{ ...of, ...texts, by, extent: covers ? (extent === 'none' ? 'partly' : extent) : 'none' },
          ...{ restsOn: on?.kind ?? (covers ? 'own-statement' : 'none'), ground: on?.key ?? null },
        }
      })
    return fc.array(line, { maxLength: 8 }).map((claims) => ({ ...rest, grounds: named, claims }))
  })
}
