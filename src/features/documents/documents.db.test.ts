import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestPerson } from '../../../tests/test-app.ts'
import { newId } from '../../platform/database/ids.ts'
import * as documents from './documents.contract.ts'
import * as readers from './readers.contract.ts'
import { draft, facts, openReadingWorld, paragraphs, type ReadingWorld } from './reading-world.fixture.ts'
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

const call = (...args: Parameters<ReadingWorld['app']['call']>) => world.app.call(...args)
const read = async (id: string, more: object = {}) =>
  (await world.must(documents.readDocument, { params: { id }, as: world.officer, ...more })) as unknown as {
    revision: number
    inForce: string | null
    facts: ReturnType<typeof facts>
    review: { state: string; until: string | null }
    yourApproval: string
    versions: { id: string; revision: number; number: number; state: string; remark: string; sha256: string | null }[]
  }
const membershipOf = async (person: TestPerson) => {
  const row = await world.app.database.engine.rows
    .selectFrom('memberships')
    .select('id')
    .where('user_id', '=', person.user)
    .executeTakeFirstOrThrow()
  return row.id
}

/** A document of which the first version was proposed. */
async function proposed(more: Parameters<typeof facts>[0] = {}) {
  const made = await world.must(documents.addDocument, { body: facts(more), as: world.officer })
  const params = { id: String(made.version) }
  const saved = await world.must(versions.saveDraft, {
    params,
    as: world.officer,
    seen: Number((await world.must(versions.readVersion, { params, as: world.officer })).revision),
    body: draft('As agreed.'),
  })
  const offered = await world.must(versions.proposeVersion, { params, as: world.officer, seen: Number(saved.revision) })
  return { document: String(made.id), params, seen: Number(offered.revision) }
}

test('every named approver has to approve, by mail asked; nobody else can, and what is sent back is asked anew', async () => {
  const [director, manager, other] = [
    await world.app.person(world.organisation, 'reader', { name: 'Director' }),
    await world.app.person(world.organisation, 'contributor', { name: 'Manager' }),
    await world.app.person(world.organisation, 'administrator', { name: 'Other' }),
  ]
  const approvers = [await membershipOf(director), await membershipOf(manager)]
  const { document, params, seen } = await proposed({ approvers, confirm: false, audience: [] })
  expect((await world.sweep()).map(({ to }) => to).sort()).toEqual([[director.email], [manager.email]].sort())
  expect((await call(versions.approveVersion, { params, as: other, seen })).status).toBe(403)
  expect(
    (await call(versions.saveDraft, { params, as: world.officer, seen, body: draft('Else.') })).body,
  ).toMatchObject({
    code: 'not-a-draft',
  })
  const first = await call(versions.approveVersion, { params, as: director, seen })
  expect(first.body).toMatchObject({ state: 'proposed' })
  expect((await call(versions.approveVersion, { params, as: director, seen })).body).toMatchObject({
    code: 'approved-already',
  })
  const remark = { remark: 'Name the night shift.' }
  const back = await world.must(versions.returnVersion, { params, as: manager, seen, body: remark })
  expect((await read(document)).versions[0]).toMatchObject({ state: 'draft', remark: 'Manager: Name the night shift.' })
  const offered = await world.must(versions.proposeVersion, { params, as: world.officer, seen: Number(back.revision) })
  const again = { params, seen: Number(offered.revision) }
  expect((await call(versions.approveVersion, { ...again, as: manager })).body).toMatchObject({ state: 'proposed' })
  expect((await call(versions.approveVersion, { ...again, as: director })).body).toMatchObject({
    state: 'approved',
    holdsFrom: '2026-11-02',
  })
})

test('an auditor is no approver, and who writes cannot choose others while an approval is under way', async () => {
  const auditor = await world.app.person(world.organisation, 'auditor')
  const approvers = [await membershipOf(auditor)]
  const refused = await call(documents.addDocument, { body: facts({ approvers }), as: world.officer })
  expect(refused.body).toMatchObject({ errors: [{ path: 'approvers' }] })
  const { document } = await proposed()
  const { revision, facts: settled } = await read(document)
  const changed = { ...settled, approvers: [await membershipOf(world.officer)] }
  const answer = await call(documents.changeDocument, {
    params: { id: document },
    as: world.officer,
    seen: revision,
    body: changed,
  })
  expect(answer.body).toMatchObject({ code: 'approval-under-way' })
})

