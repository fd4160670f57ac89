import type { Allowed } from '../../core/access/allow.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import type { EvidenceBody } from './evidence-shapes.contract.ts'

export type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

/** What a command on existing evidence has to know of it. */
export type Standing = { id: string; revision: number; title: string; withdrawn: boolean; revised: boolean }

export async function findStanding(source: Source, id: string): Promise<Standing | undefined> {
  const row = await source.rows
    .selectFrom('evidence as e')
    .leftJoin('evidence as r', (join) =>
      join.onRef('r.organisation_id', '=', 'e.organisation_id').onRef('r.revises', '=', 'e.id'),
    )
    .select(['e.id', 'e.revision', 'e.title', 'e.withdrawn_at', 'r.id as revised'])
    .where('e.organisation_id', '=', source.organisation)
    .where('e.id', '=', id)
    .executeTakeFirst()
  return row && { ...row, withdrawn: row.withdrawn_at !== null, revised: row.revised !== null }
}

/** The files among these that the organisation has, with their hashes. */
export async function hashesOfFiles(source: Source, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await source.rows
    .selectFrom('files')
    .select(['id', 'sha256'])
    .where('organisation_id', '=', source.organisation)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, sha256 }) => [id, sha256]))
}

/** The files among these that evidence of the organisation names. */
export async function filesInEvidence(source: Source, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await source.rows
    .selectFrom('evidence_parts')
    .select('file')
    .where('organisation_id', '=', source.organisation)
    .where('file', 'in', ids)
    .execute()
  return new Set(rows.flatMap(({ file }) => file ?? []))
}

export type MeasureWithProofs = {
  id: string
  title: string
  proofs: { id: string; title: string; withdrawn: boolean }[]
}

async function withProofs(source: Source, measures: { id: string; title: string }[]): Promise<MeasureWithProofs[]> {
  if (measures.length === 0) return []
  const ids = measures.map(({ id }) => id)
  const proofs = await source.rows
    .selectFrom('measure_proofs')
    .select(['id', 'measure', 'title', 'withdrawn_at'])
    .where('organisation_id', '=', source.organisation)
    .where('measure', 'in', ids)
    .execute()
  const byMeasure = Map.groupBy(proofs, ({ measure }) => measure)
  return measures.map((one) => ({
    ...one,
    proofs: (byMeasure.get(one.id) ?? []).map(({ id, title, withdrawn_at }) => ({
      id,
      title,
      withdrawn: withdrawn_at !== null,
    })),
  }))
}

const measures = (source: Source) =>
  source.rows.selectFrom('measures').select(['id', 'title']).where('organisation_id', '=', source.organisation)

/** Measures of the organisation by id, with what they expect. */
export async function findMeasures(source: Source, ids: readonly string[]): Promise<MeasureWithProofs[]> {
  return ids.length === 0 ? [] : withProofs(source, await measures(source).where('id', 'in', ids).execute())
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Measures by id or by title, whatever the capitals; more than one where titles are equal. */
export async function findMeasuresCalled(source: Source, name: string): Promise<MeasureWithProofs[]> {
  const query = isId.test(name)
    ? measures(source).where('id', '=', name.toLowerCase())
    : measures(source)
        .where((eb) => eb(eb.fn('lower', ['title']), '=', name.toLowerCase()))
        .where('ended_on', 'is', null)
  return withProofs(source, await query.execute())
}

export type NewEvidence = EvidenceBody & {
  source: 'screen' | 'api' | 'request'
  recordedBy: string
  revises: string | null
}

/** Stores evidence with its parts and what it supports. */
export async function insertEvidence(tx: Tx, _allowed: Allowed<'evidence:add'>, given: NewEvidence): Promise<string> {
  const id = newId()
  const own = { organisation_id: tx.organisation, evidence: id }
  await tx.rows
    .insertInto('evidence')
    .values({
      organisation_id: tx.organisation,
      id,
      title: given.title,
      period_from: given.periodFrom,
      period_to: given.periodTo,
      collected_by: given.collectedBy,
      collected_on: given.collectedOn,
      how: given.how,
      source: given.source,
      revises: given.revises,
      recorded_by: given.recordedBy,
      recorded_at: tx.now,
      withdrawn_reason: '',
    })
    .execute()
  await tx.rows
    .insertInto('evidence_parts')
    .values(
      given.parts.map((part, at) => ({
        ...own,
        id: newId(),
        position: at + 1,
        kind: part.kind,
        file: part.kind === 'file' ? part.file : null,
        name: part.kind === 'observation' ? '' : part.name,
        url: part.kind === 'link' ? part.url : null,
        observation: part.kind === 'observation' ? part.observation : null,
      })),
    )
    .execute()
  await tx.rows
    .insertInto('evidence_measures')
    .values(given.supports.map(({ measure, proof }) => ({ ...own, id: newId(), measure, proof })))
    .execute()
  return id
}

export async function markWithdrawn(
  tx: Tx,
  _allowed: Allowed<'evidence:add'>,
  id: string,
  reason: string,
): Promise<void> {
  await tx.rows
    .updateTable('evidence')
    .set({ withdrawn_at: tx.now, withdrawn_reason: reason })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

/** Evidence that counts, is about exactly this period and supports exactly this proof, with the hashes of its files in order. */
export async function findSame(
  source: Source,
  wanted: { periodFrom: string; periodTo: string; measure: string; proof: string | null },
): Promise<{ id: string; hashes: string[] }[]> {
  const rows = await source.rows
    .selectFrom('evidence as e')
    .innerJoin('evidence_measures as m', (join) =>
      join.onRef('m.organisation_id', '=', 'e.organisation_id').onRef('m.evidence', '=', 'e.id'),
    )
    .innerJoin('evidence_parts as p', (join) =>
      join.onRef('p.organisation_id', '=', 'e.organisation_id').onRef('p.evidence', '=', 'e.id'),
    )
    .innerJoin('files as f', (join) =>
      join.onRef('f.organisation_id', '=', 'p.organisation_id').onRef('f.id', '=', 'p.file'),
    )
    .leftJoin('evidence as r', (join) =>
      join.onRef('r.organisation_id', '=', 'e.organisation_id').onRef('r.revises', '=', 'e.id'),
    )
    .select(['e.id', 'f.sha256'])
    .where('e.organisation_id', '=', source.organisation)
    .where('e.period_from', '=', wanted.periodFrom)
    .where('e.period_to', '=', wanted.periodTo)
    .where('e.withdrawn_at', 'is', null)
    .where('r.id', 'is', null)
    .where('m.measure', '=', wanted.measure)
    .where('m.proof', 'is not distinct from', wanted.proof)
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, of]) => ({
    id,
    hashes: of.map(({ sha256 }) => sha256).sort(),
  }))
}

/** A file of evidence as it can be downloaded. */
export async function findFilePart(source: Source, evidence: string, part: string) {
  return source.rows
    .selectFrom('evidence_parts as p')
    .innerJoin('files as f', (join) =>
      join.onRef('f.organisation_id', '=', 'p.organisation_id').onRef('f.id', '=', 'p.file'),
    )
    .innerJoin('evidence as e', (join) =>
      join.onRef('e.organisation_id', '=', 'p.organisation_id').onRef('e.id', '=', 'p.evidence'),
    )
    .select(['p.name', 'f.sha256', 'f.media_type as mediaType', 'e.title'])
    .where('p.organisation_id', '=', source.organisation)
    .where('p.evidence', '=', evidence)
    .where('p.id', '=', part)
    .executeTakeFirst()
}
