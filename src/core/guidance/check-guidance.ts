import type { ContentFault } from '../standards/check-content.ts'
import type { Edition } from '../standards/edition.ts'
import { unfinishedIn } from '../standards/written-text.ts'
import type { Guidance, GuidanceSet } from './guidance.ts'
import { type Fingerprint, questionsOf } from './record-of-questions.ts'

/**
 * What is wrong in explanations that each have the right form, against the edition that they explain most of: a requirement without
 * one, one without a requirement, a part about care where the edition has none or lacks one where it has, ids that occur twice,
 * references to nothing, text that is still to be written, and questions that are not those that were released.
 */
export function checkGuidance(set: GuidanceSet, edition: Edition, fingerprint: Fingerprint): ContentFault[] {
  const marks = new Map(edition.requirements.map((one) => [one.id, one.healthcare?.mark ?? 'none']))
  const clauses = new Set(edition.clauses.map((one) => one.id))
  const faults: ContentFault[] = []
  const fault = (of: string, place: string, message: string) => faults.push({ in: of, place, message })
  for (const id of [...marks.keys()].filter((id) => !set.controls.has(id)))
    fault(`guidance/controls/${id}.yaml`, 'file', 'is missing')
  for (const id of [...clauses].filter((id) => !set.clauses.has(id)))
    fault(`guidance/clauses/${id}.yaml`, 'file', 'is missing')
  for (const [id, one] of set.controls) {
    const of = `guidance/controls/${id}.yaml`
    const mark = marks.get(id)
    if (mark === undefined) fault(of, 'id', `${edition.name} has no control ${id}`)
    checkOne(one, mark !== undefined && mark !== 'none', marks, (place, message) => fault(of, place, message))
  }
  for (const [id, one] of set.clauses) {
    const of = `guidance/clauses/${id}.yaml`
    if (!clauses.has(id)) fault(of, 'id', `${edition.name} has no clause ${id}`)
    checkOne(one, false, marks, (place, message) => fault(of, place, message))
  }
  return [...faults, ...checkReleased(set, fingerprint)]
}

/** Questions that were taken away, that ask something else than when they were released, or that are missing from the record. */
function checkReleased(set: GuidanceSet, fingerprint: Fingerprint): ContentFault[] {
  const { release, questions } = set.released
  const fault = (message: string) => ({ in: 'guidance/released.json', place: 'questions', message })
  const all = questionsOf(set)
  const known = new Map(Object.entries(questions))
  const there = new Set(all.map(({ path }) => path))
  return [
    ...[...known.keys()]
      .filter((path) => !there.has(path))
      .map((path) => fault(`${path} was released and is gone; give it an 'until' instead`)),
    ...all
      .filter(({ path, wording }) => known.has(path) && known.get(path) !== fingerprint(wording))
      .map(({ path }) =>
        fault(
          `${path} reads otherwise than when it was released; give the new question an id of its own, or record the mended wording with bin/zorgborg standards record`,
        ),
      ),
    ...all
      .filter(({ path, since }) => since <= release && !known.has(path))
      .map(({ path }) => fault(`${path} is not in the record of release ${release}; give it 'since: ${release + 1}'`)),
    ...all
      .filter(({ path, since }) => since > release && known.has(path))
      .map(({ path }) => fault(`${path} is on record and says that it came later`)),
    ...all
      .filter(({ since, until }) => until !== undefined && until < since)
      .map(({ path }) => fault(`${path} ends before it begins`)),
  ]
}

function checkOne(
  one: Guidance,
  aboutCare: boolean,
  controls: ReadonlyMap<string, string>,
  fault: (place: string, message: string) => void,
): void {
  if (aboutCare && !one.care) fault('care', 'is missing, and the edition adds something for health care')
  if (!aboutCare && one.care) fault('care', 'is given, and the edition adds nothing for health care')
  for (const list of ['questions', 'proof'] as const) {
    const ids = one[list].map(({ id }) => id)
    if (new Set(ids).size !== ids.length) fault(list, 'an id occurs twice')
    if (!aboutCare && one[list].some(({ care }) => care)) fault(list, 'some are marked as care')
    if (one[list].every(({ care }) => care)) fault(list, 'all are marked as care: nothing is left without NEN 7510')
  }
  if (!one.questions.some(({ kind }) => kind === 'operation')) fault('questions', 'none is about operation')
  for (const other of one.related) if (!controls.has(other)) fault('related', `${other} is no control`)
  const unfinished = unfinishedIn(JSON.stringify(one))
  if (unfinished) fault('text', unfinished)
}
