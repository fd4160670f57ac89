import {
  barWords,
  dayCoverWords,
  financialWords,
  kindName,
  opinionWords,
  reportTypeWords,
} from '../../core/assurance/assurance-words.ts'
import { isFinancial } from '../../core/assurance/facts.ts'
import type { ReportKind } from '../../core/assurance/lines.ts'
import { layTimeline } from '../../core/assurance/timeline.ts'
import { termsWords } from '../../core/coverage/coverage-words.ts'
import type { Mark, Report, ReportBlock, ReportCell, ReportTable } from '../../core/report/report.ts'
import type { Day } from '../../core/time/day.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeDay } from '../../platform/language/written.ts'
import { checkpointAt } from '../../platform/trail/checkpoint-at.ts'
import { drawAssuranceTimeline } from '../../render/figure/assurance-timeline.ts'
import { stateOf } from './assurance-lines.ts'
import { assuranceReportWords } from './assurance-report-words.ts'
import type { LineAnswer } from './assurance-shapes.contract.ts'
import type { readSupplierAssurance, selectAssurance } from './read-assurance.ts'

type Own = (typeof assuranceReportWords)[Language]
const marks: Record<ReturnType<typeof stateOf>, Mark> = { gap: 'fails', near: 'planned', told: 'holds', never: 'none' }

async function frame(reader: Reader, language: Language) {
  const about = await reader.rows
    .selectFrom('organisations')
    .select('name')
    .where('organisation_id', '=', reader.organisation)
    .executeTakeFirst()
  if (!about) throw problems.notFound()
  return {
    ...{ organisation: about.name, language, status: { kind: 'as-recorded' as const } },
    ...{ moment: reader.now, checkpoint: await checkpointAt(reader) },
  }
}

const periodFact = ({ from, through }: { from: Day; through: Day }, own: Own, language: Language) => ({
  label: own.period,
  value: `${writeDay(from, language)} – ${writeDay(through, language)}`,
})

/** A kind of report, with what has to be known about it. */
const kindCell = (of: ReportKind, language: Language): ReportCell =>
  isFinancial(of.kind) ? { text: kindName(of, language), soft: financialWords[language] } : kindName(of, language)

function linesTable(lines: readonly LineAnswer[], own: Own, language: Language): ReportTable {
  const shares = [20, 16, 13, 13, 8, 9, 10, 8, 9, 10, 12, 13, 11, 12]
  return {
    ...{ kind: 'table', title: own.title, titleShown: false, whenEmpty: own.none },
    columns: own.columns.map((heading, place) => ({
      ...{ heading, share: shares[place] ?? 10 },
      ...(place >= 4 && place !== 10 ? { align: 'right' as const } : {}),
    })),
    rows: lines.map((one): ReportCell[] => [
      one.supplier.title,
      one.service?.title ?? own.all,
      kindCell(one, language),
      { mark: { mark: marks[stateOf(one)], word: own.states[stateOf(one)] } },
      one.cover.days,
      one.cover.tested,
      one.cover.bridged,
      one.cover.nothing,
      one.cover.toCome,
      one.cover.qualified,
      { day: (one.gap?.from ?? null) as Day | null },
      one.exceptions.open,
      one.cuecs.open,
      one.carvedOut.open,
    ]),
  }
}

/** The lines of the list as a document with one table. */
export async function assuranceReport(
  reader: Reader,
  { shown, period }: Awaited<ReturnType<typeof selectAssurance>>,
  language: Language,
): Promise<Report> {
  const own = assuranceReportWords[language]
  return {
    ...(await frame(reader, language)),
    title: own.title,
    facts: [periodFact(period, own, language)],
    sections: [
      {
        ...{ heading: own.title, level: 1, wide: true },
        blocks: [
          { kind: 'paragraph', text: own.lead },
          { kind: 'facts', facts: [periodFact(period, own, language)] },
          linesTable(shown, own, language),
        ],
      },
    ],
  }
}

type Supplier = Awaited<ReturnType<typeof readSupplierAssurance>>

/** The reports of one supplier with the timeline, what they tell of the period, and their heads; no texts, which have terms. */
export async function supplierAssuranceReport(reader: Reader, found: Supplier, language: Language): Promise<Report> {
  const own = assuranceReportWords[language]
  const blocks: ReportBlock[] =
    found.reports.length === 0
      ? [{ kind: 'callout', tone: 'note', title: own.timeline, text: own.noReports }]
      : [timelineFigure(found, dayOf(reader.now), own, language)]
  return {
    ...(await frame(reader, language)),
    title: own.supplierTitle(found.supplier.title),
    facts: [periodFact(found.period, own, language)],
    sections: [
      {
        ...{ heading: own.timeline, level: 1 },
        blocks: [
          { kind: 'paragraph', text: own.lead },
          { kind: 'facts', facts: [periodFact(found.period, own, language)] },
          ...blocks,
        ],
      },
      { heading: own.together, level: 1, wide: true, blocks: [linesTable(found.lines, own, language)] },
      { heading: own.reports, level: 1, wide: true, blocks: [reportsTable(found, own, language)] },
    ],
  }
}

