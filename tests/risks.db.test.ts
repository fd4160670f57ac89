import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeAsset, readAsset, withdrawAsset } from '../src/features/assets/assets.contract.ts'
import { readEvidence, reviseEvidence, withdrawEvidence } from '../src/features/evidence/evidence.contract.ts'
import { evidenceBody, record } from '../src/features/evidence/evidence.fixture.ts'
import { endMeasure, readMeasure } from '../src/features/measures/measures.contract.ts'
import * as one from '../src/features/risk/risk.contract.ts'
import { listRisks } from '../src/features/risk/risks.contract.ts'
import { assetFacts } from './assets-world.ts'
import { heavy, light, openRiskWorld, riskFacts } from './risk-world.ts'
import { trailOf } from './trail-of.ts'

const nobody = '018f2f6e-7b1a-7000-8000-000000000000'
const rating = { inherent: heavy, residual: light }
let world: Awaited<ReturnType<typeof openRiskWorld>>
beforeAll(async () => {
  world = await openRiskWorld()
})
afterAll(() => world.app.close())
const lastNote = async () => (await trailOf(world.app, world.organisation)).at(-1)

describe('a risk', () => {
  test('is not rated before criteria hold, and is refused where what it names is not there', async () => {
    const { done, refused, asset, risk, approve, app } = world
    const early = await risk({})
    expect(early).toMatchObject({ code: 'R-001', state: 'unrated', ratings: null, rateBy: null, until: null })
    expect(early.reasons.map(({ key }) => key)).toEqual(['unrated'])
    const rate = { params: { id: early.id }, seen: early.revision, body: { ...rating, reason: '' } }
    expect(await refused(one.rateRisk, rate)).toMatchObject({ status: 409, code: 'no-criteria' })
    await approve()
    const wrong = riskFacts({ asset: nobody, threat: 'no-such-threat', owner: nobody })
    expect(await refused(one.addRisk, { body: wrong })).toMatchObject({
      status: 400,
      paths: ['asset', 'threat', 'owner'],
    })
    const [threat] = app.content.threats.values()
    if (!threat) throw new TypeError('the content has threats')
    const other = threat.group === 'software' ? 'people' : 'software'
    const named = await done(one.addRisk, { body: riskFacts({ asset, threat: threat.id, threatGroup: other }) })
    expect(named).toMatchObject({ code: 'R-002', threatGroup: threat.group, threatTitle: threat.title })
    expect(await lastNote()).toMatchObject({ action: 'risk.added', subject: 'R-002 Het EPD ligt ’s nachts stil' })
  })

  test('is changed, closed with a reason and opened again; a closed one is left as it is', async () => {
    const { done, refused, risk, asset, by, outsider, auditor } = world
    const made = await risk({ title: 'Laptop kwijt' })
    const params = { id: made.id }
    const facts = riskFacts({
      asset,
      title: 'Laptop kwijt in de wijk',
      treatment: 'modify',
      treatmentReason: 'Te zwaar',
    })
    expect(await refused(one.changeRisk, { params, seen: 1, body: facts })).toMatchObject({ status: 412 })
    expect(await by(outsider).refused(one.readRisk, { params })).toMatchObject({ status: 404 })
    expect(await by(outsider).refused(one.changeRisk, { params, seen: made.revision, body: facts })).toMatchObject({
      status: 404,
    })
    expect(await by(auditor).refused(one.changeRisk, { params, seen: made.revision, body: facts })).toMatchObject({
      status: 403,
    })
    const changed = await done(one.changeRisk, { params, seen: made.revision, body: facts })
    expect(changed).toMatchObject({ title: 'Laptop kwijt in de wijk', treatment: 'modify' })
    const seen = changed.revision
    for (const [closedOn, path] of [
      ['2026-03-03', 'closedOn'],
      ['2026-03-01', 'closedOn'],
    ]) {
      expect(
        await refused(one.closeRisk, { params, seen, body: { closedOn, reason: 'Geen laptops meer' } }),
      ).toMatchObject({
        ...{ status: 400, paths: [path] },
      })
    }
    const closed = await done(one.closeRisk, {
      params,
      seen,
      body: { closedOn: '2026-03-02', reason: 'Geen laptops meer' },
    })
    expect(closed).toMatchObject({ state: 'closed', closeReason: 'Geen laptops meer', closedOn: '2026-03-02' })
    for (const [contract, body] of [
      [one.changeRisk, facts],
      [one.rateRisk, { ...rating, reason: '' }],
      [one.reviewRisk, { note: 'Gezien' }],
      [one.linkMeasures, { measures: [] }],
      [one.linkControls, { controls: [] }],
      [one.closeRisk, { closedOn: '2026-03-02', reason: 'Nog eens' }],
    ] as const) {
      expect(await refused(contract, { params, seen: closed.revision, body })).toMatchObject({
        status: 409,
        code: 'risk-closed',
      })
    }
    const open = await done(one.reopenClosedRisk, { params, seen: closed.revision })
    expect(open).toMatchObject({ state: 'unrated', closedOn: null })
    const { history } = await done(one.readRisk, { params })
    expect(history.map(({ action }) => action)).toEqual(['risk.reopened', 'risk.closed', 'risk.changed', 'risk.added'])
    expect(await refused(one.reopenClosedRisk, { params, seen: open.revision })).toMatchObject({
      code: 'risk-not-closed',
    })
  })
})