test('nothing of another organisation can be named: owner, audience, approver or measure', async () => {
  const other = await world.app.organisation()
  const [stranger = ''] = await world.staff([{ name: 'Stranger' }], other)
  const officer = await world.app.person(other, 'security-officer')
  const approver = await membershipOf(officer)
  for (const [field, more] of [
    ['owner', { owner: stranger }],
    ['audience', { audience: [{ kind: 'team' as const, team: newId() }] }],
    ['approvers', { approvers: [approver] }],
    ['measures', { measures: [newId()] }],
  ] as const) {
    const answer = await call(documents.addDocument, { body: facts(more as never), as: world.officer })
    expect(answer.body).toMatchObject({ status: 400, errors: [{ path: field }] })
  }
  const theirs = await world.publish({ as: officer })
  for (const contract of [versions.readVersion, versions.compareVersion, versions.downloadVersion]) {
    expect((await call(contract, { params: { id: theirs.version }, as: world.officer })).status).toBe(404)
  }
  expect((await call(documents.readDocument, { params: { id: theirs.document }, as: world.officer })).status).toBe(404)
  expect((await call(readers.listReaders, { params: { id: theirs.document }, as: world.officer })).status).toBe(404)
})

test('what was approved has the hash of the file that can be saved, and holds from the day that was wished for', async () => {
  const { version } = await world.publish({
    draft: { ...draft('From next month on.'), holdsFrom: '2026-12-01' },
    facts: facts({ title: 'Later' }),
  })
  const answer = await call(versions.downloadVersion, {
    params: { id: version },
    query: { format: 'json' },
    as: world.officer,
  })
  const list = await world.must(documents.listDocuments, { as: world.officer })
  expect(list.items).toMatchObject([{ inForce: null, coming: { number: 1, holdsFrom: '2026-12-01' }, known: null }])
  const [item] = list.items as unknown as { id: string }[]
  const { versions: all } = await read(item?.id ?? '')
  expect(createHash('sha256').update(answer.raw).digest('hex')).toBe(all[0]?.sha256)
  world.at('2026-12-01T08:00:00.000Z')
  expect((await read(item?.id ?? '')).inForce).toBe(version)
})

test('a review that finds a version still right moves its day and asks nobody anything', async () => {
  const { document, version, revision } = await world.publish({ facts: facts({ reviewEvery: 'P6M' }) })
  expect((await read(document)).review).toEqual({ state: 'holds', until: '2027-04-02' })
  world.at('2027-05-03T09:00:00.000Z')
  expect((await read(document)).review.state).toBe('review-past')
  const review = { params: { id: version }, as: world.officer, body: { note: 'With the team' } }
  const done = await world.must(versions.reviewVersion, { ...review, seen: revision })
  expect(done).toMatchObject({ reviewBy: '2027-11-03' })
  expect(await read(document)).toMatchObject({
    review: { state: 'holds' },
    reviews: [{ number: 1, on: '2027-05-03', note: 'With the team', reviewBy: '2027-11-03' }],
  })
  expect((await read(document, { at: '2027-05-02' })).review.state).toBe('review-past')
})

test('two who write in one draft lose nothing: the second is told', async () => {
  const made = await world.must(documents.addDocument, { body: facts(), as: world.officer })
  const params = { id: String(made.version) }
  const seen = Number((await world.must(versions.readVersion, { params, as: world.officer })).revision)
  const other = await world.app.person(world.organisation, 'contributor')
  await world.must(versions.saveDraft, { params, as: other, seen, body: draft('Theirs.') })
  const late = await call(versions.saveDraft, { params, as: world.officer, seen, body: draft('Mine.') })
  expect(late.status).toBe(412)
  expect(JSON.stringify((await call(versions.readVersion, { params, as: other })).body)).toContain('Theirs.')
})

test('a text of the content becomes a draft with the facts filled in; with gaps it is not ready to be approved', async () => {
  const blank = { board: '', securityOfficer: '', dataProtectionOfficer: '', incidentContact: '', itSupport: '' }
  const body = { texts: ['backup'], language: 'nl', facts: { ...blank, securityContact: 'iso@care.example' } }
  const made = (await world.must(documents.startFromTexts, { body, as: world.officer })) as unknown as {
    documents: { id: string; title: string }[]
  }
  const { versions: all } = await read(made.documents[0]?.id ?? '')
  const params = { id: all[0]?.id ?? '' }
  const version = await world.must(versions.readVersion, { params, as: world.officer })
  expect(JSON.stringify(version)).toContain('iso@care.example')
  expect(version.gaps).toContain('[nog invullen: wie de ICT ondersteunt]')
  const answer = await call(versions.proposeVersion, { params, as: world.officer, seen: Number(version.revision) })
  expect(answer.body).toMatchObject({ status: 409, code: 'version-has-gaps' })
  const texts = await world.must(documents.listStartingTexts, { as: world.officer })
  expect(texts.items).toContainEqual(expect.objectContaining({ id: 'backup', used: made.documents[0]?.id }))
})

