import { at, svgText } from './svg-text.ts'

/** A line around the radar: one value for each spoke, from 0 to `most`; null where nothing is known. */
export type RadarSeries = { name: string; values: (number | null)[] }
export type Radar = { spokes: string[]; series: RadarSeries[]; most: number }

// Told apart by how they are drawn as much as by colour: full, dashed, dotted.
const lines = [
  { colour: '#0e5a5a', dash: '', shape: 'circle' },
  { colour: '#a4561a', dash: '7 4', shape: 'square' },
  { colour: '#4b4f9e', dash: '2 4', shape: 'diamond' },
] as const

const width = 760
const radius = 190
const centre = { x: width / 2, y: 236 }

/** A radar as SVG: a spoke each theme, a ring each step, a line each series. Where a value is not known, the line is interrupted. */
export function drawRadar({ spokes, series, most }: Radar): string {
  const height = centre.y + radius + 96
  const place = (spoke: number, value: number) => {
    const angle = (2 * Math.PI * spoke) / spokes.length - Math.PI / 2
    const distance = (radius * value) / most
    return { x: centre.x + Math.cos(angle) * distance, y: centre.y + Math.sin(angle) * distance }
  }
  const steps = Array.from({ length: most }, (_, n) => n + 1)
  const rings = steps.map((step) => {
    const points = spokes.map((_, spoke) => place(spoke, step)).map(({ x, y }) => `${at(x)},${at(y)}`)
    return `<polygon points="${points.join(' ')}" fill="none" stroke="#c9d1cf" stroke-width="1"/>`
  })
  const numbers = [0, ...steps].map((step) => {
    const { x, y } = place(0, step)
    return `<text x="${at(x + 5)}" y="${at(y + 4)}" font-size="11" fill="#5b6664">${step}</text>`
  })
  const arms = spokes.map((_, spoke) => {
    const { x, y } = place(spoke, most)
    return `<line x1="${at(centre.x)}" y1="${at(centre.y)}" x2="${at(x)}" y2="${at(y)}" stroke="#dde3e1" stroke-width="1"/>`
  })
  const labels = spokes.map((name, spoke) => {
    const { x, y } = place(spoke, most * 1.07)
    const aside = x - centre.x
    const anchor = Math.abs(aside) < 12 ? 'middle' : aside > 0 ? 'start' : 'end'
    const words = broken(name)
    const top = y + 4 - ((words.length - 1) * 13) / (y < centre.y - radius * 0.8 ? 1 : 2)
    const spans = words.map((word, n) => `<tspan x="${at(x)}" y="${at(top + n * 13)}">${svgText(word)}</tspan>`)
    return `<text font-size="12" fill="#1d2624" text-anchor="${anchor}">${spans.join('')}</text>`
  })
  const drawn = series.map(({ values }, n) => drawLine(values, n, place))
  const legend = series.map(({ name }, n) => {
    const line = lines[n % lines.length] ?? lines[0]
    const x = width / 2 + (n - series.length / 2) * 170
    const y = height - 24
    return `<line x1="${at(x)}" y1="${at(y)}" x2="${at(x + 34)}" y2="${at(y)}" stroke="${line.colour}" stroke-width="2.5"${dashed(line.dash)}/>${mark(line.shape, line.colour, x + 17, y)}<text x="${at(x + 42)}" y="${at(y + 4)}" font-size="13" fill="#1d2624">${svgText(name)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="'Source Sans 3'">${[...rings, ...arms, ...numbers, ...drawn, ...labels, ...legend].join('')}</svg>`
}

const dashed = (dash: string) => (dash === '' ? '' : ` stroke-dasharray="${dash}"`)

function drawLine(
  values: readonly (number | null)[],
  n: number,
  place: (spoke: number, value: number) => { x: number; y: number },
): string {
  const { colour, dash, shape } = lines[n % lines.length] ?? lines[0]
  const points = values.map((value, spoke) => (value === null ? null : place(spoke, value)))
  const parts = points.flatMap((from, spoke) => {
    const to = points[(spoke + 1) % points.length]
    if (!from || !to || points.length < 2) return []
    return [`M${at(from.x)} ${at(from.y)}L${at(to.x)} ${at(to.y)}`]
  })
  const marks = points.flatMap((point) => (point ? mark(shape, colour, point.x, point.y) : []))
  return `<path d="${parts.join('')}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-linecap="round"${dashed(dash)}/>${marks.join('')}`
}

function mark(shape: (typeof lines)[number]['shape'], colour: string, x: number, y: number): string {
  if (shape === 'circle') return `<circle cx="${at(x)}" cy="${at(y)}" r="4" fill="${colour}"/>`
  const turned = shape === 'diamond' ? ` transform="rotate(45 ${at(x)} ${at(y)})"` : ''
  return `<rect x="${at(x - 3.5)}" y="${at(y - 3.5)}" width="7" height="7" fill="${colour}"${turned}/>`
}

/** A name over lines of about twenty characters, broken between words. */
function broken(name: string): string[] {
  const found: string[] = []
  for (const word of name.split(' ')) {
    const last = found.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= 20) found[found.length - 1] = `${last} ${word}`
    else found.push(word)
  }
  return found
}
