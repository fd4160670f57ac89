import type { Report, ReportBlock, ReportCell } from '../../core/report/report.ts'
import { approvalOn } from '../../core/risk/approval.ts'
import { treatmentWords } from '../../core/risk/standing-words.ts'
import { withinText } from '../../core/risk/within-words.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { writeDay } from '../../platform/language/written.ts'
import { drawCourse } from '../../render/figure/course.ts'
import { ownerName, type Result, type Results } from './read-results.ts'
import { levelCell, riskCell, stateCell } from './report-register.ts'
import type { PlanFilter } from './results.contract.ts'
import { asRecorded } from './risk-report.ts'
import { riskReportWords } from './risk-report-words.ts'
import { courseOf, measureOwner, selectPlan, treatmentPlanPage } from './treatment-plan.ts'

type Language = 'nl' | 'en'

const months = { back: 12, ahead: 12 }
const shares = [30, 22, 16, 11, 11, 34, 20, 16]

/** The treatment plan (ISO/IEC 27001, 6.1.3 e and 8.3) with the filters of the page, and the course of all risks. */
export async function treatmentReport(
  reader: Reader,
  results: Results,
  filter: PlanFilter,
  language: Language,
): Promise<Report> {
  const own = riskReportWords[language].treatment
  const { totals } = treatmentPlanPage(results, { ...filter, page: 1, size: 1 })
  return asRecorded(reader, results, language, {
    title: own.title,
    sections: [
      { heading: own.course, level: 1, blocks: courseBlocks(results, language) },
      {
        ...{ heading: own.heading, level: 1, wide: true },
        blocks: [
          { kind: 'paragraph', text: own.lead },
          {
            kind: 'paragraph',
            text: `${own.counts(totals.all, totals.above, totals.late, totals.noPlan)} ${own.unapproved(totals.unapproved)}`,
          },
          {
            ...{ kind: 'table', title: own.heading, titleShown: false, whenEmpty: own.none },
            columns: own.columns.map((heading, place) => ({ heading, share: shares[place] ?? 10 })),
            rows: selectPlan(results, filter).map((one) => rowOf(results, one, language)),
          },
        ],
      },
    ],
  })
}

function rowOf(results: Results, one: Result, language: Language): ReportCell[] {
  const own = riskReportWords[language].treatment
  const { risk, row, planned, unshown, within, standing } = one
  const choice = results.recorded.choices.find((made) => made.risk === risk.id)
  const measures = planned.map(({ id, title, plannedFor, late }) => {
    const day = plannedFor === null ? own.noDay : writeDay(plannedFor, language)
    const about = [day, measureOwner(results, id), ...(late && plannedFor !== null ? [own.late] : [])]
    return `${title} (${about.filter((part) => part !== '').join(', ')})`
  })
  const weak = unshown.length === 0 ? [] : [own.unshown(unshown.map(({ title }) => title).join('; '))]
  return [
    riskCell(one),
    {
      text: risk.treatment === null ? own.undecided : treatmentWords[risk.treatment][language],
      soft: [row.treatmentReason, choice ? own.chosen(choice.by, writeDay(choice.on, language)) : '']
        .filter((part) => part !== '')
        .join('\n'),
    },
    { text: ownerName(results, risk), soft: approvalText(results, one, language) },
    levelCell(one, 'current'),
    levelCell(one, 'residual'),
    [...measures, ...weak].join('\n'),
    withinText(within, writeDay)[language],
    stateCell(standing.state, language),
  ]
}

/** Whether the owner approved the plan, and since when; '' where nothing is asked. */
function approvalText({ day }: Results, { risk }: Result, language: Language): string {
  const own = riskReportWords[language].treatment.approval
  const { state, given } = approvalOn(risk, day)
  if (state === 'given' && given) return own.given(given.by, writeDay(given.on, language))
  if (state === 'changed' && given) return own.changed(writeDay(given.on, language))
  return state === 'asked' ? own.asked : ''
}

function courseBlocks(results: Results, language: Language): ReportBlock[] {
  const own = riskReportWords[language].treatment
  const points = courseOf(results, months)
  const short = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    ...{ month: 'short', year: '2-digit', timeZone: 'UTC' },
  })
  return [
    { kind: 'paragraph', text: own.courseText },
    {
      kind: 'figure',
      alt: own.courseAlt,
      svg: drawCourse({
        points: points.map(({ day, kind, above }) => ({
          label: short.format(new Date(`${day}T12:00:00Z`)),
          value: above,
          ahead: kind === 'plan',
        })),
        today: points.findIndex(({ kind }) => kind === 'today'),
        legend: { known: own.known, ahead: own.ahead, today: own.today },
      }),
      table: {
        ...{ kind: 'table', title: own.course, titleShown: false, whenEmpty: own.none },
        columns: own.courseColumns.map((heading, place) => ({ heading, share: place < 2 ? 20 : 14 })),
        rows: points.map(({ day, kind, above, within, unrated }) => [{ day }, own.kinds[kind], above, within, unrated]),
      },
    },
  ]
}
