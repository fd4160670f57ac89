import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { questionnaireForm } from '../src/core/suppliers/questionnaire-form.ts'
import { instantOf } from '../src/core/time/instant.ts'
import * as answering from '../src/features/supplier-reviews/answering.contract.ts'
import * as lists from '../src/features/supplier-reviews/questionnaires.contract.ts'
import { remindSuppliers } from '../src/features/supplier-reviews/remind-suppliers.ts'
import { readSheet } from '../src/importers/sheet/read-sheet.ts'
import { newId } from '../src/platform/database/ids.ts'
import { writeSheet } from '../src/render/exchange/write-sheet.ts'
import { questionnaireCalls } from './questionnaire-calls.ts'
import { openSupplierReviewsWorld, type SupplierReviewsWorld } from './supplier-reviews-world.ts'

let world: SupplierReviewsWorld
let supplier = ''
let calls: ReturnType<typeof questionnaireCalls>
beforeAll(async () => {
  world = await openSupplierReviewsWorld()
  calls = questionnaireCalls(world, () => supplier)
})
afterAll(() => world.app.close())
beforeEach(async () => {
  supplier = await world.another()
})

test('a supplier answers by a link without an account, is saved while typing, hands in by name, and then changes nothing', async () => {
  const sent = await calls.send()
  expect(sent).toMatchObject({ mailed: true, link: null, carried: 0 })
  const [mail] = (await world.mails()).slice(-1)
  expect(mail).toMatchObject({ recipient: 'ann@host.example' })
  expect(mail?.body).toContain('1 april 2026')
  const saved = await calls.type(sent.token, 'mfa', 'partly', 0, 'Niet voor iedereen')
  expect(saved.body).toMatchObject({ answer: 'partly', by: 'Ann (demo)', carried: false })
  // The same from a second window that did not see it.
  expect((await calls.type(sent.token, 'mfa', 'yes')).status).toBe(412)
  expect((await calls.type(sent.token, 'nothing', 'yes')).status).toBe(404)
  expect((await calls.submit(sent.token)).body).toMatchObject({ code: 'questions-unanswered' })
  await calls.type(sent.token, 'backup', 'yes')
  expect((await calls.submit(sent.token)).status).toBe(200)
  const { revision } = saved.body as { revision: number }
  expect((await calls.type(sent.token, 'mfa', 'yes', revision)).body).toMatchObject({ code: 'questionnaire-over' })
  const read = await world.done(lists.readQuestionnaire, { params: { id: sent.id } })
  expect(read).toMatchObject({ state: 'submitted', submittedBy: 'Ann de Host (demo)', progress: { unjudged: 2 } })
})

test('what we ask about an answer is seen by the supplier once the list is open again; other judgements are not', async () => {
  const { token, id } = await calls.answered()
  const read = await world.done(lists.readQuestionnaire, { params: { id } })
  const [mfa, backup] = read.answers
  const judge = (answer: typeof mfa, judgement: string, note: string) =>
    world.done(lists.judgeAnswer, {
      params: { id: answer?.id ?? '' },
      seen: answer?.revision ?? 0,
      body: { judgement, note },
    })
  await judge(mfa, 'ask', 'Ook voor beheerders?')
  await judge(backup, 'not-enough', 'Geheim oordeel')
  await world.refused(
    lists.judgeAnswer,
    {
      ...{ params: { id: mfa?.id ?? '' }, seen: mfa?.revision ?? 0, body: { judgement: 'enough', note: '' } },
    },
    412,
  )
  const again = { contactName: 'Ann (demo)', email: 'ann@host.example', dueOn: '2026-05-01' }
  const { revision } = await world.done(lists.readQuestionnaire, { params: { id } })
  const renewed = await world.done(lists.renewQuestionnaireLink, { params: { id }, seen: revision, body: again })
  expect(renewed.mailed).toBe(true)
  // Both links open it: nobody is cut off while typing.
  const seen = await calls.opened(token)
  expect(seen.answers.map(({ asks }) => asks)).toEqual(['Ook voor beheerders?', null])
  expect(JSON.stringify(seen)).not.toContain('Geheim oordeel')
  await calls.type(token, 'mfa', 'yes', seen.answers[0]?.revision, 'Ook voor beheerders')
  const after = await world.done(lists.readQuestionnaire, { params: { id } })
  expect(after.answers.map(({ judgement }) => judgement)).toEqual([null, 'not-enough'])
  expect(after).toMatchObject({ state: 'open', submittedBy: '' })
  // A link to somebody else ends those to the address before.
  const other = { ...again, email: 'bob@host.example' }
  await world.done(lists.renewQuestionnaireLink, { params: { id }, seen: after.revision, body: other })
  expect((await calls.byLink(answering.openQuestionnaireLink, { token })).status).toBe(410)
})

