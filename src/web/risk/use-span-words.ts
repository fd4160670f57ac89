import { spanOf } from '../measures/measure.ts'
import { useText } from '../session/text.tsx'

/** Gives the words of a length of time such as P6M; what is none stays as it is. */
export function useSpanWords() {
  const text = useText()
  return (period: string): string => {
    const span = spanOf(period)
    return span ? text(`criteria.span.${span.unit}`, { count: Number(span.count) }) : period
  }
}
