import type { MeasureState } from '../../core/measures/measure-state.ts'
import type { Mark, Report, ReportCell } from '../../core/report/report.ts'
import { tableReport } from '../../core/report/table-report.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { Language } from '../../platform/language/languages.ts'
import { asRecorded } from '../../platform/trail/as-recorded.ts'
import type { ListedMeasure } from './list-measures.ts'

const marks: Record<MeasureState, Mark> = {
  'in-operation': 'holds',
  planned: 'planned',
  late: 'fails',
  'not-yet': 'fails',
  ended: 'none',
}

const words = {
  nl: {
    title: 'Maatregelen',
    lead: 'De maatregelen zoals de lijst ze op dit moment toonde, met dezelfde filters en volgorde.',
    columns: [
      'Maatregel',
      'Stand',
      'Eigenaar',
      'In werking sinds',
      'Gepland voor',
      'Einde',
      'Eisen',
      'Verwachte bewijzen',
      'Bewijs',
      'Uitzonderingen',
      'Verlopen uitzonderingen',
    ],
    state: {
      'in-operation': 'In werking',
      planned: 'Gepland',
      late: 'Te laat',
      'not-yet': 'Nog niet in werking',
      ended: 'Beëindigd',
    },
    left: (name: string) => `${name} (uit dienst)`,
    clause: (number: string) => `hoofdstuk ${number}`,
    none: 'Geen enkele maatregel past bij de filters.',
  },
  en: {
    title: 'Measures',
    lead: 'The measures as the list showed them at this moment, with the same filters and order.',
    columns: [
      'Measure',
      'State',
      'Owner',
      'In operation since',
      'Planned for',
      'Ended',
      'Requirements',
      'Expected proofs',
      'Evidence',
      'Exceptions',
      'Exceptions past their end',
    ],
    state: {
      'in-operation': 'In operation',
      planned: 'Planned',
      late: 'Late',
      'not-yet': 'Not yet in operation',
      ended: 'Ended',
    },
    left: (name: string) => `${name} (left)`,
    clause: (number: string) => `clause ${number}`,
    none: 'No measure fits the filters.',
  },
} as const

const shares = [24, 10, 14, 10, 10, 10, 22, 8, 8, 8, 8]

/** The measures of a list as a document with one table. */
export async function measuresReport(
  reader: Reader,
  listed: readonly ListedMeasure[],
  language: Language,
): Promise<Report> {
  const own = words[language]
  return tableReport(
    await asRecorded(reader, language),
    own,
    shares,
    listed.map((one) => rowOf(one, language)),
  )
}

function rowOf(one: ListedMeasure, language: Language): ReportCell[] {
  const own = words[language]
  const owner = one.owner ? (one.owner.left ? own.left(one.owner.name) : one.owner.name) : one.ownerRole
  return [
    one.title,
    { mark: { mark: marks[one.state], word: own.state[one.state] } },
    owner,
    { day: one.inOperationSince },
    { day: one.plannedFor },
    { day: one.endedOn },
    one.serves
      .map(
        ({ editionName, requirements }) =>
          `${editionName}: ${requirements.map(({ kind, number }) => (kind === 'clauses' ? own.clause(number) : number)).join(', ')}`,
      )
      .join('\n'),
    one.proofs,
    one.evidence,
    one.openExceptions,
    one.pastExceptions,
  ]
}
