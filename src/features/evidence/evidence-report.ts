import type { Mark, Report, ReportCell } from '../../core/report/report.ts'
import { tableReport } from '../../core/report/table-report.ts'
import type { Day } from '../../core/time/day.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { Language } from '../../platform/language/languages.ts'
import { asRecorded } from '../../platform/trail/as-recorded.ts'
import type { EvidenceItem, EvidenceState } from './evidence-shapes.contract.ts'

const marks: Record<EvidenceState, Mark> = {
  fresh: 'holds',
  soon: 'planned',
  stale: 'fails',
  'no-rule': 'none',
  revised: 'none',
  withdrawn: 'none',
}

const words = {
  nl: {
    title: 'Bewijs',
    lead: 'Het bewijs zoals de lijst het op dit moment toonde, met dezelfde filters en volgorde.',
    columns: [
      'Bewijs',
      'Stand',
      'Van',
      'Tot en met',
      'Vers tot en met',
      'Verzameld door',
      'Verzameld op',
      'Hoe',
      'Voor',
      'Inhoud',
      'SHA-256',
    ],
    state: {
      fresh: 'Vers',
      soon: 'Binnenkort verouderd',
      stale: 'Verouderd',
      'no-rule': 'In het algemeen',
      revised: 'Vervangen',
      withdrawn: 'Ingetrokken',
    },
    none: 'Geen enkel bewijs past bij de filters.',
  },
  en: {
    title: 'Evidence',
    lead: 'The evidence as the list showed it at this moment, with the same filters and order.',
    columns: [
      'Evidence',
      'State',
      'From',
      'Through',
      'Fresh through',
      'Collected by',
      'Collected on',
      'How',
      'For',
      'Content',
      'SHA-256',
    ],
    state: {
      fresh: 'Fresh',
      soon: 'Soon stale',
      stale: 'Stale',
      'no-rule': 'In general',
      revised: 'Put right',
      withdrawn: 'Withdrawn',
    },
    none: 'No evidence fits the filters.',
  },
} as const

const shares = [22, 10, 9, 9, 9, 12, 9, 16, 22, 20, 20]

/** The evidence of a list as a document with one table. */
export async function evidenceReport(reader: Reader, items: EvidenceItem[], language: Language): Promise<Report> {
  const own = words[language]
  return tableReport(
    await asRecorded(reader, language),
    own,
    shares,
    items.map((one) => rowOf(one, language)),
  )
}

function rowOf(one: EvidenceItem, language: Language): ReportCell[] {
  return [
    one.title,
    { mark: { mark: marks[one.state], word: words[language].state[one.state] } },
    { day: one.periodFrom as Day },
    { day: one.periodTo as Day },
    { day: one.freshUntil as Day | null },
    one.collectedBy,
    { day: one.collectedOn as Day },
    one.how,
    one.supports
      .map(({ measureTitle, proofTitle }) => (proofTitle ? `${measureTitle}: ${proofTitle}` : measureTitle))
      .join('\n'),
    one.parts.map(({ name, url, observation }) => observation ?? (name || url) ?? '').join('\n'),
    one.parts.flatMap(({ sha256 }) => sha256 ?? []).join('\n'),
  ]
}
