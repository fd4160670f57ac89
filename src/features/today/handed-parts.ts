import type { Actor } from '../../core/access/actor.ts'
import { reachOf } from '../../core/assessment/parts.ts'
import type { Questionnaires } from '../../core/assessment/questionnaires.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { answeredIn, answerKey, partsOf } from './handed-parts.store.ts'

const mostParts = 10

/** What somebody was asked to answer in gap assessments and has not answered whole yet, soonest due first. */
export async function openPartsOf(reader: Reader, questionnaires: Questionnaires, actor: Actor) {
  if (actor.kind !== 'person') return []
  const parts = await partsOf(reader, actor.id)
  const answered = await answeredIn(reader, [...new Set(parts.map(({ assessment }) => assessment))])
  const today = dayOf(reader.now)
  const open = parts.flatMap((part) => {
    const questionnaire = questionnaires(part.editions, part.release)
    const reach = reachOf(questionnaire, [part])
    const asked = questionnaire.subjects
      .filter((subject) => subject.asked && reach.reaches(part.department, subject.key))
      .flatMap(({ key, questions }) => questions.map(({ id }) => answerKey(part.assessment, part.department, key, id)))
    const count = asked.filter((key) => answered.has(key)).length
    if (count === asked.length) return []
    const { id, assessment, assessmentName, departmentName, due, handedBy } = part
    const late = due !== null && due < today
    return [
      { id, assessment, assessmentName, departmentName, due, late, handedBy, asked: asked.length, answered: count },
    ]
  })
  return open.slice(0, mostParts)
}