describe('a rating', () => {
  test('is refused where it cannot be so, each fault at its place', async () => {
    const { refused, risk } = world
    const made = await risk({ title: 'Waarderen' })
    const rate = async (inherent: object, residual: object, more: object = {}) =>
      (
        await refused(one.rateRisk, {
          ...{ params: { id: made.id }, seen: made.revision },
          body: { inherent, residual, reason: '', ...more },
        })
      ).paths
    const of = (likelihood: number, impacts: object) => ({ likelihood, impacts })
    expect(await rate(light, heavy)).toEqual([
      ...['residual.likelihood', 'residual.impacts.availability', 'residual.impacts.patient-safety'],
    ])
    expect(await rate(of(6, { integrity: 2 }), of(2, { integrity: 6 }))).toEqual([
      ...['inherent.likelihood', 'residual.impacts.integrity'],
    ])
    expect(await rate(of(2, { honour: 2 }), of(2, { honour: 2 }))).toContain('inherent.impacts.honour')
    expect(await rate(of(2, {}), of(2, {}))).toEqual(['inherent.impacts'])
    expect(await rate(heavy, of(2, { availability: 2 }))).toEqual(['residual.impacts.patient-safety'])
    expect(await rate(heavy, light, { workshop: nobody })).toEqual(['workshop'])
  })

  test('lies with the measures that work now between inherent and residual, and tells why', async () => {
    const { app, officer, risk, measure, done } = world
    const proofs = [{ id: null, title: 'Hersteltest', kind: 'operation', freshFor: 'P1M' }]
    const shown = await measure('Back-ups', { inOperationSince: '2026-01-01', proofs })
    const unshown = await measure('Noodlijst', { inOperationSince: '2025-01-01', proofs })
    const planned = await measure('Tweede lijn', { plannedFor: '2026-06-01' })
    const proof = (await done(readMeasure, { params: { id: shown } })).proofs[0]?.id ?? null
    await record(app, officer, { supports: [{ measure: shown, proof }] })
    const made = await risk(
      { title: 'Met maatregelen', treatment: 'modify' },
      {
        rating,
        measures: [shown, unshown, planned].map((id, place) => ({ measure: id, weight: place === 0 ? 3 : 1 })),
      },
    )
    // 3 whole and 1 half of 5: seven tenths, rounded to the heavier step.
    expect(made.share).toBe(70)
    expect(made.cells).toEqual({
      inherent: { likelihood: 4, impact: 5 },
      current: { likelihood: 3, impact: 3 },
      residual: { likelihood: 2, impact: 2 },
    })
    expect(made.measures.map(({ title, work }) => `${title}: ${work}`)).toEqual([
      ...['Back-ups: shown', 'Noodlijst: unshown', 'Tweede lijn: off'],
    ])
    expect(made.currentWhy.nl).toContain('70%')
    expect(made.state).toBe('in-treatment')
    expect(made.measures.find(({ title }) => title === 'Back-ups')?.until).toBe('2026-03-29')
    expect(made.until).toBe('2026-03-29')
    const later = await done(listRisks, { query: { on: '2026-03-29', text: 'Met maatregelen' } })
    expect(later.items).toMatchObject([{ state: 'reopened', cells: { current: { likelihood: 4, impact: 4 } } }])

    // What worked at the look and does not any more asks for another look, on whichever day it is said to have ended.
    const before = new Date(app.clock.now + 60_000).toISOString()
    app.clock.now += 120_000
    const works = await done(readMeasure, { params: { id: shown } })
    await done(endMeasure, {
      params: { id: shown },
      seen: works.revision,
      body: { endedOn: '2026-02-01', reason: 'Nieuw' },
    })
    const params = { id: made.id }
    const ended = await done(one.readRisk, { params })
    expect(ended.state).toBe('reopened')
    expect(ended.reasons[0]).toMatchObject({ key: 'measure', measure: { id: shown } })
    expect((await done(one.readRisk, { params, at: before })).state).toBe('in-treatment')
    const looked = await done(one.reviewRisk, { params, seen: ended.revision, body: { note: 'Gezien, blijft zo' } })
    expect(looked).toMatchObject({ state: 'in-treatment', reviewBy: '2026-06-02' })
    expect(looked.looks.map(({ kind, last }) => `${kind} ${last}`)).toEqual(['review true', 'rating false'])

    // Whoever unlinks what counted is asked to look again, too.
    const fewer = await done(one.linkMeasures, {
      ...{ params, seen: looked.revision },
      body: { measures: [{ measure: planned, weight: 2 }] },
    })
    expect(fewer.reasons[0]?.key).toBe('links')
    expect(fewer.measures).toMatchObject([{ id: planned, weight: 2 }])
  })

  test('falls when evidence is withdrawn that it rested on, or put right by what is about long ago', async () => {
    const { app, officer, risk, measure, done } = world
    const restingOnEvidence = async (title: string) => {
      const id = await measure(title, { inOperationSince: '2024-06-01' })
      const supports = [{ measure: id, proof: null }]
      const evidence = await record(app, officer, { supports })
      const made = await risk({ title }, { rating, measures: [{ measure: id, weight: 1 }] })
      expect(made).toMatchObject({ share: 100, state: 'within-appetite' })
      expect(made.currentWhy.en).toContain('residual')
      const { revision: seen } = await done(readEvidence, { params: { id: evidence } })
      return { supports, params: { id: made.id }, about: { params: { id: evidence }, seen } }
    }
    const fallen = { share: 50, state: 'reopened', measures: [{ work: 'unshown' }] }
    const withdrawn = await restingOnEvidence('Toegang intrekken')
    await done(withdrawEvidence, { ...withdrawn.about, body: { reason: 'Verkeerde' } })
    expect(await done(one.readRisk, { params: withdrawn.params })).toMatchObject(fallen)
    const revised = await restingOnEvidence('Accounts nalopen')
    const body = evidenceBody({ supports: revised.supports, periodFrom: '2024-06-01', periodTo: '2024-06-30' })
    await done(reviseEvidence, { ...revised.about, body })
    expect(await done(one.readRisk, { params: revised.params })).toMatchObject(fallen)
  })

  test('is taken back when it was a mistake, only the last, and the one before counts again', async () => {
    const { risk, done, refused } = world
    const made = await risk({ title: 'Vergissing' }, { rating })
    const params = { id: made.id }
    const worse = {
      inherent: { likelihood: 5, impacts: { integrity: 5 } },
      residual: { likelihood: 5, impacts: { integrity: 5 } },
    }
    const again = await done(one.rateRisk, { params, seen: made.revision, body: { ...worse, reason: 'Typfout' } })
    expect(again.cells?.current).toEqual({ likelihood: 5, impact: 5 })
    const [last, first] = again.looks
    expect(
      await refused(one.withdrawRating, { params, seen: again.revision, body: { look: first?.id } }),
    ).toMatchObject({
      ...{ status: 409, code: 'not-the-last-look' },
    })
    const back = await done(one.withdrawRating, { params, seen: again.revision, body: { look: last?.id } })
    expect(back.cells).toEqual(made.cells)
    expect(back.looks.map(({ withdrawn, last: isLast }) => `${withdrawn} ${isLast}`)).toEqual([
      'true false',
      'false true',
    ])
    expect(await lastNote()).toMatchObject({ action: 'risk.rating-withdrawn' })
    const none = await done(one.withdrawRating, { params, seen: back.revision, body: { look: first?.id } })
    expect(none).toMatchObject({ state: 'unrated', ratings: null })
  })
})

