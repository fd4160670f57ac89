import type { z } from 'zod'
import { allow } from '../../core/access/allow.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { pushEvidence as pushContract } from './evidence.contract.ts'
import { findMeasuresCalled, findSame, hashesOfFiles, type MeasureWithProofs } from './evidence.store.ts'
import { evidenceRefusals, fieldFaults, invalidFields } from './evidence-refusals.ts'
import { recordEvidence } from './record-evidence.ts'

type Pushed = z.output<NonNullable<typeof pushContract.body>>

const severalCalled = {
  nl: 'Meer dan één maatregel heet zo. Gebruik het id; dat staat in het adres van de maatregel.',
  en: 'More than one measure is called so. Use the id, which stands in the address of the measure.',
}

function proofCalled(measure: MeasureWithProofs, name: string | undefined) {
  if (name === undefined) return null
  const found = measure.proofs.filter(
    ({ id, title, withdrawn }) =>
      !withdrawn && (id === name.toLowerCase() || title.toLowerCase() === name.toLowerCase()),
  )
  const [proof] = found
  if (!proof || found.length > 1) throw invalidFields([{ path: 'proof', message: fieldFaults.proofGone }])
  return proof
}

/**
 * Records what a script hands in. The same contents about the same period for the same proof are recorded once, so that a job that
 * runs twice does no harm.
 */
export async function pushEvidence(tx: Tx, given: Pushed) {
  const allowed = allow(tx.actor, 'evidence:add')
  const called = await findMeasuresCalled(tx, given.measure)
  // A token for certain measures does not tell which others there are.
  const { actor } = tx
  const within = actor.kind === 'token' && actor.measures.length > 0
  if (within && !called.some(({ id }) => actor.measures.includes(id))) throw evidenceRefusals.tokenElsewhere()
  const [measure, second] = called
  if (!measure) throw invalidFields([{ path: 'measure', message: fieldFaults.measureGone }])
  if (second) throw invalidFields([{ path: 'measure', message: severalCalled }])
  const proof = proofCalled(measure, given.proof)
  const { measure: _measure, proof: _proof, ...facts } = given
  const supports = [{ measure: measure.id, proof: proof?.id ?? null }]
  const answer = { measure: measure.title, proof: proof?.title ?? null }
  const files = given.parts.flatMap((part) => (part.kind === 'file' ? [part.file] : []))
  const known = await hashesOfFiles(tx, files)
  // With a file that is not there nothing is the same; recording then says which one it is.
  if (files.length === given.parts.length && files.every((file) => known.has(file))) {
    const hashes = files.map((file) => known.get(file) ?? '').sort()
    const same = await findSame(tx, { ...given, measure: measure.id, proof: proof?.id ?? null })
    const before = same.find((one) => one.hashes.join() === hashes.join())
    if (before) return { id: before.id, added: false, ...answer }
  }
  const body = {
    ...facts,
    title: given.title ?? proof?.title ?? measure.title,
    collectedBy: given.collectedBy ?? tx.actor.name,
    collectedOn: given.collectedOn ?? dayOf(tx.now),
    supports,
  }
  const { id, details } = await recordEvidence(tx, allowed, body, { source: 'api', revises: null })
  tx.note({ action: 'evidence.added', subject: body.title, details })
  return { id, added: true, ...answer }
}
