import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/database/ids.ts'
import { flat, pdfText, testWith, zipEntries } from '../../render/outside-program.fixture.ts'
import { roadWorld } from './road-world.fixture.ts'
import * as plans from './touchpoint-plan.contract.ts'
import * as contracts from './touchpoints.contract.ts'

const world = roadWorld()
const { begin, call, road, service, empty, flow, check, plan, relevant } = world

beforeAll(() => world.open())
afterAll(() => world.close())

describe('what is refused', () => {
  test('in words, at the field, and nothing is stored', async () => {
    await begin()
    const hosting = await service('Hosting')
    const twin = await call(contracts.addTouchpointService, {
      body: { name: 'HOSTING', description: '', customers: [] },
    })
    expect(twin).toMatchObject({ status: 409, body: { code: 'service-exists', errors: [{ path: 'name' }] } })
    const both = await call(contracts.addTouchpointFlow, {
      params: { id: hosting.id },
      body: { ...empty, name: 'x', partsIn: ['a'], partsOut: ['a'] },
    })
    expect(both).toMatchObject({ status: 400, body: { code: 'contradiction' } })
    expect(
      (await call(contracts.addTouchpointFlow, { params: { id: newId() }, body: { ...empty, name: 'x' } })).status,
    ).toBe(404)
    expect(await check('8.13', 'in-place', '2099-01-01')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'day' }] },
    })
    expect((await check('8.13', 'in-place', null)).status).toBe(400)
    expect((await check('8.13', 'planned', null)).status).toBe(400)
    expect((await check('8.30', 'nothing', null)).status).toBe(404)
    expect((await check('99.1', 'nothing', null)).status).toBe(404)
    const unknown = await call(plans.setTouchpointPlan, {
      seen: 0,
      body: {
        start: '2026-11-23',
        hasIsoCertificate: null,
        gapShare: 30,
        gapMonths: 3,
        operationMonths: 3,
        services: [newId()],
      },
    })
    expect(unknown).toMatchObject({ status: 400, body: { errors: [{ path: 'services' }] } })
    expect(
      (
        await call(contracts.changeTouchpointService, {
          params: { id: hosting.id },
          seen: 1,
          body: { name: 'Other', description: '', customers: [] },
        })
      ).status,
    ).toBe(412)
    const found = await road()
    expect(found.services).toMatchObject([{ name: 'Hosting', flows: [] }])
    expect(found.settings.revision).toBe(0)
  })

  test('by role: a reader sees, and changes nothing', async () => {
    await begin()
    const reader = await world.app().person(world.organisation(), 'reader')
    expect((await call(contracts.readTouchpoints, { as: reader })).status).toBe(200)
    expect(
      (await call(contracts.addTouchpointService, { as: reader, body: { name: 'x', description: '', customers: [] } }))
        .status,
    ).toBe(403)
  })
})

describe('the overview for a customer', () => {
  const word = async (query: Record<string, string>) => {
    const answer = await call(plans.downloadTouchpointOverview, {
      query: { format: 'docx', language: 'nl', ...query },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return flat((zipEntries(answer.raw)['word/document.xml'] ?? '').replaceAll(/<[^>]+>/g, ' '))
  }

  test('tells that customer’s services and nothing of the inside but what was chosen', async () => {
    await begin()
    const hosting = await service('EPD-hosting', ['Zorghuis Linde'])
    await flow(await service('Kassasystemen', ['Bakker Jansen']), {
      name: 'Bonnen',
      partsIn: ['b'],
      ways: ['destroys'],
    })
    await flow(hosting, { name: 'Nachtelijke kopie', partsIn: ['d'], ways: ['stores', 'backs-up'] })
    for (const id of relevant((await road()).whole)) await check(id, 'in-place', '2025-05-01')
    const seen = (await road()).whole.requirements.find(({ id }) => id === '8.35')?.check?.revision
    await check('8.35', 'planned', '2027-01-15', seen)
    await plan()
    const plain = await word({ customer: 'zorghuis linde' })
    for (const told of [
      'EPD-hosting',
      'Zero trust',
      '15 januari 2027',
      '15 april 2027',
      'raken persoonlijke gezondheidsinformatie',
    ])
      expect(plain).toContain(told)
    for (const inner of ['Kassasystemen', 'Bakker Jansen', 'Nachtelijke kopie', 'Operations', 'Directiebeoordeling'])
      expect(plain).not.toContain(inner)
    const open = await word({ customer: 'Zorghuis Linde', show: 'flows,excluded,owners,steps' })
    for (const inner of ['Nachtelijke kopie', 'Operations', 'Directiebeoordeling', 'niet van toepassing'])
      expect(open).toContain(inner)
    expect(open).not.toContain('Bonnen')
    expect(
      (await call(plans.downloadTouchpointOverview, { query: { format: 'docx', customer: 'Nobody' } })).status,
    ).toBe(404)
  })

  testWith('pdftotext')('says clearly that NEN 7510 adds nothing, in a PDF that another program reads', async () => {
    await begin()
    await flow(await service('Tills', ['Baker']), { partsOut: ['a', 'b', 'c', 'd', 'e', 'f'] })
    const answer = await call(plans.downloadTouchpointOverview, {
      query: { format: 'pdf', language: 'en', customer: 'Baker' },
    })
    expect(answer.headers['content-type']).toContain('application/pdf')
    const told = flat(await pdfText(answer.raw))
    expect(told).toContain('A certificate for NEN 7510 is not possible')
    expect(told).toContain('ISO/IEC 27001 suffices')
  })
})
