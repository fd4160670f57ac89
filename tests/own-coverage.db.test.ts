import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CoverageDocument } from '../src/core/coverage/interchange.ts'
import { fingerprintOf } from '../src/features/own-coverage/compose-coverage.ts'
import * as shares from '../src/features/own-coverage/coverage-shares.contract.ts'
import * as own from '../src/features/own-coverage/own-coverage.contract.ts'
import * as versions from '../src/features/own-coverage/own-coverage-versions.contract.ts'
import { removeTouchpointService } from '../src/features/touchpoints/touchpoints.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { Contract } from '../src/platform/http/contract.ts'
import { edition, type OwnCoverageWorld, openOwnCoverageWorld, sharing } from './own-coverage-world.ts'

let world: OwnCoverageWorld
beforeAll(async () => {
  world = await openOwnCoverageWorld()
})
afterAll(() => world.close())
beforeEach(() => world.begin())

const rowOf = async (id: string, requirement: string) => {
  const { items } = await world.done(own.listOwnCoverageRows, { params: { id }, query: { size: 200 } })
  return items.find((one) => one.requirement === requirement) ?? expect.unreachable()
}
const half = {
  ...{ by: 'shared', extent: 'partly', certificate: null, place: 'Part 2' },
  ...{ statement: 'We keep the copies.', customerPart: 'Test a restore each year.' },
}

test('a report says what the chain of proof shows, on the certificate where one holds, and nobody where it does not', async () => {
  await world.prove('8.13')
  const id = await world.begun()
  expect(await rowOf(id, '8.13')).toMatchObject({
    ...{ by: 'supplier', extent: 'directly', restsOn: 'own-statement', certificate: null, written: false },
    follows: { because: 'demonstrable' },
  })
  expect(await rowOf(id, '8.15')).toMatchObject({ by: 'nobody', extent: 'none', restsOn: 'none' })
  const { sum } = await world.read(id)
  expect(sum).toMatchObject({ directly: 1, partly: 0 })
  expect(sum.directly + sum.partly + sum.left).toBe(sum.applicable)
  const certificate = await world.certify()
  expect(await rowOf(id, '8.13')).toMatchObject({ restsOn: 'certificate', certificate })
  // The day after its last it is nothing to rest on.
  world.app.clock.now = Date.parse('2027-12-31T23:30:00Z')
  expect((await world.read(id)).certificates).toEqual([])
})

test('what somebody wrote stays, is asked again once the chain says otherwise, and is not approved before', async () => {
  const measure = await world.prove('8.13')
  const id = await world.begun()
  const at = { id, requirement: '8.13' }
  const { revision } = await world.done(own.writeOwnCoverageRow, { params: at, body: half, seen: 0 })
  expect(await rowOf(id, '8.13')).toMatchObject({ ...half, compared: 'less', asksAgain: false, revision })
  await world.end(measure)
  expect(await rowOf(id, '8.13')).toMatchObject({ ...half, compared: 'more', asksAgain: true })
  expect(await world.read(id)).toMatchObject({ asksAgain: 1, claimsMore: 1 })
  expect((await world.approve(id)).body).toMatchObject({ code: 'coverage-asks-again' })
  const stale = await world.call(own.writeOwnCoverageRow, { params: at, body: half, seen: 0 })
  expect(stale.status).toBe(412)
  await world.done(own.writeOwnCoverageRow, { params: at, body: half, seen: revision })
  expect(await rowOf(id, '8.13')).toMatchObject({ asksAgain: false, compared: 'more' })
  await world.done(own.clearOwnCoverageRow, { params: at, seen: (await rowOf(id, '8.13')).revision })
  expect(await rowOf(id, '8.13')).toMatchObject({ by: 'nobody', written: false })
})

test('a row is refused that contradicts itself or rests on a certificate that does not hold', async () => {
  const id = await world.begun()
  const other = await world.certify({ edition: 'iso-27001-2022' })
  const lapsed = await world.certify({ ends: '2026-11-21' })
  const write = (more: object) =>
    world.call(own.writeOwnCoverageRow, { params: { id, requirement: '8.13' }, body: { ...half, ...more }, seen: 0 })
  for (const more of [
    { extent: 'none' },
    { by: 'customer' },
    { certificate: other },
    { certificate: lapsed },
    { by: 'nobody', extent: 'none', certificate: await world.certify() },
    // More than what follows from the own facts, without a word about what that rests on.
    { statement: ' ' },
  ])
    expect(await write(more), JSON.stringify(more)).toMatchObject({ status: 400, body: { code: 'invalid' } })
  const nowhere = { params: { id, requirement: '9.99' }, body: half, seen: 0 }
  expect((await world.call(own.writeOwnCoverageRow, nowhere)).status).toBe(404)
  const twice = await world.call(own.addOwnCoverage, { body: { service: world.service, edition, ...world.facts } })
  expect(twice).toMatchObject({ status: 409, body: { code: 'coverage-exists' } })
})

