import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { textOf } from '../../../tests/mail-server.ts'
import type { TestPerson } from '../../../tests/test-app.ts'
import { newId } from '../../platform/database/ids.ts'
import { verifyOrganisation } from '../../platform/trail/verify.ts'
import * as documents from './documents.contract.ts'
import * as reading from './reading.contract.ts'
import { draft, facts, openReadingWorld, type ReadingWorld, tokenIn } from './reading-world.fixture.ts'
import * as versions from './versions.contract.ts'

let world: ReadingWorld
beforeAll(async () => {
  world = await openReadingWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  world.at('2026-11-02T09:00:00.000Z')
  await world.begin()
})

const membershipOf = async ({ user }: TestPerson) =>
  (
    await world.app.database.engine.rows
      .selectFrom('memberships')
      .select('id')
      .where('user_id', '=', user)
      .executeTakeFirstOrThrow()
  ).id

test('whoever writes names neither themselves nor anybody else who may not approve, and takes no approver away', async () => {
  const { app, organisation, officer } = world
  const writer = await app.person(organisation, 'contributor')
  const own = await membershipOf(writer)
  const theirs = await membershipOf(officer)
  const refused = { status: 400, body: { code: 'invalid', errors: [{ path: 'approvers' }] } }
  const add = (approvers: string[], as: TestPerson) =>
    app.call(documents.addDocument, { as, body: facts({ title: `By ${approvers.length}`, approvers }) })
  expect(await add([own], writer)).toMatchObject(refused)
  expect(await add([theirs, own], writer)).toMatchObject(refused)
  expect((await add([own], officer)).status).toBe(201)
  const made = await add([theirs], writer)
  expect(made.status).toBe(201)
  const { id, revision } = made.body as { id: string; revision: number }
  const change = (approvers: string[], as: TestPerson) =>
    app.call(documents.changeDocument, { as, params: { id }, seen: revision, body: facts({ approvers }) })
  expect(await change([], writer)).toMatchObject(refused)
  expect(await change([theirs, own], writer)).toMatchObject(refused)
  expect((await change([theirs], writer)).status).toBe(200)
})

test('the file over which the hash is computed does not tell the right answers to whoever takes the test', async () => {
  const { app, organisation } = world
  const question = { question: 'Whose record?', answers: ['Any', 'Own'], right: 1, why: 'Only theirs.' }
  const { version } = await world.publish({ draft: { ...draft('Own.'), test: { pass: 100, questions: [question] } } })
  const plain = await world.publish({ facts: facts({ title: 'No test' }) })
  const json = async (role: 'reader' | 'contributor' | 'auditor', id = version) =>
    (
      await app.call(versions.downloadVersion, {
        as: await app.person(organisation, role),
        params: { id },
        query: { format: 'json' },
      })
    ).status
  expect(await json('reader')).toBe(403)
  expect(await json('reader', plain.version)).toBe(200)
  expect(await json('contributor')).toBe(200)
  expect(await json('auditor')).toBe(200)
})

test('an address that no mail server takes holds up nobody’s mail', async () => {
  await world.staff([{ name: 'Long', email: `${'l'.repeat(65)}@care.example` }, { name: 'Jan' }])
  await world.publish({})
  expect((await world.sweep()).map(({ to }) => to)).toEqual([['jan@care.example']])
})

test('a link that was withdrawn while a confirmation waited its turn confirms nothing', async () => {
  const [kim = ''] = await world.staff([{ name: 'Kim' }])
  const { version } = await world.publish({})
  const [mail] = await world.sweep()
  const token = tokenIn(textOf(mail ?? expect.unreachable()))
  const { transactions } = world.app
  let confirming: ReturnType<typeof world.app.call> | undefined
  await transactions.inTx(world.organisation, { kind: 'system', name: 'test' }, async (tx) => {
    confirming = world.app.call(reading.confirmLinkedReading, { body: { token, version, answers: [] } })
    // Long enough for it to have found the link and to wait for this command.
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await tx.rows.updateTable('reading_links').set({ withdrawn_at: tx.now }).where('staff', '=', kim).execute()
    tx.note({ action: 'test.withdrawn', subject: 'Kim' })
  })
  expect(await confirming).toMatchObject({ status: 410, body: { code: 'reading-link-ended' } })
})

