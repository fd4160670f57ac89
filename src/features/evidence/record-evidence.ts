import { type Allowed, allow } from '../../core/access/allow.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { handedInByActor } from '../../platform/files/handed-in.ts'
import { problems, requireRevision } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'
import {
  filesInEvidence,
  findMeasures,
  findStanding,
  insertEvidence,
  markWithdrawn,
  type NewEvidence,
} from './evidence.store.ts'
import { evidenceRefusals, fieldFaults, invalidFields } from './evidence-refusals.ts'
import type { EvidenceBody } from './evidence-shapes.contract.ts'

type Fault = { path: string; message: Text }

/** What must hold between the fields, and with what the organisation has. Gives the titles of the measures. */
async function check(tx: Tx, given: EvidenceBody): Promise<string[]> {
  const faults: Fault[] = []
  const today = dayOf(tx.now)
  if (given.periodTo < given.periodFrom) faults.push({ path: 'periodTo', message: fieldFaults.periodBackwards })
  else if (given.periodTo > today) faults.push({ path: 'periodTo', message: fieldFaults.periodToCome })
  if (given.collectedOn > today) faults.push({ path: 'collectedOn', message: fieldFaults.collectedToCome })
  const files = given.parts.flatMap((part) => (part.kind === 'file' ? [part.file] : []))
  const own = await handedInByActor(tx, files)
  // What evidence names already is read by everybody who reads evidence.
  const shown = await filesInEvidence(tx, files)
  given.parts.forEach((part, at) => {
    if (part.kind === 'file' && !own.has(part.file) && !shown.has(part.file))
      faults.push({ path: `parts.${at}.file`, message: fieldFaults.fileGone })
  })
  const found = new Map(
    (await findMeasures(tx, [...new Set(given.supports.map(({ measure }) => measure))])).map((one) => [one.id, one]),
  )
  given.supports.forEach(({ measure, proof }, at) => {
    const known = found.get(measure)
    if (!known) faults.push({ path: `supports.${at}.measure`, message: fieldFaults.measureGone })
    else if (proof !== null && !known.proofs.some(({ id, withdrawn }) => id === proof && !withdrawn))
      faults.push({ path: `supports.${at}.proof`, message: fieldFaults.proofGone })
  })
  if (faults.length > 0) throw invalidFields(faults)
  return [...found.values()].map(({ title }) => title)
}

/** The same measure and proof once. */
const once = (supports: EvidenceBody['supports']) => [
  ...new Map(supports.map((one) => [`${one.measure} ${one.proof}`, one])).values(),
]

const numberOf = (given: EvidenceBody, kind: string) => given.parts.filter((part) => part.kind === kind).length

/** Checks and stores evidence; the caller notes what it was. */
export async function recordEvidence(
  tx: Tx,
  allowed: Allowed<'evidence:add'>,
  given: EvidenceBody,
  more: Pick<NewEvidence, 'source' | 'revises'>,
) {
  const body = { ...given, supports: once(given.supports) }
  const { actor } = tx
  if (actor.kind === 'token' && actor.measures.length > 0) {
    if (body.supports.some(({ measure }) => !actor.measures.includes(measure))) throw evidenceRefusals.tokenElsewhere()
  }
  const measures = await check(tx, body)
  const id = await insertEvidence(tx, allowed, { ...body, ...more, recordedBy: actor.name })
  const details = {
    period: `${body.periodFrom}/${body.periodTo}`,
    measures: measures.slice(0, 20),
    files: numberOf(body, 'file'),
    links: numberOf(body, 'link'),
    observations: numberOf(body, 'observation'),
  }
  return { id, details }
}

/** Records new evidence. */
export async function addEvidence(tx: Tx, given: EvidenceBody) {
  const allowed = allow(tx.actor, 'evidence:add')
  const { id, details } = await recordEvidence(tx, allowed, given, { source: 'screen', revises: null })
  tx.note({ action: 'evidence.added', subject: given.title, details })
  return { id }
}

async function countingAsSeen(tx: Tx, id: string, seen: number) {
  const standing = await findStanding(tx, id)
  if (!standing) throw problems.notFound()
  requireRevision(standing.revision, seen)
  if (standing.withdrawn || standing.revised) throw evidenceRefusals.noLongerCounts()
  return standing
}

/** Puts evidence right with new evidence. The old one stays as it was, and no longer counts. */
export async function reviseEvidence(tx: Tx, old: string, seen: number, given: EvidenceBody) {
  const allowed = allow(tx.actor, 'evidence:add')
  const before = await countingAsSeen(tx, old, seen)
  const { id, details } = await recordEvidence(tx, allowed, given, { source: 'screen', revises: old })
  tx.note({ action: 'evidence.revised', subject: given.title, details: { ...details, revises: before.title } })
  return { id }
}

/** Withdraws evidence: it stays to be read, with the reason, and no longer counts. */
export async function withdrawEvidence(tx: Tx, id: string, seen: number, reason: string) {
  const allowed = allow(tx.actor, 'evidence:add')
  const standing = await countingAsSeen(tx, id, seen)
  await markWithdrawn(tx, allowed, id, reason)
  tx.note({ action: 'evidence.withdrawn', subject: standing.title, details: { reason } })
  return { id }
}
