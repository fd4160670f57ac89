import { useText } from '../session/text.tsx'

/** Gives the words of a length of time in months or years: P1Y, P6M. */
export function useSpanWords() {
  const text = useText()
  return (span: string): string => {
    const [, count = '', unit = ''] = /^P(\d+)([MY])$/.exec(span) ?? []
    return text(unit === 'Y' ? 'documents.years' : 'documents.months', { count: Number(count) })
  }
}
