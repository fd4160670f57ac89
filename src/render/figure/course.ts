import { at, svgText } from './svg-text.ts'

/** A number by day. `ahead` is expected, not known: drawn dashed and open. */
export type CoursePoint = { label: string; value: number; ahead: boolean }
/** `today` is the place of the point that is today. */
export type Course = { points: CoursePoint[]; today: number; legend: { known: string; ahead: string; today: string } }

const width = 760
const box = { left: 44, top: 30, right: 740, bottom: 250 }
const height = 312
const ink = '#1d2624'
const known = '#0e5a5a'
const expected = '#a4561a'

/** How a number went and is expected to go, as SVG: a full line with filled marks, then a dashed line with open ones. */
export function drawCourse({ points, today, legend }: Course): string {
  const most = niceMost(Math.max(1, ...points.map(({ value }) => value)))
  const stepped = most <= 10 ? Math.max(1, Math.ceil(most / 5)) : most / 5
  const x = (n: number) =>
    points.length < 2 ? (box.left + box.right) / 2 : box.left + (n * (box.right - box.left)) / (points.length - 1)
  const y = (value: number) => box.bottom - (value * (box.bottom - box.top)) / most
  const rules: string[] = []
  for (let value = 0; value <= most; value += stepped) {
    rules.push(
      `<line x1="${box.left}" y1="${at(y(value))}" x2="${box.right}" y2="${at(y(value))}" stroke="${value === 0 ? '#5b6664' : '#dde3e1'}" stroke-width="1"/><text x="${box.left - 8}" y="${at(y(value) + 4)}" font-size="11.5" text-anchor="end" fill="#5b6664">${at(value)}</text>`,
    )
  }
  // So many labels as fit beside each other, and always that of today.
  const every = Math.max(1, Math.ceil(points.length / 9))
  const labels = points.flatMap(({ label }, n) =>
    (n - today) % every === 0
      ? [
          `<text x="${at(x(n))}" y="${box.bottom + 18}" font-size="11.5" text-anchor="middle" fill="${ink}">${svgText(label)}</text>`,
        ]
      : [],
  )
  const line = (from: number, to: number, style: string) =>
    to <= from
      ? ''
      : `<path d="${points
          .slice(from, to + 1)
          .map(({ value }, n) => `${n === 0 ? 'M' : 'L'}${at(x(from + n))} ${at(y(value))}`)
          .join('')}" fill="none" stroke-width="2.5" ${style}/>`
  const marks = points.map(({ value, ahead }, n) => dot(x(n), y(value), ahead))
  const now = `<line x1="${at(x(today))}" y1="${box.top - 8}" x2="${at(x(today))}" y2="${box.bottom}" stroke="#5b6664" stroke-width="1" stroke-dasharray="2 3"/><text x="${at(x(today))}" y="${box.top - 13}" font-size="11.5" text-anchor="middle" fill="${ink}">${svgText(legend.today)}</text>`
  const keyY = height - 14
  const second = 70 + legend.known.length * 6.4
  const key = [
    `<line x1="0" y1="${keyY}" x2="34" y2="${keyY}" stroke="${known}" stroke-width="2.5"/>${dot(17, keyY, false)}<text x="42" y="${keyY + 4}" font-size="12" fill="${ink}">${svgText(legend.known)}</text>`,
    `<line x1="${at(second)}" y1="${keyY}" x2="${at(second + 34)}" y2="${keyY}" stroke="${expected}" stroke-width="2.5" stroke-dasharray="7 4"/>${dot(second + 17, keyY, true)}<text x="${at(second + 42)}" y="${keyY + 4}" font-size="12" fill="${ink}">${svgText(legend.ahead)}</text>`,
  ]
  const drawn = [
    ...rules,
    now,
    line(0, today, `stroke="${known}"`),
    line(today, points.length - 1, `stroke="${expected}" stroke-dasharray="7 4"`),
    ...marks,
    ...labels,
    ...key,
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="'Source Sans 3'">${drawn.join('')}</svg>`
}

const dot = (x: number, y: number, ahead: boolean) =>
  ahead
    ? `<circle cx="${at(x)}" cy="${at(y)}" r="4" fill="#ffffff" stroke="${expected}" stroke-width="2"/>`
    : `<circle cx="${at(x)}" cy="${at(y)}" r="4" fill="${known}"/>`

/** The top of the scale: up to ten the number itself, above it the next multiple of five or of a rounder number. */
function niceMost(value: number): number {
  if (value <= 10) return value
  const unit = value <= 50 ? 5 : value <= 200 ? 25 : 10 ** Math.floor(Math.log10(value)) / 2
  return Math.ceil(value / unit) * unit
}
