import type { Allowed } from '../../core/access/allow.ts'
import type { ProofKind } from '../../core/guidance/guidance.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { MeasureFacts } from './measure-shapes.contract.ts'
import type { Measure } from './measures.store.ts'

type Writing = Allowed<'measures:write'>
type Parts = 'requirements' | 'systems' | 'locations' | 'rhythms' | 'proofs'

/** A measure that is not there yet, with where it came from. */
export type NewMeasure = Omit<MeasureFacts, 'proofs'> & {
  proposedBy: string | null
  proofs: { title: string; kind: ProofKind; freshFor: string; proposedBy: string | null }[]
}

const rowOf = (facts: Omit<MeasureFacts, Parts>) => ({
  title: facts.title,
  how: facts.how,
  owner: facts.owner,
  owner_role: facts.ownerRole,
  stand_in: facts.standIn,
  stand_in_role: facts.standInRole,
  in_operation_since: facts.inOperationSince,
  planned_for: facts.plannedFor,
  effectiveness: facts.effectiveness,
})

// A statement takes at most 65,535 values; the widest row here has fifteen.
const atOnce = 1000

async function inParts<T>(rows: readonly T[], write: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) await write(rows.slice(from, from + atOnce))
}

/** Writes measures that are not there yet, in a fixed number of statements a thousand rows. Gives their ids. */
export async function insertMeasures(tx: Tx, _allowed: Writing, given: readonly NewMeasure[]): Promise<string[]> {
  const own = { organisation_id: tx.organisation }
  const made = given.map((measure) => ({ id: newId(), measure }))
  await inParts(made, (part) =>
    tx.rows
      .insertInto('measures')
      .values(
        part.map(({ id, measure }) => ({
          ...own,
          id,
          ...rowOf(measure),
          proposed_by: measure.proposedBy,
          ended_on: null,
          end_reason: '',
        })),
      )
      .execute(),
  )
  await insertLinks(
    tx,
    made.map(({ id, measure }) => ({ id, ...measure })),
  )
  await insertRhythms(
    tx,
    made.flatMap(({ id, measure }) => measure.rhythms.map((one) => ({ measure: id, ...one }))),
  )
  await insertProofs(
    tx,
    made.flatMap(({ id, measure }) =>
      measure.proofs.map((one, index) => ({ measure: id, position: index + 1, ...one })),
    ),
  )
  return made.map(({ id }) => id)
}

type Links = { id: string } & Pick<MeasureFacts, 'requirements' | 'systems' | 'locations'>

async function insertLinks(tx: Tx, measures: readonly Links[]): Promise<void> {
  const row = (measure: string) => ({ organisation_id: tx.organisation, id: newId(), measure })
  await inParts(
    measures.flatMap(({ id, requirements }) => requirements.map((one) => ({ ...row(id), ...one }))),
    (part) => tx.rows.insertInto('measure_requirements').values(part).execute(),
  )
  await inParts(
    measures.flatMap(({ id, systems }) => systems.map((system) => ({ ...row(id), system }))),
    (part) => tx.rows.insertInto('measure_systems').values(part).execute(),
  )
  await inParts(
    measures.flatMap(({ id, locations }) => locations.map((location) => ({ ...row(id), location }))),
    (part) => tx.rows.insertInto('measure_locations').values(part).execute(),
  )
}

type NewRhythm = Omit<MeasureFacts['rhythms'][number], 'id'> & { measure: string }

async function insertRhythms(tx: Tx, rhythms: readonly NewRhythm[]): Promise<void> {
  await inParts(
    rhythms.map(({ measure, title, kind, every, firstOn }) => ({
      organisation_id: tx.organisation,
      id: newId(),
      ...{ measure, title, kind, every, first_on: firstOn },
      withdrawn_at: null,
    })),
    (part) => tx.rows.insertInto('measure_rhythms').values(part).execute(),
  )
}

type NewProof = NewMeasure['proofs'][number] & { measure: string; position: number }

async function insertProofs(tx: Tx, proofs: readonly NewProof[]): Promise<void> {
  await inParts(
    proofs.map(({ measure, position, title, kind, freshFor, proposedBy }) => ({
      organisation_id: tx.organisation,
      id: newId(),
      ...{ measure, position, title, kind, fresh_for: freshFor, proposed_by: proposedBy },
      withdrawn_at: null,
    })),
    (part) => tx.rows.insertInto('measure_proofs').values(part).execute(),
  )
}

/** Writes a measure over what it was. Its own row is always written, so that its revision is that of the last change to any part. */
export async function updateMeasure(tx: Tx, allowed: Writing, before: Measure, facts: MeasureFacts): Promise<void> {
  await tx.rows
    .updateTable('measures')
    .set(rowOf(facts))
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', before.id)
    .execute()
  await updateLinks(tx, before, facts)
  await updateRhythms(tx, allowed, before, facts)
  await updateProofs(tx, before, facts)
}

