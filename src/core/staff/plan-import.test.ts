import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findHeadings, proposeMapping } from '../exchange/column-mapping.ts'
import { readWrittenDay } from '../exchange/written-day.ts'
import type { Day } from '../time/day.ts'
import { type StaffRowText, staffFields } from './import-fields.ts'
import { type ImportOptions, type Known, type KnownPerson, planStaffImport } from './plan-import.ts'

const day = (text: string) => text as Day
const options: ImportOptions = { startOn: null, wholeListOn: null, language: 'nl' }
const anna: KnownPerson = {
  ...{ id: 'anna', name: 'Anna de Vries', number: '1', email: 'anna@care.example', function: 'Arts', location: 'l1' },
  ...{ starts: day('2025-01-01'), ends: null, language: 'nl', teams: ['Nacht'] },
}
const bas: KnownPerson = { ...anna, id: 'bas', name: 'Bas', number: '', email: '', teams: [] }
const known: Known = {
  people: [anna, bas],
  teams: [{ id: 't1', name: 'Nacht' }],
  locations: [{ id: 'l1', name: 'Kliniek' }],
}
const row = (values: StaffRowText['values'], at = 2): StaffRowText => ({ row: at, values })
const starts = '1-2-2026'

/** The people as they are once a plan was carried out. */
function after(before: Known, plan: ReturnType<typeof planStaffImport>): Known {
  const changed = new Map(plan.changed.map((one) => [one.id, one.person]))
  const ended = new Map(plan.ended.map((one) => [one.id, one.ends]))
  return {
    locations: before.locations,
    teams: [...before.teams, ...plan.newTeams.map((name) => ({ id: name, name }))],
    people: [
      ...before.people.map((one) => ({
        ...one,
        ...changed.get(one.id),
        ends: ended.get(one.id) ?? changed.get(one.id)?.ends ?? one.ends,
      })),
      ...plan.added.map(({ person }, n) => ({ ...person, id: `new ${n}` })),
    ],
  }
}

describe('headings', () => {
  test('are known by the words of HR systems, what was chosen before goes first, and no field is given twice', () => {
    const headings = ['Medewerkernummer', 'E-mail_adres', 'Afdeling', 'Datum in dienst', 'Kleur', 'Naam', 'Name']
    expect(proposeMapping(headings, staffFields)).toEqual(['number', 'email', 'teams', 'starts', '', 'name', ''])
    const remembered = new Map([
      ['kleur', 'function'],
      ['afdeling', ''],
    ])
    expect(proposeMapping(headings, staffFields, remembered)).toEqual([
      'number',
      'email',
      '',
      'starts',
      'function',
      'name',
      '',
    ])
  })

  test('are found under a title', () => {
    expect(
      findHeadings(
        [
          ['Lijst van maart', ''],
          ['', ''],
          ['Naam', 'Functie'],
          ['A', 'B'],
        ],
        staffFields,
      ),
    ).toBe(2)
    expect(
      findHeadings(
        [
          ['x', ''],
          ['foo', 'bar'],
        ],
        staffFields,
      ),
    ).toBe(1)
    expect(findHeadings([['x']], staffFields)).toBe(-1)
  })
})

test.each([
  ['2026-01-31', '2026-01-31'],
  ['1-2-2026', '2026-02-01'],
  ['31-12-2026 00:00:00', '2026-12-31'],
  ['2026-12-31T00:00:00', '2026-12-31'],
  ['31-2-2026', null],
  ['1/2/2026', null],
  ['31-12-2026 08:30', null],
  ['1900-01-01', '1900-01-01'],
  ['31-12-2199', '2199-12-31'],
  ['31-12-1899', null],
  ['0001-01-01', null],
  ['2200-01-01', null],
  ['9999-12-31', null],
])('the day %s is %s', (text, expected) => {
  expect(readWrittenDay(text)).toBe(expected)
})

