import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp, type TestPerson } from '../../../tests/test-app.ts'
import { writeCsv } from '../../render/exchange/write-csv.ts'
import { importStaff, tryStaffImport } from './import.contract.ts'
import { downloadStaff, listStaff } from './staff.contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

type Report = Record<string, unknown> & { token: string; code: string; columns: { about: string }[] }
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const asked = (file: string, more: object = {}) => ({ file, columns: null, wholeListOn: null, startOn: null, ...more })
const attempt = async (as: TestPerson, body: object) => (await app.call(tryStaffImport, { as, body })).body as Report
const apply = async (as: TestPerson, body: object) => {
  const { token } = await attempt(as, body)
  return (await app.call(importStaff, { as, body: { ...body, token } })).body as Report
}
const names = async (as: TestPerson, query: Record<string, string> = {}) =>
  ((await app.call(listStaff, { as, query })).body as { items: { name: string }[] }).items.map(({ name }) => name)
const revisionsOf = async (organisation: string) =>
  app.transactions.read(organisation, { kind: 'now' }, (reader) => reader.revision())

const head = [
  'Medewerkernummer',
  'Roepnaam',
  'Tussenvoegsel',
  'Achternaam',
  'E-mail werk',
  'Afdeling',
  'Datum in dienst',
  'Kleur',
]

test('a list of an HR system is tried, taken over in one command, and changes nothing the second time', async () => {
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'security-officer')
  const rows = [
    head,
    ['1', 'Anna', 'de', 'Vries', 'anna@care.example', 'Nacht', '1-2-2024', 'rood'],
    ['2', 'Bas', '', 'Kok', '', 'Nacht; Dag', '2025-03-01', ''],
    ['3', 'Cor', '', 'Dam', 'geen adres', '', '2025-03-01', ''],
  ]
  const body = asked(base64(writeCsv(rows)))
  const report = await attempt(as, body)
  expect(report.columns.map(({ about }) => about)).toEqual([
    ...['number', 'firstName', 'infix', 'lastName', 'email', 'teams', 'starts', ''],
  ])
  expect(report).toMatchObject({
    ...{ rows: 3, newTeams: ['Nacht', 'Dag'], unchanged: 0, changed: [], ended: [] },
    added: [{ row: 2, name: 'Anna de Vries', number: '1' }, { name: 'Bas Kok' }],
    refused: [{ row: 4, sentence: expect.stringContaining('geen adres') }],
  })
  expect(await names(as)).toEqual([])
  const before = await revisionsOf(organisation)
  expect(await apply(as, body)).toMatchObject({ added: 2, refused: 1 })
  expect(await revisionsOf(organisation)).toBe(before + 1)
  expect(await names(as)).toEqual(['Anna de Vries', 'Bas Kok'])
  expect(await apply(as, body)).toMatchObject({ added: 0, changed: 0, ended: 0, unchanged: 2, refused: 1 })
  expect(await revisionsOf(organisation)).toBe(before + 1)
  const stale = { ...body, token: report.token }
  expect((await app.call(importStaff, { as, body: stale })).status).toBe(201)

  // What goes out comes back as it is, in either format.
  for (const format of ['csv', 'xlsx']) {
    const out = await app.call(downloadStaff, { as, query: { format, state: 'all' } })
    expect(await attempt(as, asked(base64(out.raw)))).toMatchObject({
      added: [],
      changed: [],
      unchanged: 2,
      refused: [],
    })
  }
})

test('a choice for a column is remembered; a whole list ends who is missing; nothing is taken that was not tried', async () => {
  const organisation = await app.organisation()
  const as = await app.person(organisation, 'administrator')
  const list = (...rows: string[][]) => base64(writeCsv([['Wie', 'Kleur', 'In dienst'], ...rows]))
  const first = asked(list(['Anna', 'Arts', '1-1-2025'], ['Bas', 'Kok', '1-1-2025']))
  expect(await attempt(as, first)).toMatchObject({ added: [], refused: [{ row: 2 }, { row: 3 }] })
  const columns = ['name', 'function', 'starts']
  expect(await apply(as, { ...first, columns })).toMatchObject({ added: 2 })
  expect((await attempt(as, first)).columns.map(({ about }) => about)).toEqual(columns)
  const part = asked(list(['Anna', 'Chirurg', '1-1-2025']))
  expect(await attempt(as, part)).toMatchObject({
    changed: [{ name: 'Anna', fields: [{ field: 'function', before: 'Arts', after: 'Chirurg' }] }],
    ended: [],
  })
  const whole = { ...part, wholeListOn: '2026-01-31' }
  const report = await attempt(as, whole)
  expect(report).toMatchObject({ ended: [{ name: 'Bas' }] })
  const other = await app.call(importStaff, { as, body: { ...part, token: report.token } })
  expect(other.body).toMatchObject({ code: 'changed-since-check' })
  expect(await apply(as, whole)).toMatchObject({ changed: 1, ended: 1 })
  expect(await names(as, { state: 'left' })).toEqual(['Bas'])
  expect(await apply(as, whole)).toMatchObject({ changed: 0, ended: 0, unchanged: 1 })
  const twice = { ...part, columns: ['name', 'name', 'starts'] }
  expect((await attempt(as, twice)).code).toBe('column-twice')
  expect(await attempt(as, asked(base64(Buffer.from('x'))))).toMatchObject({ code: 'table-without-headings' })
})

test('a list of 5,000 people is taken over in as many statements as one of 50, and changes nothing the second time', async () => {
  const rowsOf = (count: number) => [
    head,
    ...Array.from({ length: count }, (_, n) => [
      ...[
        `${n}`,
        `Voornaam${n}`,
        n % 3 ? '' : 'van',
        `Achternaam${n % 700}`,
        n % 7 ? `v.achternaam${n}@grotezorg.example` : '',
      ],
      ...[n % 5 ? `Team ${n % 40}` : 'Nacht; Dag', '2025-03-01', ''],
    ]),
  ]
  const world = async (count: number) => {
    const organisation = await app.organisation()
    const as = await app.person(organisation, 'security-officer')
    const body = asked(base64(writeCsv(rowsOf(count))))
    const counted = async (run: () => Promise<unknown>) => {
      app.database.statements.length = 0
      const answer = await run()
      return { answer, statements: app.database.statements.filter((one) => one !== 'commit').length }
    }
    return { organisation, as, body, counted }
  }
  const [few, many] = [await world(50), await world(5000)]
  const run = async ({ as, body, counted }: typeof few) => [
    await counted(() => attempt(as, body)),
    await counted(() => apply(as, body)),
    await counted(() => apply(as, body)),
  ]
  const small = await run(few)
  const before = await revisionsOf(many.organisation)
  const large = await run(many)
  expect(large.map(({ answer }) => answer)).toMatchObject([
    { rows: 5000, refused: [], unchanged: 0 },
    { added: 5000, changed: 0, refused: 0 },
    { added: 0, changed: 0, ended: 0, unchanged: 5000, refused: 0 },
  ])
  expect(large.map(({ statements }) => statements)).toEqual(small.map(({ statements }) => statements))
  expect(await revisionsOf(many.organisation)).toBe(before + 1)
  // What goes out comes back, as a workbook too.
  for (const format of ['xlsx', 'csv']) {
    const sheet = await app.call(downloadStaff, { as: many.as, query: { format, state: 'all' } })
    expect(await attempt(many.as, asked(base64(sheet.raw)))).toMatchObject({
      ...{ rows: 5000, unchanged: 5000, added: [], changed: [], refused: [] },
    })
  }
}, 120_000)