test('the answers of last year come along, marked until somebody looks; a question in other words is asked anew', async () => {
  await calls.answered()
  const questions = [
    calls.question('mfa'),
    calls.question('backup', 'Is de back-up dit jaar beproefd?'),
    calls.question('new'),
  ]
  const { id, token, carried } = await calls.send({ questions })
  expect(carried).toBe(1)
  const [mfa] = (await calls.opened(token)).answers
  expect(mfa).toMatchObject({ question: 'own/mfa', carried: true })
  for (const name of ['backup', 'new']) await calls.type(token, name, 'no')
  const early = await calls.submit(token)
  expect([early.status, (early.body as { code: string }).code]).toEqual([409, 'answers-carried'])
  const { progress } = await world.done(lists.readQuestionnaire, { params: { id } })
  expect(progress).toMatchObject({ asked: 3, answered: 3, carried: 1 })
  const still = (await calls.opened(token)).answers.find((one) => one.question === 'own/mfa')
  expect((await calls.type(token, 'mfa', 'yes', still?.revision)).status).toBe(200)
  expect((await calls.submit(token)).status).toBe(200)
  const read = await world.done(lists.readQuestionnaire, { params: { id } })
  expect(read.answers.map(({ carried: mark }) => mark)).toEqual([false, false, false])
  expect(read).toMatchObject({ state: 'submitted', progress: { asked: 3, answered: 3, carried: 0 } })
})

test('a link opens its own list alone, ends in time, and a wrong one tells nothing', async () => {
  const first = await calls.send()
  const second = await calls.send({ questions: [calls.question('other')] })
  expect((await calls.type(second.token, 'mfa', 'yes')).status).toBe(404)
  const wrong = await calls.byLink(answering.openQuestionnaireLink, { token: 'x'.repeat(43) })
  expect([wrong.status, (wrong.body as { code: string }).code]).toEqual([410, 'questionnaire-link-ended'])
  const read = await world.done(lists.readQuestionnaire, { params: { id: first.id } })
  await world.done(lists.withdrawQuestionnaire, { params: { id: first.id }, seen: read.revision })
  for (const [contract, more] of [
    [answering.openQuestionnaireLink, {}],
    [answering.saveLinkedAnswer, { question: 'own/mfa', answer: 'yes', explanation: '', seen: 0 }],
    [answering.submitLinkedAnswers, { name: 'X' }],
    [answering.downloadLinkedSheet, {}],
  ] as const) {
    const answer = await calls.byLink(contract, { token: first.token, ...more })
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([410, 'questionnaire-link-ended'])
  }
  // Two weeks after its day, and no longer.
  world.at('2026-04-15T21:00:00Z')
  expect((await calls.byLink(answering.openQuestionnaireLink, { token: second.token })).status).toBe(200)
  world.at('2026-04-15T22:00:00Z')
  expect((await calls.byLink(answering.openQuestionnaireLink, { token: second.token })).status).toBe(410)
  world.at('2026-03-02T09:00:00Z')
  // No token is kept, neither now nor in what was.
  const { rows } = await world.app.database.engine.pool.query('select count(*)::int as n from questionnaire_links')
  expect(rows[0].n).toBeGreaterThan(0)
  const kept = await world.app.database.engine.pool.query('select row_to_json(l)::text as t from questionnaire_links l')
  for (const { t } of kept.rows) expect(t).not.toContain(second.token)
})

