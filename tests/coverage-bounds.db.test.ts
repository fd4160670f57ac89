import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadContent } from '../src/app/load-content.ts'
import { allow } from '../src/core/access/allow.ts'
import type { NamedGround, TravellingClaim } from '../src/core/coverage/interchange.ts'
import type { Day } from '../src/core/time/day.ts'
import {
  addCoverage,
  addCoverageClaim,
  downloadCoverage,
  listCoverage,
  listCoverageClaims,
  readCoverage,
  readCoverageChoices,
  removeCoverageClaim,
} from '../src/features/coverage/coverage.contract.ts'
import { readCovered, readCoveredSystems, takeOverLeft } from '../src/features/coverage/covered.contract.ts'
import { createCoverageReader } from '../src/features/coverage/gather-coverage.ts'
import { insertTravellingReport } from '../src/features/coverage/write-coverage.store.ts'
import { adoptEdition } from '../src/features/standards/standards.contract.ts'
import { newId } from '../src/platform/database/ids.ts'
import type { Contract } from '../src/platform/http/contract.ts'
import { callsOf } from './assets-world.ts'
import { claimFacts, edition, openCoverageWorld, reportFacts } from './coverage-world.ts'

let world: Awaited<ReturnType<typeof openCoverageWorld>>
beforeAll(async () => {
  world = await openCoverageWorld()
})
afterAll(() => world.app.close())

/** A thousand lines for each of three editions. */
const manyClaims = (): TravellingClaim[] =>
  [edition, 'nen-7510-2017', 'iso-27001-2022'].flatMap((of) => {
    const numbers =
      loadContent('content')
        .editions.get(of)
        ?.requirements.map(({ id }) => id) ?? []
    return Array.from({ length: 1000 }, (_, place): TravellingClaim => {
      const restsOn = (['certificate', 'assurance', 'own-statement'] as const)[place % 3] ?? 'none'
      return {
        ...{ edition: of, requirement: numbers[place % numbers.length] ?? '', reference: `R-${place}` },
        ...{ by: 'supplier', extent: 'directly', restsOn, place: 'A', statement: 'Done', customerPart: 'Look' },
        ground: { certificate: 'a', assurance: 'b', 'own-statement': null, none: null }[restsOn],
      }
    })
  })

test('a thousand rows for each of three editions are written and shown quickly, and grounds are found again', async () => {
  const own = await openCoverageWorld()
  try {
    const claims = manyClaims()
    const grounds: NamedGround[] = [
      {
        ...{ key: 'a', kind: 'certificate', standard: edition, title: '', body: 'Certificeerder', number: '1' },
        ...{ accredited: 'yes', type: null, starts: '2025-07-01' as Day, ends: '2026-06-30' as Day },
        ...{ scope: '', opinion: '' },
      },
      {
        ...{ key: 'b', kind: 'assurance', standard: 'soc-2', title: 'SOC 2', body: 'Auditor', number: '' },
        ...{ accredited: 'unknown', type: 2, starts: '2025-01-01' as Day, ends: '2025-12-31' as Day, scope: '' },
        opinion: 'unqualified',
      },
    ]
    const began = performance.now()
    const id = await own.app.transactions.inTx(own.organisation, { kind: 'system', name: 'test' }, async (tx) => {
      tx.note({ action: 'coverage.imported', subject: '' })
      return insertTravellingReport(
        tx,
        allow(tx.actor, 'suppliers:write'),
        {
          ...{
            supplier: own.ids.host,
            service: own.ids.hosting,
            title: 'Groot',
            version: '',
            asOf: '2026-01-01' as Day,
          },
          ...{ terms: 'public', termsNote: '', disclaimer: '', source: 'sheet', sourceName: '', sourceSha256: null },
          replaces: null,
        },
        grounds,
        claims,
      )
    })
    const written = performance.now() - began
    const time = async (run: () => Promise<unknown>) => {
      const start = performance.now()
      await run()
      return performance.now() - start
    }
    const list = await time(() => own.done(listCoverage))
    const page = await time(() => own.done(readCoverage, { params: { id } }))
    const lines = await time(() => own.done(listCoverageClaims, { params: { id }, query: { size: 200 } }))
    const sums = await time(() => own.done(readCovered, { query: { edition, asset: own.ids.asset } }))
    // So many lines are no pages: one process lays them out for all.
    for (const format of ['pdf', 'docx'] as const) {
      const long = await own.refused(downloadCoverage, { params: { id }, query: { format } })
      expect(long).toMatchObject({ status: 409, code: 'coverage-too-long-for-pages' })
    }
    const sheet = await own.app.call(downloadCoverage, { as: own.officer, params: { id }, query: { format: 'xlsx' } })
    expect(sheet.status).toBe(200)
    // Generous for a machine that does more at once: alone each takes far less than a fifth of a second.
    expect(written).toBeLessThan(60_000)
    expect(Math.max(list, page, lines, sums)).toBeLessThan(20_000)
    const { items } = await own.done(listCoverageClaims, { params: { id }, query: { by: 'supplier' } })
    expect(items.find(({ restsOn }) => restsOn === 'certificate')?.certificate).toBe(own.ids.certificate)
    const { certificates, assurance } = await own.app.transactions.read(
      own.organisation,
      { kind: 'now' },
      async (reader) => ({
        certificates: await reader.rows.selectFrom('supplier_certificates').select('id').execute(),
        assurance: await reader.rows.selectFrom('assurance_reports').select('id').execute(),
      }),
    )
    expect([certificates.length, assurance.length]).toEqual([2, 1])
  } finally {
    await own.app.close()
  }
})

