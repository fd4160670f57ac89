import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommandLine } from '../src/app/cli.ts'
import { listEvidence, pushEvidence } from '../src/features/evidence/evidence.contract.ts'
import { measureWith } from '../src/features/evidence/evidence.fixture.ts'
import { listAccessTokens, makeAccessToken, withdrawAccessToken } from '../src/features/evidence/tokens.contract.ts'
import { uploadFile } from '../src/features/files/files.contract.ts'
import { readTrailEntry } from '../src/features/trail/trail.contract.ts'
import { digest } from '../src/platform/identity/digest.ts'
import { openTestApp, type TestApp, type TestPerson } from './test-app.ts'

let app: TestApp
let organisation: string
let as: TestPerson
let folder: string
let server: string
beforeAll(async () => {
  app = await openTestApp()
  organisation = await app.organisation()
  as = await app.person(organisation, 'administrator')
  folder = mkdtempSync(join(tmpdir(), 'zorgborg-push-'))
  server = await app.http.listen({ port: 0, host: '127.0.0.1' })
  await measureWith(app, organisation, 'Back-up', { 'Restore test': 'P3M' })
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
const make = async (more: object = {}) => {
  const body = { name: 'CI nightly', measures: [], expiresOn: tomorrow(), ...more }
  return (await app.call(makeAccessToken, { as, body })).body as { id: string; token: string }
}
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const upload = async (token: string, text = 'a;b\n') =>
  app.call(uploadFile, { headers: bearer(token), query: { name: 'log.csv' }, bytes: Buffer.from(text) })
const push = (token: string, file: string, more: object = {}) =>
  app.call(pushEvidence, {
    headers: bearer(token),
    body: {
      measure: 'back-up',
      proof: 'restore test',
      periodFrom: '2026-01-01',
      periodTo: '2026-01-31',
      parts: [{ kind: 'file', file, name: 'log.csv' }],
      ...more,
    },
  })

test('a token is shown once, kept as a digest, hands in evidence under its own name, and does so once', async () => {
  const { id, token } = await make()
  const { rows } = await app.database.engine.pool.query('select * from access_tokens where id = $1', [id])
  expect(rows[0].token_hash).toBe(digest(token))
  const trail = await app.database.engine.pool.query(
    'select before, after from trail_changes where organisation_id = $1',
    [organisation],
  )
  expect(JSON.stringify(trail.rows)).not.toContain(token)
  expect(JSON.stringify(trail.rows)).not.toContain(digest(token))
  const file = ((await upload(token)).body as { id: string }).id
  const first = await push(token, file)
  expect(first).toMatchObject({ status: 201, body: { added: true, measure: 'Back-up', proof: 'Restore test' } })
  const again = await push(token, ((await upload(token)).body as { id: string }).id)
  expect(again.body).toEqual({ ...(first.body as object), added: false })
  expect((await push(token, file, { periodTo: '2026-01-30' })).body).toMatchObject({ added: true })
  const listed = (await app.call(listEvidence, { as, query: { collectedBy: 'CI nightly' } })).body as {
    items: { revision: number; source: string; recordedBy: string }[]
  }
  expect(listed.items).toHaveLength(2)
  expect(listed.items[0]).toMatchObject({ source: 'api', recordedBy: 'CI nightly' })
  const entry = await app.call(readTrailEntry, { as, params: { revision: listed.items[0]?.revision ?? 0 } })
  expect(entry.body).toMatchObject({ actor: 'CI nightly', actorKind: 'token' })
  const known = (await app.call(listAccessTokens, { as })).body as {
    items: { id: string; lastUsedAt: string | null }[]
  }
  expect(known.items.find((one) => one.id === id)?.lastUsedAt).not.toBeNull()
})

test('a token opens nothing else, nor another measure, nor anything once it expired or was withdrawn', async () => {
  const other = await measureWith(app, organisation, 'Logging')
  const { id, token } = await make({ name: 'Logging only', measures: [other.measure] })
  expect(await app.call(listEvidence, { headers: bearer(token) })).toMatchObject({
    status: 403,
    body: { code: 'token-not-for-this' },
  })
  expect((await app.call(listAccessTokens, { headers: bearer(token) })).status).toBe(403)
  expect((await app.call(makeAccessToken, { headers: bearer(token), body: {} })).status).toBe(403)
  const file = ((await upload(token)).body as { id: string }).id
  expect(await push(token, file)).toMatchObject({ status: 403, body: { code: 'token-other-measure' } })
  expect(await push(token, file, { measure: 'Does not exist' })).toMatchObject({ status: 403 })
  expect((await push(token, file, { measure: 'Logging', proof: undefined })).status).toBe(201)
  const { items } = (await app.call(listAccessTokens, { as })).body as { items: { id: string; revision: number }[] }
  const seen = items.find((one) => one.id === id)?.revision
  await app.call(withdrawAccessToken, { as, params: { id }, seen: seen ?? 0 })
  expect(await upload(token)).toMatchObject({ status: 401, body: { code: 'token-invalid' } })
  const old = await make({ name: 'Old' })
  await app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows
      .updateTable('access_tokens')
      .set({ expires_at: '2026-01-01T00:00:00.000Z' })
      .where('id', '=', old.id)
      .execute()
    tx.note({ action: 'token.made', subject: 'Old' })
  })
  expect((await upload(old.token)).status).toBe(401)
  expect((await upload('zorgborg_no-such-token')).status).toBe(401)
})

