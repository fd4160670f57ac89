import type { Report } from '../../core/report/report.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeDay } from '../../platform/language/written.ts'
import type { ReadersOf } from './list-readers.ts'

const words = {
  nl: {
    title: 'Gelezen en bevestigd',
    version: 'versie',
    sheet: 'Lezers',
    columns: [
      'Naam',
      'Functie',
      'Teams',
      'Locatie',
      'Bevestigd op',
      'Toets (%)',
      'Gevraagd op',
      'Uiterlijk',
      'Dagen te laat',
    ],
    empty: 'Niemand past bij deze keuze.',
    on: 'Doelgroep op',
  },
  en: {
    title: 'Read and confirmed',
    version: 'version',
    sheet: 'Readers',
    columns: ['Name', 'Function', 'Teams', 'Location', 'Confirmed on', 'Test (%)', 'Asked on', 'Due on', 'Days late'],
    empty: 'Nobody matches this choice.',
    on: 'Audience on',
  },
} as const

type More = { organisation: string; now: Instant; checkpoint: Report['checkpoint']; language: Language }

/** The readers that are shown, as a sheet with one row each. */
export function readersReport({ document, version, day, found }: ReadersOf, more: More): Report {
  const said = words[more.language]
  return {
    title: `${said.title}: ${document.title}`,
    ...(version ? { subtitle: `${said.version} ${version.number}` } : {}),
    organisation: more.organisation,
    language: more.language,
    status: { kind: 'as-recorded' },
    moment: more.now,
    checkpoint: more.checkpoint,
    facts: [{ label: said.on, value: writeDay(day, more.language) }],
    sections: [
      {
        heading: said.sheet,
        level: 1,
        blocks: [
          {
            kind: 'table',
            title: said.sheet,
            columns: said.columns.map((heading, place) => ({ heading, share: place < 4 ? 3 : 2 })),
            rows: found.map((one) => [
              ...[one.name, one.function, one.teams.join(', '), one.location ?? ''],
              { day: one.confirmedOn },
              one.score ?? '',
              { day: one.askedOn },
              { day: one.dueOn },
              one.late || '',
            ]),
            whenEmpty: said.empty,
          },
        ],
      },
    ],
  }
}
