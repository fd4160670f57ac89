import type { Actor } from '../../core/access/actor.ts'
import { compareCells, countOutcomes, type Difference } from '../../core/assessment/compare.ts'
import { type Gap, gapsOf } from '../../core/assessment/gaps.ts'
import { type Cell, cellsOf, meanScore, themesOf } from '../../core/assessment/result.ts'
import type { Sheets } from '../../core/assessment/sheets.ts'
import { countStates } from '../../core/assessment/standing.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import type { Source } from './assessments.store.ts'
import { loadAssessment, type Needs } from './open-assessment.ts'
import { refusals } from './refusals.ts'

type Loaded = Awaited<ReturnType<typeof loadAssessment>>

/** The answers that count: of all departments, or of one with what was answered for the whole. */
function sheetsFor({ departments, sheets }: Loaded, department: string | undefined): Sheets {
  if (department === undefined) return sheets
  if (!departments.some(({ id }) => id === department)) throw refusals.noDepartment()
  return sheets.only(department)
}

const totalsOf = (cells: readonly Cell[]) => ({
  states: countStates(cells.map(({ state }) => state)),
  score: meanScore(cells),
})

/** How every requirement stands, by edition, by theme and by department. */
export async function readResult(
  source: Source,
  needs: Needs,
  asked: { assessment: string; department?: string | undefined },
  language: Language,
  actor: Actor,
) {
  const loaded = await loadAssessment(source, needs, asked.assessment, actor)
  const { assessment, questionnaire, departments } = loaded
  const sheets = sheetsFor(loaded, asked.department)
  const cells = cellsOf(questionnaire, sheets)
  const themeNames = new Map(questionnaire.themes.map(({ key, name }) => [key, name[language]]))
  return {
    name: assessment.name,
    editions: questionnaire.editions.map(({ id, name }) => {
      const own = cells.filter(({ edition }) => edition === id)
      return { id, name, total: own.length, ...totalsOf(own) }
    }),
    departments: departments.map(({ id, name }) => {
      const own = cellsOf(questionnaire, loaded.sheets.only(id))
      const editions = questionnaire.editions.map((edition) => ({
        edition: edition.id,
        ...totalsOf(own.filter((cell) => cell.edition === edition.id)),
      }))
      return { id, name, editions }
    }),
    cells: cells.map(({ subject, ...cell }) => ({
      ...cell,
      subject: subject.key,
      number: subject.number,
      kind: subject.kind,
      theme: subject.theme,
      title: subject.title[language],
    })),
    themes: themesOf(questionnaire, sheets).map((theme) => ({ ...theme, name: themeNames.get(theme.key) ?? '' })),
  }
}

/** A gap in one language. */
export function gapIn({ questionnaire, departments }: Loaded, gap: Gap, language: Language) {
  const { subject, answers } = gap
  const theme = questionnaire.themes.find(({ key }) => key === subject.theme)
  const editionNames = new Map(questionnaire.editions.map(({ id, name }) => [id, name]))
  const title = subject.title[language]
  return {
    subject: subject.key,
    title,
    theme: subject.theme,
    themeName: theme?.name[language] ?? '',
    requirements: gap.requirements.map((one) => ({
      ...one,
      editionName: editionNames.get(one.edition) ?? one.edition,
    })),
    state: gap.state,
    score: gap.score,
    effort: subject.effort,
    weight: subject.weight,
    ownerRole: subject.ownerRole,
    measure:
      subject.measure?.[language] ??
      {
        nl: `Zoek uit wat ‘${title}’ van u vraagt, en regel wat ontbreekt.`,
        en: `Find out what ‘${title}’ asks of you, and arrange what is missing.`,
      }[language],
    rhythm: subject.rhythm.map((one) => ({ every: one.every, text: one[language] })),
    answers: answers.map(({ question, department, answer, note, by }) => ({
      question,
      text: subject.questions.find(({ id }) => id === question)?.text[language] ?? '',
      department: departments.find(({ id }) => id === department)?.name ?? null,
      answer: answer as 'partly' | 'no' | 'unknown',
      note,
      by,
    })),
  }
}

type GapQuery = {
  page: number
  size: number
  department?: string | undefined
  edition?: string | undefined
  theme?: string | undefined
  effort?: number | undefined
  weight?: number | undefined
}

/** A page of what is missing, and how many gaps there are of each weight and effort before filtering. */
export async function pageOfGaps(
  source: Source,
  needs: Needs,
  assessment: string,
  query: GapQuery,
  language: Language,
  actor: Actor,
) {
  const loaded = await loadAssessment(source, needs, assessment, actor)
  const all = gapsOf(loaded.questionnaire, sheetsFor(loaded, query.department))
  const counts = [1, 2, 3].map((weight) =>
    [1, 2, 3].map(
      (effort) => all.filter(({ subject }) => subject.weight === weight && subject.effort === effort).length,
    ),
  )
  const { page, size, edition, theme, effort, weight } = query
  const found = all.filter(
    ({ subject, requirements }) =>
      (edition === undefined || requirements.some((one) => one.edition === edition)) &&
      (theme === undefined || subject.theme === theme) &&
      (effort === undefined || subject.effort === effort) &&
      (weight === undefined || subject.weight === weight),
  )
  const items = found.slice((page - 1) * size, page * size).map((gap) => gapIn(loaded, gap, language))
  return { items, total: found.length, page, size, counts }
}

/** Two assessments side by side; null where there is none to compare with. */
export async function differencesFrom(source: Source, needs: Needs, loaded: Loaded, earlierId: string, actor: Actor) {
  const earlier = await loadAssessment(source, needs, earlierId, actor)
  const differences = compareCells(
    needs.content,
    cellsOf(earlier.questionnaire, earlier.sheets),
    earlier.questionnaire.editions,
    cellsOf(loaded.questionnaire, loaded.sheets),
  )
  return { earlier: earlier.assessment, differences }
}

export function differenceIn(needs: Needs, { cell, ...difference }: Difference, language: Language) {
  return {
    edition: cell.edition,
    editionName: needs.content.editions.get(cell.edition)?.name ?? cell.edition,
    number: cell.subject.number,
    subject: cell.subject.key,
    title: cell.subject.title[language],
    ...difference,
  }
}

/** How an assessment differs from an earlier one. 409 where none was named and it is based on none. */
export async function compare(
  source: Source,
  needs: Needs,
  asked: { assessment: string; with?: string | undefined },
  language: Language,
  actor: Actor,
) {
  const loaded = await loadAssessment(source, needs, asked.assessment, actor)
  const earlierId = asked.with ?? loaded.assessment.basedOn?.id
  if (earlierId === undefined) {
    throw new Problem(409, 'nothing-to-compare', {
      nl: 'Kies een eerdere nulmeting om mee te vergelijken.',
      en: 'Choose an earlier assessment to compare with.',
    })
  }
  const { earlier, differences } = await differencesFrom(source, needs, loaded, earlierId, actor)
  const { id, name, startedAt, closedAt } = earlier
  return {
    earlier: { id, name, startedAt, closedAt },
    counts: countOutcomes(differences),
    items: differences.map((difference) => differenceIn(needs, difference, language)),
  }
}