test('a next version says what is otherwise, word by word, and has to say why', async () => {
  const { document, version } = await world.publish({ draft: draft('Every month one copy is restored.', 'The end.') })
  const started = await world.must(versions.startVersion, { params: { id: document }, as: world.officer })
  const params = { id: String(started.id) }
  const text = { ...draft('Every week one copy is restored.', 'The end.'), changes: '' }
  const saved = await world.must(versions.saveDraft, {
    params,
    as: world.officer,
    seen: Number(started.revision),
    body: text,
  })
  const refused = await call(versions.proposeVersion, { params, as: world.officer, seen: Number(saved.revision) })
  expect(refused.body).toMatchObject({ errors: [{ path: 'changes' }] })
  const difference = await world.must(versions.compareVersion, { params, as: world.officer })
  expect(difference).toMatchObject({
    from: { id: version, number: 1 },
    lines: [{ change: 'changed' }, { change: 'same' }],
  })
  const twice = await call(versions.startVersion, { params: { id: document }, as: world.officer })
  expect(twice.body).toMatchObject({ code: 'version-open-already' })
})

test('who may only read gets no right answers; a reader sees no names of those who did not read', async () => {
  const question = { question: 'Whose?', answers: ['Mine', 'Theirs'], right: 1, why: 'Because.' }
  const { document, version } = await world.publish({
    draft: { ...draft('Text.'), test: { pass: 50, questions: [question] } },
  })
  const reader = await world.app.person(world.organisation, 'reader')
  const seen = await world.must(versions.readVersion, { params: { id: version }, as: reader })
  expect(seen).toMatchObject({ test: null, hasTest: true })
  expect((await call(readers.listReaders, { params: { id: document }, as: reader })).status).toBe(403)
})

test('a withdrawn document asks nobody, and comes back as it was', async () => {
  await world.staff([{ name: 'Ann' }])
  const { document } = await world.publish({})
  const { revision } = await read(document)
  await world.must(documents.withdrawDocument, { params: { id: document }, as: world.officer, seen: revision })
  // Mails of other tests may still be on their way.
  expect((await world.sweep()).filter(({ to }) => to.includes('ann@care.example'))).toEqual([])
  const { revision: now, inForce } = await read(document)
  expect(inForce).toBeNull()
  await world.must(documents.restoreDocument, { params: { id: document }, as: world.officer, seen: now })
  expect((await read(document)).inForce).not.toBeNull()
})

test('a version is a document to sign', async () => {
  const { version } = await world.publish({
    draft: { ...draft('One.'), body: { type: 'doc', content: [...paragraphs('First.').content, ...parts] } },
  })
  for (const [format, begin] of [
    ['pdf', '%PDF-'],
    ['docx', 'PK'],
  ] as const) {
    const answer = await call(versions.downloadVersion, {
      params: { id: version },
      query: { format },
      as: world.officer,
    })
    expect(answer.status).toBe(200)
    expect(answer.raw.toString('latin1').startsWith(begin)).toBe(true)
  }
})

const parts = [
  {
    type: 'heading' as const,
    attrs: { level: 2 as const },
    content: [{ type: 'text' as const, text: 'Who does what' }],
  },
  {
    type: 'table' as const,
    content: ['tableHeader' as const, 'tableCell' as const].map((type) => ({
      type: 'tableRow' as const,
      content: ['a', 'b'].map((text) => ({ type, content: paragraphs(text).content as never })),
    })),
  },
]

test('lists cost the same number of statements for one document and for twenty, for one reader and for two hundred', async () => {
  const cost = async (run: () => Promise<unknown>) => {
    await run()
    world.app.database.statements.length = 0
    await run()
    // A read commits while its answer is on its way: whether that is counted is a matter of chance.
    return world.app.database.statements.filter((one) => one !== 'commit').length
  }
  const [first = ''] = await world.staff([{ name: 'One' }])
  const { document } = await world.publish({})
  const list = () => world.must(documents.listDocuments, { as: world.officer, query: { size: 200 } })
  const people = () =>
    world.must(readers.listReaders, { params: { id: document }, as: world.officer, query: { size: 200 } })
  const before = [await cost(list), await cost(people)]
  await world.staff(Array.from({ length: 199 }, (_, n) => ({ name: `Person ${n}`, email: `p${n}@care.example` })))
  for (let n = 0; n < 19; n++)
    await world.must(documents.addDocument, { body: facts({ title: `No ${n}` }), as: world.officer })
  expect([await cost(list), await cost(people)]).toEqual(before)
  expect((await people()).items).toHaveLength(200)
  expect((await list()).items).toHaveLength(20)
  expect([first, newId()]).not.toContain('')
})
