/** Entries of a calendar together by month ('2026-03'), in the order in which they come. */
export function byMonth<E extends { day: string }>(entries: readonly E[]): { month: string; entries: E[] }[] {
  const months: { month: string; entries: E[] }[] = []
  for (const entry of entries) {
    const month = entry.day.slice(0, 7)
    const last = months.at(-1)
    if (last?.month === month) last.entries.push(entry)
    else months.push({ month, entries: [entry] })
  }
  return months
}