test('what was seen is approved and nothing else; versions stay, and tell how they differ', async () => {
  await world.prove('8.13')
  const id = await world.begun()
  const seen = (await world.read(id)).fingerprint
  await world.prove('8.15')
  const body = { note: '', fingerprint: seen }
  const late = await world.call(versions.approveOwnCoverage, { params: { id }, body })
  expect(late).toMatchObject({ status: 409, body: { code: 'changed-since-seen' } })
  const first = await world.approved(id)
  expect((await world.approve(id)).body).toMatchObject({ code: 'coverage-nothing-new' })
  await world.done(own.writeOwnCoverageRow, { params: { id, requirement: '8.13' }, body: half, seen: 0 })
  expect(await world.read(id)).toMatchObject({ changedSince: 1, newest: { number: 1 } })
  const second = await world.approved(id)
  expect(second.number).toBe(2)
  const difference = await world.done(versions.compareOwnCoverage, { params: { id }, query: { from: 1, to: 2 } })
  expect(difference.claims).toMatchObject([
    { requirement: '8.13', before: { by: 'supplier' }, after: { by: 'shared', statement: 'We keep the copies.' } },
  ])
  expect(difference.same + difference.claims.length).toBeGreaterThan(90)
  const row = await world.app.database.engine.rows
    .selectFrom('own_coverage_versions')
    .select(['content', 'sha256'])
    .where('id', '=', first.id)
    .executeTakeFirstOrThrow()
  expect(fingerprintOf(row.content as unknown as CoverageDocument)).toBe(row.sha256)
  expect(await world.trail()).toMatchObject([
    { action: 'own-coverage.begun' },
    { action: 'own-coverage.approved', details: { directly: 2, ownText: true } },
    { action: 'own-coverage.row-written' },
    { action: 'own-coverage.approved', details: { directly: 1 } },
  ])
})

test('what claims more than is shown is an own statement, and is approved by somebody else where anybody can', async () => {
  const certificate = await world.certify()
  const id = await world.begun()
  const at = { params: { id, requirement: '8.15' } }
  const claim = { ...half, by: 'supplier', extent: 'directly' }
  const onPaper = await world.call(own.writeOwnCoverageRow, { ...at, body: { ...claim, certificate }, seen: 0 })
  expect(onPaper).toMatchObject({ status: 400, body: { errors: [{ path: 'certificate' }] } })
  const { revision } = await world.done(own.writeOwnCoverageRow, { ...at, body: claim, seen: 0 })
  expect(await rowOf(id, '8.15')).toMatchObject({ compared: 'more', restsOn: 'own-statement' })
  const told = 'Written and approved by the same person'
  const contentOf = async (number: number) => {
    const { raw } = await world.call(versions.downloadOwnCoverage, {
      ...{ params: { id }, query: { format: 'oscal', version: number } },
    })
    return raw.toString()
  }
  // Nobody else may: it is approved, and says so wherever it goes.
  const alone = await world.approved(id)
  expect(await contentOf(alone.number)).toContain(told)
  expect(await contentOf(alone.number)).toContain('does not show this (yet)')
  expect((await world.read(id)).versions).toMatchObject([{ number: 1, ownText: true, sha256: alone.sha256 }])
  expect((await world.approve(id)).body).toMatchObject({ code: 'coverage-nothing-new' })
  const administrator = await world.app.person(world.organisation, 'administrator')
  expect(await world.approve(id)).toMatchObject({ status: 409, body: { code: 'coverage-own-text' } })
  const other = await world.approve(id, { as: administrator })
  expect(other.status).toBe(201)
  expect(await contentOf(2)).not.toContain(told)
  // Who wrote it last counts: then the other may.
  await world.done(own.writeOwnCoverageRow, {
    ...{ ...at, as: administrator, body: { ...claim, place: 'Part 3' }, seen: revision },
  })
  expect(await world.approve(id, { as: administrator })).toMatchObject({ status: 409 })
  expect((await world.approve(id)).status).toBe(201)
  expect((await world.read(id)).versions.map(({ ownText }) => ownText)).toEqual([false, false, true])
})