test('ids of another organisation are refused wherever a body or an address names them', async () => {
  const other = await openOther()
  const id = await world.report({ title: 'Met vreemde verwijzingen' }, [{}])
  const { ids } = world
  const claimed = await world.refused(addCoverageClaim, {
    params: { id },
    body: claimFacts({ certificate: other.ids.certificate }),
  })
  expect(claimed).toMatchObject({ status: 400, paths: ['certificate'] })
  const replaced = await world.refused(addCoverage, {
    body: { ...reportFacts({ replaces: other.report }), service: ids.hosting },
  })
  expect(replaced).toMatchObject({ status: 400, paths: ['replaces'] })
  for (const about of [
    { asset: other.ids.asset, service: null },
    { asset: null, service: other.ids.hosting },
  ]) {
    const body = { edition, requirements: ['8.13'], ...about }
    expect(await world.refused(takeOverLeft, { body })).toMatchObject({ status: 404 })
  }
  for (const query of [{ asset: other.ids.asset }, { service: other.ids.hosting }, { supplier: other.ids.host }]) {
    expect(await world.refused(readCovered, { query: { edition, ...query } })).toMatchObject({ status: 404 })
  }
  const lines = await world.done(listCoverageClaims, { params: { id } })
  expect(
    await world.refused(removeCoverageClaim, {
      params: { id: other.report, claim: lines.items[0]?.id ?? '' },
      seen: lines.items[0]?.revision ?? 0,
    }),
  ).toMatchObject({ status: 404 })
})

/** What another organisation in the same installation has. */
async function openOther() {
  const organisation = await world.app.organisation('Elders 2')
  const officer = callsOf(world.app, await world.app.person(organisation, 'security-officer'))
  await officer.done(adoptEdition, { params: { edition } })
  const ids = { host: newId(), hosting: newId(), certificate: newId(), asset: newId() }
  const own = { organisation_id: organisation }
  await world.app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, async (tx) => {
    await tx.rows
      .insertInto('suppliers')
      .values({
        ...{ ...own, id: ids.host, name: 'Elders (demo)', description: '', registration: '', country: '' },
        ...{
          website: '',
          owner_role: '',
          end_reason: '',
          exit_plan: '',
          criticality_reason: '',
          recorded_on: '2026-01-01',
        },
      })
      .execute()
    await tx.rows
      .insertInto('supplier_services')
      .values({ ...own, id: ids.hosting, supplier: ids.host, name: 'Hosting', description: '', kind: 'hosting' })
      .execute()
    await tx.rows
      .insertInto('supplier_certificates')
      .values({
        ...{ ...own, id: ids.certificate, supplier: ids.host, edition, scope: '', body: '', accredited: 'yes' },
        ...{
          number: '',
          starts: '2026-01-01',
          ends: '2026-12-31',
          revoked_reason: '',
          checked_where: '',
          file_name: '',
        },
      })
      .execute()
    await tx.rows
      .insertInto('assets')
      .values({
        ...{ ...own, id: ids.asset, kind: 'patient-record', name: 'EPD', description: '', owner_role: '' },
        ...{ supplier: '', withdrawal_reason: '' },
      })
      .execute()
    tx.note({ action: 'supplier.changed', subject: '' })
  })
  const made = await officer.done(addCoverage, { body: { ...reportFacts(), service: ids.hosting } })
  return { ids, report: made.id }
}

