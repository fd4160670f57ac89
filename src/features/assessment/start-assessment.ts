import { allow } from '../../core/access/allow.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import { departmentsInUse } from './answers.store.ts'
import {
  type Assessment,
  deleteAssessment,
  departmentsOf,
  findAssessment,
  insertAssessment,
  listAssessments,
  saveAssessment,
  saveClosing,
  saveDepartments,
  saveRelease,
} from './assessments.store.ts'
import { refusals, wrongField } from './refusals.ts'

export type AssessmentFacts = {
  name: string
  editions: string[]
  scope: string
  basedOn: string | null
  departments: { id: string | null; name: string }[]
}

/** Throws where a fact cannot be: an edition that nobody knows, two departments of one name, an earlier assessment that is not earlier. */
async function check(
  tx: Tx,
  content: Content,
  facts: AssessmentFacts,
  own: Assessment | null,
): Promise<AssessmentFacts> {
  const editions = [...content.editions.keys()].filter((id) => facts.editions.includes(id))
  if (editions.length < new Set(facts.editions).size) {
    throw wrongField('editions', {
      nl: 'Een van deze normen kent Zorgborg niet. Kies uit de lijst.',
      en: 'Zorgborg does not know one of these standards. Choose from the list.',
    })
  }
  const names = facts.departments.map(({ name }) => name.toLowerCase())
  if (new Set(names).size < names.length) {
    throw wrongField('departments', {
      nl: 'Twee afdelingen heten hetzelfde. Geef elke afdeling een eigen naam.',
      en: 'Two departments have the same name. Give each a name of its own.',
    })
  }
  if (facts.basedOn !== null) {
    const earlier = await findAssessment(tx, facts.basedOn)
    if (!earlier || earlier.id === own?.id || (own && earlier.startedAt > own.startedAt)) {
      throw wrongField('basedOn', {
        nl: 'Kies een nulmeting die eerder is begonnen dan deze.',
        en: 'Choose an assessment that was started before this one.',
      })
    }
  }
  return { ...facts, editions }
}

/** Starts an assessment; returns its id. */
export async function startAssessment(tx: Tx, content: Content, given: AssessmentFacts): Promise<string> {
  const allowed = allow(tx.actor, 'assessment:write')
  const facts = await check(tx, content, given, null)
  const id = await insertAssessment(tx, allowed, { ...facts, release: content.guidance.released.release })
  await saveDepartments(tx, allowed, id, [], facts.departments)
  tx.note({ action: 'assessment.started', subject: facts.name, details: { assessment: id, editions: facts.editions } })
  return id
}

async function seenAssessment(tx: Tx, id: string, seen: number): Promise<Assessment> {
  const assessment = await findAssessment(tx, id)
  if (!assessment) throw problems.notFound()
  requireRevision(assessment.revision, seen)
  return assessment
}

/** Changes what an assessment is about. 409 while it is closed, and where a department would go in which something was answered. */
export async function updateAssessment(
  tx: Tx,
  content: Content,
  id: string,
  seen: number,
  given: AssessmentFacts,
): Promise<void> {
  const allowed = allow(tx.actor, 'assessment:write')
  const assessment = await seenAssessment(tx, id, seen)
  if (assessment.closedAt !== null) throw refusals.closed()
  const facts = await check(tx, content, given, assessment)
  const before = (await departmentsOf(tx, [id])).get(id) ?? []
  const known = new Set(before.map((one) => one.id))
  const listed = facts.departments.flatMap((one) => one.id ?? [])
  if (listed.some((one) => !known.has(one)) || new Set(listed).size < listed.length) throw refusals.noDepartment()
  const used = await departmentsInUse(tx, id)
  const lost = before.find((one) => used.has(one.id) && !listed.includes(one.id))
  if (lost) {
    throw new Problem(409, 'department-in-use', {
      nl: `Bij ${lost.name} is al iets ingevuld of uitgezet. Deze afdeling kan niet weg.`,
      en: `Something was answered or handed out for ${lost.name}. That department cannot be removed.`,
    })
  }
  await saveDepartments(tx, allowed, id, before, facts.departments)
  // Also where only departments changed: the assessment is what others saw.
  await saveAssessment(tx, allowed, id, facts)
  tx.note({
    action: 'assessment.changed',
    subject: facts.name,
    details: { assessment: id, editions: facts.editions, departments: facts.departments.map(({ name }) => name) },
  })
}

/** Takes the questions of the newest release into an assessment. What was answered stays, whether it is still asked or not. 409 while it is closed. */
export async function renewQuestions(tx: Tx, content: Content, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'assessment:write')
  const assessment = await seenAssessment(tx, id, seen)
  if (assessment.closedAt !== null) throw refusals.closed()
  const { release } = content.guidance.released
  if (assessment.release >= release) return
  await saveRelease(tx, allowed, id, release)
  tx.note({
    action: 'assessment.renewed',
    subject: assessment.name,
    details: { assessment: id, from: assessment.release, to: release },
  })
}

/** Closes an assessment, so that its answers are frozen, or opens it again. What is so already is left alone. */
export async function setClosed(tx: Tx, id: string, seen: number, closed: boolean): Promise<void> {
  const allowed = allow(tx.actor, 'assessment:write')
  const assessment = await seenAssessment(tx, id, seen)
  if ((assessment.closedAt !== null) === closed) return
  await saveClosing(tx, allowed, id, closed)
  tx.note({
    action: closed ? 'assessment.closed' : 'assessment.reopened',
    subject: assessment.name,
    details: { assessment: id },
  })
}

/** Takes away an assessment that was started by mistake: nothing is answered in it and none is compared with it. */
export async function removeAssessment(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'assessment:write')
  const assessment = await seenAssessment(tx, id, seen)
  if ((await departmentsInUse(tx, id)).size > 0) {
    throw new Problem(409, 'assessment-in-use', {
      nl: 'In deze nulmeting is al iets ingevuld of uitgezet. Sluit haar af in plaats van haar te verwijderen.',
      en: 'Something was answered or handed out in this assessment. Close it instead of removing it.',
    })
  }
  if ((await listAssessments(tx)).some(({ basedOn }) => basedOn?.id === id)) {
    throw new Problem(409, 'assessment-compared', {
      nl: 'Een latere nulmeting wordt met deze vergeleken. Wijzig die eerst.',
      en: 'A later assessment is compared with this one. Change that first.',
    })
  }
  await deleteAssessment(tx, allowed, id)
  tx.note({ action: 'assessment.removed', subject: assessment.name, details: { assessment: id } })
}
