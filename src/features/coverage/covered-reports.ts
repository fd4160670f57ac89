import { coveredByWords, termsWords } from '../../core/coverage/coverage-words.ts'
import {
  coverageStandingWords,
  lossWords,
  showsWords,
  standingWords,
  strengthWords,
} from '../../core/coverage/standing-words.ts'
import { coverageStandings } from '../../core/coverage/sums.ts'
import type { Report, ReportBlock, ReportCell } from '../../core/report/report.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeDay } from '../../platform/language/written.ts'
import { checkpointAt } from '../../platform/trail/checkpoint-at.ts'
import { type Conditioned, conditionsTable } from './conditions-table.ts'
import { organisationName } from './coverage.store.ts'
import type { readCovered } from './covered.ts'
import type { ListedCoverage } from './list-coverage.ts'

const words = {
  nl: {
    covered: 'Wie dekt wat',
    left: (of: number, directly: string, partly: string, left: number, together: boolean) =>
      `Van ${of} eisen ${together ? 'door ten minste één dienst ' : ''}geheel gedekt: ${directly}; deels: ${partly}; over: ${left}.`,
    excluded: (count: number) => `${count} eisen van deze editie gelden niet en tellen niet mee.`,
    on: (day: string) => `Zoals het is op ${day}, als er niets gebeurt.`,
    columns: ['Eis', 'Titel', 'Dekking', 'Door', 'Rust op', 'Tot en met', 'Eigen maatregelen'],
    all: 'Alle leveranciers samen',
    none: 'Geen enkele eis past bij de keuze.',
    counts: 'Aantallen',
    standing: 'Dekking',
    number: 'Aantal',
    works: 'Met aangetoonde werking',
    carried: (edition: string, numbers: string) => `overgezet uit ${edition} ${numbers}`,
    list: 'Dekkingsrapporten',
    lead: 'Dekkingsrapporten van leveranciers en wat elk bijdraagt, zoals de lijst ze op dit moment toonde, met dezelfde filters.',
    listColumns: [
      'Leverancier',
      'Dienst',
      'Rapport',
      'Stand op',
      'Voorwaarden',
      'Telt mee',
      'Editie',
      'Geheel',
      'Deels',
      'Geheel, met aangetoonde werking',
      'Deels, met aangetoonde werking',
      'Over',
      'Van',
      'Blijft zo tot en met',
    ],
    states: { counts: 'Ja', replaced: 'Vervangen', withdrawn: 'Ingetrokken' },
    noReports: 'Geen enkel rapport past bij de filters.',
  },
  en: {
    covered: 'Who covers what',
    left: (of: number, directly: string, partly: string, left: number, together: boolean) =>
      `Of ${of} requirements covered directly${together ? ' by at least one service' : ''}: ${directly}; partly: ${partly}; left: ${left}.`,
    excluded: (count: number) => `${count} requirements of this edition do not apply and are not counted.`,
    on: (day: string) => `As it is on ${day} if nothing is done.`,
    columns: ['Requirement', 'Title', 'Coverage', 'By', 'Rests on', 'Through', 'Own measures'],
    all: 'All suppliers together',
    none: 'No requirement fits the choice.',
    counts: 'Counts',
    standing: 'Coverage',
    number: 'Number',
    works: 'Shown to work',
    carried: (edition: string, numbers: string) => `carried from ${edition} ${numbers}`,
    list: 'Coverage reports',
    lead: 'Coverage reports of suppliers and what each adds, as the list showed them at this moment, with the same filters.',
    listColumns: [
      'Supplier',
      'Service',
      'Report',
      'As of',
      'Terms',
      'Counts',
      'Edition',
      'Directly',
      'Partly',
      'Directly, shown to work',
      'Partly, shown to work',
      'Left',
      'Of',
      'Stays so through',
    ],
    states: { counts: 'Yes', replaced: 'Replaced', withdrawn: 'Withdrawn' },
    noReports: 'No report fits the filters.',
  },
} as const

async function reportOf(
  reader: Reader,
  language: Language,
  title: string,
  blocks: ReportBlock[],
  subtitle?: string,
): Promise<Report> {
  return {
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    organisation: await organisationName(reader),
    language,
    status: { kind: 'as-recorded' },
    moment: reader.now,
    checkpoint: await checkpointAt(reader),
    sections: [{ heading: title, level: 1, wide: true, blocks }],
  }
}

const shares = [8, 22, 14, 24, 30, 11, 22]

/**
 * Who covers what, as a document: the requirements that are shown, all counts, and the reports that these rest on with their conditions.
 * On which papers something rests is left out where the texts of the report are not for who asks: a file goes further than a screen.
 */
