type Item = { key: string; text: string }
/** A part of a scope statement between empty lines: what stands above its list, and the lines of the list. */
export type ScopeBlock = { key: string; lines: string[]; items: Item[] }

/** The parts of a text that is written as the composed one is: paragraphs, and lists whose lines begin with '- '. */
export function scopeBlocks(text: string): ScopeBlock[] {
  return text.split(/\n{2,}/).map((block, nth) => {
    const all = block.split('\n')
    const first = all.findIndex((line) => line.startsWith('- '))
    const lines = first < 0 ? all : all.slice(0, first)
    const items: Item[] = []
    for (const line of first < 0 ? [] : all.slice(first)) {
      const last = items.at(-1)
      if (line.startsWith('- ')) items.push({ key: `${nth} ${items.length}`, text: line.slice(2) })
      else if (last) last.text += `\n${line}`
    }
    return { key: `${nth}`, lines, items }
  })
}

const around = 160

/** A long stretch that both texts share, cut to what stands beside the changes; short ones stay whole. `at` tells where it stands. */
export function cutSame(text: string, at: 'first' | 'middle' | 'last'): string {
  const keepStart = at === 'first' ? 0 : around
  const keepEnd = at === 'last' ? 0 : around
  if (text.length <= keepStart + keepEnd + around) return text
  const start = text.slice(0, keepStart).replace(/\S*$/, '')
  const end = keepEnd === 0 ? '' : text.slice(-keepEnd).replace(/^\S*/, '')
  return `${start}…${end}`
}
