import type { Actor } from '../../core/access/actor.ts'
import { termsWords } from '../../core/coverage/coverage-words.ts'
import type { ReportBlock, ReportCell } from '../../core/report/report.ts'
import type { Language } from '../../platform/language/languages.ts'
import type { Conditions } from './conditions.store.ts'
import { accessOf, type KnownReport } from './read-coverage.ts'

const words = {
  nl: {
    title: 'Rapporten en hun voorwaarden',
    columns: ['Rapport', 'Leverancier', 'Dienst', 'Voorwaarden', 'Voorwaarden in woorden', 'Voorbehoud'],
    none: 'Geen enkel rapport.',
  },
  en: {
    title: 'Reports and their terms',
    columns: ['Report', 'Supplier', 'Service', 'Terms', 'Conditions in words', 'Disclaimer'],
    none: 'No report.',
  },
} as const
const shares = [18, 14, 14, 12, 26, 26]

/** A report that a file tells of, with its conditions; `texts`: whether who asks for the file may read its texts. */
export type Conditioned = { report: KnownReport; conditions: Conditions; texts: boolean }

/** What a file tells of each report and under which conditions, as far as the actor may read. */
export const conditioned = (
  reports: readonly KnownReport[],
  found: ReadonlyMap<string, Conditions>,
  actor: Actor,
): Conditioned[] =>
  reports.flatMap((report) => {
    const conditions = found.get(report.id)
    return conditions ? [{ report, conditions, texts: accessOf(report.terms, conditions, actor).texts }] : []
  })

/** Each report with its terms, its conditions in words and its disclaimer: they go along with every file that tells of it. */
export function conditionsTable(reports: readonly Conditioned[], language: Language): ReportBlock {
  const own = words[language]
  return {
    ...{ kind: 'table', title: own.title, whenEmpty: own.none },
    columns: own.columns.map((heading, index) => ({ heading, share: shares[index] ?? 10 })),
    rows: reports.map(({ report, conditions }): ReportCell[] => [
      { text: report.title, soft: report.version },
      ...[report.supplierName, report.serviceName, termsWords[report.terms][language]],
      ...[conditions.termsNote, conditions.disclaimer],
    ]),
  }
}
