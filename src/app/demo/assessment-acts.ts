import { questionnairesOf } from '../../core/assessment/questionnaires.ts'
import type { Answer } from '../../core/assessment/standing.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { departmentsOf, listAssessments } from '../../features/assessment/assessments.store.ts'
import { handPart } from '../../features/assessment/hand-part.ts'
import { saveAnswers } from '../../features/assessment/save-answers.ts'
import { setClosed, startAssessment } from '../../features/assessment/start-assessment.ts'
import { findMembershipByEmail } from '../../features/people/people.store.ts'
import type { Tx } from '../../platform/database/reader.ts'

type Place = { department: string | null; subject: string; note: string }
/** An answer or rating, with the department by its name. */
export type AssessmentWrite = Place &
  (
    | { kind: 'answer'; question: string; answer: Answer | null }
    | { kind: 'rating'; design: number | null; existence: number | null; operation: number | null }
  )

/** One thing done in an assessment, in plain data: assessments and departments by name, people by address. */
export type AssessmentAct =
  | {
      act: 'start'
      name: string
      editions: string[]
      scope: string
      departments: string[]
      basedOn: string | null
    }
  | { act: 'hand'; assessment: string; person: string; themes: string[]; due: Day; message: string }
  | { act: 'answer'; assessment: string; writes: AssessmentWrite[] }
  | { act: 'close'; assessment: string }

// Composing what is asked takes longer than answering it.
const needsOf = new WeakMap<Content, { content: Content; questionnaires: ReturnType<typeof questionnairesOf> }>()

/** Does one thing in an assessment through the product's own verbs. */
export async function runAssessmentAct(tx: Tx, content: Content, act: AssessmentAct): Promise<void> {
  const needs = needsOf.get(content) ?? { content, questionnaires: questionnairesOf(content) }
  needsOf.set(content, needs)
  const named = async (name: string) => {
    const found = (await listAssessments(tx)).find((one) => one.name === name)
    if (!found) throw new TypeError(`no assessment ${name}`)
    return found
  }
  switch (act.act) {
    case 'start': {
      const { name, editions, scope } = act
      const basedOn = (await listAssessments(tx)).find((one) => one.name === act.basedOn)?.id ?? null
      const departments = act.departments.map((department) => ({ id: null, name: department }))
      await startAssessment(tx, content, { name, editions, scope, basedOn, departments })
      return
    }
    case 'hand': {
      const { themes, due, message } = act
      const membership = (await findMembershipByEmail(tx, act.person))?.id ?? ''
      const part = { department: null, themes, subjects: [], membership, due, message }
      await handPart(tx, needs, (await named(act.assessment)).id, part)
      return
    }
    case 'answer': {
      const { id } = await named(act.assessment)
      const departments = (await departmentsOf(tx, [id])).get(id) ?? []
      const idOf = (name: string | null) => departments.find((one) => one.name === name)?.id ?? null
      const writes = act.writes.map((write) => ({
        ...write,
        department: idOf(write.department),
        id: null,
        seen: 0,
        after: null,
      }))
      const outcomes = await saveAnswers(tx, needs, id, writes)
      const lost = outcomes.findIndex(({ outcome }) => outcome !== 'saved')
      if (lost >= 0) throw new TypeError(`an answer of the demo was not saved: ${JSON.stringify(writes[lost])}`)
      return
    }
    case 'close': {
      const { id, revision } = await named(act.assessment)
      await setClosed(tx, id, revision, true)
    }
  }
}
