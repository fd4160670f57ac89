import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleDocument } from '../../src/core/coverage/document.fixture.ts'
import { instantOf } from '../../src/core/time/instant.ts'
import { listCoverage } from '../../src/features/coverage/coverage.contract.ts'
import { importCoverage, tryCoverageImport } from '../../src/features/coverage/coverage-import.contract.ts'
import * as shares from '../../src/features/own-coverage/coverage-shares.contract.ts'
import * as answering from '../../src/features/supplier-reviews/answering.contract.ts'
import { readMailStatus } from '../../src/features/system/system.contract.ts'
import { deliverDueMails } from '../../src/platform/mail/deliver-due-mails.ts'
import { createMailer } from '../../src/platform/mail/mailer.ts'
import { coverageCsv } from '../../src/render/coverage/coverage-sheet.ts'
import { openCoverageWorld } from '../coverage-world.ts'
import { startMailServer } from '../mail-server.ts'
import { openOwnCoverageWorld, sharing } from '../own-coverage-world.ts'
import { questionnaireCalls } from '../questionnaire-calls.ts'
import { openSupplierReviewsWorld } from '../supplier-reviews-world.ts'
import type { TestApp } from '../test-app.ts'
import { storedState } from './stored-state.ts'

/** A mail server that cannot be reached: nobody listens on this port. */
const down = () => createMailer({ smtpUrl: 'smtp://127.0.0.1:9', from: 'zorgborg@de.example', console: false })
const sweep = (app: TestApp, mailer: ReturnType<typeof down>, minutes: number) =>
  deliverDueMails(app.transactions, mailer, instantOf(app.clock.now + minutes * 60_000))

test('questions that are sent while the mail server is down are kept, told as waiting, and mailed once when it is back', async () => {
  const world = await openSupplierReviewsWorld()
  const mail = await startMailServer()
  try {
    const { app } = world
    const administrator = await app.person(world.organisation, 'administrator')
    const { token } = await questionnaireCalls(world, () => world.ids.host).send()
    expect(await sweep(app, app.mailer, 0.1)).toEqual({ sent: 0, waiting: 1, failed: 0 })
    expect((await app.call(readMailStatus, { as: administrator })).body).toMatchObject({
      state: 'failing',
      recent: [{ state: 'waiting', error: expect.stringContaining('ECONNREFUSED') }],
    })
    // Whoever is told the link otherwise can answer meanwhile.
    expect((await app.call(answering.openQuestionnaireLink, { body: { token } })).status).toBe(200)
    const back = createMailer({ smtpUrl: mail.url, from: 'zorgborg@de.example', console: false })
    expect(await sweep(app, back, 2)).toEqual({ sent: 1, waiting: 0, failed: 0 })
    expect(await sweep(app, back, 400)).toEqual({ sent: 0, waiting: 0, failed: 0 })
    expect(mail.received.map(({ to }) => to)).toEqual([['ann@host.example']])
    expect((await app.call(readMailStatus, { as: administrator })).body).toMatchObject({ recent: [{ state: 'sent' }] })
    back.close()
  } finally {
    await world.app.close()
    await mail.stop()
  }
})

test('a report that is shared while the mail server is down is mailed once when it is back, and opens then', async () => {
  const world = await openOwnCoverageWorld()
  try {
    await world.begin()
    await world.prove('8.13')
    const id = await world.begun({ terms: 'customer' })
    const version = await world.approved(id)
    const given = await world.done(shares.shareOwnCoverage, { params: { id }, body: sharing(version.id) })
    expect(given).toMatchObject({ mailed: true, link: null })
    expect(await sweep(world.app, down(), 0.1)).toEqual({ sent: 0, waiting: 1, failed: 0 })
    world.app.clock.now += 120_000
    const token = await world.mailedToken()
    expect((await world.app.call(shares.openCoverageLink, { body: { token } })).status).toBe(200)
    await expect(world.mailedToken()).rejects.toThrow('no link')
  } finally {
    await world.close()
  }
})

let world: Awaited<ReturnType<typeof openCoverageWorld>>
beforeAll(async () => {
  world = await openCoverageWorld()
})
afterAll(() => world.app.close())

test('an import of coverage that is cut off half-way leaves nothing, and can be done again', async () => {
  const { app, done } = world
  const [line] = sampleDocument.claims
  if (!line) throw new Error('no line')
  const claims = Array.from({ length: 600 }, (_, place) => ({ ...line, reference: `R-${place}` }))
  const file = Buffer.from(coverageCsv({ ...sampleDocument, claims })).toString('base64')
  const body = { file, columns: null, edition: null, by: null, restsOn: null, editions: [], targets: [] }
  const { token } = await done(tryCoverageImport, { body })
  const recorded = {
    ...{ ...body, token, name: 'a.csv', service: world.ids.hosting, otherName: true, replaces: null },
    ...{ title: 'Dekking', version: '1', asOf: '2026-01-30', terms: 'nda', termsNote: '', disclaimer: '' },
  }
  const before = await storedState(app.database.engine)
  const { pool } = app.database.engine
  // The connection ends at the 300th line, as when the process is killed there.
  await pool.query(`create function public.cut_off() returns trigger language plpgsql security definer as $$
    begin if new.position >= 300 then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$;
    create trigger cut_off before insert on coverage_claims for each row execute function public.cut_off()`)
  try {
    const cut = await app.call(importCoverage, { as: world.officer, body: recorded })
    expect(cut.status).toBeGreaterThanOrEqual(500)
  } finally {
    await pool.query('drop trigger cut_off on coverage_claims; drop function public.cut_off()')
  }
  expect(await storedState(app.database.engine)).toEqual(before)
  expect(await done(listCoverage)).toMatchObject({ total: 0 })
  expect(await done(importCoverage, { body: recorded })).toMatchObject({ added: true, lines: 600 })
  expect(await done(listCoverage)).toMatchObject({ total: 1, items: [{ claims: 600 }] })
})
