/** Whole euros as somebody types them: '250000', '250.000', '€ 250,000', '250 000'; null where it is no whole amount. */
export function parseEuros(written: string): number | null {
  const bare = written.replace(/[€\s]/g, '')
  if (/^\d{1,12}$/.test(bare)) return Number(bare)
  return /^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(bare) ? Number(bare.replace(/[.,]/g, '')) : null
}

/** A number of times as somebody types it: '3', '0,1', '0.25'; null where it is none, or could be read in two ways: '1.000'. */
export function parseTimes(written: string): number | null {
  const bare = written.trim()
  if (!/^\d{1,6}([.,]\d{1,6})?$/.test(bare) || /^[1-9]\d{0,2}[.,]\d{3}$/.test(bare)) return null
  return Number(bare.replace(',', '.'))
}

/** Rounded to so many digits that say something: an estimate knows no more. */
export function roundTo(digits: number, value: number): number {
  if (value === 0) return 0
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value))) + 1 - digits)
  return Math.round(value / step) * step
}
