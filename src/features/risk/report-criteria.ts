import { roleWords } from '../../core/access/role-words.ts'
import type { ReportBlock, ReportTable } from '../../core/report/report.ts'
import type { RiskCriteria } from '../../core/risk/criteria.ts'
import type { CriteriaVersion } from '../../core/risk/facts.ts'
import { writeDay } from '../../platform/language/written.ts'
import { riskReportWords } from './risk-report-words.ts'

type Language = 'nl' | 'en'

/** The criteria by which risks are rated, as tables. */
export function criteriaBlocks({ number, holdsFrom, content }: CriteriaVersion, language: Language): ReportBlock[] {
  const own = riskReportWords[language].criteria
  const columns = (...headings: [string, number][]) => headings.map(([heading, share]) => ({ heading, share }))
  const table = (title: string, parts: Pick<ReportTable, 'columns' | 'rows'>): ReportTable => ({
    ...{ kind: 'table', title, whenEmpty: '' },
    ...parts,
  })
  return [
    { kind: 'paragraph', text: own.version(number, writeDay(holdsFrom, language)) },
    table(own.likelihood, {
      columns: columns([own.step, 6], [own.name, 20], [own.meaning, 60]),
      rows: content.likelihood.map(({ name, meaning }, place) => [place + 1, name, meaning]),
    }),
    table(own.impact, {
      columns: columns([own.step, 8], ...content.aspects.map(({ name }): [string, number] => [name, 18])),
      rows: content.impact.map(({ name, meaning }, place) => [
        { text: `${place + 1} ${name}`, soft: meaning },
        ...content.aspects.map(({ meanings }) => meanings[place] ?? ''),
      ]),
    }),
    table(own.levels, {
      columns: columns([own.level, 14], [own.borne, 14], [own.review, 12], [own.accepts, 34], [own.longest, 12]),
      rows: content.levels
        .map((level, place) => [
          { text: level.name, strong: true },
          place <= content.appetite ? own.borneYes : own.borneNo,
          spanText(level.reviewEvery, language),
          place <= content.appetite ? '' : whoAccepts(level, language),
          place <= content.appetite ? '' : spanText(level.acceptFor, language),
        ])
        .toReversed(),
    }),
    table(own.matrix, matrixOf(content, language)),
  ]
}

function whoAccepts({ acceptedBy, acceptors }: RiskCriteria['levels'][number], language: Language): string {
  const own = riskReportWords[language].criteria
  const named = acceptors.length === 0 ? [] : [own.named(acceptors.length)]
  return [...acceptedBy.map((role) => roleWords[role][language]), ...named].join(', ') || own.nobody
}

function matrixOf({ likelihood, impact, levels, matrix }: RiskCriteria, language: Language) {
  const own = riskReportWords[language].criteria
  return {
    columns: [
      { heading: `${own.impact} \\ ${own.likelihood}`, share: 20 },
      ...likelihood.map(({ name }, place) => ({ heading: `${place + 1} ${name}`, share: 14 })),
    ],
    rows: impact
      .map(({ name }, up) => [
        { text: `${up + 1} ${name}`, strong: true },
        ...likelihood.map((_, right) => levels[matrix[up]?.[right] ?? 0]?.name ?? ''),
      ])
      .toReversed(),
  }
}

const units = {
  nl: { Y: ['jaar', 'jaar'], M: ['maand', 'maanden'], W: ['week', 'weken'], D: ['dag', 'dagen'] },
  en: { Y: ['year', 'years'], M: ['month', 'months'], W: ['week', 'weeks'], D: ['day', 'days'] },
} as const

/** A duration in words: 'P1Y6M' is '1 jaar, 6 maanden'. */
function spanText(duration: string, language: Language): string {
  return [...duration.matchAll(/(\d+)([YMWD])/g)]
    .map(([, count, unit]) => {
      const [one, more] = units[language][unit as keyof (typeof units)['nl']]
      return `${count} ${count === '1' ? one : more}`
    })
    .join(', ')
}
