import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PackFile, PackModel } from '../../core/pack/pack.ts'
import { inclusionProver } from '../../core/transparency/prove-many.ts'
import { verifierKey } from '../../core/transparency/verifier-key.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { home } from '../../platform/home.ts'
import { evidencePage, evidencePages } from '../../render/pack/evidence-page.ts'
import { indexPage } from '../../render/pack/index-page.ts'
import { policyPage } from '../../render/pack/policy-page.ts'
import { evidenceByMeasure, requirementPage } from '../../render/pack/requirement-page.ts'
import { settledWorkbook } from '../../render/pack/settled-workbook.ts'
import { suppliersPage } from '../../render/pack/suppliers-page.ts'
import { suppliersPath } from '../../render/pack/suppliers-path.ts'
import { evidencePath, type Gathered, requirementPath, versionPath } from './gather-pack.ts'
import type { PackGround } from './pack-ground.ts'
import { suppliersData } from './pack-suppliers.ts'
import { entriesOf, leavesOf, revisionsOf } from './pack-trail.store.ts'

/** The program that verifies a pack, as it stands in every pack and can be downloaded. */
export const verifier = readFileSync(join(home, 'src/render/pack/verify-pack.mjs'))

/** A file that is made for a pack, in pieces, so that none has to be in memory whole. */
export type MadePart = { path: string; bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }

const text = (value: string): Uint8Array[] => [Buffer.from(value)]
const json = (value: unknown) => text(`${JSON.stringify(value, null, 2)}\n`)

function* jsonList(items: readonly unknown[]): Generator<Uint8Array> {
  yield Buffer.from('[')
  for (const [place, item] of items.entries()) yield Buffer.from(`${place === 0 ? '' : ','}\n${JSON.stringify(item)}`)
  yield Buffer.from('\n]\n')
}