describe('taking over a list', () => {
  test('finds people by number, address and name, and says before and after of what changes', () => {
    const plan = planStaffImport(
      known,
      [
        row({ number: '1', name: 'Anna Smit', teams: 'nacht; Dag', location: '' }, 2),
        row({ name: 'bas', function: 'Kok' }, 3),
        row({ firstName: 'Cor', infix: 'van', lastName: 'Dam', starts, ends: '31-12-2999', language: 'Engels' }, 4),
      ],
      options,
    )
    expect(plan).toMatchObject({
      newTeams: ['Dag'],
      added: [{ row: 4, person: { name: 'Cor van Dam', starts: '2026-02-01', ends: null, language: 'en', teams: [] } }],
      changed: [
        {
          id: 'anna',
          fields: [
            { field: 'name', before: 'Anna de Vries', after: 'Anna Smit' },
            { field: 'location', before: 'Kliniek', after: '' },
            { field: 'teams', before: 'Nacht', after: 'Dag, Nacht' },
          ],
        },
        { id: 'bas', fields: [{ field: 'name' }, { field: 'function', before: 'Arts', after: 'Kok' }] },
      ],
      refused: [],
    })
  })

  test.each([
    ['no name', { email: 'x@care.example', starts }, 'naam'],
    ['a strange day', { name: 'C', starts: '1/2/2026' }, '1/2/2026'],
    ['an end before the start', { name: 'C', starts, ends: '2025-01-01' }, 'voor de eerste'],
    ['no start', { name: 'C' }, 'eerste werkdag'],
    ['an address too long', { name: 'C', starts, email: `${'l'.repeat(65)}@care.example` }, 'e-mailadres'],
    ['a strange address', { name: 'C', starts, email: 'c@' }, 'e-mailadres'],
    ['the address of somebody else', { name: 'C', number: '9', email: 'Anna@care.example', starts }, 'Anna de Vries'],
    ['marks that pose as another', { name: 'C <baas@care.example>', starts }, 'tekens'],
    ['a language we do not write', { name: 'C', starts, language: 'Fries' }, 'Fries'],
  ])('refuses a row with %s, and says why', (_, values, why) => {
    const plan = planStaffImport(known, [row(values, 7)], options)
    expect(plan.refused).toEqual([{ row: 7, sentence: expect.objectContaining({ nl: expect.stringContaining(why) }) }])
    expect([plan.added, plan.changed]).toEqual([[], []])
  })

  test('somebody on two rows is in two teams; two rows that differ are not taken', () => {
    const twice = (more: object) => [
      row({ number: '5', name: 'C', starts, teams: 'A' }, 2),
      row({ number: '5', name: 'C', starts, teams: 'B', ...more }, 3),
    ]
    expect(planStaffImport(known, twice({}), options).added).toMatchObject([{ person: { teams: ['A', 'B'] } }])
    expect(planStaffImport(known, twice({ name: 'D' }), options).refused).toMatchObject([{ row: 3 }])
  })

  test('a name that two people have, and a location that is unknown', () => {
    const two = { ...known, people: [bas, { ...bas, id: 'bas2' }] }
    expect(planStaffImport(two, [row({ name: 'Bas' })], options).refused).toHaveLength(1)
    const plan = planStaffImport(known, [row({ number: '1', name: anna.name, location: 'Maan' })], options)
    expect(plan).toMatchObject({ unknownLocations: ['Maan'], unchanged: 1, changed: [] })
  })

  test('only of a whole list whoever is missing ends, and nobody who stands on a refused row', () => {
    const list = [row({ number: '1', name: anna.name, starts: 'ooit' })]
    expect(planStaffImport(known, list, options).ended).toEqual([])
    const whole = { ...options, wholeListOn: day('2026-03-31') }
    expect(planStaffImport(known, list, whole).ended).toEqual([{ id: 'bas', name: 'Bas', ends: '2026-03-31' }])
  })

  test('done once, nothing is left to do; every row is taken or refused', () => {
    const few = fc.constantFrom('', '1', '2', '3')
    const columns = {
      number: few,
      email: few.map((one) => (one ? `a${one}@care.example` : '')),
      function: few,
      teams: fc.constantFrom('', 'Nacht', 'Dag; Nacht'),
      location: fc.constantFrom('', 'kliniek', 'Maan'),
      starts: fc.constantFrom('', '1-2-2026', 'x'),
      ends: fc.constantFrom('', '2026-12-31'),
    }
    const names = fc.constantFrom('', 'Anna de Vries', 'Bas', 'Cor')
    // A list has the same columns in every row.
    const list = fc.subarray(Object.keys(columns) as (keyof typeof columns)[]).chain((keys) => {
      const cells = Object.fromEntries(keys.map((key) => [key, columns[key]]))
      const values = fc.record({ name: names, ...cells }) as fc.Arbitrary<StaffRowText['values']>
      return fc.array(values, { maxLength: 8 }).map((all) => all.map((one, n) => row(one, n + 2)))
    })
    fc.assert(
      fc.property(list, fc.boolean(), (rows, whole) => {
        const given = { ...options, startOn: day('2026-02-02'), wholeListOn: whole ? day('2026-03-31') : null }
        const first = planStaffImport(known, rows, given)
        const second = planStaffImport(after(known, first), rows, given)
        expect([second.added, second.changed, second.ended, second.newTeams]).toEqual([[], [], [], []])
        const taken = first.added.length + first.changed.length + first.unchanged
        expect(taken + first.refused.length).toBeLessThanOrEqual(rows.length)
      }),
      { numRuns: 500 },
    )
  })
})
