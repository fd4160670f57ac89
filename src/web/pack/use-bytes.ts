import { useLanguage } from '../session/language.tsx'

const units = ['kB', 'MB', 'GB'] as const

/** Writes a number of bytes as people read it, in steps of a thousand. */
export function useBytes(): (bytes: number) => string {
  const language = useLanguage()
  return (bytes) => {
    const step = bytes < 1e6 ? 0 : bytes < 1e9 ? 1 : 2
    const value = bytes / 1000 ** (step + 1)
    const digits = value < 10 && step > 0 ? 1 : 0
    return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)} ${units[step]}`
  }
}