test('whoever may compose does not publish, and nothing of another organisation can be named', async () => {
  await world.prove('8.13')
  const id = await world.begun()
  const version = await world.approved(id)
  const contributor = await world.app.person(world.organisation, 'contributor')
  const as = { as: contributor }
  expect((await world.approve(id, as)).status).toBe(403)
  const share = { params: { id }, body: sharing(version.id), ...as }
  expect((await world.call(shares.shareOwnCoverage, share)).status).toBe(403)
  expect((await world.call(shares.listCoverageShares, { params: { id }, ...as })).status).toBe(403)
  const written = await world.call(own.writeOwnCoverageRow, {
    ...{ params: { id, requirement: '8.13' }, body: half, seen: 0 },
    ...as,
  })
  expect(written.status).toBe(200)
  const theirs = await world.certify()
  const [before, service] = [world.officer, world.service]
  await world.begin()
  expect((await world.call(own.readOwnCoverage, { params: { id } })).status).toBe(404)
  expect((await world.call(versions.downloadOwnCoverage, { params: { id }, query: { format: 'oscal' } })).status).toBe(
    404,
  )
  const begin = await world.call(own.addOwnCoverage, { body: { service, edition, ...world.facts } })
  expect(begin).toMatchObject({ status: 400, body: { code: 'invalid' } })
  const mine = await world.begun()
  const row = { params: { id: mine, requirement: '8.13' }, body: { ...half, certificate: theirs }, seen: 0 }
  expect((await world.call(own.writeOwnCoverageRow, row)).status).toBe(400)
  expect((await world.call(shares.shareOwnCoverage, { params: { id: mine }, body: sharing(version.id) })).status).toBe(
    404,
  )
  expect((await world.call(own.readOwnCoverage, { params: { id }, as: before })).status).toBe(200)
})

test('a service of which a report was made stays', async () => {
  await world.begun()
  const { revision } = await world.app.database.engine.rows
    .selectFrom('touchpoint_services')
    .select('revision')
    .where('id', '=', world.service)
    .executeTakeFirstOrThrow()
  const removed = await world.call(removeTouchpointService, { params: { id: world.service }, seen: revision })
  expect(removed).toMatchObject({ status: 409, body: { code: 'service-has-coverage' } })
})

test('looking back shows what was recorded then', async () => {
  await world.prove('8.13')
  const id = await world.begun()
  const then = new Date(world.app.clock.now + 60_000).toISOString()
  world.app.clock.now += 3_600_000
  await world.done(own.writeOwnCoverageRow, { params: { id, requirement: '8.13' }, body: half, seen: 0 })
  await world.approved(id)
  const past = await world.done(own.readOwnCoverage, { params: { id }, at: then })
  expect(past).toMatchObject({ sum: { directly: 1 }, versions: [] })
  expect((await world.read(id)).sum).toMatchObject({ directly: 0, partly: 1 })
})

test('lists cost the same number of statements however many reports, rows and customers there are', async () => {
  await world.prove('8.13')
  const id = await world.begun({ terms: 'customer' })
  const version = await world.approved(id)
  const count = async () => {
    const found: number[] = []
    for (const [contract, params] of [
      [own.listOwnCoverages, {}],
      [own.readOwnCoverage, { id }],
      [own.listOwnCoverageRows, { id }],
      [shares.listCoverageShares, { id }],
    ] as const) {
      // The facts behind the chain of proof are gathered once for a revision.
      await world.call(contract, { params })
      world.app.database.statements.length = 0
      await world.done(contract as Contract, {
        params,
        ...('query' in contract && contract.query ? { query: { size: 200 } } : {}),
      })
      found.push(world.app.database.statements.filter((statement) => statement !== 'commit').length)
    }
    return found
  }
  await world.done(shares.shareOwnCoverage, { params: { id }, body: sharing(version.id) })
  const few = await count()
  for (let more = 0; more < 20; more += 1) {
    const service = newId()
    const named = { id: service, name: `Service ${more}`, description: '', customers: '{}', position: more + 2 }
    await world.insert({ touchpoint_services: [named] })
    const other = await world.done(own.addOwnCoverage, { body: { service, edition, ...world.facts } })
    const requirement = `8.${more + 1}`
    for (const coverage of [id, other.id])
      await world.done(own.writeOwnCoverageRow, { params: { id: coverage, requirement }, body: half, seen: 0 })
    await world.done(shares.shareOwnCoverage, { params: { id }, body: sharing(version.id) })
  }
  expect(await count()).toEqual(few)
})
