/** What is needed of a content to look through it. */
type Content = { slice(at: number, length: number): Promise<Buffer>; read(): AsyncIterable<Uint8Array> }

const runs =
  /<\?xml-stylesheet|http:\/\/www\.w3\.org\/(?:1999\/xhtml|2000\/svg|1999\/XSL\/Transform|1998\/Math\/MathML)|&#x?0{20}/i
// With it ISO-2022-JP changes its alphabet, and would cut a name in two that a browser sees whole.
const escapeByte = '\x1b'
// A character may be written as its number.
const numbered = /&#(?:x0{0,20}([0-9a-f]{1,6})|0{0,20}(\d{1,7}));/gi
// More than the longest thing that is looked for, so that none is missed between two pieces.
const overlap = 256

const characterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '')

/**
 * Whether a browser would run something in an XML file: a web page, a drawing or a transformation anywhere in it, a style sheet, or a type of
 * its own that could hide one of these. An auditor opens it from a disk, where nothing holds it back.
 */
export async function runsInBrowser(content: Content): Promise<boolean> {
  const start = await content.slice(0, 2)
  const wide = { feff: 'utf-16be', fffe: 'utf-16le' }[start.toString('hex')]
  // Everything that is looked for is ASCII, which reads the same in each of the other encodings that a browser takes.
  const decoder = new TextDecoder(wide ?? 'latin1')
  let before = ''
  for await (const bytes of content.read()) {
    const text = (before + decoder.decode(bytes, { stream: true })).replace(
      numbered,
      (_, hex?: string, digits?: string) => characterOf(hex === undefined ? Number(digits) : Number.parseInt(hex, 16)),
    )
    if (runs.test(text) || text.includes(escapeByte) || /<!(?:ENTITY|ATTLIST)/i.test(text)) return true
    before = text.slice(-overlap)
  }
  return false
}