describe('a risk asks to be looked at again', () => {
  test('when something happened to it or to its asset, until somebody looked or it was taken back', async () => {
    const { risk, done, refused, asset, by, outsider } = world
    const made = await risk({ title: 'Gebeurtenis' }, { rating })
    const params = { id: made.id }
    const told = { kind: 'incident', risk: made.id, asset: null, happenedOn: '2026-02-28', what: 'Twee uur uitval.' }
    for (const [change, path] of [
      [{ asset }, 'risk'],
      [{ risk: null }, 'risk'],
      [{ risk: nobody }, 'risk'],
      [{ risk: null, asset: nobody }, 'asset'],
      [{ happenedOn: '2026-03-03' }, 'happenedOn'],
    ] as const) {
      expect(await refused(one.recordEvent, { body: { ...told, ...change } })).toMatchObject({
        status: 400,
        paths: [path],
      })
    }
    expect(await by(outsider).refused(one.recordEvent, { body: told })).toMatchObject({ status: 400 })
    const event = await done(one.recordEvent, { body: told })
    expect(event.reopened).toBe(1)
    const open = await done(one.readRisk, { params })
    expect(open.reasons[0]).toMatchObject({ key: 'event', nl: 'Incident op 28 februari 2026: Twee uur uitval.' })
    expect(open.events).toMatchObject([{ id: event.id, open: true, ofAsset: false }])
    const looked = await done(one.reviewRisk, { params, seen: open.revision, body: { note: 'Bekeken' } })
    expect(looked.state).not.toBe('reopened')
    expect(looked.events).toMatchObject([{ open: false }])
    const wide = await done(one.recordEvent, { body: { ...told, risk: null, asset, kind: 'supplier' } })
    expect(wide.reopened).toBeGreaterThan(2)
    const again = await done(one.readRisk, { params })
    expect(again.events.find(({ id }) => id === wide.id)).toMatchObject({ ofAsset: true, open: true })
    const seen = again.events.find(({ id }) => id === wide.id)?.revision ?? 0
    expect(await by(outsider).refused(one.withdrawEvent, { params: { id: wide.id }, seen })).toMatchObject({
      status: 404,
    })
    await done(one.withdrawEvent, { params: { id: wide.id }, seen })
    expect((await done(one.readRisk, { params })).state).not.toBe('reopened')
    expect(await refused(one.withdrawEvent, { params: { id: wide.id }, seen })).toMatchObject({ status: 412 })
  })

  test('when the asset weighs heavier, has another supplier or kind, or is taken out of the register', async () => {
    const { risk, done, asset } = world
    const made = await risk({ title: 'Bedrijfsmiddel' }, { rating })
    const read = () => done(one.readRisk, { params: { id: made.id } })
    expect(made.asset.class.availability).toMatchObject({ step: 2, from: 'own' })
    const change = async (more: object) => {
      const { revision } = await done(readAsset, { params: { id: asset } })
      await done(changeAsset, { params: { id: asset }, seen: revision, body: assetFacts({ availability: 2, ...more }) })
      return (await read()).reasons.map(({ key }) => key)
    }
    expect(await change({ supplier: 'EPD Leverancier (demo)', availability: 3 })).toContain('class')
    expect(await change({ supplier: 'EPD Leverancier (demo)', availability: 1 })).not.toContain('class')
    expect(await change({ supplier: 'Een ander (demo)' })).toContain('supplier')
    expect(await change({ supplier: 'EPD Leverancier (demo)', kind: 'application' })).toContain('kind')
    const { revision } = await done(readAsset, { params: { id: asset } })
    await done(withdrawAsset, { params: { id: asset }, seen: revision, body: { reason: 'Vervangen' } })
    const gone = await read()
    expect(gone).toMatchObject({ state: 'reopened', asset: { withdrawn: true } })
    expect(gone.reasons.map(({ key }) => key)).toContain('asset-withdrawn')
  })
})
