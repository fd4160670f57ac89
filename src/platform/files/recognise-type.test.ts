import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { recogniseType } from './recognise-type.ts'

const content = (bytes: Uint8Array | string) => {
  const all = Buffer.from(bytes)
  return {
    size: all.length,
    slice: async (at: number, length: number) => all.subarray(at, at + length),
    read: async function* () {
      for (let at = 0; at < all.length; at += 1000) yield all.subarray(at, at + 1000)
    },
  }
}
const judge = (name: string, bytes: Uint8Array | string) => recogniseType(name, content(bytes))
const zip = (entries: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)])))
const types = (more = '') => `<?xml version="1.0"?><Types>${more}</Types>`
const odt = (more: Record<string, string> = {}) =>
  zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': strToU8('<a/>'),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  })

test.each([
  ['scan.pdf', '%PDF-1.7\n…', 'application/pdf'],
  ['Photo.JPG', Buffer.from('ffd8ffe000104a46', 'hex'), 'image/jpeg'],
  ['screen.png', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'image/png'],
  ['list.csv', 'Naam;Functie\r\nJosé;Verpleegkundige\r\n', 'text/csv'],
  ['old.csv', Buffer.from('Jos\xe9;arts', 'latin1'), 'text/csv'],
  ['wide.txt', Buffer.from('\ufeffwide', 'utf16le'), 'text/plain'],
  ['backup.log', '2026-03-01 ok <html> in a line is no page', 'text/plain'],
  ['result.json', '{"restored": true}', 'application/json'],
  ['export.xml', '<?xml version="1.0"?><users/>', 'application/xml'],
  [
    'log.xml',
    '<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">&#169; &#x1F512;</Event>',
    'application/xml',
  ],
  ['mail.eml', 'From: a@care.example\r\nSubject: x\r\n\r\nhello', 'message/rfc822'],
  ['all.zip', zip({ 'a.txt': 'x' }), 'application/zip'],
  [
    'minutes.docx',
    zip({ '[Content_Types].xml': types(), 'word/document.xml': '<w/>' }),
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  ['review.odt', odt(), 'application/vnd.oasis.opendocument.text'],
])('%s is taken for what it is', async (name, bytes, mediaType) => {
  expect(await judge(name, bytes)).toEqual({ mediaType })
})

test.each([
  ['page.html', '<html></html>', 'not-on-list'],
  ['drawing.svg', '<svg/>', 'not-on-list'],
  ['tool.exe', 'MZ', 'not-on-list'],
  ['macro.xlsm', zip({ 'xl/workbook.xml': '' }), 'not-on-list'],
  ['old.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'not-on-list'],
  ['without', 'text', 'not-on-list'],
  ['.csv', 'text', 'not-on-list'],
  ['invoice.pdf.exe', '%PDF-1.7', 'not-on-list'],
  ['tool.pdf', Buffer.from('4d5a90000300', 'hex'), 'not-what-it-is-called'],
  ['tool.txt', Buffer.from('4d5a90000300', 'hex'), 'not-what-it-is-called'],
  ['prefix.pdf', 'x%PDF-1.7', 'not-what-it-is-called'],
  ['late.csv', Buffer.concat([Buffer.alloc(5000, 'a'), Buffer.from([0])]), 'not-what-it-is-called'],
  ['page.txt', '\ufeff <!-- a --> <!DOCTYPE html><script>', 'markup'],
  ['page.xml', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', 'markup'],
  ['drawing.xml', '<?xml version="1.0"?><!-- x --><svg:svg>', 'markup'],
  ['within.xml', `<a>${' '.repeat(990)}<x xmlns="http://www.w3.org/1999/xhtml"><script/></x></a>`, 'markup'],
  ['numbers.xml', '<a xmlns="http://www.w3.org/2000/s&#x0076;&#000103;"><script/></a>', 'markup'],
  ['padded.xml', `<a xmlns="http://www.w3.org/2000/sv&#${'0'.repeat(1500)}103;"/>`, 'markup'],
  ['wide.xml', Buffer.from('\ufeff<a><x xmlns="http://www.w3.org/1999/xhtml"/></a>', 'utf16le'), 'markup'],
  ['styled.xml', '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#x"?><a/>', 'markup'],
  ['transform.xml', '<x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform"/>', 'markup'],
  ['typed.xml', '<!DOCTYPE a [<!ATTLIST a xmlns CDATA "x">]><a/>', 'markup'],
  ['entity.xml', '<!DOCTYPE a [<!ENTITY s "x">]><a xmlns="&s;"/>', 'markup'],
  ['shifted.xml', '<a xmlns="http://www.w3.org/1999/xh\x1b(Btml"/>', 'markup'],
  ['empty.csv', '', 'empty'],
  [
    'cut.docx',
    zip({ '[Content_Types].xml': types(), 'word/document.xml': '<w/>' }).subarray(0, 100),
    'not-what-it-is-called',
  ],
  ['sheet.docx', zip({ '[Content_Types].xml': types(), 'xl/workbook.xml': '' }), 'not-what-it-is-called'],
  ['macro.docx', zip({ '[Content_Types].xml': types(), 'word/vbaProject.bin': 'x' }), 'macros'],
  [
    'hidden.docx',
    zip({
      '[Content_Types].xml': types('<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'),
      'word/document.xml': '',
    }),
    'macros',
  ],
  ['macro.odt', odt({ 'Basic/Standard/Module1.xml': 'x' }), 'macros'],
])('%s is refused', async (name, bytes, refused) => {
  expect(await judge(name, bytes)).toEqual({ refused })
})

test('a ZIP that would unpack to gigabytes is looked at in kilobytes', async () => {
  const bomb = zipSync(
    { '[Content_Types].xml': new Uint8Array(60_000_000), 'word/document.xml': strToU8('x') },
    { level: 9 },
  )
  const before = process.memoryUsage().rss
  expect(await judge('bomb.docx', bomb)).toEqual({ refused: 'not-what-it-is-called' })
  expect(process.memoryUsage().rss - before).toBeLessThan(40_000_000)
})

test('an office document whose directory is told elsewhere (ZIP64) is not taken unseen', async () => {
  const hidden = Buffer.from(odt({ 'Basic/Standard/Module1.xml': 'x' }))
  const end = hidden.lastIndexOf(Buffer.from('504b0506', 'hex'))
  hidden.writeUInt32LE(0xffffffff, end + 16)
  expect(await judge('hidden.odt', hidden)).toEqual({ refused: 'not-what-it-is-called' })
  expect(await judge('large.zip', hidden)).toEqual({ mediaType: 'application/zip' })
})

test('a long row of openings is judged at once', async () => {
  const started = performance.now()
  await judge('a.txt', '<!--a-->'.repeat(2000))
  await judge('b.txt', '<!--'.repeat(2000))
  expect(performance.now() - started).toBeLessThan(1000)
})
