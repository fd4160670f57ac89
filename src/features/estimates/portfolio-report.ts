import type { Report, ReportCell } from '../../core/report/report.ts'
import { riskCode } from '../../core/risk/risk-code.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Language } from '../../platform/language/languages.ts'
import type { DocumentFacts, Portfolio, PortfolioLine } from './read-estimates.ts'

const words = {
  nl: {
    title: 'Risico’s in bedragen',
    lead: 'Schattingen in hele euro’s per jaar. Wat hier staat, is doorgerekend uit de bereiken die mensen schatten: het is geen meting, en het verandert niets aan de niveaus van de risico’s.',
    apart: 'De risico’s zijn los van elkaar doorgerekend: dat het ene het andere meebrengt, telt niet mee.',
    risks: 'Risico’s',
    columns: [
      'Nummer',
      'Risico',
      'Per keer, vanaf',
      'Per keer, tot',
      'Keer per jaar, vanaf',
      'Keer per jaar, tot',
      'Gemiddeld per jaar',
      'Standaardafwijking',
      '5 %',
      'Mediaan',
      '95 %',
      'Ergste jaar op 20, gemiddeld',
      'Kans op schade in een jaar (%)',
      'Zaad',
      'Doorgerekende jaren',
      'Onderbouwing',
      'Geschat door',
      'Geschat op',
    ],
    together: 'Alle samen',
    curve: 'Overschrijdingscurve',
    curveColumns: ['Meer dan (euro)', 'In zoveel procent van de jaren'],
    leftOut: (count: number) => `Open risico’s zonder schatting: ${count}.`,
    none: 'Geen enkel open risico heeft een schatting.',
  },
  en: {
    title: 'Risks in amounts',
    lead: 'Estimates in whole euros a year. What stands here is computed from the ranges that people estimate: it is no measurement, and it changes nothing about the levels of the risks.',
    apart: 'The risks are computed apart from each other: that one brings on another does not count.',
    risks: 'Risks',
    columns: [
      'Number',
      'Risk',
      'Each time, from',
      'Each time, to',
      'Times a year, from',
      'Times a year, to',
      'Mean a year',
      'Standard deviation',
      '5%',
      'Median',
      '95%',
      'Worst year in 20, mean',
      'Chance of loss in a year (%)',
      'Seed',
      'Years drawn',
      'Reasoning',
      'Estimated by',
      'Estimated on',
    ],
    together: 'All together',
    curve: 'Loss exceedance curve',
    curveColumns: ['More than (euros)', 'In this per cent of years'],
    leftOut: (count: number) => `Open risks without an estimate: ${count}.`,
    none: 'No open risk has an estimate.',
  },
} as const

const shares = [7, 22, 8, 8, 8, 8, 9, 9, 8, 8, 9, 9, 8, 6, 8, 24, 14, 10]

/** The portfolio as a document: a table of risks that ends with all of them together, and the curve. */
export function portfolioReport(
  { lines, whole, leftOut }: Portfolio,
  { name, checkpoint, moment }: DocumentFacts,
  language: Language,
): Report {
  const own = words[language]
  return {
    title: own.title,
    organisation: name,
    language,
    status: { kind: 'as-recorded' },
    moment,
    checkpoint,
    sections: [
      {
        heading: own.title,
        level: 1,
        wide: true,
        blocks: [
          { kind: 'paragraph', text: `${own.lead} ${own.apart} ${own.leftOut(leftOut)}` },
          {
            kind: 'table',
            title: own.risks,
            columns: own.columns.map((heading, place) => ({ heading, share: shares[place] ?? 10 })),
            rows: whole
              ? [...lines.map(rowOf), ['', own.together, '', '', '', '', ...sums(whole), '', whole.years, '', '', '']]
              : [],
            whenEmpty: own.none,
          },
          {
            kind: 'table',
            title: own.curve,
            columns: own.curveColumns.map((heading) => ({ heading, share: 50 })),
            rows: (whole?.curve ?? []).map(({ loss, share }) => [loss, percent(share)]),
            whenEmpty: own.none,
          },
        ],
      },
    ],
  }
}

const percent = (share: number) => Math.round(share * 100_000) / 1000

const sums = (outcome: PortfolioLine['outcome']): ReportCell[] => [
  outcome.mean,
  outcome.deviation,
  outcome.low,
  outcome.median,
  outcome.high,
  outcome.worst,
  percent(outcome.anyLoss),
]

function rowOf({ risk, estimate, outcome }: PortfolioLine): ReportCell[] {
  return [
    riskCode(risk.number),
    risk.title,
    estimate.lossLow,
    estimate.lossHigh,
    estimate.eventsLow,
    estimate.eventsHigh,
    ...sums(outcome),
    estimate.seed,
    estimate.years,
    estimate.reasoning,
    estimate.estimatedBy,
    { day: dayOf(estimate.recordedAt) },
  ]
}
