import { allow } from '../../core/access/allow.ts'
import { holds } from '../../core/access/permissions.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import { departmentsOf, findAssessment } from './assessments.store.ts'
import type { Needs } from './open-assessment.ts'
import { deletePart, findColleague, insertPart, listParts, type PartFacts, savePart } from './parts.store.ts'
import { refusals, wrongField } from './refusals.ts'

/** Throws where a part cannot be handed so: closed, to nobody who may answer, or about nothing that is asked. Returns the name of the person. */
async function check(tx: Tx, needs: Needs, id: string, facts: PartFacts) {
  const assessment = await findAssessment(tx, id)
  if (!assessment) throw problems.notFound()
  if (assessment.closedAt !== null) throw refusals.closed()
  const departments = (await departmentsOf(tx, [id])).get(id) ?? []
  if (facts.department !== null && !departments.some((one) => one.id === facts.department)) {
    throw refusals.noDepartment()
  }
  const { themes, byKey } = needs.questionnaires(assessment.editions, assessment.release)
  if (facts.themes.length + facts.subjects.length === 0) {
    throw wrongField('themes', { nl: 'Kies ten minste één onderdeel.', en: 'Choose at least one part.' })
  }
  const strange = facts.themes.some((key) => !themes.some((one) => one.key === key))
  if (strange || facts.subjects.some((key) => !byKey.has(key))) {
    throw wrongField('themes', {
      nl: 'Een van deze onderdelen hoort niet bij deze nulmeting. Kies uit de lijst.',
      en: 'One of these parts does not belong to this assessment. Choose from the list.',
    })
  }
  const colleague = await findColleague(tx, facts.membership)
  if (!colleague || !holds(colleague.role, 'assessment:answer')) {
    throw wrongField('membership', {
      nl: 'Kies iemand uit deze organisatie die mag invullen: een medewerker, een security officer of een beheerder.',
      en: 'Choose somebody of this organisation who may answer: a contributor, a security officer or an administrator.',
    })
  }
  return { assessment, person: colleague.name }
}

const unique = (facts: PartFacts): PartFacts => ({
  ...facts,
  themes: [...new Set(facts.themes)],
  subjects: [...new Set(facts.subjects)],
})

/** Hands a part to a colleague; returns its id. */
export async function handPart(tx: Tx, needs: Needs, id: string, given: PartFacts): Promise<string> {
  const allowed = allow(tx.actor, 'assessment:write')
  const facts = unique(given)
  const { assessment, person } = await check(tx, needs, id, facts)
  const part = await insertPart(tx, allowed, id, facts, person)
  tx.note({ action: 'assessment.part-handed', subject: `${assessment.name}: ${person}`, details: { ...facts } })
  return part
}

async function seenPart(tx: Tx, id: string, part: string, seen: number) {
  const found = (await listParts(tx, [id])).get(id)?.find((one) => one.id === part)
  if (!found) throw problems.notFound()
  requireRevision(found.revision, seen)
  return found
}

/** Changes what was handed, to whom or by when. */
export async function updatePart(
  tx: Tx,
  needs: Needs,
  id: string,
  part: string,
  seen: number,
  given: PartFacts,
): Promise<void> {
  const allowed = allow(tx.actor, 'assessment:write')
  await seenPart(tx, id, part, seen)
  const facts = unique(given)
  const { assessment, person } = await check(tx, needs, id, facts)
  await savePart(tx, allowed, part, facts, person)
  tx.note({ action: 'assessment.part-changed', subject: `${assessment.name}: ${person}`, details: { ...facts } })
}

/** Takes a part back; what was answered stays. */
export async function withdrawPart(tx: Tx, id: string, part: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'assessment:write')
  const assessment = await findAssessment(tx, id)
  const found = await seenPart(tx, id, part, seen)
  await deletePart(tx, allowed, part)
  tx.note({ action: 'assessment.part-withdrawn', subject: `${assessment?.name ?? ''}: ${found.person}` })
}
