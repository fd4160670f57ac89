import { at, svgText } from './svg-text.ts'

/** Steps and levels lowest first; `matrix[impact - 1][likelihood - 1]` is the place of a level, `counts` are in the same order. */
export type HeatMap = {
  likelihood: { title: string; steps: string[] }
  impact: { title: string; steps: string[] }
  levels: string[]
  matrix: number[][]
  /** Drawn side by side, such as without measures and with all of them. */
  maps: { title: string; counts: number[][] }[]
}

const width = 760
const left = 128
const between = 20
const top = 40
const ink = '#1d2624'
const soft = '#5b6664'

// From calm to grave. The pattern tells it too: nothing, dots, lines, crossed lines, full.
const shades = ['#eef4f0', '#f6eccb', '#f3cf9b', '#e79d7e', '#9e2b20'] as const
const inks = ['#8fae9c', '#a58a2f', '#9a5a12', '#8a2c1c', '#5d120b'] as const
const patterns = ['', 'dots', 'lines', 'crossed', 'full'] as const
type Pattern = (typeof patterns)[number]

/** Which of the five looks a level has: the lowest always the calmest, the highest always the gravest. */
const lookOf = (place: number, levels: number) => (levels < 2 ? 0 : Math.round((place * 4) / (levels - 1)))

/**
 * Heat maps as SVG: a cell for each likelihood and impact with how many risks lie in it. Levels are told apart by colour, by pattern, and by
 * their number, so that it can be read without colour.
 */
export function drawHeatMap({ likelihood, impact, levels, matrix, maps }: HeatMap): string {
  const [columns, rows] = [likelihood.steps.length, impact.steps.length]
  const mapWidth = (width - left - between * (maps.length - 1)) / maps.length
  const cell = { width: mapWidth / columns, height: Math.min(46, Math.max(30, mapWidth / columns)) }
  const bottom = top + rows * cell.height
  const drawn = maps.map(({ title, counts }, n) => {
    const x = left + n * (mapWidth + between)
    const head = `<text x="${at(x)}" y="20" font-size="14" font-weight="600" fill="${ink}">${svgText(title)}</text>`
    const cells = matrix.flatMap((row, up) =>
      row.map((level, right) => {
        const place = { x: x + right * cell.width, y: bottom - (up + 1) * cell.height, ...cell }
        return drawCell(place, lookOf(level, levels.length), String(level + 1), counts[up]?.[right] ?? 0)
      }),
    )
    const numbers = likelihood.steps.map(
      (_, right) =>
        `<text x="${at(x + (right + 0.5) * cell.width)}" y="${at(bottom + 16)}" font-size="12" text-anchor="middle" fill="${ink}">${right + 1}</text>`,
    )
    return [head, ...cells, ...numbers].join('')
  })
  const side = impact.steps.map((name, up) => {
    const y = bottom - (up + 0.5) * cell.height
    const lines = broken(`${up + 1} ${name}`, 20).slice(0, 2)
    return lines.map(
      (line, n) =>
        `<text x="${left - 8}" y="${at(y + 4 + (n - (lines.length - 1) / 2) * 13)}" font-size="11.5" text-anchor="end" fill="${ink}">${svgText(line)}</text>`,
    )
  })
  const axis = `<text x="${left - 8}" y="30" font-size="11.5" font-weight="600" text-anchor="end" fill="${soft}">${svgText(impact.title)}</text>`
  const key = flowed(
    likelihood.steps.map((name, n) => `${n + 1} ${name}`),
    `${likelihood.title}:`,
    bottom + 38,
  )
  const legend = drawLegend(levels, key.next + 8)
  const height = legend.next
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${at(height)}" width="${width}" height="${at(height)}" font-family="'Source Sans 3'">${[axis, ...side.flat(), ...drawn, key.svg, legend.svg].join('')}</svg>`
}

type Place = { x: number; y: number; width: number; height: number }

function drawCell(place: Place, look: number, number: string, count: number): string {
  const { x, y, width: wide, height: high } = place
  const many = String(count)
  const room = Math.max(20, 11 + many.length * 8)
  const [midX, midY] = [x + wide / 2 + 2, y + high / 2 + 3]
  const told =
    count === 0
      ? ''
      : `<rect x="${at(midX - room / 2)}" y="${at(midY - 8)}" width="${at(room)}" height="18" rx="9" fill="#ffffff" stroke="${ink}" stroke-width="0.8"/><text x="${at(midX)}" y="${at(midY + 5)}" font-size="12.5" font-weight="600" text-anchor="middle" fill="${ink}">${many}</text>`
  return `${field(place, look)}${mark(x + 3, y + 3, number, 9)}${told}`
}

