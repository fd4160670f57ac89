import type { Actor } from '../../core/access/actor.ts'
import { layOut, progressOf } from '../../core/assessment/sheets.ts'
import { answersOfAll } from './answers.store.ts'
import { type Assessment, departmentsOf, listAssessments, type Source } from './assessments.store.ts'
import { headOf, type Needs } from './open-assessment.ts'
import { isOf, listParts } from './parts.store.ts'
import { progressOfAll } from './progress.store.ts'
import { reachIn, seesAll } from './reach.ts'

/** A page of assessments with how far each is; for whoever answers only parts, those with a part of theirs and as far as that is. */
export async function pageOfAssessments(
  source: Source,
  needs: Needs,
  { page, size }: { page: number; size: number },
  actor: Actor,
) {
  const all = await listAssessments(source)
  const slice = (found: Assessment[]) => found.slice((page - 1) * size, page * size)
  if (seesAll(actor)) {
    const shown = slice(all)
    const departments = await departmentsOf(
      source,
      shown.map(({ id }) => id),
    )
    const progress = await progressOfAll(source, needs.questionnaires, shown, departments)
    const items = shown.map((one) => ({
      ...headOf(needs.content, one, departments.get(one.id) ?? []),
      progress: progress.get(one.id) ?? { asked: 0, answered: 0 },
    }))
    return { items, total: all.length, page, size }
  }
  const parts = await listParts(
    source,
    all.map(({ id }) => id),
  )
  const own = all.filter(({ id }) => parts.get(id)?.some((part) => isOf(part, actor)))
  const shown = slice(own)
  const ids = shown.map(({ id }) => id)
  const departments = await departmentsOf(source, ids)
  const answers = await answersOfAll(source, ids)
  const items = shown.map((one) => {
    const handed = (parts.get(one.id) ?? []).filter((part) => isOf(part, actor))
    const questionnaire = needs.questionnaires(one.editions, one.release)
    const reach = reachIn(actor, questionnaire, handed)
    const visible = (answers.get(one.id) ?? []).filter(({ department, subject }) => reach.reaches(department, subject))
    const sheets = layOut([], { answers: visible, ratings: [] })
    const of = [...new Set(handed.map(({ department }) => department))]
    return {
      ...headOf(needs.content, one, departments.get(one.id) ?? []),
      progress: progressOf(questionnaire, sheets, of, (department, { key }) => reach.reaches(department, key)),
    }
  })
  return { items, total: own.length, page, size }
}

/** One assessment as it stands in the list. */
export async function summaryOf(source: Source, needs: Needs, id: string) {
  const one = (await listAssessments(source)).filter((assessment) => assessment.id === id)
  const departments = await departmentsOf(source, [id])
  const progress = await progressOfAll(source, needs.questionnaires, one, departments)
  const [assessment] = one
  if (!assessment) throw new TypeError('an assessment that was just written is there')
  return {
    ...headOf(needs.content, assessment, departments.get(id) ?? []),
    progress: progress.get(id) ?? { asked: 0, answered: 0 },
  }
}
