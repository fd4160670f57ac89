import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { writeSheet } from '../../render/exchange/write-sheet.ts'
import { organisation, sampleContents, sampleForm, sampleRows } from './exchange.fixture.ts'
import { readSheet, type SheetReading } from './read-sheet.ts'

const sheet1 = 'xl/worksheets/sheet1.xml'

/** A good workbook in which parts are changed. */
function changed(changes: Record<string, (xml: string) => string>): Uint8Array {
  const parts: Zippable = unzipSync(writeSheet(sampleForm, sampleContents(sampleRows)))
  for (const [name, change] of Object.entries(changes)) {
    parts[name] = strToU8(change(Buffer.from(parts[name] as Uint8Array).toString('utf8')))
  }
  return zipSync(parts)
}

const codeOf = (reading: SheetReading) => (reading.kind === 'refused' ? reading.refusal.code : 'read')

test('more cells than a form can have are refused, and those far to the right are passed over', async () => {
  const cells = (count: number) => Array.from({ length: count }, () => '<c><v>1</v></c>').join('')
  const wide = changed({
    [sheet1]: (xml) => xml.replace('<sheetData>', `<sheetData><row r="900">${cells(5_000)}</row>`),
  })
  expect((await readSheet(wide, sampleForm, organisation.id)).kind).toBe('read')
  const rows = Array.from({ length: 1_000 }, (_, index) => `<row r="${index + 30}">${cells(310)}</row>`).join('')
  const many = changed({ [sheet1]: (xml) => xml.replace('</sheetData>', `${rows}</sheetData>`) })
  expect(['sheet-unpacks-too-large', 'sheet-too-many-rows']).toContain(
    codeOf(await readSheet(many, sampleForm, organisation.id)),
  )
})

test('a format of a million brackets keeps nobody busy', async () => {
  const formats = `<numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(1_000_000)}"/></numFmts>`
  const begun = performance.now()
  await readSheet(
    changed({ 'xl/styles.xml': (xml) => xml.replace('<fonts', `${formats}<fonts`) }),
    sampleForm,
    organisation.id,
  )
  // A quadratic reading would take hours.
  expect(performance.now() - begun).toBeLessThan(20_000)
})
