/**
 * The text of a file of which nobody says how it was written: by its byte order mark, else UTF-8 where it is that, else Windows-1252, in
 * which spreadsheet programs in the Netherlands write CSV. Null where it is no text at all.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  if (encoding !== null) return checked(new TextDecoder(encoding).decode(bytes))
  // No text holds these bytes, and every picture and archive does.
  if (bytes.includes(0)) return null
  try {
    return checked(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return checked(new TextDecoder('windows-1252').decode(bytes))
  }
}

const checked = (text: string): string | null => (text.includes('\u0000') ? null : text)
