import { type Difference, type Outcome, outcomes } from '../../core/assessment/compare.ts'
import type { Gap } from '../../core/assessment/gaps.ts'
import type { Questionnaire } from '../../core/assessment/questionnaire.ts'
import type { AxisValue, Cell, ThemeResult } from '../../core/assessment/result.ts'
import { axes } from '../../core/assessment/sheets.ts'
import { type State, states } from '../../core/assessment/standing.ts'
import { partsOfKey } from '../../core/assessment/subject.ts'
import type { Mark, ReportCell, ReportSection } from '../../core/report/report.ts'
import { dayOf, type Instant } from '../../core/time/instant.ts'
import type { Language } from '../../platform/language/languages.ts'
import { drawMatrix } from '../../render/figure/matrix.ts'
import { drawRadar } from '../../render/figure/radar.ts'
import { writtenDayOf } from '../../render/written-dates.ts'
import type { ReadAnswer } from './answers.store.ts'
import { differenceIn, gapIn } from './assessment-result.ts'
import type { Assessment } from './assessments.store.ts'
import type { GapReportWords } from './gap-report-words.ts'
import type { loadAssessment, Needs } from './open-assessment.ts'

type Loaded = Awaited<ReturnType<typeof loadAssessment>>

const marks: Record<State, Mark> = {
  met: 'holds',
  partly: 'partly',
  not: 'fails',
  'not-applicable': 'none',
  unknown: 'unknown',
  open: 'planned',
}

/** A score as people read it; a dash where there is none. */
export const percentage = (score: number | null): string => (score === null ? '–' : `${Math.round(score * 100)}%`)

/** What is missing, with what was answered and what to do about it. */
export function gapsSection(
  loaded: Loaded,
  gaps: readonly Gap[],
  words: GapReportWords,
  language: Language,
): ReportSection {
  const { gaps: own, state, answer } = words
  return {
    heading: own.heading,
    level: 1,
    newPage: true,
    wide: true,
    blocks: [
      { kind: 'paragraph', text: own.intro },
      {
        kind: 'table',
        title: own.table,
        titleShown: false,
        columns: [
          { heading: own.weight, share: 1 },
          { heading: own.effort, share: 1.2 },
          { heading: own.requirement, share: 3.4 },
          { heading: words.matrix.state, share: 1.4 },
          { heading: own.missing, share: 5 },
          { heading: own.measure, share: 5 },
          { heading: own.owner, share: 2 },
        ],
        rows: gaps.map((gap): ReportCell[] => {
          const one = gapIn(loaded, gap, language)
          const numbers = one.requirements.map(({ editionName, number }) => `${editionName}: ${number}`).join('\n')
          const given = one.answers.map(({ text, department, answer: said, note }) =>
            [
              department === null ? '' : `${department}: `,
              text,
              ` – ${answer[said]}.`,
              note === '' ? '' : ` ${note}`,
            ].join(''),
          )
          return [
            own.weights[one.weight - 1] ?? '',
            own.efforts[one.effort - 1] ?? '',
            { text: one.title, strong: true, soft: numbers },
            { mark: { mark: marks[one.state], word: state[one.state] } },
            given.join('\n'),
            {
              text: one.measure,
              soft: one.rhythm.map(({ every, text }) => `${words.every(every)}: ${text}`).join('\n'),
            },
            words.owner[gap.subject.ownerRole],
          ]
        }),
        whenEmpty: own.empty,
      },
    ],
  }
}

/** The radar: a rating where one was given, else the share of yes, as 0 to 5. */
export function radarSection(
  questionnaire: Questionnaire,
  themes: readonly ThemeResult[],
  words: GapReportWords,
  language: Language,
): ReportSection {
  const { radar } = words
  const nameOf = (theme: ThemeResult) => {
    const found = questionnaire.themes.find(({ key }) => key === theme.key)
    const { kind, number } = partsOfKey(theme.key)
    // Themes of controls of 2022 go by name alone; chapters and those of 2013 have a number.
    return `${kind === 'clause' || /^\d/.test(number) ? `${number} ` : ''}${found?.name[language] ?? ''}`
  }
  const shownOn = ({ rated, answered }: AxisValue) => rated ?? (answered === null ? null : answered * 5)
  const shown = (value: number | null) =>
    value === null
      ? '–'
      : new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(value)
  return {
    heading: radar.heading,
    level: 1,
    newPage: true,
    blocks: [
      { kind: 'paragraph', text: radar.intro },
      {
        kind: 'figure',
        svg: drawRadar({
          spokes: themes.map(nameOf),
          series: axes.map((axis) => ({ name: radar[axis], values: themes.map((theme) => shownOn(theme[axis])) })),
          most: 5,
        }),
        alt: radar.alt,
        table: {
          kind: 'table',
          title: radar.heading,
          columns: [{ heading: radar.theme, share: 3 }, ...axes.map((axis) => ({ heading: radar[axis], share: 2 }))],
          rows: themes.map((theme) => [
            nameOf(theme),
            ...axes.map(
              (axis): ReportCell => ({
                text: shown(shownOn(theme[axis])),
                soft: `${radar.rated} ${shown(theme[axis].rated)}, ${radar.share} ${percentage(theme[axis].answered)}`,
              }),
            ),
          ]),
          whenEmpty: words.people.empty,
        },
      },
    ],
  }
}

