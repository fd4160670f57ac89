import type { ChainLink, VerdictState } from '../../core/demonstrability/chain.ts'
import { linkWords, verdictWords } from '../../core/demonstrability/chain-words.ts'
import { strengthWords } from '../../core/demonstrability/supplier-words.ts'
import type { Mark, Report, ReportCell } from '../../core/report/report.ts'
import { tableReport } from '../../core/report/table-report.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeDay } from '../../platform/language/written.ts'
import { asRecorded } from '../../platform/trail/as-recorded.ts'
import type { shown } from './verdicts.ts'

type Shown = ReturnType<typeof shown>

const marks: Record<VerdictState, Mark> = {
  demonstrable: 'holds',
  'not-yet': 'planned',
  'not-demonstrable': 'fails',
  'not-applicable': 'none',
}

const words = {
  nl: {
    title: 'Aantoonbaarheid',
    lead: 'Welke eisen aantoonbaar zijn en waarom, zoals de lijst ze op dit moment toonde, met dezelfde filters. Berekend uit vastgelegde feiten.',
    ahead: (day: string) => `Zoals het op ${day} zal zijn als er niets gebeurt.`,
    columns: [
      'Norm',
      'Eis',
      'Titel',
      'Oordeel',
      'Zwakste schakel',
      'Waarom',
      'Sinds',
      'Tot',
      'Eigenaren',
      'Leveranciers',
    ],
    clause: (number: string) => `hoofdstuk ${number}`,
    none: 'Geen enkele eis past bij de filters.',
  },
  en: {
    title: 'Demonstrability',
    lead: 'Which requirements can be demonstrated and why, as the list showed them at this moment, with the same filters. Computed from recorded facts.',
    ahead: (day: string) => `As it will be on ${day} if nothing is done.`,
    columns: [
      'Standard',
      'Requirement',
      'Title',
      'Verdict',
      'Weakest link',
      'Why',
      'Since',
      'Until',
      'Owners',
      'Suppliers',
    ],
    clause: (number: string) => `clause ${number}`,
    none: 'No requirement fits the filters.',
  },
} as const

const shares = [12, 9, 20, 14, 12, 30, 9, 9, 14, 14]

/** The verdicts of a list as a document with one table. */
export async function verdictsReport(
  reader: Reader,
  content: Content,
  verdicts: readonly Shown[],
  on: Day,
  language: Language,
): Promise<Report> {
  const own = words[language]
  const lead = on > dayOf(reader.now) ? `${own.lead} ${own.ahead(writeDay(on, language))}` : own.lead
  return tableReport(
    await asRecorded(reader, language),
    { ...own, lead },
    shares,
    verdicts.map((one) => rowOf(one, content, language)),
  )
}

function rowOf(one: Shown, content: Content, language: Language): ReportCell[] {
  return [
    content.editions.get(one.edition)?.name ?? one.edition,
    one.kind === 'clauses' ? words[language].clause(one.number) : one.number,
    one.title[language],
    { mark: { mark: marks[one.state], word: verdictWords[one.state][language] } },
    one.weakest === null ? '' : linkWords[one.weakest as ChainLink].name[language],
    one.reason[language],
    { day: one.since },
    { day: one.until },
    one.owners.join(', '),
    one.suppliers.map(({ name, strength }) => `${name} (${strengthWords[strength][language]})`).join(', '),
  ]
}
