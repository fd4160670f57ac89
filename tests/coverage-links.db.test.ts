import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as shares from '../src/features/own-coverage/coverage-shares.contract.ts'
import * as versions from '../src/features/own-coverage/own-coverage-versions.contract.ts'
import { verifyOrganisation } from '../src/platform/trail/verify.ts'
import { type OwnCoverageWorld, openOwnCoverageWorld, sharing } from './own-coverage-world.ts'

let world: OwnCoverageWorld
beforeAll(async () => {
  world = await openOwnCoverageWorld()
})
afterAll(() => world.close())
beforeEach(() => world.begin())

test('under non-disclosure nothing is given before somebody accepts by name, and all that is read is kept', async () => {
  await world.prove('8.13')
  const id = await world.begun()
  const version = await world.approved(id)
  const given = await world.done(shares.shareOwnCoverage, { params: { id }, body: sharing(version.id) })
  expect(given).toMatchObject({ mailed: true, link: null })
  const token = await world.mailedToken()
  const open = () => world.app.call(shares.openCoverageLink, { body: { token } })
  const file = (format: string) => world.app.call(shares.downloadLinkedCoverage, { body: { token, format } })
  const closed = await open()
  expect(closed.body).toMatchObject({ termsNote: 'Tell nobody.', asksAcceptance: true, accepted: null, report: null })
  expect(JSON.stringify(closed.body)).not.toContain('8.13')
  expect(await file('xlsx')).toMatchObject({ status: 403, body: { code: 'accept-terms-first' } })
  const { wording } = closed.body as { wording: string }
  const name = { token, name: 'Piet Jansen (demo)', wording }
  const unseen = { ...name, wording: '0'.repeat(64) }
  expect(await world.app.call(shares.acceptCoverageTerms, { body: unseen })).toMatchObject({ status: 412 })
  expect((await world.app.call(shares.acceptCoverageTerms, { body: name })).status).toBe(200)
  await world.app.call(shares.acceptCoverageTerms, { body: { ...name, name: 'Somebody else' } })
  const opened = (await open()).body as { report: { claims: { requirement: string; by: string }[]; watermark: string } }
  expect(opened).toMatchObject({ accepted: { by: 'Piet Jansen (demo)' } })
  expect(opened.report.watermark).toContain('De Vaart (demo) · Piet Jansen (demo) · 22 November 2026')
  expect(opened.report.claims.find(({ requirement }) => requirement === '8.13')).toMatchObject({ by: 'supplier' })
  await open()
  for (const format of ['xlsx', 'oscal', 'docx', 'pdf']) {
    const made = await file(format)
    expect(made.status, format).toBe(200)
    expect(made.raw.length).toBeGreaterThan(1000)
    const forWhom = 'De Vaart (demo) · Piet Jansen (demo) · 22 November 2026'
    if (format === 'oscal') expect(made.raw.toString('utf8')).toContain(forWhom)
    if (format === 'xlsx')
      expect(strFromU8(unzipSync(made.raw)['xl/worksheets/sheet1.xml'] ?? expect.unreachable())).toContain(forWhom)
  }
  const { items } = await world.done(shares.listCoverageShares, { params: { id } })
  expect(items).toMatchObject([{ state: 'open', reads: 5, acceptedBy: 'Piet Jansen (demo)' }])
  const reads = await world.done(shares.listCoverageReads, { params: { id: given.id } })
  expect(reads.items.map(({ what }) => what)).toEqual(['pdf', 'docx', 'oscal', 'xlsx', 'page'])
  const log = { as: world.officer, params: { id: given.id }, query: { format: 'csv' } }
  const rows = (await world.app.call(shares.downloadCoverageReads, log)).raw.toString('utf8')
  expect(rows.match(/PDF|DOCX|OSCAL|XLSX|Page read|Pagina gelezen/g)).toHaveLength(5)
  expect((await world.app.call(shares.downloadCoverageReads, { ...log, params: { id } })).status).toBe(404)
  expect((await world.trail()).slice(-6)).toMatchObject([
    { action: 'own-coverage.terms-accepted', actor_kind: 'reader', details: { name: 'Piet Jansen (demo)' } },
    ...['page', 'xlsx', 'oscal', 'docx', 'pdf'].map((what) => ({ action: 'own-coverage.read', details: { what } })),
  ])
  const verified = await world.app.transactions.everyOrganisation('a test verifies', (reader) =>
    verifyOrganisation(reader, world.app.trailKey, world.organisation),
  )
  expect(verified).toMatchObject({ whole: true, faults: [] })
})