async function updateLinks(tx: Tx, before: Measure, facts: MeasureFacts): Promise<void> {
  const key = (one: { edition: string; requirement: string }) => `${one.edition} ${one.requirement}`
  const [had, wanted] = [new Set(before.requirements.map(key)), new Set(facts.requirements.map(key))]
  const gone = before.requirements.filter((one) => !wanted.has(key(one)))
  for (const [edition, of] of Map.groupBy(gone, (one) => one.edition)) {
    await tx.rows
      .deleteFrom('measure_requirements')
      .where('organisation_id', '=', tx.organisation)
      .where('measure', '=', before.id)
      .where('edition', '=', edition)
      .where(
        'requirement',
        'in',
        of.map(({ requirement }) => requirement),
      )
      .execute()
  }
  const systems = lists(
    before.systems.map(({ id }) => id),
    facts.systems,
  )
  const locations = lists(
    before.locations.map(({ id }) => id),
    facts.locations,
  )
  if (systems.gone.length > 0) {
    await tx.rows
      .deleteFrom('measure_systems')
      .where('organisation_id', '=', tx.organisation)
      .where('measure', '=', before.id)
      .where('system', 'in', systems.gone)
      .execute()
  }
  if (locations.gone.length > 0) {
    await tx.rows
      .deleteFrom('measure_locations')
      .where('organisation_id', '=', tx.organisation)
      .where('measure', '=', before.id)
      .where('location', 'in', locations.gone)
      .execute()
  }
  const requirements = facts.requirements.filter((one) => !had.has(key(one)))
  await insertLinks(tx, [{ id: before.id, requirements, systems: systems.added, locations: locations.added }])
}

const lists = (before: readonly string[], after: readonly string[]) => ({
  gone: before.filter((id) => !after.includes(id)),
  added: after.filter((id) => !before.includes(id)),
})

async function updateRhythms(tx: Tx, _allowed: Writing, before: Measure, facts: MeasureFacts): Promise<void> {
  const kept = new Set(facts.rhythms.map(({ id }) => id))
  const gone = before.rhythms.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  if (gone.length > 0) {
    await tx.rows
      .updateTable('measure_rhythms')
      .set({ withdrawn_at: tx.now })
      .where('organisation_id', '=', tx.organisation)
      .where('id', 'in', gone)
      .execute()
  }
  for (const one of facts.rhythms) {
    const had = before.rhythms.find(({ id }) => id === one.id)
    const { title, kind, every, firstOn } = one
    if (!had || same(had, { ...one, id: had.id })) continue
    await tx.rows
      .updateTable('measure_rhythms')
      .set({ title, kind, every, first_on: firstOn })
      .where('organisation_id', '=', tx.organisation)
      .where('id', '=', had.id)
      .execute()
  }
  const added = facts.rhythms.filter(({ id }) => id === null)
  await insertRhythms(
    tx,
    added.map((one) => ({ measure: before.id, ...one })),
  )
}

async function updateProofs(tx: Tx, before: Measure, facts: MeasureFacts): Promise<void> {
  const kept = new Set(facts.proofs.map(({ id }) => id))
  const gone = before.proofs.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  if (gone.length > 0) {
    await tx.rows
      .updateTable('measure_proofs')
      .set({ withdrawn_at: tx.now })
      .where('organisation_id', '=', tx.organisation)
      .where('id', 'in', gone)
      .execute()
  }
  for (const [index, one] of facts.proofs.entries()) {
    const had = before.proofs.find(({ id }) => id === one.id)
    const { title, kind, freshFor } = one
    if (!had) continue
    if (
      same({ ...had, proposedBy: null }, { ...one, id: had.id, proposedBy: null }) &&
      before.proofs[index]?.id === had.id
    )
      continue
    await tx.rows
      .updateTable('measure_proofs')
      .set({ title, kind, fresh_for: freshFor, position: index + 1 })
      .where('organisation_id', '=', tx.organisation)
      .where('id', '=', had.id)
      .execute()
  }
  const added = facts.proofs.flatMap((one, index) => (one.id === null ? [{ ...one, position: index + 1 }] : []))
  await insertProofs(
    tx,
    added.map((one) => ({ measure: before.id, proposedBy: null, ...one })),
  )
}

const same = (a: Record<string, unknown>, b: Record<string, unknown>) =>
  Object.keys(a).every((field) => a[field] === b[field])

/** Writes the end of a measure, or takes it back. */
export async function storeEnd(
  tx: Tx,
  _allowed: Writing,
  id: string,
  end: { endedOn: string | null; reason: string },
): Promise<void> {
  await tx.rows
    .updateTable('measures')
    .set({ ended_on: end.endedOn, end_reason: end.reason })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
