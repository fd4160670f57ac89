import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as assurance from '../src/features/assurance/assurance.contract.ts'
import * as parts from '../src/features/assurance/assurance-parts.contract.ts'
import { listTrail, readTrailEntry } from '../src/features/trail/trail.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import { bridgeFacts, cuecFacts, openAssuranceWorld, reportFacts } from './assurance-world.ts'
import type { TestCall } from './test-app.ts'

let world: Awaited<ReturnType<typeof openAssuranceWorld>>
let { app, ids, theirs, as, by, file } = {} as typeof world
beforeAll(async () => {
  world = await openAssuranceWorld()
  ;({ app, ids, theirs, as, by, file } = world)
})
afterAll(() => app?.close())

const record = (more: object = {}, supplier = ids.host) =>
  by(as.officer).done(assurance.recordAssuranceReport, { params: { id: supplier }, body: reportFacts(more) })
const read = (id: string, who = as.officer, more: TestCall = {}) =>
  by(who).done(assurance.readAssuranceReport, { params: { id }, ...more })
const withdraw = (one: { id: string; revision: number }) =>
  by(as.officer).done(assurance.withdrawAssuranceReport, { params: { id: one.id }, seen: one.revision })
/** Accepts the conditions of a report as they are shown now. */
const acceptSeen = async (who: typeof as.officer, id: string) => {
  const { wording } = await read(id, who)
  return by(who).done(assurance.acceptAssuranceTerms, { params: { id }, body: { wording } })
}
const unseen = { wording: '0'.repeat(64) }

describe('what cannot be is refused, and says where', () => {
  test.each([
    [{ type: 1 }, ['asOf', 'periodFrom']],
    [{ periodTo: null }, ['periodTo']],
    [{ periodFrom: '2026-01-01', periodTo: '2025-01-01', issuedOn: null }, ['periodTo']],
    [{ periodTo: '2026-12-31', issuedOn: null }, ['periodTo']],
    [{ issuedOn: '2025-12-30' }, ['issuedOn']],
    [{ issuedOn: '2026-03-03' }, ['issuedOn']],
    [{ kind: 'other' }, ['kindOther']],
    [{ opinion: 'qualified' }, ['opinionNote']],
  ])('%j', async (more, paths) => {
    const call = { params: { id: ids.host }, body: reportFacts(more) }
    expect(await by(as.officer).refused(assurance.recordAssuranceReport, call)).toMatchObject({ status: 400, paths })
  })
  test('ids of another organisation, of another kind, and of nobody', async () => {
    const made = await record()
    const params = { id: made.id }
    const reports = { params: { id: ids.host } }
    const sub = (knownAs: string) => ({ subservices: [{ name: 'Sub', what: '', method: 'carved-out', knownAs }] })
    for (const id of [newId(), theirs.hosting, ids.tests, ids.host]) {
      const call = { ...reports, body: reportFacts({ services: [id] }) }
      expect((await by(as.officer).refused(assurance.recordAssuranceReport, call)).paths).toEqual(['services.0'])
    }
    for (const id of [newId(), theirs.lab, ids.hosting, ids.host]) {
      const call = { ...reports, body: reportFacts(sub(id)) }
      expect((await by(as.officer).refused(assurance.recordAssuranceReport, call)).paths).toEqual([
        'subservices.0.knownAs',
      ])
    }
    for (const id of [newId(), theirs.file, ids.host]) {
      const named = { file: { id, name: 'a.csv' } }
      expect(
        (await by(as.officer).refused(assurance.recordAssuranceReport, { ...reports, body: reportFacts(named) })).paths,
      ).toEqual(['file'])
      expect((await by(as.officer).refused(parts.addBridgeLetter, { params, body: bridgeFacts(named) })).paths).toEqual(
        ['file'],
      )
    }
    for (const id of [newId(), theirs.measure, ids.host, ids.ended]) {
      const call = { params, body: { items: [cuecFacts(), cuecFacts({ measure: id })] } }
      expect((await by(as.officer).refused(parts.addAssuranceCuecs, call)).paths).toEqual(['items.1.measure'])
    }
    const owned = { params, body: { items: [cuecFacts({ owner: newId() })] } }
    expect((await by(as.officer).refused(parts.addAssuranceCuecs, owned)).paths).toEqual(['items.0.owner'])
    for (const id of [theirs.host, newId(), ids.hosting]) {
      expect(
        (await by(as.officer).refused(assurance.recordAssuranceReport, { params: { id }, body: reportFacts() })).status,
      ).toBe(404)
    }
    const elsewhere = await by(as.outsider).done(assurance.recordAssuranceReport, {
      params: { id: theirs.host },
      body: reportFacts(),
    })
    for (const from of [elsewhere.id, newId()])
      expect((await by(as.officer).refused(parts.takeOverAssuranceCuecs, { params, body: { from } })).status).toBe(404)
    expect((await by(as.outsider).refused(assurance.readAssuranceReport, { params })).status).toBe(404)
    expect((await by(as.outsider).refused(assurance.readSupplierAssurance, { params: { id: ids.host } })).status).toBe(
      404,
    )
    await withdraw(made)
  })
  test('a change to what somebody else changed meanwhile', async () => {
    const made = await record()
    const call = { params: { id: made.id }, body: reportFacts({ title: 'Anders' }), seen: made.revision }
    const changed = await by(as.officer).done(assurance.changeAssuranceReport, call)
    expect(changed.title).toBe('Anders')
    expect((await by(as.officer).refused(assurance.changeAssuranceReport, call)).status).toBe(412)
    await withdraw(changed)
  })
})