test('however long the names are, the moment stands in the mark, in every form', async () => {
  await world.prove('8.13')
  const id = await world.begun({ terms: 'customer' })
  const version = await world.approved(id)
  const names = { customer: `Stichting ${'W'.repeat(150)}`, contactName: 'n'.repeat(120) }
  await world.done(shares.shareOwnCoverage, { params: { id }, body: sharing(version.id, names) })
  const token = await world.mailedToken()
  const { report } = (await world.app.call(shares.openCoverageLink, { body: { token } })).body as {
    report: { watermark: string }
  }
  expect(report.watermark).toMatch(/^Stichting W+… · n+… · 22 November 2026.*\d\d:\d\d/)
  for (const [format, text] of [
    ['docx', (bytes: Buffer) => strFromU8(unzipSync(bytes)['word/header1.xml'] ?? expect.unreachable())],
    ['xlsx', (bytes: Buffer) => strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? expect.unreachable())],
    ['oscal', (bytes: Buffer) => bytes.toString('utf8')],
  ] as const) {
    const made = await world.app.call(shares.downloadLinkedCoverage, { body: { token, format } })
    expect(text(made.raw), format).toContain(report.watermark)
  }
})

test('a link that never was, that expired, and that was withdrawn in any way give the same answer', async () => {
  await world.prove('8.13')
  const id = await world.begun({ terms: 'customer' })
  const version = await world.approved(id)
  const give = async () => {
    const { id: share } = await world.done(shares.shareOwnCoverage, { params: { id }, body: sharing(version.id) })
    return { share, token: await world.mailedToken() }
  }
  const open = (token: string) => world.app.call(shares.openCoverageLink, { body: { token } })
  const nothing = await open('never-was')
  expect(nothing).toMatchObject({ status: 410, body: { code: 'coverage-link-ended' } })
  const [one, two, three] = [await give(), await give(), await give()]
  expect((await open(one.token)).body).toMatchObject({ asksAcceptance: false, report: { version: 1 } })
  const { items } = await world.done(shares.listCoverageShares, { params: { id } })
  const seen = items.find((each) => each.id === one.share)?.revision ?? 0
  await world.done(shares.withdrawCoverageShare, { params: { id: one.share }, seen })
  expect((await open(one.token)).body).toEqual(nothing.body)
  const [{ revision } = expect.unreachable()] = (await world.read(id)).versions
  await world.done(versions.withdrawOwnCoverageVersion, { params: { id: version.id }, seen: revision })
  expect((await open(two.token)).body).toEqual(nothing.body)
  const again = await world.call(shares.shareOwnCoverage, { params: { id }, body: sharing(version.id) })
  expect(again).toMatchObject({ status: 409, body: { code: 'version-withdrawn' } })
  const file = await world.app.call(shares.downloadLinkedCoverage, { body: { token: three.token, format: 'xlsx' } })
  expect(file.body).toEqual(nothing.body)
})

test('a link works through its last day and not after it', async () => {
  await world.prove('8.13')
  const id = await world.begun({ terms: 'public' })
  const version = await world.approved(id)
  const body = sharing(version.id, { through: '2026-11-30' })
  await world.done(shares.shareOwnCoverage, { params: { id }, body })
  const token = await world.mailedToken()
  const status = async (now: string) => {
    world.app.clock.now = Date.parse(now)
    return (await world.app.call(shares.openCoverageLink, { body: { token } })).status
  }
  expect(await status('2026-11-30T22:59:00Z')).toBe(200)
  expect(await status('2026-11-30T23:00:00Z')).toBe(410)
  for (const through of ['2026-11-29', '2031-01-01']) {
    const late = await world.call(shares.shareOwnCoverage, { params: { id }, body: sharing(version.id, { through }) })
    expect(late, through).toMatchObject({ status: 400, body: { code: 'invalid' } })
  }
})