/** The stored files of a pack, each content once. Those of evidence that no longer counts stay out. */
export function storedFilesOf(model: PackModel): PackFile[] {
  const files = [
    ...model.policies.flatMap(({ versions }) => versions.map(({ file }) => file)),
    ...model.evidence
      .filter(({ withdrawn, revisedBy }) => withdrawn === null && revisedBy === null)
      .flatMap(({ parts }) => parts.map(({ file }) => file)),
  ].filter((file) => file !== null)
  const byContent = new Map(files.map((file) => [file.sha256, file]))
  return [...byContent.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** One content has one place, under whatever name it was handed in again. */
function withOnePlace(model: PackModel): PackModel {
  const places = new Map(storedFilesOf(model).map(({ sha256, path }) => [sha256, path]))
  const moved = (file: PackFile | null) => file && { ...file, path: places.get(file.sha256) ?? '' }
  return {
    ...model,
    policies: model.policies.map((policy) => ({
      ...policy,
      versions: policy.versions.map((version) => ({ ...version, file: moved(version.file) })),
    })),
    evidence: model.evidence.map((one) => ({
      ...one,
      parts: one.parts.map((part) => ({ ...part, file: moved(part.file) })),
    })),
  }
}

/** The files that are made for a pack, in the order in which they stand in it. The same facts at the same moment give the same bytes. */
export async function* partsOf(reader: Reader, ground: PackGround, gathered: Gathered): AsyncGenerator<MadePart> {
  const model = withOnePlace(gathered.model)
  const { language } = model
  const places = { requirement: requirementPath, version: versionPath, evidence: evidencePath }
  yield { path: 'index.html', bytes: text(indexPage(model, places)) }
  const { requirements, measures, policies, evidence, reviews, suppliers, ...head } = model
  const counts = {
    requirements: requirements.length,
    measures: measures.length,
    policies: policies.length,
    evidence: evidence.length,
    reviews: reviews.length,
    suppliers: suppliers.length,
  }
  yield {
    path: 'index.json',
    bytes: json({ schema: 'zorgborg/evidence-pack-index', schemaVersion: 1, ...head, counts }),
  }
  yield { path: 'data/requirements.json', bytes: jsonList(requirements) }
  yield { path: 'data/measures.json', bytes: jsonList(measures) }
  yield { path: 'data/policies.json', bytes: jsonList(policies) }
  yield { path: 'data/evidence.json', bytes: jsonList(evidence) }
  yield { path: 'data/reviews.json', bytes: jsonList(reviews) }
  yield { path: suppliersData, bytes: jsonList(suppliers) }
  if (suppliers.length > 0) yield { path: suppliersPath, bytes: text(suppliersPage(model)) }
  for (const [place, { path }] of model.statement.files.entries()) {
    const made = gathered.statement.files[place]
    if (!made) continue
    const bytes = await made.bytes()
    yield { path, bytes: [made.ending === 'xlsx' ? settledWorkbook(bytes) : bytes] }
  }
  for (const page of requirementPages(model, places)) yield page
  for (const policy of policies) {
    for (const version of policy.versions) {
      yield { path: versionPath(policy.id, version.number), bytes: text(policyPage(model, policy, version)) }
    }
  }
  yield* trailParts(reader, model)
  yield { path: 'trail/checkpoint.txt', bytes: text(gathered.checkpoint) }
  const { name, publicKey } = ground.trailKey
  yield { path: 'trail/public-key.txt', bytes: text(`${verifierKey(name, publicKey)}\n`) }
  yield { path: 'verify-pack.mjs', bytes: [verifier] }
  yield { path: language === 'nl' ? 'LEESMIJ.txt' : 'README.txt', bytes: text(readme[language]) }
}

function* requirementPages(model: PackModel, places: Parameters<typeof requirementPage>[2]): Generator<MadePart> {
  const evidenceOf = evidenceByMeasure(model)
  for (const one of model.requirements) {
    const page = requirementPage(model, one, places, evidenceOf)
    yield { path: requirementPath(one.edition, one.requirement), bytes: text(page) }
  }
  for (let number = 1; number <= evidencePages(model); number += 1) {
    yield { path: evidencePath(number), bytes: text(evidencePage(model, number)) }
  }
}

/** Every entry as the bytes that were hashed, a line each, and on the same line of the other file its proof. */
async function* trailParts(reader: Reader, model: PackModel): AsyncGenerator<MadePart> {
  const revisions = await revisionsOf(reader, {
    editions: model.editions.map(({ id }) => id),
    scope: model.requirements.map(({ edition, requirement }) => `${edition} ${requirement}`),
    systems: [...(model.scope?.systems ?? []), ...model.measures.flatMap(({ systems }) => systems)].map(({ id }) => id),
    measures: model.measures.map(({ id }) => id),
    policies: model.policies.map(({ id }) => id),
    versions: model.policies.flatMap(({ versions }) => versions.map(({ id }) => id)),
    evidence: model.evidence.map(({ id }) => id),
    reviews: model.reviews.map(({ id }) => id),
  })
  async function* lines() {
    for await (const { bytes } of entriesOf(reader, revisions)) yield Buffer.concat([bytes, Buffer.from('\n')])
  }
  yield { path: 'trail/entries.jsonl', bytes: lines() }
  const prove = inclusionProver(await leavesOf(reader, model.trail.size))
  function* proofs() {
    for (const revision of revisions) {
      const proof = prove(revision - 1).map((hash) => Buffer.from(hash).toString('base64'))
      yield Buffer.from(`${JSON.stringify({ index: revision - 1, proof })}\n`)
    }
  }
  yield { path: 'trail/proofs.jsonl', bytes: proofs() }
}

const readme = {
  nl: `Bewijspakket van Zorgborg
=========================
Open index.html om te lezen wat erin zit. Er is geen internet nodig.

Zelf controleren (Node 18 of nieuwer, verder niets):

  node verify-pack.mjs het-pakket.zip
  node verify-pack.mjs map-waarin-het-is-uitgepakt

Haal verify-pack.mjs liever niet uit dit pakket maar bij Zorgborg zelf, en vraag de organisatie langs een andere weg om
haar openbare sleutel: node verify-pack.mjs --key "zorgborg-trail+..." het-pakket.zip
`,
  en: `Evidence pack from Zorgborg
===========================
Open index.html to read what is in it. No internet is needed.

To verify it yourself (Node 18 or newer, nothing else):

  node verify-pack.mjs the-pack.zip
  node verify-pack.mjs folder-in-which-it-was-unpacked

Rather take verify-pack.mjs from Zorgborg itself than from this pack, and ask the organisation by another way for
its public key: node verify-pack.mjs --key "zorgborg-trail+..." the-pack.zip
`,
} as const