describe('terms', () => {
  const secret = { opinionNote: 'Geheim', note: 'Geheim', terms: 'nda' }
  test('who may not read sees that a report is there and what it comes to, not what it says; after accepting by name they do', async () => {
    const made = await record({
      ...secret,
      file: { id: file, name: 'soc2.csv' },
      subservices: [{ name: 'Sub', what: 'Geheim', method: 'carved-out', knownAs: ids.lab }],
    })
    const params = { id: made.id }
    await by(as.officer).done(parts.addAssuranceException, {
      params,
      body: { reference: '', what: 'Geheim', response: '' },
    })
    expect(made.texts?.subservices).toMatchObject([
      { knownAs: { title: 'Lab (demo)' }, own: { days: 365, nothing: 365 } },
    ])
    for (const who of [as.contributor, as.auditor]) {
      const seen = await read(made.id, who)
      expect(seen).toMatchObject({
        texts: null,
        reading: 'after-accepting',
        accepted: false,
        exceptions: { all: 1, open: 1 },
      })
      expect(JSON.stringify(seen)).not.toContain('Geheim')
      expect(
        JSON.stringify(await by(who).done(assurance.readSupplierAssurance, { params: { id: ids.host } })),
      ).not.toContain('Geheim')
      expect(await by(who).refused(assurance.downloadAssuranceReport, { params })).toMatchObject({
        status: 403,
        code: 'terms-not-accepted',
      })
    }
    // Nobody changes what is not shown.
    expect(
      (await by(as.contributor).refused(parts.addAssuranceCuecs, { params, body: { items: [cuecFacts()] } })).code,
    ).toBe('terms-not-accepted')
    expect(
      (
        await by(as.contributor).refused(assurance.changeAssuranceReport, {
          params,
          seen: made.revision,
          body: reportFacts(),
        })
      ).code,
    ).toBe('terms-not-accepted')
    expect((await by(as.officer).refused(assurance.acceptAssuranceTerms, { params, body: unseen })).code).toBe(
      'nothing-to-accept',
    )
    const accepted = await acceptSeen(as.auditor, made.id)
    expect(accepted).toMatchObject({ accepted: true, acceptances: [{ by: 'Auditor' }], texts: { note: 'Geheim' } })
    await acceptSeen(as.auditor, made.id)
    const answer = await app.call(assurance.downloadAssuranceReport, { as: as.auditor, params })
    expect(answer.status).toBe(200)
    const { items } = await by(as.officer).done(listTrail)
    expect(items.slice(0, 2).map(({ action }) => action)).toEqual(['assurance.downloaded', 'assurance.terms-accepted'])
    expect((await read(made.id, as.contributor)).texts).toBeNull()
    await withdraw(await read(made.id))
  })
  test('what was given to the customer alone is not for an auditor from outside, and what is for the auditor not for others', async () => {
    const forUs = await record({ ...secret, terms: 'customer', file: { id: file, name: 'soc2.csv' } })
    expect(await by(as.auditor).refused(assurance.downloadAssuranceReport, { params: { id: forUs.id } })).toMatchObject(
      { code: 'terms-forbid' },
    )
    expect((await read(forUs.id, as.auditor)).texts).toBeNull()
    expect((await read(forUs.id, as.contributor)).texts).not.toBeNull()
    const forAuditor = await record({ ...secret, terms: 'auditor' })
    expect((await read(forAuditor.id, as.contributor)).texts).toBeNull()
    expect(
      (
        await by(as.contributor).refused(assurance.acceptAssuranceTerms, {
          params: { id: forAuditor.id },
          body: unseen,
        })
      ).code,
    ).toBe('nothing-to-accept')
    await withdraw(forUs)
    await withdraw(forAuditor)
  })
  test('terms that let more roles read are for who decides about suppliers, also of who accepted the conditions', async () => {
    for (const [before, after] of [
      ['nda', 'public'],
      ['nda', 'customer'],
      // An auditor may not read what is for customers, and under conditions may.
      ['customer', 'nda'],
    ]) {
      const made = await record({ ...secret, terms: before })
      const params = { id: made.id }
      if (before === 'nda') await acceptSeen(as.contributor, made.id)
      const call = { params, seen: made.revision, body: reportFacts({ ...secret, terms: after }) }
      expect(await by(as.contributor).refused(assurance.changeAssuranceReport, call)).toMatchObject({
        ...{ status: 400, paths: ['terms'] },
      })
      const stricter = { ...call, body: reportFacts({ ...secret, terms: before, title: 'Zelfde voorwaarden' }) }
      const { revision } = await by(as.contributor).done(assurance.changeAssuranceReport, stricter)
      const opening = { ...call, seen: revision }
      expect(await by(as.officer).refused(assurance.changeAssuranceReport, opening)).toMatchObject({
        paths: ['agreement'],
      })
      const body = { ...call.body, agreement: 'Akkoord van de leverancier' }
      const changed = await by(as.officer).done(assurance.changeAssuranceReport, { ...opening, body })
      expect(changed.terms).toBe(after)
      expect(await by(as.officer).done(readTrailEntry, { params: { revision: changed.revision } })).toMatchObject({
        ...{ action: 'assurance.terms-loosened', details: { before, terms: after, reason: body.agreement } },
      })
      await withdraw(changed)
    }
  })
  test('other terms than those that were accepted are accepted anew, as they were seen, and the acceptance stays', async () => {
    const made = await record(secret)
    const params = { id: made.id }
    const seen = await read(made.id, as.auditor)
    await acceptSeen(as.auditor, made.id)
    const body = reportFacts({ ...secret, terms: 'auditor' })
    await by(as.officer).done(assurance.changeAssuranceReport, { params, seen: made.revision, body })
    expect(await read(made.id, as.auditor)).toMatchObject({
      ...{ texts: null, accepted: false, acceptances: [{ by: 'Auditor', current: false }] },
    })
    const late = { params, body: { wording: seen.wording } }
    expect(await by(as.auditor).refused(assurance.acceptAssuranceTerms, late)).toMatchObject({ status: 412 })
    expect(await acceptSeen(as.auditor, made.id)).toMatchObject({
      ...{ texts: { note: 'Geheim' }, acceptances: [{ current: false }, { current: true }] },
    })
    await withdraw(await read(made.id))
  })
  test('terms that were corrected hold for a look back too, until these are accepted', async () => {
    const made = await record({ ...secret, terms: 'public' })
    app.clock.now += 60_000
    const at = new Date(app.clock.now).toISOString()
    expect((await read(made.id, as.auditor, { at })).texts).not.toBeNull()
    app.clock.now += 60_000
    const body = reportFacts({ ...secret, terms: 'nda' })
    await by(as.officer).done(assurance.changeAssuranceReport, {
      ...{ params: { id: made.id }, seen: made.revision, body },
    })
    expect(await read(made.id, as.auditor, { at })).toMatchObject({ texts: null, reading: 'after-accepting' })
    expect((await read(made.id, as.officer, { at })).texts).not.toBeNull()
    await acceptSeen(as.auditor, made.id)
    expect((await read(made.id, as.auditor, { at })).texts).not.toBeNull()
    await withdraw(await read(made.id))
  })
})
