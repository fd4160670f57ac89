import { addDays, type Day, daysBetween } from '../../core/time/day.ts'
import type { CurvePoint } from './use-curve.ts'

/** One edition's share on a day; null where nothing applied. */
export type Share = { day: string; share: number | null; count: number; of: number }
export type CurveLine = { edition: string; name: string; shares: Share[] }

/** The share of each edition at each point, the edition of the newest point first in line. */
export function linesOf(points: readonly CurvePoint[]): CurveLine[] {
  const names = new Map(
    points.toReversed().flatMap(({ editions }) => editions.map(({ edition, editionName }) => [edition, editionName])),
  )
  return [...names].map(([edition, name]) => ({
    edition,
    name,
    shares: points.map(({ day, editions }) => {
      const sum = editions.find((one) => one.edition === edition)?.sum
      const [count, of] = [sum?.demonstrable ?? 0, sum?.applicable ?? 0]
      return { day, share: of === 0 ? null : count / of, count, of }
    }),
  }))
}

/** The line in steps through a drawing of so wide and high: what holds at the end of a day holds until the next point. Broken where nothing applied. */
export function stepsPath(
  shares: readonly Share[],
  from: Day,
  through: Day,
  [width, height]: [number, number],
): string {
  const days = daysBetween(from, addDays(through, 1))
  const x = (day: string) => round((width * daysBetween(from, day as Day)) / days)
  const y = (share: number) => round(height * (1 - share))
  let path = ''
  let drawing = false
  for (const [place, { day, share }] of shares.entries()) {
    const end = x(shares[place + 1]?.day ?? addDays(through, 1))
    if (share === null) {
      drawing = false
      continue
    }
    path += `${drawing ? `V${y(share)}` : `M${x(day)} ${y(share)}`}H${end}`
    drawing = true
  }
  return path
}

const round = (value: number) => Math.round(value * 10) / 10