/** The number of a level on a scrap of paper, so that it can be read on every pattern. */
const mark = (x: number, y: number, number: string, size: number) =>
  `<rect x="${at(x)}" y="${at(y)}" width="${at(size)}" height="${at(size + 1)}" fill="#ffffff"/><text x="${at(x + size / 2)}" y="${at(y + size - 1)}" font-size="${size}" text-anchor="middle" fill="${ink}">${number}</text>`

function field({ x, y, width: wide, height: high }: Place, look: number): string {
  const [shade, line] = [shades[look] ?? shades[0], inks[look] ?? inks[0]]
  const box = `x="${at(x)}" y="${at(y)}" width="${at(wide)}" height="${at(high)}"`
  const pattern = drawPattern(patterns[look] ?? '', { x, y, width: wide, height: high }, line)
  return `<rect ${box} fill="${shade}"/>${pattern}<rect ${box} fill="none" stroke="#ffffff" stroke-width="2"/>`
}

/** Drawn line by line: not every program that opens a document knows how to fill with a pattern. */
function drawPattern(pattern: Pattern, { x, y, width: wide, height: high }: Place, line: string): string {
  if (pattern === 'dots') {
    const dots: string[] = []
    for (let down = 5; down < high - 2; down += 9)
      for (let right = 5; right < wide - 2; right += 9) dots.push(`M${at(x + right)} ${at(y + down)}h0.1`)
    return `<path d="${dots.join('')}" stroke="${line}" stroke-width="1.8" stroke-linecap="round" fill="none"/>`
  }
  if (pattern !== 'lines' && pattern !== 'crossed') return ''
  const found: string[] = []
  for (let sum = 8; sum < wide + high; sum += 8) {
    const [from, to] = [Math.max(0, sum - high), Math.min(wide, sum)]
    found.push(`M${at(x + from)} ${at(y + sum - from)}L${at(x + to)} ${at(y + sum - to)}`)
    if (pattern === 'crossed')
      found.push(`M${at(x + wide - from)} ${at(y + sum - from)}L${at(x + wide - to)} ${at(y + sum - to)}`)
  }
  return `<path d="${found.join('')}" stroke="${line}" stroke-width="0.9" fill="none"/>`
}

/** Words one after another over as many lines as they need; `next` is where the following can begin. */
function flowed(items: readonly string[], title: string, y: number): { svg: string; next: number } {
  let [x, line] = [title.length * 6.6 + 8, y]
  const drawn = items.map((item) => {
    const room = item.length * 6.1 + 18
    if (x + room > width) [x, line] = [0, line + 17]
    const from = x
    x += room
    return `<text x="${at(from)}" y="${at(line)}" font-size="12" fill="${ink}">${svgText(item)}</text>`
  })
  const head = `<text x="0" y="${at(y)}" font-size="12" font-weight="600" fill="${soft}">${svgText(title)}</text>`
  return { svg: [head, ...drawn].join(''), next: line + 10 }
}

function drawLegend(levels: readonly string[], y: number): { svg: string; next: number } {
  let [x, line] = [0, y]
  const drawn = levels.map((name, place) => {
    const room = 40 + name.length * 6.4 + 18
    if (x > 0 && x + room > width) [x, line] = [0, line + 26]
    const from = x
    x += room
    const box = { x: from, y: line, width: 30, height: 20 }
    return `${field(box, lookOf(place, levels.length))}${mark(from + 3, line + 4, String(place + 1), 9)}<text x="${at(from + 36)}" y="${at(line + 14)}" font-size="12" fill="${ink}">${svgText(name)}</text>`
  })
  return { svg: drawn.join(''), next: line + 26 }
}

/** A name over lines of so many characters, broken between words, and within one that is longer. */
function broken(name: string, most: number): string[] {
  const found: string[] = []
  for (const word of name.split(' ')) {
    const last = found.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= most) found[found.length - 1] = `${last} ${word}`
    else if (word.length > most) found.push(`${word.slice(0, most - 1)}…`)
    else found.push(word)
  }
  return found
}
