// Widths in parts of the font's size; a bit more than those of Source Sans 3, so that a label never comes out wider than it was counted.
const narrow = new Set("iljtfrI.,:;'|!()[] -/")
const wide = new Set('mwMWÆŒ@%—')

function widthOf(text: string, size: number): number {
  let parts = 0
  for (const sign of text) {
    if (wide.has(sign)) parts += 0.86
    else if (narrow.has(sign)) parts += 0.3
    else if ((sign.codePointAt(0) ?? 0) > 0x2e80) parts += 1.1
    else parts += sign === sign.toLowerCase() ? 0.51 : 0.62
  }
  return parts * size
}

/**
 * A label in lines that are no wider than `width` at a font size, both in the same unit: broken between words, a word that is too long
 * within itself. What does not fit in `most` lines ends in an ellipsis.
 */
export function wrapLabel(label: string, width: number, size: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  const push = () => {
    if (line !== '') lines.push(line)
    line = ''
  }
  for (const word of label.split(/\s+/).filter((one) => one !== '')) {
    const joined = line === '' ? word : `${line} ${word}`
    if (widthOf(joined, size) <= width) {
      line = joined
      continue
    }
    push()
    for (const sign of word) {
      if (line !== '' && widthOf(`${line}${sign}-`, size) > width) {
        lines.push(`${line}-`)
        line = ''
      }
      line += sign
    }
  }
  push()
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  let last = kept.at(-1) ?? ''
  while (last !== '' && widthOf(`${last}…`, size) > width) last = [...last].slice(0, -1).join('')
  return [...kept.slice(0, -1), `${last.trimEnd()}…`]
}
