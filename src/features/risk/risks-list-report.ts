import type { Mark, Report, ReportCell } from '../../core/report/report.ts'
import { tableReport } from '../../core/report/table-report.ts'
import type { RiskState } from '../../core/risk/standing.ts'
import { stateWords, treatmentWords } from '../../core/risk/standing-words.ts'
import { threatGroupWords } from '../../core/risk/threat-groups.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeDay } from '../../platform/language/written.ts'
import { asRecorded } from '../../platform/trail/as-recorded.ts'
import type { ListedRisk } from './show-risk.ts'

const marks: Record<RiskState, Mark> = {
  unrated: 'unknown',
  reopened: 'fails',
  'review-due': 'fails',
  'to-treat': 'fails',
  'acceptance-lapsed': 'fails',
  'in-treatment': 'planned',
  accepted: 'partly',
  'within-appetite': 'holds',
  closed: 'none',
}

const words = {
  nl: {
    title: 'Risico’s',
    lead: 'Het risicoregister zoals de lijst het op dit moment toonde, met dezelfde filters en volgorde. Het huidige risico is berekend uit de maatregelen die werken.',
    ahead: (day: string) => `Zoals het op ${day} zal zijn als er niets gebeurt.`,
    columns: [
      'Nummer',
      'Risico',
      'Gaat over',
      'Dreiging',
      'Stand',
      'Waarom',
      'Zonder maatregelen',
      'Huidig',
      'Restrisico',
      'Behandeling',
      'Eigenaar',
      'Maatregelen',
      'Waarvan aantoonbaar',
      'Uiterlijk beoordelen',
      'Aanvaard tot en met',
    ],
    none: 'Geen enkel risico past bij de filters.',
    left: (name: string) => `${name} (uit dienst)`,
  },
  en: {
    title: 'Risks',
    lead: 'The register of risks as the list showed it at this moment, with the same filters and order. The current risk is computed from the measures that work.',
    ahead: (day: string) => `As it will be on ${day} if nothing is done.`,
    columns: [
      'Number',
      'Risk',
      'About',
      'Threat',
      'State',
      'Why',
      'Inherent',
      'Current',
      'Residual',
      'Treatment',
      'Owner',
      'Measures',
      'Shown to work',
      'Look at by',
      'Accepted through',
    ],
    none: 'No risk fits the filters.',
    left: (name: string) => `${name} (left)`,
  },
} as const

const shares = [6, 22, 14, 14, 12, 26, 9, 9, 9, 10, 14, 6, 6, 10, 10]

/** The risks of a list as a document with one table. */
export async function risksListReport(
  reader: Reader,
  risks: readonly ListedRisk[],
  on: string | undefined,
  language: Language,
): Promise<Report> {
  const own = words[language]
  const lead = on === undefined ? own.lead : `${own.lead} ${own.ahead(writeDay(on, language))}`
  return tableReport(
    await asRecorded(reader, language),
    { ...own, lead },
    shares,
    risks.map((one) => rowOf(one, language)),
  )
}

function rowOf(one: ListedRisk, language: Language): ReportCell[] {
  const { owner } = one
  return [
    one.code,
    one.title,
    one.asset.name,
    one.threatTitle?.[language] ?? threatGroupWords[one.threatGroup][language],
    { mark: { mark: marks[one.state], word: stateWords[one.state][language] } },
    one.why[language],
    one.levels?.inherent.name ?? '',
    one.levels?.current.name ?? '',
    one.levels?.residual.name ?? '',
    one.treatment === null ? '' : treatmentWords[one.treatment][language],
    owner ? (owner.left ? words[language].left(owner.name) : owner.name) : one.ownerRole,
    one.measures.linked,
    one.measures.shown,
    { day: one.reviewBy },
    { day: one.acceptedThrough },
  ]
}
