import fc from 'fast-check'
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { writeSheet } from '../../render/exchange/write-sheet.ts'
import { converted, testWith } from '../../render/outside-program.fixture.ts'
import { organisation, sampleContents, sampleForm, sampleRows } from './exchange.fixture.ts'
import { readSheet } from './read-sheet.ts'

const sheet1 = 'xl/worksheets/sheet1.xml'
const good = () => writeSheet(sampleForm, sampleContents(sampleRows))
const read = (bytes: Uint8Array, form = sampleForm) => readSheet(bytes, form, organisation.id)

/** The workbook with its parts changed: a text replaces a part, a function changes it, null removes it. */
function changed(changes: Record<string, string | ((xml: string) => string) | null>, bytes = good()): Uint8Array {
  const parts: Zippable = unzipSync(bytes)
  for (const [name, change] of Object.entries(changes)) {
    if (change === null) delete parts[name]
    else if (typeof change === 'string') parts[name] = strToU8(change)
    else parts[name] = strToU8(change(Buffer.from(parts[name] as Uint8Array).toString('utf8')))
  }
  return zipSync(parts)
}

/** The workbook in which the cell at this reference is replaced. */
const withCell = (reference: string, xml: string) =>
  changed({ [sheet1]: (sheet) => sheet.replace(new RegExp(`<c r="${reference}"[^>]*?(/>|>.*?</c>)`, 's'), () => xml) })

async function refusalOf(bytes: Uint8Array, form = sampleForm) {
  const reading = await read(bytes, form)
  if (reading.kind !== 'refused') throw new Error(`was read: ${JSON.stringify(reading).slice(0, 500)}`)
  const { sentence } = reading.refusal
  expect(sentence.nl.length).toBeGreaterThan(30)
  expect(sentence.en.length).toBeGreaterThan(30)
  return reading.refusal
}

async function rowsOf(bytes: Uint8Array, form = sampleForm) {
  const reading = await read(bytes, form)
  if (reading.kind !== 'read') throw new Error(reading.refusal.sentence.en)
  return reading
}

