import { expect, test } from 'vitest'
import type { Report } from '../../core/report/report.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import { renderReportCsv } from './report-csv.ts'

const report: Report = {
  title: 'Maatregelen',
  organisation: 'De Proef',
  language: 'nl',
  status: { kind: 'as-recorded' },
  moment: '2026-03-01T09:00:00.000Z' as Instant,
  checkpoint: null,
  sections: [
    {
      heading: 'Lijst',
      level: 1,
      blocks: [
        {
          kind: 'table',
          title: 'Lijst',
          columns: [
            { heading: 'Titel', share: 1 },
            { heading: 'Sinds', share: 1 },
            { heading: 'Bewijs', share: 1 },
          ],
          rows: [
            ['Back-ups; en "meer"', { day: '2025-01-02' as Day }, 3],
            ['=1+1', { day: null }, { mark: { mark: 'holds', word: 'Ja' }, soft: 'twee regels' }],
          ],
          whenEmpty: '',
        },
      ],
    },
  ],
}

test('a table goes out as lines that a spreadsheet program reads, and no text is reckoned', () => {
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(renderReportCsv(report))).toBe(
    '\ufeffTitel;Sinds;Bewijs\r\n"Back-ups; en ""meer""";2025-01-02;3\r\n\'=1+1;;"Ja\ntwee regels"\r\n',
  )
})
