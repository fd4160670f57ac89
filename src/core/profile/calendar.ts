import type { Confidence } from '../standards/edition.ts'
import type { Day } from '../time/day.ts'

type Both = { nl: string; en: string }

export type TermKind = 'transition' | 'certificate' | 'surveillance' | 'other'

/** Something that ends or is due on a day. `of` is the certificate or the term that it comes from. */
export type CalendarEntry = {
  day: Day
  kind: TermKind
  title: Both
  source: string
  certainty: Confidence
  note: string
  from: 'certificate' | 'term'
  of: string
}

type Certificate = { id: string; name: string; body: string; number: string; ends: Day; surveillance: readonly Day[] }
type Term = {
  id: string
  title: string
  ends: Day
  kind: TermKind
  source: string
  certainty: Confidence
  note: string
}

/**
 * Everything that ends, by day: the terms that people noted, and by themselves the last day and the surveillance audits of each own
 * certificate. What a certificate says of itself is certain.
 */
export function calendarOf(certificates: readonly Certificate[], terms: readonly Term[]): CalendarEntry[] {
  const entries = [
    ...terms.map(
      ({ id, title, ends, ...term }): CalendarEntry => ({
        ...term,
        day: ends,
        title: { nl: title, en: title },
        from: 'term',
        of: id,
      }),
    ),
    ...certificates.flatMap(({ id, name, body, number, ends, surveillance }): CalendarEntry[] => {
      const source = [body, number].filter(Boolean).join(', ')
      const shared = { source, certainty: 'high' as const, note: '', from: 'certificate' as const, of: id }
      return [
        {
          ...shared,
          day: ends,
          kind: 'certificate',
          title: { nl: `Laatste dag van het certificaat ${name}`, en: `Last day of the certificate ${name}` },
        },
        ...surveillance.map(
          (day): CalendarEntry => ({
            ...shared,
            day,
            kind: 'surveillance',
            title: { nl: `Toezichtaudit ${name}`, en: `Surveillance audit ${name}` },
          }),
        ),
      ]
    }),
  ]
  return entries.sort(
    (a, b) => a.day.localeCompare(b.day) || a.title.nl.localeCompare(b.title.nl) || a.of.localeCompare(b.of),
  )
}
