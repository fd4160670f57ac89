import type { ReportBlock } from '../../core/report/report.ts'
import type { CriteriaVersion } from '../../core/risk/facts.ts'
import { heaviestImpact, type Rating } from '../../core/risk/rating.ts'
import type { Rated } from '../../core/risk/standing.ts'
import { drawHeatMap } from '../../render/figure/heat-map.ts'
import type { Result } from './read-results.ts'
import { riskReportWords } from './risk-report-words.ts'

const kinds = ['inherent', 'current', 'residual'] as const

/** Where the open risks lie that were rated by these criteria: three maps, and a table that says the same. */
export function heatMapBlocks(
  open: readonly Result[],
  { id, content }: CriteriaVersion,
  language: 'nl' | 'en',
): ReportBlock[] {
  const own = riskReportWords[language].maps
  const rated = open.flatMap(({ standing }) => standing.rated ?? [])
  const here = rated.filter(({ criteria }) => criteria.id === id)
  const maps = kinds.map((kind) => ({ title: own[kind], counts: countsOf(here, kind, content.matrix) }))
  const { likelihood, impact, levels, matrix } = content
  const rows = impact
    .flatMap((up, high) =>
      likelihood.map((right, wide) => ({
        cells: [`${wide + 1} ${right.name}`, `${high + 1} ${up.name}`, levels[matrix[high]?.[wide] ?? 0]?.name ?? ''],
        counts: maps.map(({ counts }) => counts[high]?.[wide] ?? 0),
      })),
    )
    .filter(({ counts }) => counts.some((count) => count > 0))
    .toReversed()
  return [
    { kind: 'paragraph', text: own.text },
    {
      kind: 'figure',
      alt: own.alt,
      svg: drawHeatMap({
        likelihood: { title: own.likelihood, steps: likelihood.map(({ name }) => name) },
        impact: { title: own.impact, steps: impact.map(({ name }) => name) },
        levels: levels.map(({ name }) => name),
        ...{ matrix, maps },
      }),
      table: {
        kind: 'table',
        title: own.heading,
        titleShown: false,
        columns: [
          ...[own.likelihood, own.impact, own.level].map((heading) => ({ heading, share: 16 })),
          ...kinds.map((kind) => ({ heading: own[kind], share: 14 })),
        ],
        rows: rows.map(({ cells, counts }) => [...cells, ...counts]),
        whenEmpty: own.none,
      },
    },
    { kind: 'paragraph', text: own.leftOut(open.length - rated.length, rated.length - here.length) },
  ]
}

function countsOf(rated: readonly Rated[], kind: (typeof kinds)[number], matrix: number[][]): number[][] {
  const counts = matrix.map((row) => row.map(() => 0))
  for (const one of rated) {
    const rating: Rating = one[kind]
    const row = counts[heaviestImpact(rating) - 1]
    if (row) row[rating.likelihood - 1] = (row[rating.likelihood - 1] ?? 0) + 1
  }
  return counts
}
