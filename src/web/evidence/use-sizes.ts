import { useLanguage } from '../session/language.tsx'

/** Writes a number of bytes as people read it. */
export function useSizes(): (bytes: number) => string {
  const language = useLanguage()
  return (bytes) => {
    const [unit, per] = bytes < 1_000_000 ? (['kB', 1000] as const) : (['MB', 1_000_000] as const)
    const digits = bytes < 10_000_000 && unit === 'MB' ? 1 : 0
    const most = bytes === 0 ? 0 : Math.max(bytes / per, unit === 'kB' ? 1 : 0)
    return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(most)} ${unit}`
  }
}
