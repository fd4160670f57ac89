import { coveredByWords, extentWords, restsOnWords, termsWords } from '../../core/coverage/coverage-words.ts'
import type { CoverageDocument, NamedGround, TravellingClaim } from '../../core/coverage/interchange.ts'
import type { Mark, Report, ReportCell, ReportSection, ReportStatus } from '../../core/report/report.ts'
import type { Instant } from '../../core/time/instant.ts'
import { shortDay, writtenDay } from '../written-dates.ts'
import { coverageReportWords } from './coverage-report-words.ts'

/** What surrounds a report in a document for people; the forms that programs read hold the report and for whom the copy is. */
export type CoverageAround = {
  moment: Instant
  checkpoint: Report['checkpoint']
  status: ReportStatus
  /** For whom this copy is: customer, who accepted, and the moment; across every page, and in every other form. Null for a copy that is nobody's. */
  watermark: string | null
  /** What an edition and a requirement are called in the language of the report; the words of the report itself where not known. */
  named: (edition: string, requirement: string) => { edition: string; number: string; title: string }
}

/** A coverage report as a document for people: under which terms it is given first, then what is covered for each edition, then the grounds. */
export function coverageReport(
  document: CoverageDocument,
  { moment, checkpoint, status, watermark, named }: CoverageAround,
): Report {
  const { language, claims, grounds } = document
  const words = coverageReportWords[language]
  const editions = [...Map.groupBy(claims, ({ edition }) => edition)]
  return {
    ...{ title: document.title, subtitle: document.service, organisation: document.supplier },
    ...{ language, status, moment, checkpoint, confidentiality: termsWords[document.terms][language] },
    ...(watermark === null ? {} : { watermark }),
    facts: [
      // An approved version tells its number itself.
      { label: words.version, value: status.kind === 'approved' ? '' : document.version },
      { label: words.editions, value: editions.map(([edition]) => named(edition, '').edition).join('\n') },
      ...(watermark === null ? [] : [{ label: words.copyFor, value: watermark }]),
    ].filter(({ value }) => value !== ''),
    sections: [
      termsSection(document),
      ...editions.map(([edition, of]) => editionSection(document, named(edition, '').edition, of, named)),
      groundsSection(grounds, language),
    ],
  }
}

function termsSection({ terms, termsNote, disclaimer, language, asOf, claims }: CoverageDocument): ReportSection {
  const words = coverageReportWords[language]
  const count = (by: TravellingClaim['by'], extent?: TravellingClaim['extent']) =>
    claims.filter((one) => one.by === by && (extent === undefined || one.extent === extent)).length
  const rows: ReportCell[][] = [
    ...(['supplier', 'shared'] as const).flatMap((by) =>
      (['directly', 'partly'] as const).map((extent) => [
        `${coveredByWords[by][language]}, ${extentWords[extent][language].toLowerCase()}`,
        count(by, extent),
      ]),
    ),
    ...(['customer', 'nobody', 'not-applicable'] as const).map((by) => [coveredByWords[by][language], count(by)]),
    [words.all, claims.length],
  ]
  return {
    heading: words.about,
    level: 1,
    blocks: [
      { kind: 'facts', facts: [{ label: words.asOf, value: writtenDay(asOf, language) }] },
      { kind: 'callout', tone: 'note', title: termsWords[terms][language], text: termsNote || words.noNote[terms] },
      ...(disclaimer === ''
        ? []
        : [{ kind: 'callout' as const, tone: 'warning' as const, title: words.disclaimer, text: disclaimer }]),
      {
        kind: 'table',
        title: words.inNumbers,
        columns: [
          { heading: words.by, share: 3 },
          { heading: words.count, share: 1 },
        ],
        rows,
        whenEmpty: words.noClaims,
      },
    ],
  }
}

const markOf = ({ by, extent }: TravellingClaim): Mark => {
  if (by === 'supplier' || by === 'shared') return extent === 'directly' ? 'holds' : 'partly'
  if (by === 'customer') return 'planned'
  return by === 'nobody' ? 'fails' : 'none'
}

function editionSection(
  { language, grounds }: CoverageDocument,
  name: string,
  claims: readonly TravellingClaim[],
  named: CoverageAround['named'],
): ReportSection {
  const words = coverageReportWords[language]
  const groundOf = new Map(grounds.map((one) => [one.key, one]))
  return {
    ...{ heading: name, level: 1, wide: true },
    blocks: [
      {
        ...{ kind: 'table', title: name, titleShown: false, whenEmpty: words.noClaims },
        columns: [
          { heading: words.requirement, share: 20 },
          { heading: words.by, share: 15 },
          { heading: words.restsOn, share: 20 },
          { heading: words.statement, share: 30 },
          { heading: words.customerPart, share: 30 },
        ],
        rows: claims.map((claim): ReportCell[] => {
          const { number, title } = named(claim.edition, claim.requirement)
          const ground = groundOf.get(claim.ground ?? '')
          const rests = ground?.title || ground?.number || restsOnWords[claim.restsOn][language]
          const extent = claim.extent === 'none' ? '' : extentWords[claim.extent][language]
          return [
            { text: `${number} ${title}`.trim(), soft: claim.reference },
            { mark: { mark: markOf(claim), word: coveredByWords[claim.by][language] }, text: extent },
            { text: claim.restsOn === 'none' ? '' : rests, soft: claim.place },
            claim.statement,
            claim.customerPart,
          ]
        }),
      },
    ],
  }
}

function groundsSection(grounds: readonly NamedGround[], language: 'nl' | 'en'): ReportSection {
  const words = coverageReportWords[language]
  return {
    ...{ heading: words.grounds, level: 1 },
    blocks: [
      {
        ...{ kind: 'table', title: words.grounds, titleShown: false, whenEmpty: words.noGrounds },
        columns: [
          { heading: words.ground, share: 34 },
          { heading: words.body, share: 26 },
          { heading: words.days, share: 20 },
          { heading: words.scope, share: 40 },
        ],
        rows: grounds.map((one): ReportCell[] => [
          {
            text: one.title || one.standard,
            soft: [one.title === '' ? '' : one.standard, one.number].filter(Boolean).join(' · '),
          },
          { text: one.body, soft: [words.accredited[one.accredited], one.opinion].filter(Boolean).join(' · ') },
          daysOf(one, language),
          one.scope,
        ]),
      },
    ],
  }
}

function daysOf({ type, starts, ends }: NamedGround, language: 'nl' | 'en'): string {
  const words = coverageReportWords[language]
  if (type === 1) return `${words.type} 1, ${shortDay(ends, language)}`
  const period = `${shortDay(starts, language)} – ${shortDay(ends, language)}`
  return type === 2 ? `${words.type} 2, ${period}` : period
}
