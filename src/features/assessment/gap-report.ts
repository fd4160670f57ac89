import type { Actor } from '../../core/access/actor.ts'
import { countOutcomes } from '../../core/assessment/compare.ts'
import { gapsOf } from '../../core/assessment/gaps.ts'
import { cellsOf, meanScore, themesOf } from '../../core/assessment/result.ts'
import { progressOf } from '../../core/assessment/sheets.ts'
import { countStates, states } from '../../core/assessment/standing.ts'
import type { Report, ReportSection } from '../../core/report/report.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { checkpointAt } from '../../platform/trail/checkpoint-at.ts'
import { writtenDayOf } from '../../render/written-dates.ts'
import { differencesFrom } from './assessment-result.ts'
import {
  comparisonSection,
  gapsSection,
  matrixSections,
  peopleSection,
  percentage,
  radarSection,
} from './gap-report-sections.ts'
import { gapReportEn } from './gap-report-words.en.ts'
import { gapReportNl } from './gap-report-words.nl.ts'
import { loadAssessment, type Needs } from './open-assessment.ts'

/** The report of an assessment as it stood at the reader's moment: what is met, what is missing, what changed, and who answered. */
export async function composeGapReport(
  reader: Reader,
  needs: Needs,
  id: string,
  language: Language,
  actor: Actor,
): Promise<Report> {
  const words = language === 'nl' ? gapReportNl : gapReportEn
  const loaded = await loadAssessment(reader, needs, id, actor)
  const { assessment, questionnaire, departments, sheets, answers } = loaded
  const about = await reader.rows
    .selectFrom('organisations')
    .select('name')
    .where('organisation_id', '=', reader.organisation)
    .executeTakeFirst()
  if (!about) throw problems.notFound()
  const cells = cellsOf(questionnaire, sheets)
  const gaps = gapsOf(questionnaire, sheets)
  const compared = assessment.basedOn
    ? await differencesFrom(reader, needs, loaded, assessment.basedOn.id, actor)
    : null
  const progress = progressOf(questionnaire, sheets)
  const heavy = gaps.filter(({ subject }) => subject.weight === 3).length
  const summary: ReportSection = {
    heading: words.summary,
    level: 1,
    blocks: [
      { kind: 'paragraph', lead: true, text: gaps.length > 0 ? words.lead(gaps.length, heavy) : words.noGaps },
      ...(progress.answered < progress.asked
        ? [{ kind: 'paragraph' as const, text: words.unfinished(progress.answered, progress.asked) }]
        : []),
      {
        kind: 'table',
        title: words.byEdition.title,
        columns: [
          { heading: words.byEdition.edition, share: 2.8 },
          { heading: words.byEdition.total, share: 1.2 },
          ...states.map((state) => ({ heading: words.state[state], share: 1.7 })),
          { heading: words.byEdition.score, share: 1.7, align: 'right' },
        ],
        rows: questionnaire.editions.map(({ id: edition, name }) => {
          const own = cells.filter((cell) => cell.edition === edition)
          const counts = countStates(own.map(({ state }) => state))
          return [name, own.length, ...states.map((state) => counts[state]), percentage(meanScore(own))]
        }),
        whenEmpty: '',
      },
      ...(departments.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              title: words.byDepartment.title,
              columns: [
                { heading: words.byDepartment.department, share: 3 },
                ...questionnaire.editions.map(({ name }) => ({ heading: name, share: 2, align: 'right' as const })),
              ],
              rows: departments.map((department) => {
                const own = cellsOf(questionnaire, sheets.only(department.id))
                return [
                  department.name,
                  ...questionnaire.editions.map(({ id: edition }) =>
                    percentage(meanScore(own.filter((cell) => cell.edition === edition))),
                  ),
                ]
              }),
              whenEmpty: '',
            },
          ]),
      ...(gaps.length === 0
        ? []
        : [
            { kind: 'paragraph' as const, text: `${words.first}:` },
            {
              kind: 'list' as const,
              numbered: true,
              items: gaps.slice(0, 5).map(({ subject, requirements }) => {
                const measure = subject.measure?.[language]
                return `${subject.title[language]} (${requirements[0]?.number})${measure ? `: ${measure}` : ''}`
              }),
            },
          ]),
    ],
  }
  return {
    title: words.title,
    subtitle: assessment.name,
    organisation: about.name,
    language,
    status: { kind: 'as-recorded' },
    moment: reader.now,
    checkpoint: await checkpointAt(reader),
    confidentiality: words.confidentiality,
    facts: [
      { label: words.fact.editions, value: questionnaire.editions.map(({ name }) => name).join('\n') },
      { label: words.fact.scope, value: assessment.scope || words.fact.noScope },
      { label: words.fact.departments, value: departments.map(({ name }) => name).join(', ') || words.fact.whole },
      { label: words.fact.started, value: `${writtenDayOf(assessment.startedAt, language)}, ${assessment.startedBy}` },
      {
        label: words.fact.closed,
        value:
          assessment.closedAt === null
            ? words.fact.underWay
            : `${writtenDayOf(assessment.closedAt, language)}, ${assessment.closedBy ?? ''}`,
      },
    ],
    sections: [
      summary,
      {
        heading: words.reading.heading,
        level: 2,
        blocks: [{ kind: 'list', items: words.reading.points }],
      },
      gapsSection(loaded, gaps, words, language),
      radarSection(questionnaire, themesOf(questionnaire, sheets), words, language),
      ...matrixSections(questionnaire, cells, words, language),
      ...(compared ? [comparisonSection(needs, compared, countOutcomes(compared.differences), words, language)] : []),
      peopleSection(answers, words),
    ],
  }
}