test('a token hands in no more than so much in a day', async () => {
  const { id, token } = await make({ name: 'Leaked' })
  expect((await upload(token, 'first;file\n')).status).toBe(201)
  await app.transactions.inTx(
    organisation,
    { kind: 'token', id, name: 'Leaked', scope: 'evidence:add', measures: [] },
    async (tx) => tx.note({ action: 'file.stored', subject: 'large.zip', details: { size: 20 * 10_000_000 } }),
  )
  expect(await upload(token, 'second;file\n')).toMatchObject({ status: 429, body: { code: 'token-day-full' } })
})

test('files handed in at once get no further than files handed in one after another', async () => {
  const { id, token } = await make({ name: 'Many at once' })
  const actor = { kind: 'token', id, name: 'Many at once', scope: 'evidence:add', measures: [] } as const
  await app.transactions.inTx(organisation, actor, async (tx) =>
    tx.note({ action: 'file.stored', subject: 'large.zip', details: { size: 20 * 10_000_000 - 1 } }),
  )
  const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((text) => upload(token, `${text};at once\n`)))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 429, 429, 429, 429])
})

test('what a token sends counts, also where the command behind it is refused', async () => {
  const { id, token } = await make({ name: 'Refused' })
  const actor = { kind: 'token', id, name: 'Refused', scope: 'evidence:add', measures: [] } as const
  const send = (text: string, key: string) =>
    app.call(uploadFile, {
      headers: { ...bearer(token), 'idempotency-key': key },
      query: { name: 'log.csv' },
      bytes: Buffer.from(text),
    })
  expect((await send('one;kept\n', 'the-same-key')).status).toBe(201)
  const left = 100
  await app.transactions.inTx(organisation, actor, async (tx) =>
    tx.note({ action: 'file.stored', subject: 'large.zip', details: { size: 20 * 10_000_000 - left - 9 } }),
  )
  expect((await send(`two;${'x'.repeat(left)}\n`, 'the-same-key')).body).toMatchObject({
    code: 'idempotency-key-reused',
  })
  expect((await send('three;\n', 'another-key')).body).toMatchObject({ code: 'token-day-full' })
})

test('wrong tokens and a script that does not stop are slowed down', async () => {
  const statuses = new Set<number>()
  for (let n = 0; n < 40; n += 1) statuses.add((await upload(`zorgborg_wrong-${n}`)).status)
  expect(statuses).toEqual(new Set([401, 429]))
})

test('bin/zorgborg evidence add hands in several files with a token, or as the operator, and says so when they were there', async () => {
  const run = async (argv: string[], env: Record<string, string> = {}) => {
    const out: string[] = []
    const print = (line: string) => void out.push(line)
    const code = await runCommandLine(['evidence', 'add', ...argv], { env, print, warn: print })
    return { code, out: out.join('\n') }
  }
  const { token } = await make({ name: 'Pipeline' })
  const files = ['one.csv', 'two.txt'].map((name) => join(folder, name))
  for (const file of files) writeFileSync(file, `made for ${file}\n`)
  const tokenFile = join(folder, 'token')
  writeFileSync(tokenFile, `${token}\n`, { mode: 0o600 })
  const about = ['--measure', 'Back-up', '--proof', 'Restore test', '--from', '2026-02-01', '--to', '2026-02-28']
  const first = await run([...files, ...about, '--token-file', tokenFile, '--server', server])
  expect(first).toMatchObject({ code: 0, out: expect.stringContaining('Recorded for Back-up: Restore test') })
  const again = await run([...files, ...about], { ZORGBORG_TOKEN: token, ZORGBORG_SERVER: server })
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Was recorded before') })
  const html = join(folder, 'page.html')
  writeFileSync(html, '<html></html>')
  expect(await run([html, ...about, '--token-file', tokenFile, '--server', server])).toMatchObject({
    code: 1,
    out: expect.stringContaining("'page.html' is no kind of file that is kept"),
  })
  expect(await run([join(folder, 'none.csv'), ...about, '--token-file', tokenFile, '--server', server])).toMatchObject({
    code: 1,
  })
  expect(await run([...files, ...about])).toMatchObject({ code: 2 })
  expect(
    await run([...files, ...about, '--token-file', tokenFile, '--server', 'http://zorgborg.example']),
  ).toMatchObject({ code: 2 })
})
