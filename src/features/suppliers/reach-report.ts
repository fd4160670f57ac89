import type { Report, ReportCell } from '../../core/report/report.ts'
import { tableReport } from '../../core/report/table-report.ts'
import { criticalityWords } from '../../core/suppliers/criticality-words.ts'
import { routeWords, wayWords } from '../../core/suppliers/reach-words.ts'
import { agreementWords, incompleteWords } from '../../core/suppliers/supplier-fields.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeDay } from '../../platform/language/written.ts'
import { asRecorded } from '../../platform/trail/as-recorded.ts'
import type { ListedReach } from './list-reaches.ts'

type Counts = { suppliers: number; indirect: number; lacking: number; rows: number; unanswered: number }

const words = {
  nl: {
    record: 'Wie het patiëntendossier bereikt',
    asset: (name: string) => `Wie ${name} bereikt`,
    unanswered: 'Bereik waarvan niet is beantwoord om welke gegevens het gaat',
    lead: (day: string, { suppliers, indirect, lacking, rows }: Counts) =>
      `Stand op ${day}. ${suppliers === 1 ? 'Eén leverancier' : `${suppliers} leveranciers`}${indirect > 0 ? `, en ${indirect} alleen indirect` : ''}; bij ${lacking} van de ${rows} regels ontbreekt iets. Volgt uit wat in het register is vastgelegd. Indirect: de leverancier bereikt iets waarop dit systeem steunt.`,
    leftOut: (count: number) =>
      `${count === 1 ? 'Eén bereik staat' : `${count} keer staat bereik`} hier niet bij: niet is beantwoord om welke gegevens het gaat.`,
    through: (name: string, via: string) => `indirect: ${name}, via ${via}`,
    columns: [
      'Wat',
      'Leverancier en dienst',
      'Waarvoor',
      'Hoe',
      'Sinds',
      'MFA',
      'Gelogd',
      'Laatst beoordeeld',
      'Verwerkersovereenkomst',
      'Subverwerkers van deze leverancier',
      'Wat er ontbreekt',
    ],
    none: 'Niemand, voor zover in het register is vastgelegd.',
    breach: (hours: number) => `meldt een datalek binnen ${hours} uur`,
    ...{ yes: 'Ja', no: 'Nee', unknown: 'Niet bekend', never: 'Nog nooit' },
  },
  en: {
    record: 'Who reaches the patient record',
    asset: (name: string) => `Who reaches ${name}`,
    unanswered: 'Reaches of which nobody answered which data they show',
    lead: (day: string, { suppliers, indirect, lacking, rows }: Counts) =>
      `As of ${day}. ${suppliers === 1 ? 'One supplier' : `${suppliers} suppliers`}${indirect > 0 ? `, and ${indirect} indirectly only` : ''}; in ${lacking} of the ${rows} rows something is missing. Follows from what was recorded in the register. Indirectly: the supplier reaches something that this system leans on.`,
    leftOut: (count: number) =>
      `${count === 1 ? 'One reach is' : `${count} reaches are`} left out: nobody answered which data they show.`,
    through: (name: string, via: string) => `indirectly: ${name}, via ${via}`,
    columns: [
      'What',
      'Supplier and service',
      'Why',
      'How',
      'Since',
      'MFA',
      'Logged',
      'Last reviewed',
      'Processor agreement',
      'Sub-processors of this supplier',
      'What is missing',
    ],
    none: 'Nobody, as far as was recorded in the register.',
    breach: (hours: number) => `tells a breach within ${hours} hours`,
    ...{ yes: 'Yes', no: 'No', unknown: 'Not known', never: 'Never' },
  },
} as const
const shares = [11, 15, 16, 13, 9, 6, 6, 9, 11, 14, 24]

/** Who reaches the patient record, or one asset, as a document with one table. */
export async function reachReport(
  reader: Reader,
  rows: readonly ListedReach[],
  { asset, unknown, ...counts }: Counts & { asset: string | null; unknown: boolean },
  language: Language,
): Promise<Report> {
  const own = words[language]
  const title = unknown ? own.unanswered : asset === null ? own.record : own.asset(asset)
  const leftOut = unknown || counts.unanswered === 0 ? [] : [own.leftOut(counts.unanswered)]
  const lead = [own.lead(writeDay(dayOf(reader.now), language), counts), ...leftOut].join(' ')
  const cells = rows.map((one) => cellsOf(one, language))
  return tableReport(await asRecorded(reader, language), { ...own, title, lead }, shares, cells)
}

function cellsOf(one: ListedReach, language: Language): ReportCell[] {
  const own = words[language]
  const answer = (value: boolean | null) => (value === null ? own.unknown : value ? own.yes : own.no)
  const how = [routeWords[one.route][language], ...one.ways.map((way) => wayWords[way][language])].join(', ')
  return [
    one.through === null
      ? one.asset.name
      : { text: one.asset.name, soft: own.through(one.through.asset.name, one.through.via.join(' → ')) },
    {
      text: one.supplier.name,
      soft: `${one.service.name}, ${criticalityWords[one.criticality][language].toLowerCase()}`,
    },
    one.purpose,
    how,
    dayOr(one.since, own.unknown),
    one.route === 'on-site' || one.route === 'interface' ? '' : answer(one.mfa),
    answer(one.logged),
    dayOr(one.lastReview, own.never),
    agreementCell(one, language),
    one.behind
      .map(({ name, country, depth }) => `${'– '.repeat(depth)}${name}${country === '' ? '' : ` (${country})`}`)
      .join('; '),
    one.missing.map((sentence) => sentence[language]).join(' '),
  ]
}

const dayOr = (day: Day | null, otherwise: string): ReportCell => (day === null ? otherwise : { day })

function agreementCell({ agreement, incomplete, breachHours }: ListedReach, language: Language): ReportCell {
  if (agreement !== 'holds') return agreementWords[agreement][language]
  const text = (incomplete ? incompleteWords : agreementWords.holds)[language]
  return breachHours === null ? text : { text, soft: words[language].breach(breachHours) }
}
