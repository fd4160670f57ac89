import type { useWritten } from '../session/language.tsx'
import type { Text } from '../session/text.tsx'
import type { Estimate } from './exceedance.ts'

/** The ranges of an estimate in words. */
export function rangesInWords(
  { lossLow, lossHigh, eventsLow, eventsHigh }: Pick<Estimate, 'lossLow' | 'lossHigh' | 'eventsLow' | 'eventsHigh'>,
  text: Text,
  written: ReturnType<typeof useWritten>,
): { loss: string; events: string } {
  const times = (rate: number) =>
    rate === 1
      ? text('numbers.onceYear')
      : rate > 1
        ? text('numbers.timesYear', { times: written.number(rate) })
        : text('numbers.onceIn', { years: written.number(Math.round(10 / rate) / 10) })
  const range = (low: string, high: string) => (low === high ? low : text('numbers.between', { low, high }))
  return {
    loss: range(written.euros(lossLow), written.euros(lossHigh)),
    events: range(times(eventsLow), times(eventsHigh)),
  }
}
