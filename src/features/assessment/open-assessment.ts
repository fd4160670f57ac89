import type { Actor } from '../../core/access/actor.ts'
import { isAllowed } from '../../core/access/allow.ts'
import { reachOf } from '../../core/assessment/parts.ts'
import type { Questionnaire } from '../../core/assessment/questionnaire.ts'
import type { Questionnaires } from '../../core/assessment/questionnaires.ts'
import { layOut, progressOf, type Sheets } from '../../core/assessment/sheets.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Moment } from '../../core/time/moment.ts'
import { problems } from '../../platform/http/problem.ts'
import { type ReadAnswer, type ReadRating, readAnswers, readRatings } from './answers.store.ts'
import { type Assessment, type Department, departmentsOf, findAssessment, type Source } from './assessments.store.ts'
import { type HandedPart, isOf, listParts } from './parts.store.ts'
import { reachIn, seesAll } from './reach.ts'

/** The content and the questions as the organisation reads them, with the marks that it corrected. */
export type Needs = { content: Content; questionnaires: Questionnaires }
export type NeedsOf = (source: Source) => Promise<Needs>

/** What every answer says about an assessment. */
export function headOf(content: Content, assessment: Assessment, departments: readonly Department[]) {
  return {
    ...assessment,
    newestRelease: content.guidance.released.release,
    editions: assessment.editions.map((id) => ({ id, name: content.editions.get(id)?.name ?? id })),
    departments: [...departments],
  }
}

/** A part as it is read, with how far it is. */
export function partOf(part: HandedPart, actor: Actor, questionnaire: Questionnaire, sheets: Sheets) {
  const { user: _user, ...facts } = part
  const { reaches } = reachOf(questionnaire, [part])
  return {
    ...facts,
    themes: [...part.themes],
    subjects: [...part.subjects],
    mine: isOf(part, actor),
    progress: progressOf(questionnaire, sheets, [part.department], (department, { key }) => reaches(department, key)),
  }
}

/** Everything about one assessment, as far as the actor sees it; always five statements. */
export async function loadAssessment(source: Source, needs: Needs, id: string, actor: Actor) {
  const assessment = await findAssessment(source, id)
  if (!assessment) throw problems.notFound()
  const questionnaire = needs.questionnaires(assessment.editions, assessment.release)
  const departments = (await departmentsOf(source, [id])).get(id) ?? []
  const allParts = (await listParts(source, [id])).get(id) ?? []
  const reach = reachIn(actor, questionnaire, allParts)
  const parts = seesAll(actor) ? allParts : allParts.filter((part) => isOf(part, actor))
  // Whoever has no part in it need not know that it is there.
  if (!seesAll(actor) && parts.length === 0) throw problems.notFound()
  const sees = (one: { department: string | null; subject: string }) => reach.reaches(one.department, one.subject)
  const [allAnswers, allRatings] = [await readAnswers(source, id), await readRatings(source, id)]
  const [answers, ratings] =
    reach.kind === 'all' ? [allAnswers, allRatings] : [allAnswers.filter(sees), allRatings.filter(sees)]
  const sheets = layOut(
    departments.map((department) => department.id),
    { answers, ratings },
  )
  return { assessment, questionnaire, departments, parts, reach, answers, ratings, sheets }
}

type Loaded = Awaited<ReturnType<typeof loadAssessment>>

/** What a screen needs to show and fill in an assessment; of one sheet, or of all. */
export async function openAssessment(
  source: Source & { moment: Moment },
  needs: Needs,
  asked: { assessment: string; department?: string | undefined },
  actor: Actor,
) {
  const loaded = await loadAssessment(source, needs, asked.assessment, actor)
  const { assessment, questionnaire, departments, parts, reach, sheets } = loaded
  const visible = visibleSheets(loaded)
  const wanted = asked.department === undefined ? visible : [asked.department === 'whole' ? null : asked.department]
  if (wanted.some((department) => !visible.includes(department))) throw problems.notFound()
  const closed = assessment.closedAt !== null || source.moment.kind === 'past'
  const people = new Map<string, number>()
  const numberOf = (name: string) => {
    const known = people.get(name) ?? people.size
    people.set(name, known)
    return known
  }
  const counts = (department: string | null, subject: { key: string }) => reach.reaches(department, subject.key)
  const filled = sheetsOf(loaded, wanted, numberOf)
  const sheetProgress = visible.map((department) => ({
    department,
    ...progressOf(questionnaire, sheets, [department], counts),
  }))
  // With departments, the whole is no sheet of its own: what it says holds for each of them.
  const counted =
    reach.kind === 'all' ? sheetProgress.filter((one) => sheets.departments.includes(one.department)) : sheetProgress
  return {
    ...headOf(needs.content, assessment, departments),
    mayAnswer: closed || !isAllowed(actor, 'assessment:answer') ? ('none' as const) : reach.kind,
    progress: {
      asked: counted.reduce((sum, one) => sum + one.asked, 0),
      answered: counted.reduce((sum, one) => sum + one.answered, 0),
    },
    sheetProgress,
    parts: parts.map((part) => partOf(part, actor, questionnaire, sheets)),
    people: [...people.keys()],
    sheets: filled,
  }
}

/** The whole first, and the departments in their order; for whoever answers parts, the sheets of those. */
function visibleSheets({ departments, parts, reach }: Loaded): (string | null)[] {
  const all = [null, ...departments.map(({ id }) => id)]
  return reach.kind === 'all' ? all : all.filter((id) => parts.some(({ department }) => department === id))
}

function sheetsOf(
  { questionnaire, answers, ratings }: Loaded,
  wanted: readonly (string | null)[],
  numberOf: (name: string) => number,
) {
  type Filled = { answers: ReadAnswer[]; rating: ReadRating | null }
  const bySheet = new Map<string | null, Map<string, Filled>>(wanted.map((department) => [department, new Map()]))
  const filledAt = ({ department, subject }: { department: string | null; subject: string }): Filled | null => {
    const sheet = bySheet.get(department)
    // What an edition asked that was chosen once is kept, and returns when it is chosen again.
    if (!sheet || !questionnaire.byKey.has(subject)) return null
    const filled = sheet.get(subject) ?? { answers: [], rating: null }
    sheet.set(subject, filled)
    return filled
  }
  for (const answer of answers) filledAt(answer)?.answers.push(answer)
  for (const rating of ratings) {
    const filled = filledAt(rating)
    if (filled) filled.rating = rating
  }
  return wanted.map((department) => ({
    department,
    subjects: questionnaire.subjects.flatMap(({ key }) => {
      const filled = bySheet.get(department)?.get(key)
      if (!filled) return []
      return [
        {
          subject: key,
          answers: filled.answers.map(({ question, answer, note, by, at, revision }) => ({
            question,
            answer,
            note,
            by: numberOf(by),
            at,
            revision,
          })),
          rating: filled.rating && ratingOf(filled.rating, numberOf),
        },
      ]
    }),
  }))
}

const ratingOf = (
  { design, existence, operation, note, by, at, revision }: ReadRating,
  numberOf: (name: string) => number,
) => ({ design, existence, operation, note, by: numberOf(by), at, revision })