test('a list goes out as a sheet and comes back; what does not belong to it is refused and nothing is stored', async () => {
  const { app, officer, done, refused, organisation } = world
  const { id } = await calls.send({ email: '' })
  const sheet = (await app.call(lists.downloadQuestionnaire, { params: { id }, as: officer })).raw
  const same = (await app.call(lists.downloadQuestionnaire, { params: { id }, as: officer })).raw
  expect(Buffer.compare(sheet, same)).toBe(0)
  const reading = await readSheet(sheet, questionnaireForm, organisation)
  if (reading.kind !== 'read') throw new Error('our own sheet was refused')
  const filled = (about = reading.about.questionnaire ?? '', extra: Record<string, string>[] = []) =>
    Buffer.from(
      writeSheet(questionnaireForm, {
        ...{ language: 'nl', organisation: { id: organisation, name: 'De Vaart (demo)' } },
        facts: [{ key: 'questionnaire', label: { nl: 'Vragenlijst', en: 'List' }, value: about }],
        rows: [...reading.rows.map(({ values }) => ({ ...values, answer: 'yes', explanation: '=cmd()' })), ...extra],
      }),
    ).toString('base64')
  const params = { id }
  const other = await refused(lists.checkQuestionnaireSheet, { params, body: { file: filled(newId()) } }, 400)
  expect(other.code).toBe('another-questionnaire')
  const stray = { id: 'own/stray', theme: '', text: '', explain: '', answer: 'yes', explanation: '' }
  const checked = await done(lists.checkQuestionnaireSheet, { params, body: { file: filled(undefined, [stray]) } })
  expect([checked.changes.length, checked.refused.map(({ row }) => row)]).toEqual([2, [4]])
  expect((await done(lists.readQuestionnaire, { params })).answers).toEqual([])
  for (const file of [
    'AAAA',
    Buffer.from('PK\u0003\u0004 broken').toString('base64'),
    sheet.subarray(0, 900).toString('base64'),
  ]) {
    await refused(lists.checkQuestionnaireSheet, { params, body: { file } }, 400)
  }
  const file = filled()
  const { token } = await done(lists.checkQuestionnaireSheet, { params, body: { file } })
  const body = { file, token, submittedBy: 'Ann (demo)' }
  const altered = await refused(
    lists.applyQuestionnaireSheet,
    { params, body: { ...body, token: '0'.repeat(64) } },
    409,
  )
  expect(altered.code).toBe('changed-since-check')
  expect(await done(lists.applyQuestionnaireSheet, { params, body })).toEqual({ changed: 2 })
  const read = await done(lists.readQuestionnaire, { params })
  expect(read).toMatchObject({ state: 'submitted', submittedBy: 'Ann (demo)', linkUntil: null })
  expect(read.answers.map(({ explanation }) => explanation)).toEqual(['=cmd()', '=cmd()'])
  // What came in goes out as it is, and comes in again without a change.
  const out = (await app.call(lists.downloadQuestionnaire, { params, as: officer })).raw.toString('base64')
  const back = await done(lists.checkQuestionnaireSheet, { params, body: { file: out } })
  expect(back).toMatchObject({ unchanged: 2, changes: [], refused: [] })
})

test('the supplier can use the sheet by its link, and rows that do not fit are named', async () => {
  const { token } = await calls.send()
  const sheet = await calls.byLink(answering.downloadLinkedSheet, { token })
  expect(sheet.status).toBe(200)
  const taken = await calls.byLink(answering.fillInLinkedSheet, { token, file: sheet.raw.toString('base64') })
  expect(taken.body).toEqual({ changed: 0, unchanged: 2, refused: [] })
  const bad = await calls.byLink(answering.fillInLinkedSheet, { token, file: 'AAAA' })
  expect(bad.status).toBe(400)
})

test('a sheet that was filled in while somebody typed overwrites nothing, and says so by row', async () => {
  const { organisation } = world
  const { id, token } = await calls.send()
  const { raw } = await calls.byLink(answering.downloadLinkedSheet, { token })
  const reading = await readSheet(raw, questionnaireForm, organisation)
  if (reading.kind !== 'read') throw new Error('our own sheet was refused')
  const rows = reading.rows.map(({ values }) => ({ ...values, answer: 'yes', explanation: 'Uit het blad' }))
  const facts = [{ key: 'questionnaire', label: { nl: 'Vragenlijst', en: 'List' }, value: id }]
  const own = { id: organisation, name: 'De Vaart (demo)' }
  const file = Buffer.from(writeSheet(questionnaireForm, { language: 'nl', organisation: own, facts, rows })).toString(
    'base64',
  )
  // A colleague answers one of the two on the page; a second window with the answer of before is told.
  expect((await calls.type(token, 'mfa', 'no', 0, 'Nog niet')).status).toBe(200)
  expect(await calls.type(token, 'mfa', 'yes', 0)).toMatchObject({ status: 412, body: { code: 'changed-meanwhile' } })
  const taken = await calls.byLink(answering.fillInLinkedSheet, { token, file })
  expect(taken.body).toMatchObject({ changed: 1, unchanged: 0, refused: [{ row: 2 }] })
  const { answers } = await world.done(lists.readQuestionnaire, { params: { id } })
  expect(answers.map((one) => [one.answer, one.explanation])).toEqual([
    ['no', 'Nog niet'],
    ['yes', 'Uit het blad'],
  ])
  // The organisation that takes such a sheet over is told too.
  const checked = await world.done(lists.checkQuestionnaireSheet, { params: { id }, body: { file } })
  expect(checked).toMatchObject({ changes: [], unchanged: 1, refused: [{ row: 2 }] })
})