type Drawn = { key: string; service: string | null; kind: string; cover: LineAnswer['cover'] }

/** What is drawn below the reports and stands in the table that says the same: each kind by itself, then any of several kinds. */
const drawnLines = ({ lines, sums }: Supplier, own: Own, language: Language): Drawn[] => [
  ...lines.map(({ service, cover, ...of }, place) => ({
    ...{ key: `line ${place}`, service: service?.title ?? null, kind: kindName(of, language), cover },
  })),
  ...sums.map(({ service, cover }) => ({
    ...{ key: `any ${service?.id ?? ''}`, service: service?.title ?? null, kind: own.anyKind, cover },
  })),
]

function timelineFigure(found: Supplier, today: Day, own: Own, language: Language): ReportBlock {
  const together = drawnLines(found, own, language)
  const drawn = layTimeline(
    found.reports.map(({ bridges, asOf, periodFrom, periodTo, ...one }) => ({
      ...one,
      ...{ asOf: asOf as Day | null, periodFrom: periodFrom as Day | null, periodTo: periodTo as Day | null },
      bridges: bridges.map(({ from, to, counts }) => ({
        ...{ from: from as Day, through: to as Day },
        counts: counts.map((span) => ({ from: span.from as Day, through: span.through as Day })),
      })),
    })),
    together.map((line) => ({
      ...{ id: line.key, title: line.service === null ? line.kind : `${line.kind}: ${line.service}` },
      parts: line.cover.parts.map(({ cover, from, through }) => ({
        ...{ cover, from: from as Day, through: through as Day },
      })),
    })),
    found.period,
    today,
  )
  const kinds = Object.fromEntries(Object.entries(barWords).map(([kind, word]) => [kind, word[language]])) as Record<
    keyof typeof barWords,
    string
  >
  const short = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    ...{ month: 'short', year: '2-digit', timeZone: 'UTC' },
  })
  return {
    kind: 'figure',
    alt: own.timelineAlt,
    svg: drawAssuranceTimeline(drawn, {
      ...{ kinds, asked: own.asked, today: own.today },
      tick: (day) => (day.endsWith('-01-01') ? day.slice(0, 4) : short.format(new Date(`${day}T12:00:00Z`))),
    }),
    table: {
      ...{ kind: 'table', title: own.parts, titleShown: true, whenEmpty: own.noReports },
      columns: own.partColumns.map((heading, place) => ({
        ...{ heading, share: [22, 18, 16, 16, 20, 10][place] ?? 10 },
        ...(place === 5 ? { align: 'right' as const } : {}),
      })),
      rows: together.flatMap((line) =>
        line.cover.parts.map(({ from, through, cover, days }): ReportCell[] => [
          line.service ?? own.all,
          line.kind,
          { day: from as Day },
          { day: through as Day },
          dayCoverWords[cover][language],
          days,
        ]),
      ),
    },
  }
}

function reportsTable({ reports }: Supplier, own: Own, language: Language): ReportTable {
  const shares = [24, 12, 11, 11, 16, 12, 14, 12, 12, 12, 12]
  return {
    ...{ kind: 'table', title: own.reports, titleShown: false, whenEmpty: own.noReports },
    columns: own.reportColumns.map((heading, place) => ({ heading, share: shares[place] ?? 10 })),
    rows: reports.map((one): ReportCell[] => {
      const bridged = one.bridges
        .flatMap(({ counts }) => counts.map(({ through }) => through))
        .toSorted()
        .at(-1)
      const kind = `${kindName(one, language)}, ${reportTypeWords[one.type][language]}`
      return [
        { text: one.title, soft: one.services.map(({ title }) => title).join(', ') },
        isFinancial(one.kind) ? { text: kind, soft: financialWords[language] } : kind,
        { day: (one.periodFrom ?? one.asOf) as Day | null },
        { day: (one.periodTo ?? one.asOf) as Day | null },
        one.auditor,
        {
          mark: {
            mark: one.showsOperation ? (one.opinion === 'qualified' ? 'partly' : 'holds') : 'none',
            word: opinionWords[one.opinion][language],
          },
        },
        termsWords[one.terms][language],
        { day: (bridged ?? null) as Day | null },
        own.openOf(one.exceptions.open, one.exceptions.all),
        own.openOf(one.cuecs.open, one.cuecs.all),
        own.openOf(one.carvedOut.open, one.carvedOut.all),
      ]
    }),
  }
}