describe('a sheet that goes out and comes back', () => {
  for (const language of ['nl', 'en'] as const)
    test(`is the same, with row numbers, whatever its language (${language})`, async () => {
      const reading = await rowsOf(writeSheet(sampleForm, sampleContents(sampleRows, language)))
      expect(reading.rows).toEqual(sampleRows.map((values, index) => ({ row: index + 2, values })))
      expect(reading.refusals).toEqual([])
      expect(reading.about).toMatchObject({
        kind: 'sample-answers',
        version: '2',
        organisation: organisation.id,
        assessment: 'a-1',
      })
      expect(reading.about['organisation-name']).toBe(organisation.name)
    })

  test('gives the same bytes again, and for any text', async () => {
    const character = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(
        '=cmd|"/c calc"!A1',
        '+31 6',
        '-1',
        '@x',
        '007',
        ' spaced ',
        '\t',
        'a\nb',
        'a\r\nb\r',
        '_x000D_',
        '_x0_',
        ']]>',
        '👩‍⚕️',
      ),
    )
    const text = fc.array(character, { maxLength: 5 }).map((parts) => parts.join(''))
    const storable = text.filter((one) => !/(?![\n\r\t])\p{Cc}|[\ufffe\uffff]/u.test(one) && one.isWellFormed())
    const row = fc.record({
      id: fc.constantFrom('5.1', '5.10', '8.34'),
      answer: fc.constantFrom('', 'yes', 'partly', 'not-applicable'),
      maturity: fc.constantFrom('', '0', '5'),
      since: fc.constantFrom('', '2026-02-28', '1999-12-31'),
      note: storable,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 8 }),
        fc.constantFrom('nl' as const, 'en' as const),
        async (rows, language) => {
          const out = writeSheet(sampleForm, sampleContents(rows, language))
          const back = await rowsOf(out)
          expect(back.rows.map(({ values }) => values)).toEqual(rows)
          const again = writeSheet(
            sampleForm,
            sampleContents(
              back.rows.map(({ values }) => values),
              language,
            ),
          )
          expect(Buffer.from(again).equals(out)).toBe(true)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('gives the same bytes at another time and in another time zone', () => {
    const before = good()
    const { TZ } = process.env
    process.env.TZ = 'Pacific/Auckland'
    try {
      expect(Buffer.from(good()).equals(before)).toBe(true)
    } finally {
      if (TZ === undefined) delete process.env.TZ
      else process.env.TZ = TZ
    }
  })

  test('writes no formula, no time and no text that a cell cannot hold', async () => {
    const parts = unzipSync(good())
    expect(Object.keys(parts)).toContain(sheet1)
    for (const part of Object.values(parts)) expect(Buffer.from(part).toString('utf8')).not.toMatch(/<f>|dcterms/)
    expect(() => writeSheet(sampleForm, sampleContents([{ id: '1', note: 'x'.repeat(32_768) }]))).toThrow(RangeError)
    expect(() => writeSheet(sampleForm, sampleContents([{ id: '1', answer: 'perhaps' }]))).toThrow(RangeError)
    // Another reader sees the same.
    const [first] = await readExcelFile(Buffer.from(good()), { trim: false })
    expect(first?.data[1]).toEqual(['5.10', 'Ja', '3', '2026-02-28', 'Er is beleid.\nZie 00123 en =1+1'])
  })

  testWith('soffice')('survives being opened and saved by LibreOffice', { timeout: 120_000 }, async () => {
    const saved = await converted(good(), 'xlsx', 'xlsx', ':Calc MS Excel 2007 XML')
    expect((await rowsOf(saved)).rows.map(({ values }) => values)).toEqual(sampleRows)
  })
})

describe('a sheet that people filled in', () => {
  test('may have its columns in another order, other headings beside them and a title above', async () => {
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const row = (number: number, texts: string[]) =>
      `<row r="${number}">${texts.map((text, index) => cell(`${'ABCDEF'[index]}${number}`, text)).join('')}</row>`
    const xml = `<worksheet><sheetData>${row(1, ['Onze antwoorden'])}${row(3, [' toelichting ', 'NO.', 'Antwoord', 'Volwassenheid', 'Wie'])}${row(7, ['goed', '5.1', 'yes', '2', 'Jan'])}</sheetData></worksheet>`
    const reading = await rowsOf(changed({ [sheet1]: xml }))
    expect(reading.rows).toEqual([
      { row: 7, values: { id: '5.1', answer: 'yes', maturity: '2', since: '', note: 'goed' } },
    ])
    expect(reading.ignoredColumns).toEqual(['Wie'])
  })

  test('reads rich and shared text, numbers, days as dates or in Dutch', async () => {
    const rich =
      '<c r="E3" t="inlineStr"><is><r><t>vet </t></r><r><t xml:space="preserve">en &#x1F600;&#10;meer</t></r><rPh><t>x</t></rPh></is></c>'
    expect((await rowsOf(withCell('E3', rich))).rows[1]?.values.note).toBe('vet en 😀\nmeer')
    expect((await rowsOf(withCell('C3', '<c r="C3"><v>4</v></c>'))).rows[1]?.values.maturity).toBe('4')
    expect((await rowsOf(withCell('E3', '<c r="E3"><v>1.50</v></c>'))).rows[1]?.values.note).toBe('1.5')
    expect(
      (await rowsOf(withCell('D3', '<c r="D3" t="inlineStr"><is><t>1-3-2026</t></is></c>'))).rows[1]?.values.since,
    ).toBe('2026-03-01')
    const asDate = changed(
      { 'xl/styles.xml': (xml) => xml.replace('numFmtId="49"', 'numFmtId="14"') },
      withCell('D3', '<c r="D3" s="1"><v>46082</v></c>'),
    )
    expect((await rowsOf(asDate)).rows[1]?.values.since).toBe('2026-03-01')
    const inText = changed(
      { 'xl/styles.xml': (xml) => xml.replace('numFmtId="49"', 'numFmtId="14"') },
      withCell('E3', '<c r="E3" s="1"><v>46082</v></c>'),
    )
    expect((await rowsOf(inText)).refusals[0]).toMatchObject({ code: 'cell-date-in-text', row: 3, column: 'note' })
  })

  test.each([
    ['cell-formula', 'E3', '<c r="E3" t="str"><f>WEBSERVICE("http://x")</f><v>buit</v></c>'],
    ['cell-formula', 'B3', '<c r="B3" t="str"><f t="shared" si="0"/><v>Ja</v></c>'],
    ['cell-error', 'E3', '<c r="E3" t="e"><v>#REF!</v></c>'],
    ['cell-boolean', 'E3', '<c r="E3" t="b"><v>1</v></c>'],
    ['cell-too-long', 'E3', `<c r="E3" t="inlineStr"><is><t>${'x'.repeat(2001)}</t></is></c>`],
    ['cell-control', 'E3', '<c r="E3" t="inlineStr"><is><t>_x0000_</t></is></c>'],
    ['cell-not-a-day', 'D3', '<c r="D3" t="inlineStr"><is><t>31/12/2026</t></is></c>'],
    ['cell-not-a-day', 'D3', '<c r="D3" t="inlineStr"><is><t>2026-02-30</t></is></c>'],
    ['cell-not-a-day', 'D3', '<c r="D3" t="inlineStr"><is><t>0204-12-31</t></is></c>'],
    ['cell-not-a-day', 'D3', '<c r="D3" t="inlineStr"><is><t>31-12-9999</t></is></c>'],
    ['cell-not-a-number', 'C3', '<c r="C3"><v>6</v></c>'],
    ['cell-not-a-number', 'C3', '<c r="C3"><v>2.5</v></c>'],
    ['cell-no-choice', 'B3', '<c r="B3" t="inlineStr"><is><t>misschien</t></is></c>'],
  ])('refuses the row and takes the others: %s', async (code, at, xml) => {
    const reading = await rowsOf(withCell(at, xml))
    expect(reading.rows.map(({ row }) => row)).toEqual([2, 4])
    expect(reading.refusals).toHaveLength(1)
    expect(reading.refusals[0]).toMatchObject({ code, row: 3 })
    expect(reading.refusals[0]?.sentence.nl).toMatch(/^Rij 3, kolom ‘.+’: .+\./)
  })

  test('gives a bounded number of refusals and says how many more there are', async () => {
    const rows = Array.from({ length: 900 }, () => ({ id: '5.1', note: 'x'.repeat(2001) }))
    const reading = await rowsOf(writeSheet(sampleForm, sampleContents(rows)))
    expect([reading.rows.length, reading.refusals.length, reading.moreRefusals]).toEqual([0, 500, 400])
  })

  test('may be of their own making where the form allows that', async () => {
    const own = changed({
      'xl/worksheets/sheet2.xml': '<worksheet><sheetData/></worksheet>',
      'xl/workbook.xml': (xml) => xml.replace('"Antwoorden"', '"Blad1"'),
    })
    expect((await rowsOf(own, { ...sampleForm, ownMaking: true })).rows).toHaveLength(3)
    expect((await refusalOf(own)).code).toBe('sheet-says-nothing')
  })
})

describe('a file that is refused as a whole', () => {
  const bomb = () =>
    zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': new Uint8Array(30_000_000) }, { level: 9 })

  test.each<[string, () => Uint8Array]>([
    ['sheet-not-xlsx', () => new Uint8Array()],
    ['sheet-not-xlsx', () => strToU8('nr;antwoord\n5.1;ja\n')],
    ['sheet-not-xlsx', () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') })],
    [
      'sheet-old-or-protected',
      () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]),
    ],
    ['sheet-damaged', () => good().slice(0, -100)],
    ['sheet-damaged', () => good().slice(0, 2000)],
    ['sheet-damaged', () => changed({ [sheet1]: (xml) => xml.slice(0, 700) })],
    ['sheet-damaged', () => changed({ [sheet1]: '' })],
    [
      'sheet-damaged',
      () => changed({ [sheet1]: (xml) => xml.replace('<sheetData>', '<sheetData><row r="99999999999">') }),
    ],
    ['sheet-damaged', () => changed({ [sheet1]: (xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>') })],
    ['sheet-damaged', () => changed({ [sheet1]: (xml) => xml.replace('?>', '?><!DOCTYPE worksheet>') })],
    ['sheet-damaged', () => changed({ [sheet1]: (xml) => xml.replace('5.10', '&lol;') })],
    ['sheet-macros', () => changed({ 'xl/vbaProject.bin': 'x' })],
    ['sheet-unpacks-too-large', bomb],
    [
      'sheet-unpacks-too-large',
      () => zipSync(Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`${index}`, new Uint8Array()]))),
    ],
    ['sheet-too-large', () => new Uint8Array(10 * 1024 * 1024 + 1)],
    ['sheet-other-kind', () => writeSheet({ ...sampleForm, kind: 'suppliers' }, sampleContents(sampleRows))],
    ['sheet-other-version', () => writeSheet({ ...sampleForm, version: 1 }, sampleContents(sampleRows))],
    [
      'sheet-other-organisation',
      () => writeSheet(sampleForm, { ...sampleContents([]), organisation: { id: 'x', name: 'Anders' } }),
    ],
    ['sheet-says-nothing', () => changed({ 'xl/worksheets/sheet2.xml': '<worksheet><sheetData/></worksheet>' })],
    ['sheet-missing', () => changed({ 'xl/workbook.xml': (xml) => xml.replace('"Antwoorden"', '"Blad1"') })],
    ['sheet-columns-missing', () => changed({ [sheet1]: (xml) => xml.replace('Toelichting', 'Iets') })],
    ['sheet-column-twice', () => changed({ [sheet1]: (xml) => xml.replace('Sinds', 'Toelichting') })],
    [
      'sheet-too-many-rows',
      () => writeSheet(sampleForm, sampleContents(Array.from({ length: 1100 }, () => ({ id: '5.1' })))),
    ],
  ])('%s', async (code, make) => {
    expect((await refusalOf(make())).code).toBe(code)
  })

  test('a part that unpacks to more than it says ends there', async () => {
    const bytes = Buffer.from(
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), '_rels/.rels': new Uint8Array(5_000_000).fill(32) }),
    )
    // The size in the central directory: twenty bytes and a name before the last record.
    const at = bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'))
    bytes.writeUInt32LE(100, at + 24)
    expect((await refusalOf(bytes)).code).toBe('sheet-damaged')
  })

  test('a part that changed on its way is damaged, though it still reads', async () => {
    const bytes = Buffer.from(zipSync(unzipSync(good()), { level: 0 }))
    expect((await read(bytes)).kind).toBe('read')
    bytes.write('X', bytes.indexOf('Er is beleid'))
    expect((await refusalOf(bytes)).code).toBe('sheet-damaged')
  })

  test('names the missing columns in both languages', async () => {
    const { sentence } = await refusalOf(changed({ [sheet1]: (xml) => xml.replace('Toelichting', 'Iets') }))
    expect(sentence.nl).toContain('‘Antwoorden’ ontbreken kolommen: ‘Toelichting’')
    expect(sentence.en).toContain('‘Note’')
  })

  test('whatever bytes come, there is an answer', async () => {
    const whole = good()
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), async (at, byte, cut) => {
        const broken = whole.slice()
        broken[at] = byte
        expect(['read', 'refused']).toContain((await read(broken)).kind)
        expect(['read', 'refused']).toContain((await read(broken.slice(0, cut))).kind)
      }),
      { numRuns: 150 },
    )
  })
})
