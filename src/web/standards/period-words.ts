import type { Text } from '../session/text.tsx'

const shape = /^P(\d{1,2})([DWMY])$/
type Unit = 'D' | 'W' | 'M' | 'Y'

/** An ISO 8601 length of time in words: P1M is 'one month' as a stretch, and 'month' after 'every'. */
export function periodWords(text: Text, period: string, as: 'period' | 'rhythm' = 'period'): string {
  const match = shape.exec(period)
  if (!match) return period
  const [unit, count] = [match[2] as Unit, Number(match[1])]
  return as === 'rhythm' ? text(`rhythm.${unit}`, { count }) : text(`period.${unit}`, { count })
}