test('reads cost the same number of statements however many reports and lines there are', async () => {
  const own = await openCoverageWorld()
  try {
    const id = await own.report({ title: 'Eerste', terms: 'public' }, [{}])
    const reads: [Contract, object][] = [
      [listCoverage, {}],
      [readCoverage, { params: { id } }],
      [listCoverageClaims, { params: { id }, query: { size: 200, text: 'nacht' } }],
      [readCoverageChoices, {}],
      [readCoveredSystems, {}],
      [readCovered, { query: { edition } }],
    ]
    const count = async () => {
      const found: Record<string, number> = {}
      for (const [contract, call] of reads) {
        own.app.database.statements.length = 0
        const answer = await own.app.call(contract, { as: own.officer, ...call })
        expect(answer.status, contract.name).toBe(200)
        found[contract.name] = own.app.database.statements.filter((one) => one !== 'commit').length
      }
      return found
    }
    const few = await count()
    for (const requirement of ['5.15', '5.16', '5.17', '5.18', '8.2', '8.3']) {
      await own.report({ title: `Over ${requirement}`, terms: 'public' }, [{ requirement }, { requirement: '8.15' }])
      await own.done(addCoverageClaim, { params: { id }, body: claimFacts({ requirement, restsOn: 'none' }) })
    }
    // What is remembered belongs to one revision: one more write, and everything is gathered anew.
    await own.report({ title: 'Laatste' }, [])
    expect(await count()).toEqual(few)
  } finally {
    await own.app.close()
  }
})

test('only the lines of reports that count are gathered; those of one that was replaced once it is opened', async () => {
  const own = await openCoverageWorld()
  try {
    const before = await own.report({ title: 'Eerst' }, [{}, { requirement: '5.15' }])
    const after = await own.report({ title: 'Later', replaces: before }, [{ requirement: '5.16' }])
    const readBook = createCoverageReader(loadContent('content'), async () => [])
    const { reports } = await own.app.transactions.read(own.organisation, { kind: 'now' }, readBook)
    expect(reports.map(({ id, lines, fact }) => [id, lines, fact.claims.length]).sort()).toEqual(
      [
        [before, 2, 0],
        [after, 1, 1],
      ].sort(),
    )
    expect(await own.done(readCoverage, { params: { id: before } })).toMatchObject({
      ...{ state: 'replaced', claims: 2, editions: [{ claims: 2 }] },
    })
    expect((await own.done(listCoverageClaims, { params: { id: before } })).total).toBe(2)
    const file = { as: own.officer, params: { id: before }, query: { format: 'csv' } }
    expect((await own.app.call(downloadCoverage, file)).raw.toString()).toContain('5.15')
    // A list reads them where it shows some, all together in one statement.
    const shown = async (state: 'counts' | 'replaced') => {
      own.app.database.statements.length = 0
      const { items } = await own.done(listCoverage, { query: { state } })
      return [
        items.map(({ claims }) => claims),
        own.app.database.statements.filter((one) => one.includes('coverage_claims c')).length,
      ]
    }
    await own.report({ title: 'Daarna', replaces: after }, [{ requirement: '5.17' }])
    expect(await shown('counts')).toEqual([[1], 1])
    expect((await shown('replaced'))[1]).toBe(1)
  } finally {
    await own.app.close()
  }
})