export function coveredReport(
  reader: Reader,
  shown: Awaited<ReturnType<typeof readCovered>>,
  reports: readonly Conditioned[],
  language: Language,
): Promise<Report> {
  const own = words[language]
  const { sum, about, editionName } = shown
  const { counts, works, of, left } = sum
  const together = isTogether(about)
  const told = (one: 'directly' | 'partly') => tellShown(counts[one], works[one], language)
  const open = new Set(reports.flatMap(({ report, texts }) => (texts ? [report.id] : [])))
  const subtitle = `${about.kind === 'all' ? own.all : about.title} · ${editionName}`
  return reportOf(
    reader,
    language,
    own.covered,
    [
      { kind: 'paragraph', text: own.left(of, told('directly'), told('partly'), left, together), lead: true },
      { kind: 'paragraph', text: `${own.excluded(sum.excluded)} ${own.on(writeDay(shown.day, language))}` },
      {
        ...{ kind: 'table', title: own.counts, whenEmpty: own.none },
        columns: [
          { heading: own.standing, share: 30 },
          { heading: own.number, share: 10 },
          { heading: own.works, share: 12 },
        ],
        rows: coverageStandings.map((one) => [
          ...[standingWords(one, together)[language], counts[one]],
          one === 'directly' || one === 'partly' ? works[one] : '',
        ]),
      },
      conditionsTable(reports, language),
      {
        ...{ kind: 'table', title: own.covered, titleShown: false, whenEmpty: own.none },
        columns: own.columns.map((heading, index) => ({ heading, share: shares[index] ?? 10 })),
        rows: shown.items.map((item): ReportCell[] => {
          const { mark } = coverageStandingWords[item.standing]
          const covered = item.standing === 'directly' || item.standing === 'partly'
          const shows = covered ? showsWords[item.works ? 'works' : 'exists'][language] : ''
          const ground = item.covering.flatMap(({ report, grounds, strength }) => {
            if (grounds.length === 0) return []
            const word = strengthWords[strength][language]
            return [open.has(report.id) ? `${word}: ${grounds.map(({ title }) => title).join(', ')}` : word]
          })
          return [
            item.requirement,
            item.title[language],
            { mark: { mark, word: standingWords(item.standing, together)[language] }, text: shows },
            item.covering.map((one) => byWhom(one, language)).join('\n'),
            [...new Set(ground)].join('\n'),
            { day: item.covering[0]?.through ?? null },
            item.measures.map(({ title }) => title).join(', '),
          ]
        }),
      },
    ],
    subtitle,
  )
}

/** Whether services are taken together that may have no system in common. */
const isTogether = ({ kind }: { kind: string }): boolean => kind === 'all' || kind === 'supplier'

/** A number that is covered, and how much of it is shown to work. */
const tellShown = (count: number, works: number, language: Language): string =>
  count === 0
    ? '0'
    : `${count} (${works} ${showsWords.works[language]}, ${count - works} ${showsWords.exists[language]})`

type Covering = Awaited<ReturnType<typeof readCovered>>['items'][number]['covering'][number]

function byWhom({ supplier, service, by, carried }: Covering, language: Language): string {
  const who = `${supplier.title} (${service.title}): ${coveredByWords[by][language].toLowerCase()}`
  if (!carried) return who
  const from = words[language].carried(carried.editionName, carried.requirements.join(', '))
  return `${who}, ${from}${carried.loss === null ? '' : `; ${lossWords[carried.loss][language]}`}`
}

const listShares = [16, 14, 18, 10, 12, 9, 14, 7, 7, 9, 9, 7, 7, 12]

/** The reports of a list as a document: a row for each edition of each. */
export function coverageListReport(
  reader: Reader,
  reports: readonly ListedCoverage[],
  terms: readonly Conditioned[],
  language: Language,
): Promise<Report> {
  const own = words[language]
  return reportOf(reader, language, own.list, [
    { kind: 'paragraph', text: own.lead },
    conditionsTable(terms, language),
    {
      ...{ kind: 'table', title: own.list, titleShown: false, whenEmpty: own.noReports },
      columns: own.listColumns.map((heading, index) => ({ heading, share: listShares[index] ?? 10 })),
      rows: reports.flatMap((one) =>
        one.sums.map(({ editionName, counts, works, left, of }): ReportCell[] => [
          ...[one.supplier.title, one.service.title, { text: one.title, soft: one.version }],
          ...[{ day: one.asOf }, termsWords[one.terms][language], own.states[one.state]],
          ...[
            editionName,
            counts.directly,
            counts.partly,
            works.directly,
            works.partly,
            left,
            of,
            { day: one.through },
          ],
        ]),
      ),
    },
  ])
}
