import { inflateRawSync } from 'node:zlib'
import { runsInBrowser } from './runs-in-browser.ts'

/** A content that can be looked at in parts. */
export type Content = {
  size: number
  slice(at: number, length: number): Promise<Buffer>
  read(): AsyncIterable<Uint8Array>
}

/** Why a file is not taken. */
export type TypeRefusal = 'not-on-list' | 'not-what-it-is-called' | 'empty' | 'macros' | 'markup'

type Kind = { mediaType: string; is(content: Content): Promise<TypeRefusal | null> }

/**
 * The closed list: what a file may be, by the ending of its name, and how its content shows that it is. Nothing on it runs when it is
 * opened; web pages, drawings with script, programs and documents with macros are not on it.
 */
const kinds: Record<string, Kind> = {
  pdf: { mediaType: 'application/pdf', is: startsWith('%PDF-') },
  png: { mediaType: 'image/png', is: startsWith(Buffer.from('89504e470d0a1a0a', 'hex')) },
  jpg: { mediaType: 'image/jpeg', is: startsWith(Buffer.from('ffd8ff', 'hex')) },
  jpeg: { mediaType: 'image/jpeg', is: startsWith(Buffer.from('ffd8ff', 'hex')) },
  docx: { mediaType: `application/vnd.openxmlformats-officedocument.wordprocessingml.document`, is: office('word/') },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', is: office('xl/') },
  pptx: { mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', is: office('ppt/') },
  odt: openDocument('text'),
  ods: openDocument('spreadsheet'),
  odp: openDocument('presentation'),
  zip: { mediaType: 'application/zip', is: async (content) => ((await isZip(content)) ? null : wrongName) },
  csv: { mediaType: 'text/csv', is: text },
  txt: { mediaType: 'text/plain', is: text },
  md: { mediaType: 'text/markdown', is: text },
  log: { mediaType: 'text/plain', is: text },
  json: { mediaType: 'application/json', is: textThat(/^\s*[[{"\d\-tfn]/) },
  xml: { mediaType: 'application/xml', is: xml },
  eml: { mediaType: 'message/rfc822', is: textThat(/^(From [^\n]*\n)?[A-Za-z][A-Za-z0-9-]*:[ \t\r\n]/) },
}

const wrongName = 'not-what-it-is-called' as const

/** The endings that a name may have. */
export const endings: readonly string[] = Object.keys(kinds)

/** What a file is by its name and its content, which have to agree. Nothing is unpacked beyond a bounded list of contents. */
export async function recogniseType(
  name: string,
  content: Content,
): Promise<{ mediaType: string } | { refused: TypeRefusal }> {
  const kind = kinds[endingOf(name)]
  if (kind === undefined) return { refused: 'not-on-list' }
  if (content.size === 0) return { refused: 'empty' }
  const refused = await kind.is(content)
  return refused === null ? { mediaType: kind.mediaType } : { refused }
}

/** What stands after the last dot of a name, in small letters; empty where there is none. */
export const endingOf = (name: string): string => /[^.]\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

function startsWith(magic: string | Buffer): Kind['is'] {
  const wanted = Buffer.from(magic)
  return async (content) => ((await content.slice(0, wanted.length)).equals(wanted) ? null : wrongName)
}

const byteOrderMark = /^(?:\ufeff|\u00ef\u00bb\u00bf)/
const pageOrDrawing = /^<(?:!doctype\s+(?:html|svg)|(?:[a-z]+:)?(?:html|svg|script|head|body|iframe)[\s>/])/i

/** Whether the first thing in a text, after what may stand before it, is that of a web page or a drawing. */
function isPageOrDrawing(begins: string): boolean {
  let rest = begins.trimStart()
  while (rest.startsWith('<?') || rest.startsWith('<!--')) {
    const end = rest.startsWith('<?') ? rest.indexOf('?>') + 2 : rest.indexOf('-->') + 3
    if (end < 4) return false
    rest = rest.slice(end).trimStart()
  }
  return pageOrDrawing.test(rest)
}

/** Text in any encoding that people use: without a zero byte, unless it begins as UTF-16 does. A page or drawing by another name is none. */
async function text(content: Content): Promise<TypeRefusal | null> {
  const start = await content.slice(0, 4096)
  const wide =
    start.length >= 2 && ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff))
  const begins = beginningOf(start)
  if (isPageOrDrawing(begins)) return 'markup'
  if (/^MZ[^\t\n\r -~]/.test(begins) || begins.startsWith('\x7fELF')) return wrongName
  if (wide) return null
  for await (const bytes of content.read()) if (bytes.includes(0)) return wrongName
  return null
}

function beginningOf(start: Buffer): string {
  const decoded =
    start[0] === 0xff && start[1] === 0xfe
      ? start.toString('utf16le')
      : start[0] === 0xfe && start[1] === 0xff
        ? Buffer.from(start.subarray(0, start.length & ~1))
            .swap16()
            .toString('utf16le')
        : start.toString('latin1')
  return decoded.replace(byteOrderMark, '')
}

function textThat(begins: RegExp): Kind['is'] {
  return async (content) => {
    const refused = await text(content)
    if (refused !== null) return refused
    return begins.test(beginningOf(await content.slice(0, 4096))) ? null : wrongName
  }
}

async function xml(content: Content): Promise<TypeRefusal | null> {
  const refused = await textThat(/^\s*</)(content)
  return refused ?? ((await runsInBrowser(content)) ? 'markup' : null)
}

function openDocument(kind: string): Kind {
  const mediaType = `application/vnd.oasis.opendocument.${kind}`
  return {
    mediaType,
    // Its first entry is called mimetype and is not compressed (OpenDocument 1.3, part 2, §3.3).
    is: async (content) => {
      if ((await content.slice(30, 8 + mediaType.length)).toString('latin1') !== `mimetype${mediaType}`)
        return wrongName
      const entries = await zipNames(content)
      if (entries === null) return wrongName
      return entries.some(({ name }) => /^(Basic|Scripts)\//i.test(name)) ? 'macros' : null
    },
  }
}

/** An Office file in Open XML: its parts lie in a folder by its kind, and its list of types names no macro. */
function office(folder: string): Kind['is'] {
  return async (content) => {
    const entries = await zipNames(content)
    const types = entries?.find(({ name }) => name === '[Content_Types].xml')
    if (!entries?.some(({ name }) => name.startsWith(folder)) || !types) return wrongName
    if (entries.some(({ name }) => /vbaProject|macrosheets\//i.test(name))) return 'macros'
    const listed = await smallEntry(content, types)
    if (listed === null) return wrongName
    return /macroEnabled|vbaProject|intlmacrosheet/i.test(listed) ? 'macros' : null
  }
}

type ZipEntry = { name: string; method: number; size: number; at: number }

const most = { directory: 8 * 1024 * 1024, list: 1024 * 1024 }

/** A ZIP by its beginning, and by the end of its directory. One beyond 4 GB is one too: nothing looks into it. */
async function isZip(content: Content): Promise<boolean> {
  if (!['504b0304', '504b0506'].includes((await content.slice(0, 4)).toString('hex'))) return false
  const tail = await content.slice(Math.max(0, content.size - 65_557), 65_557)
  return tail.lastIndexOf(Buffer.from('504b0506', 'hex')) >= 0
}

/** The names in a ZIP, from its directory at the end (APPNOTE 4.3.12); null where it is none, or its directory is beyond reason. */
async function zipNames(content: Content): Promise<ZipEntry[] | null> {
  const tail = await content.slice(Math.max(0, content.size - 65_557), 65_557)
  const end = tail.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0 || end + 22 > tail.length) return null
  const [size, at] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  // ZIP64 tells these elsewhere. No document that people write needs that, and what cannot be looked into is not taken.
  if (at === 0xffffffff || size === 0xffffffff) return null
  if (size > most.directory || at + size > content.size) return null
  const directory = await content.slice(at, size)
  const entries: ZipEntry[] = []
  for (let from = 0; from + 46 <= directory.length; ) {
    if (directory.readUInt32LE(from) !== 0x02014b50) return null
    const name = directory.readUInt16LE(from + 28)
    entries.push({
      name: directory.toString('utf8', from + 46, from + 46 + name),
      method: directory.readUInt16LE(from + 10),
      size: directory.readUInt32LE(from + 20),
      at: directory.readUInt32LE(from + 42),
    })
    from += 46 + name + directory.readUInt16LE(from + 30) + directory.readUInt16LE(from + 32)
  }
  return entries
}

async function smallEntry(content: Content, entry: ZipEntry): Promise<string | null> {
  const head = await content.slice(entry.at, 30)
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50 || entry.size > most.list) return null
  const from = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const packed = await content.slice(from, entry.size)
  if (entry.method === 0) return packed.toString('utf8')
  try {
    return inflateRawSync(packed, { maxOutputLength: most.list }).toString('utf8')
  } catch {
    return null
  }
}
