import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { downloadPack, downloadVerifier, makePack } from '../src/features/pack/pack.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { AnswerOf } from '../src/platform/http/contract.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

export const asked = {
  title: 'Surveillance 2026',
  audit: null,
  editions: ['nen-7510-2024'],
  from: '2026-01-01',
  to: '2026-03-31',
  scope: null,
  sample: null,
  language: 'nl',
}
export const system = { kind: 'system', name: 'test' } as const
export const log = Buffer.from('every night, restored and compared\n'.repeat(50))

export type PackWorld = {
  app: TestApp
  organisation: string
  /** A system that a measure for 8.15 is about. */
  system: string
  auditor: TestPerson
  /** A folder for what a test writes. */
  folder: string
  /** A pack that was made, and its bytes. */
  made: AnswerOf<typeof makePack>
  zip: Buffer
  /** What plain Node says of a pack, with nothing but the program that the product serves. */
  verified(path: string, ...before: string[]): Promise<{ code: number; said: string }>
  close(): Promise<void>
}

/** An organisation with something of everything, and a pack that its auditor made. */
export async function openPackWorld(): Promise<PackWorld> {
  const app = await openTestApp()
  app.clock.now = Date.parse('2026-03-02T09:00:03Z')
  const organisation = await app.organisation('Zorg & Co')
  const auditor = await app.person(organisation, 'auditor')
  const record = await fill(app, organisation)
  const folder = await mkdtemp(join(tmpdir(), 'zorgborg-pack-'))
  const { status, body } = await app.call(makePack, { as: auditor, body: asked })
  if (status !== 201) throw new Error(JSON.stringify(body))
  const made = body as AnswerOf<typeof makePack>
  const zip = (await app.call(downloadPack, { as: auditor, params: { id: made.id } })).raw
  await writeFile(join(folder, 'verify-pack.mjs'), (await app.call(downloadVerifier)).raw)
  await writeFile(join(folder, 'pack.zip'), zip)
  return {
    ...{ app, organisation, system: record, auditor, folder, made, zip },
    verified: (path, ...before) =>
      new Promise((resolve) => {
        const given = [join(folder, 'verify-pack.mjs'), ...before, path]
        execFile(process.execPath, given, { cwd: folder, env: {} }, (error, out, err) =>
          resolve({ code: error ? Number(error.code) : 0, said: `${out}${err}` }),
        )
      }),
    async close() {
      await app.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * A measure about a system for 8.15, a measure for the whole organisation for 8.13 with a policy that was confirmed, evidence with a file, and a review that found
 * something. Gives the system.
 */
async function fill(app: TestApp, organisation: string): Promise<string> {
  const own = { organisation_id: organisation }
  const [measure, proof, staff, file, evidence, document, version, review, record, logging] = Array.from(
    { length: 10 },
    newId,
  ) as string[]
  const requirement = { edition: 'nen-7510-2024', requirement: '8.13' }
  const incoming = await app.fileStore.receive(
    organisation,
    (async function* () {
      yield log
    })(),
    10_000,
  )
  await incoming.keep()
  await app.transactions.inTx(organisation, system, async (tx) => {
    const insert = (table: string, row: object) =>
      tx.rows
        .insertInto(table as 'staff')
        .values({ ...own, ...row } as never)
        .execute()
    await insert('adoptions', { id: newId(), edition: 'nen-7510-2024', adopted_at: tx.now, adopted_by: 'test' })
    await insert('staff', {
      id: staff,
      name: 'Jan <Bakker> (demo)',
      number: '',
      email: '',
      function: '',
      starts: '2020-01-01',
      language: 'nl',
    })
    await insert('measures', {
      id: measure,
      title: 'Back-ups',
      how: 'Every night\n<b>all</b>',
      owner: staff,
      owner_role: '',
      stand_in_role: '',
      effectiveness: '',
      end_reason: '',
      in_operation_since: '2025-01-01',
    })
    await insert('measure_requirements', { id: newId(), measure, ...requirement })
    await insert('measure_proofs', {
      id: proof,
      measure,
      position: 1,
      title: 'Restore test',
      kind: 'operation',
      fresh_for: 'P3M',
    })
    await insert('files', {
      id: file,
      sha256: incoming.sha256,
      size: incoming.size,
      media_type: 'text/plain',
      scan: 'clean',
      stored_at: tx.now,
    })
    await insert('evidence', {
      id: evidence,
      title: 'Restored',
      period_from: '2026-02-01',
      period_to: '2026-02-28',
      collected_by: 'Jan',
      collected_on: '2026-03-01',
      how: '',
      source: 'screen',
      recorded_by: 'Jan',
      recorded_at: tx.now,
      withdrawn_reason: '',
    })
    await insert('evidence_parts', { id: newId(), evidence, position: 1, kind: 'file', file, name: '../log: één.txt' })
    await insert('evidence_measures', { id: newId(), evidence, measure, proof })
    await insert('documents', {
      id: document,
      title: 'Back-up policy',
      kind: 'policy',
      language: 'en',
      owner_role: 'IT',
      review_every: 'P1Y',
      confirm: true,
      confirm_within: 30,
      wanted_share: 80,
    })
    await insert('document_measures', { id: newId(), document, measure })
    await insert('document_versions', {
      ...{
        id: version,
        document,
        number: 1,
        state: 'approved',
        changes: '',
        in_short: 'Restore, then trust',
        remark: '',
        made_by: 'Jan',
        made_at: tx.now,
      },
      ...{
        body: JSON.stringify({
          type: 'doc',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Copies <script>' }] }],
        }),
        file_name: '',
      },
      ...{ approved_at: tx.now, holds_from: '2025-06-01', review_by: '2026-06-01', sha256: 'ab'.repeat(32) },
    })
    await insert('confirmations', { id: newId(), version, staff, confirmed_at: tx.now, by: 'link' })
    await insert('reviews', {
      id: review,
      title: 'Internal audit',
      kind: 'internal-audit',
      reviewed_on: '2026-02-20',
      reviewer: 'Els (demo)',
      independence: 'Quality',
      note: '',
    })
    await insert('review_requirements', { id: newId(), review, ...requirement })
    await insert('findings', {
      id: newId(),
      review,
      ...requirement,
      grade: 'minor',
      what: 'No restore in January',
      closing_note: '',
    })
    await insert('systems', {
      ...{ id: record, position: 1, name: 'Record', kind: 'epd', purpose: '', owner_role: '', supplier: '' },
    })
    await insert('measures', {
      ...{
        id: logging,
        title: 'Logging',
        how: '',
        owner_role: 'IT',
        stand_in_role: '',
        effectiveness: '',
        end_reason: '',
      },
    })
    await insert('measure_requirements', { id: newId(), measure: logging, ...requirement, requirement: '8.15' })
    await insert('measure_systems', { id: newId(), measure: logging, system: record })
    await insert('document_audiences', { id: newId(), document, kind: 'all' })
    await insert('staff', {
      ...{
        id: newId(),
        name: 'Els de Wit (demo)',
        number: '',
        email: '',
        function: '',
        starts: '2020-01-01',
        language: 'nl',
      },
    })
    tx.note({ action: 'test.filled', subject: 'all' })
  })
  return record ?? ''
}