test('an approver is an account of the organisation; who leaves it has to approve nothing any more, and the trail stays whole', async () => {
  const { app, organisation, officer } = world
  const leaving = await app.person(organisation, 'administrator')
  const [own, others] = [await membershipOf(officer), await membershipOf(leaving)]
  const { id } = await world.must(documents.addDocument, { as: officer, body: facts({ approvers: [own, others] }) })
  const system = { kind: 'system', name: 'test' } as const
  const unknown = app.transactions.inTx(organisation, system, async (tx) => {
    const row = { organisation_id: organisation, id: newId(), document: id ?? '', membership: newId() }
    await tx.rows.insertInto('document_approvers').values(row).execute()
    tx.note({ action: 'test.approver', subject: '' })
  })
  await expect(unknown).rejects.toMatchObject({ code: '23503' })
  await app.transactions.inTx(organisation, system, async (tx) => {
    await tx.rows
      .deleteFrom('memberships')
      .where('organisation_id', '=', organisation)
      .where('id', '=', others)
      .execute()
    tx.note({ action: 'person.removed', subject: leaving.name })
  })
  expect(await world.must(documents.readDocument, { as: officer, params: { id: id ?? '' } })).toMatchObject({
    facts: { approvers: [own] },
  })
  const verified = await app.transactions.everyOrganisation('a test verifies', (reader) =>
    verifyOrganisation(reader, app.trailKey, organisation),
  )
  expect(verified).toMatchObject({ whole: true, faults: [] })
})

test('who wrote a text approves it only where nobody else is named, and then it is shown', async () => {
  const { app, organisation, officer } = world
  const other = await app.person(organisation, 'administrator', { name: 'Other' })
  const [own, others] = [await membershipOf(officer), await membershipOf(other)]
  const proposed = async (approvers: string[], title: string) => {
    const made = await world.must(documents.addDocument, { as: other, body: facts({ title, approvers }) })
    const params = { id: String((made as Record<string, unknown>).version) }
    const begun = await world.must(versions.readVersion, { as: other, params })
    // Another began it; who only writes in it later wrote in it all the same.
    const as = officer
    const saved = await world.must(versions.saveDraft, {
      as,
      params,
      seen: Number(begun.revision),
      body: draft('Own.'),
    })
    const { revision } = await world.must(versions.proposeVersion, { as, params, seen: Number(saved.revision) })
    return { document: String(made.id), params, seen: Number(revision) }
  }
  const reads = async (document: string, as: TestPerson) =>
    world.must(documents.readDocument, { as, params: { id: document } }) as unknown as Promise<{
      yourApproval: string
      names: { approvers: object[] }
      versions: { approvals: object[] }[]
    }>
  const third = await app.person(organisation, 'administrator', { name: 'Third' })
  const thirds = await membershipOf(third)

  const both = await proposed([own, thirds], 'Two are named')
  expect(await app.call(versions.approveVersion, { as: officer, ...both })).toMatchObject({
    status: 409,
    body: { code: 'own-text' },
  })
  const shown = await reads(both.document, officer)
  expect(shown.yourApproval).toBe('own-text')
  expect(shown.names.approvers).toMatchObject([
    { id: own, wrote: true, needed: false },
    { id: thirds, wrote: false, needed: true },
  ])
  const listed = (as: TestPerson) => world.must(documents.listDocuments, { as, query: { search: 'Two are' } })
  expect(await listed(officer)).toMatchObject({ items: [{ open: { waitsForYou: false } }] })
  expect(await listed(third)).toMatchObject({ items: [{ open: { waitsForYou: true } }] })
  // One approval by somebody else suffices: who wrote is not waited for.
  expect(await app.call(versions.approveVersion, { as: third, ...both })).toMatchObject({ body: { state: 'approved' } })
  expect((await reads(both.document, officer)).versions[0]?.approvals).toMatchObject([
    { name: 'Third', ownText: false },
  ])

  const wrote = await proposed([own, others], 'Both wrote')
  expect(await app.call(versions.approveVersion, { as: other, ...wrote })).toMatchObject({
    body: { state: 'proposed' },
  })
  expect(await app.call(versions.approveVersion, { as: officer, ...wrote })).toMatchObject({
    body: { state: 'approved' },
  })

  const alone = await proposed([own], 'Alone')
  expect((await world.must(versions.approveVersion, { as: officer, ...alone })).state).toBe('approved')
  expect((await reads(alone.document, officer)).versions[0]?.approvals).toMatchObject([{ ownText: true }])
  const report = await app.call(versions.downloadVersion, {
    as: officer,
    params: alone.params,
    query: { format: 'docx' },
  })
  expect(report.status).toBe(200)
  const trail = await app.database.engine.rows
    .selectFrom('trail')
    .select(['subject', 'details'])
    .where('organisation_id', '=', organisation)
    .where('action', '=', 'version.approved')
    .orderBy('revision')
    .execute()
  expect(trail.map(({ subject, details }) => [subject, (details as { ownText?: boolean }).ownText])).toEqual([
    ['Two are named, 1', undefined],
    ['Both wrote, 1', true],
    ['Alone, 1', true],
  ])
})