/** Every requirement of each standard: the picture, and the same as a table. */
export function matrixSections(
  questionnaire: Questionnaire,
  cells: readonly Cell[],
  words: GapReportWords,
  language: Language,
): ReportSection[] {
  const { matrix, state } = words
  return questionnaire.editions.map((edition): ReportSection => {
    const own = cells.filter((cell) => cell.edition === edition.id)
    const rows = questionnaire.themes.flatMap(({ key, kind, name }) => {
      const fields = own.filter(({ subject }) => subject.theme === key)
      if (fields.length === 0) return []
      const prefix = kind === 'clause' ? `${partsOfKey(key).number} ` : ''
      const label = `${prefix}${name[language]}`
      return [
        {
          name: label.length > 26 ? `${label.slice(0, 25).trimEnd()}…` : label,
          fields: fields.map(({ subject, state: is }) => ({ number: subject.number, mark: marks[is] })),
        },
      ]
    })
    return {
      heading: matrix.heading(edition.name),
      level: 1,
      newPage: true,
      blocks: [
        {
          kind: 'figure',
          svg: drawMatrix({ rows, legend: states.map((one) => ({ mark: marks[one], word: state[one] })) }),
          alt: matrix.alt(edition.name),
          table: {
            kind: 'table',
            title: `${matrix.table} ${edition.name}`,
            columns: [
              { heading: matrix.number, share: 0.8 },
              { heading: matrix.requirement, share: 5 },
              { heading: matrix.state, share: 2 },
              { heading: matrix.score, share: 1, align: 'right' },
            ],
            rows: own.map((cell): ReportCell[] => {
              const derived = cell.derivedFrom.map((key) => partsOfKey(key).number).join(', ')
              const remarks = [
                ...(derived === '' ? [] : [`${matrix.byMapping} ${derived}`]),
                ...(cell.confidence === 'high' ? [] : [matrix.unsure[cell.confidence]]),
                ...(cell.asksMore ? [matrix.asksMore] : []),
              ]
              const title = cell.subject.title[language]
              return [
                cell.subject.number,
                remarks.length > 0 ? { text: title, soft: remarks.join('; ') } : title,
                { mark: { mark: marks[cell.state], word: state[cell.state] } },
                percentage(cell.score),
              ]
            }),
            whenEmpty: '',
          },
        },
      ],
    }
  })
}

/** What changed since the earlier assessment; what is the same or not finished is counted only. */
export function comparisonSection(
  needs: Needs,
  { earlier, differences }: { earlier: Assessment; differences: readonly Difference[] },
  counts: Record<Outcome, number>,
  words: GapReportWords,
  language: Language,
): ReportSection {
  const { comparison: own, state } = words
  const side = (one: { state: State; score: number | null } | null): ReportCell =>
    one === null
      ? own.none
      : {
          mark: { mark: marks[one.state], word: state[one.state] },
          ...(one.score === null ? {} : { soft: percentage(one.score) }),
        }
  const told = differences.filter(({ outcome }) => outcome !== 'same' && outcome !== 'unfinished')
  return {
    heading: own.heading,
    level: 1,
    newPage: true,
    blocks: [
      {
        kind: 'paragraph',
        text: own.intro(`${earlier.name} (${writtenDayOf(earlier.closedAt ?? earlier.startedAt, language)})`),
      },
      {
        kind: 'facts',
        facts: outcomes.map((outcome) => ({ label: own.outcome[outcome], value: String(counts[outcome]) })),
      },
      {
        kind: 'table',
        title: own.table,
        columns: [
          { heading: words.byEdition.edition, share: 2 },
          { heading: words.matrix.number, share: 0.8 },
          { heading: words.matrix.requirement, share: 4 },
          { heading: own.before, share: 1.6 },
          { heading: own.now, share: 1.6 },
          { heading: own.change, share: 1.6 },
        ],
        rows: told.map((difference): ReportCell[] => {
          const one = differenceIn(needs, difference, language)
          return [
            one.editionName,
            one.number,
            one.title,
            side(one.before),
            side(one.after),
            { text: own.outcome[one.outcome], strong: one.outcome === 'worse' },
          ]
        }),
        whenEmpty: own.empty,
      },
    ],
  }
}

/** Who answered how much, and when last. */
export function peopleSection(answers: readonly ReadAnswer[], words: GapReportWords): ReportSection {
  const { people: own } = words
  const found = new Map<string, { answers: number; last: Instant }>()
  for (const { by, at, answer } of answers) {
    if (answer === null) continue
    const known = found.get(by)
    found.set(by, { answers: (known?.answers ?? 0) + 1, last: known && known.last > at ? known.last : at })
  }
  const rows = [...found].sort(([, a], [, b]) => b.answers - a.answers)
  return {
    heading: own.heading,
    level: 1,
    newPage: true,
    blocks: [
      {
        kind: 'table',
        title: own.table,
        titleShown: false,
        columns: [
          { heading: own.name, share: 4 },
          { heading: own.answers, share: 1 },
          { heading: own.last, share: 2 },
        ],
        rows: rows.map(([name, one]) => [name, one.answers, { day: dayOf(one.last) }]),
        whenEmpty: own.empty,
      },
    ],
  }
}
