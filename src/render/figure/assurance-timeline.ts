import type { BarKind, Timeline, TimelineBar } from '../../core/assurance/timeline.ts'
import { at, svgText } from './svg-text.ts'

type Words = {
  /** A kind of bar in words, for the legend. */
  kinds: Record<BarKind, string>
  asked: string
  today: string
  tick(day: string): string
}

const width = 760
const left = 210
const right = 750
const rowHeight = 30
const top = 34
const ink = '#1d2624'
const soft = '#5b6664'
const full = '#0e5a5a'

/**
 * Which days reports tell about, as SVG. Told apart by form, so that it reads without colour: filled is tested, upright strokes are
 * bridged, a white line through it is a qualified opinion, a dashed outline does not count, a diamond is the day of a type I.
 */
export function drawAssuranceTimeline(timeline: Timeline, words: Words): string {
  const x = (place: number) => left + place * (right - left)
  const bottom = top + timeline.rows.length * rowHeight
  const band = `<rect x="${at(x(timeline.asked.start))}" y="${top - 4}" width="${at(x(timeline.asked.end) - x(timeline.asked.start))}" height="${bottom - top + 4}" fill="#eef3f1"/><text x="${at(x((timeline.asked.start + timeline.asked.end) / 2))}" y="12" font-size="11.5" text-anchor="middle" fill="${ink}">${svgText(words.asked)}</text>`
  // As many labels as fit beside each other.
  const every = Math.max(1, Math.ceil(timeline.ticks.length / 9))
  const ticks = timeline.ticks.map(
    ({ day, at: place }, n) =>
      `<line x1="${at(x(place))}" y1="${top - 4}" x2="${at(x(place))}" y2="${bottom}" stroke="#cfd8d5" stroke-width="1"/>${
        n % every === 0
          ? `<text x="${at(x(place) + 3)}" y="${top - 9}" font-size="10.5" fill="${soft}">${svgText(words.tick(day))}</text>`
          : ''
      }`,
  )
  const rows = timeline.rows.map((row, n) => {
    const y = top + n * rowHeight
    const label = `<text x="0" y="${y + 19}" font-size="12"${row.sum ? ' font-weight="600"' : ''} fill="${ink}">${svgText(shortened(row.title))}</text>`
    const rule = `<line x1="0" y1="${y}" x2="${right}" y2="${y}" stroke="${row.sum ? soft : '#dde3e1'}" stroke-width="${row.sum ? 1 : 0.6}"/>`
    return `${rule}${label}${row.bars.map((bar) => drawBar(bar, x, y + 8)).join('')}`
  })
  const today =
    timeline.today === null
      ? ''
      : `<line x1="${at(x(timeline.today))}" y1="${top - 4}" x2="${at(x(timeline.today))}" y2="${bottom + 4}" stroke="${ink}" stroke-width="1.2" stroke-dasharray="2 3"/><text x="${at(x(timeline.today))}" y="${bottom + 15}" font-size="10.5" text-anchor="middle" fill="${ink}">${svgText(words.today)}</text>`
  const kinds = [...new Set(timeline.rows.flatMap(({ bars }) => bars.map(({ kind }) => kind)))]
  let keyX = 0
  let keyY = bottom + 36
  const key = kinds.map((kind) => {
    const wide = 46 + words.kinds[kind].length * 6.3
    if (keyX + wide > width) [keyX, keyY] = [0, keyY + 22]
    const from = keyX
    keyX += wide
    const sample: TimelineBar = { kind, from: timeline.from, through: timeline.through, start: 0, end: 1 }
    return `${drawBar(sample, (place) => from + place * 26, keyY - 10)}<text x="${at(from + 33)}" y="${keyY + 1}" font-size="11.5" fill="${ink}">${svgText(words.kinds[kind])}</text>`
  })
  const height = keyY + 14
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="'Source Sans 3'">${[band, ...ticks, ...rows, today, ...key].join('')}</svg>`
}

const mostLetters = 34
const shortened = (text: string) => {
  const letters = Array.from(text)
  return letters.length <= mostLetters ? text : `${letters.slice(0, mostLetters - 1).join('')}…`
}

function drawBar({ kind, start, end }: TimelineBar, x: (place: number) => number, y: number): string {
  const [from, to] = [x(start), Math.max(x(end), x(start) + 1.5)]
  const box = (style: string) => `<rect x="${at(from)}" y="${at(y)}" width="${at(to - from)}" height="14" ${style}/>`
  if (kind === 'day') {
    const middle = (from + to) / 2
    return `<path d="M${at(middle)} ${at(y)}L${at(middle + 7)} ${at(y + 7)}L${at(middle)} ${at(y + 14)}L${at(middle - 7)} ${at(y + 7)}Z" fill="#ffffff" stroke="${full}" stroke-width="1.6"/>`
  }
  if (kind === 'not-counted') return box(`fill="none" stroke="${soft}" stroke-width="1" stroke-dasharray="4 3"`)
  const through = kind.endsWith('-qualified')
    ? `<line x1="${at(from)}" y1="${at(y + 7)}" x2="${at(to)}" y2="${at(y + 7)}" stroke="#ffffff" stroke-width="4.5"/>`
    : ''
  if (kind.startsWith('tested')) return `${box(`fill="${full}" stroke="${full}" stroke-width="1"`)}${through}`
  const strokes: string[] = []
  for (let place = from + 4; place < to; place += 4) strokes.push(`M${at(place)} ${at(y)}V${at(y + 14)}`)
  return `${box(`fill="#ffffff" stroke="${full}" stroke-width="1"`)}<path d="${strokes.join('')}" stroke="${full}" stroke-width="1"/>${through}`
}