test('a draft that is saved again without a change is no revision', async () => {
  const { app, organisation, officer: as } = world
  const made = await world.must(documents.addDocument, { as, body: facts({ title: 'Same' }) })
  const params = { id: String((made as Record<string, unknown>).version) }
  const { revision } = await world.must(versions.readVersion, { as, params })
  const text = {
    ...draft('Own.'),
    test: { pass: 50, questions: [{ question: 'A?', answers: ['b', 'c'], right: 1, why: '' }] },
  }
  const saved = await world.must(versions.saveDraft, { as, params, seen: Number(revision), body: text })
  const head = () => app.transactions.read(organisation, { kind: 'now' }, (reader) => reader.revision())
  const before = await head()
  // The members of a text in another order are the same text.
  const turned = JSON.parse(JSON.stringify(text), (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  )
  const again = await world.must(versions.saveDraft, { as, params, seen: Number(saved.revision), body: turned })
  expect(again).toEqual(saved)
  expect(await head()).toBe(before)
})

test('who approves sees the questions of what they approve, also with a role that only reads', async () => {
  const { app, organisation, officer } = world
  const [named, other] = [await app.person(organisation, 'reader'), await app.person(organisation, 'reader')]
  const question = { question: 'Whose record?', answers: ['Any', 'Own'], right: 1, why: 'Only theirs.' }
  const made = await world.must(documents.addDocument, {
    as: officer,
    body: facts({ title: 'With questions', approvers: [await membershipOf(named)] }),
  })
  const params = { id: String((made as Record<string, unknown>).version) }
  const { revision } = await world.must(versions.readVersion, { as: officer, params })
  const text = { ...draft('Own.'), test: { pass: 100, questions: [question] } }
  const saved = await world.must(versions.saveDraft, { as: officer, params, seen: Number(revision), body: text })
  await world.must(versions.proposeVersion, { as: officer, params, seen: Number(saved.revision) })
  const seen = async (as: TestPerson) => (await world.must(versions.readVersion, { as, params })).test
  expect(await seen(named)).toEqual(text.test)
  expect(await seen(other)).toBeNull()
  const json = async (as: TestPerson) =>
    (await app.call(versions.downloadVersion, { as, params, query: { format: 'json' } })).status
  expect([await json(named), await json(other)]).toEqual([200, 403])
})
