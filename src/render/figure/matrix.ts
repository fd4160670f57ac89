import type { Mark } from '../../core/report/report.ts'
import { at, svgText } from './svg-text.ts'

export type MatrixField = { number: string; mark: Mark }
/** A standard as fields in rows by theme. `legend` says each mark in words. */
export type Matrix = { rows: { name: string; fields: MatrixField[] }[]; legend: { mark: Mark; word: string }[] }

const width = 760
const field = { width: 54, height: 26, gap: 4 }
const labels = 172
const perRow = Math.floor((width - labels) / (field.width + field.gap))

const colours: Record<Mark, { paper: string; ink: string }> = {
  holds: { paper: '#d9ecdf', ink: '#1c6b3c' },
  partly: { paper: '#fbeccb', ink: '#8a5a00' },
  planned: { paper: '#ffffff', ink: '#5b6664' },
  fails: { paper: '#f8dcd8', ink: '#a3261b' },
  unknown: { paper: '#e4e4f4', ink: '#4b4f9e' },
  none: { paper: '#eef1f0', ink: '#5b6664' },
}

/** A whole standard in one picture, as SVG: a field each requirement with its number and, by shape and colour, how it stands. */
export function drawMatrix({ rows, legend }: Matrix): string {
  let y = 4
  const drawn = rows.map(({ name, fields }) => {
    const lines = Math.max(1, Math.ceil(fields.length / perRow))
    const top = y
    y += lines * (field.height + field.gap) + 10
    const title = `<text x="0" y="${at(top + 17)}" font-size="13" font-weight="600" fill="#1d2624">${svgText(name)}</text>`
    const all = fields.map((one, n) => {
      const x = labels + (n % perRow) * (field.width + field.gap)
      return drawField(one, x, top + Math.floor(n / perRow) * (field.height + field.gap))
    })
    return title + all.join('')
  })
  let x = 0
  const words = legend.map(({ mark, word }) => {
    const from = x
    x += 30 + word.length * 7
    const { paper, ink } = colours[mark]
    return `<rect x="${at(from)}" y="${at(y + 4)}" width="18" height="18" rx="3" fill="${paper}" stroke="${ink}" stroke-width="0.8"/>${shapeOf(mark, from + 9, y + 13)}<text x="${at(from + 23)}" y="${at(y + 17)}" font-size="12" fill="#1d2624">${svgText(word)}</text>`
  })
  const height = y + 30
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="'Source Sans 3'">${[...drawn, ...words].join('')}</svg>`
}

function drawField({ number, mark }: MatrixField, x: number, y: number): string {
  const { paper, ink } = colours[mark]
  return `<rect x="${at(x)}" y="${at(y)}" width="${field.width}" height="${field.height}" rx="3" fill="${paper}" stroke="${ink}" stroke-width="0.6"/>${shapeOf(mark, x + 10, y + field.height / 2)}<text x="${at(x + 19)}" y="${at(y + 17)}" font-size="11.5" fill="#1d2624">${svgText(number)}</text>`
}

function shapeOf(mark: Mark, x: number, y: number): string {
  const { ink } = colours[mark]
  const ring = `<circle cx="${at(x)}" cy="${at(y)}" r="4.5" fill="none" stroke="${ink}" stroke-width="1.4"/>`
  switch (mark) {
    case 'holds':
      return `<circle cx="${at(x)}" cy="${at(y)}" r="5" fill="${ink}"/>`
    case 'partly':
      return `${ring}<path d="M${at(x)} ${at(y - 4.5)}A4.5 4.5 0 0 0 ${at(x)} ${at(y + 4.5)}Z" fill="${ink}"/>`
    case 'planned':
      return ring
    case 'fails':
      return `<path d="M${at(x - 4)} ${at(y - 4)}L${at(x + 4)} ${at(y + 4)}M${at(x + 4)} ${at(y - 4)}L${at(x - 4)} ${at(y + 4)}" stroke="${ink}" stroke-width="2"/>`
    case 'unknown':
      return `<text x="${at(x)}" y="${at(y + 4.5)}" font-size="13" font-weight="700" text-anchor="middle" fill="${ink}">?</text>`
    case 'none':
      return `<path d="M${at(x - 4.5)} ${at(y)}L${at(x + 4.5)} ${at(y)}" stroke="${ink}" stroke-width="2"/>`
  }
}