test('who may not decide sends nothing, and nobody of another organisation reaches a list', async () => {
  const { refused, contributor, outsider } = world
  const { id } = await calls.send()
  const params = { id: supplier }
  await refused(lists.sendQuestionnaire, { params, body: calls.list() }, 403, contributor)
  await refused(lists.sendQuestionnaire, { params, body: calls.list() }, 404, outsider)
  await refused(lists.readQuestionnaire, { params: { id } }, 404, outsider)
  await refused(lists.downloadQuestionnaire, { params: { id } }, 404, outsider)
  await refused(lists.sendQuestionnaire, { params, body: calls.list({ review: newId() }) }, 400)
  await refused(lists.sendQuestionnaire, { params, body: calls.list({ dueOn: '2026-03-02' }) }, 400)
  await refused(
    lists.sendQuestionnaire,
    { params, body: calls.list({ questions: [calls.question('a'), calls.question('a')] }) },
    400,
  )
})

test('a supplier is reminded before and after its day with a link that works, and never once it handed in', async () => {
  const { app, at, mails } = world
  const sent = await calls.send({ dueOn: '2026-08-20', title: 'Te herinneren' })
  const remind = async (moment: string) => {
    at(moment)
    await remindSuppliers(app.transactions, app, instantOf(Date.parse(moment)))
    return (await mails()).filter(({ subject }) => subject.includes('Te herinneren'))
  }
  expect(await remind('2026-08-13T06:00:00Z')).toHaveLength(1)
  const before = await remind('2026-08-13T08:00:00Z')
  expect(before).toHaveLength(2)
  expect(before[1]?.subject).toContain('Herinnering')
  expect(await remind('2026-08-13T09:00:00Z')).toHaveLength(2)
  const fresh = before[1]?.token ?? ''
  expect(fresh).not.toBe(sent.token)
  for (const id of ['mfa', 'backup']) {
    const { answers } = await calls.opened(fresh)
    await calls.type(fresh, id, 'yes', answers.find((one) => one.question === `own/${id}`)?.revision ?? 0)
  }
  expect((await calls.submit(fresh)).status).toBe(200)
  expect(await remind('2026-08-21T08:00:00Z')).toHaveLength(2)
})

test('a supplier that ended is reminded of nothing and gets no new link, until it is put back', async () => {
  const { app, change, done, refused } = world
  world.at('2026-09-01T09:00:00Z')
  supplier = await world.another()
  const { id } = await calls.send({ dueOn: '2026-10-01' })
  const mailed = (await world.mails()).length
  const remind = async () => {
    await remindSuppliers(app.transactions, app, instantOf(app.clock.now))
    return (await world.mails()).length - mailed
  }
  await change('suppliers', supplier, { ended_on: '2026-09-20', end_reason: 'Gestopt' })
  world.at('2026-09-24T09:00:00Z')
  expect(await remind()).toBe(0)
  const read = await done(lists.readQuestionnaire, { params: { id } })
  const body = { contactName: 'Ann (demo)', email: 'ann@host.example', dueOn: '2026-10-08' }
  const call = { params: { id }, seen: read.revision, body }
  expect((await refused(lists.renewQuestionnaireLink, call, 409)).code).toBe('supplier-ended')
  await change('suppliers', supplier, { ended_on: null, end_reason: '' })
  expect(await remind()).toBe(1)
  world.at('2026-03-02T09:00:00Z')
})
