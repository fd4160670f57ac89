/** The Unicode code points for which an OpenType font has a glyph, from its `cmap` table (formats 4 and 12). */
export function coveredCodePoints(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const covered = new Set<number>()
  const cmap = tableOffset(view, 'cmap')
  if (cmap === null) return covered
  const count = view.getUint16(cmap + 2)
  for (let index = 0; index < count; index++) {
    const subtable = cmap + view.getUint32(cmap + 4 + index * 8 + 4)
    const format = view.getUint16(subtable)
    if (format === 4) readSegments(view, subtable, covered)
    if (format === 12) readGroups(view, subtable, covered)
  }
  return covered
}

function tableOffset(view: DataView, wanted: string): number | null {
  const count = view.getUint16(4)
  for (let index = 0; index < count; index++) {
    const record = 12 + index * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)))
    if (tag === wanted) return view.getUint32(record + 8)
  }
  return null
}

// Format 4: segments of the basic plane; a glyph id of 0 means 'no glyph' although the segment names the character.
function readSegments(view: DataView, subtable: number, covered: Set<number>) {
  const doubled = view.getUint16(subtable + 6)
  for (let at = 0; at < doubled; at += 2) {
    const end = view.getUint16(subtable + 14 + at)
    const start = view.getUint16(subtable + 16 + doubled + at)
    const delta = view.getUint16(subtable + 16 + 2 * doubled + at)
    const rangeAt = subtable + 16 + 3 * doubled + at
    const range = view.getUint16(rangeAt)
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph = range === 0 ? (code + delta) & 0xffff : view.getUint16(rangeAt + range + 2 * (code - start))
      if (glyph !== 0) covered.add(code)
    }
  }
}

// Format 12: groups of the whole of Unicode.
function readGroups(view: DataView, subtable: number, covered: Set<number>) {
  const groups = view.getUint32(subtable + 12)
  for (let index = 0; index < groups; index++) {
    const group = subtable + 16 + index * 12
    const glyph = view.getUint32(group + 8)
    const start = view.getUint32(group)
    for (let code = start; code <= view.getUint32(group + 4); code++) if (glyph + code - start !== 0) covered.add(code)
  }
}
