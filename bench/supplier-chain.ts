import { sql } from 'kysely'
import type { App } from '../src/app/open-app.ts'
import { readSupplierChain } from '../src/app/supplier-chain.ts'
import { requirementsByKey } from '../src/core/standards/requirement-key.ts'
import { largeHospital } from './hospital.ts'
import { inTurn, quantile } from './quantile.ts'

const size = { suppliers: 500, services: 5, assets: 200, claims: 1000 }
const editionsOfClaims = ['nen-7510-2024', 'iso-27001-2022', 'nen-7510-2017']

/** Suppliers with services, what each reaches, four papers each, and one report of a public cloud's size. */
async function makeChain(app: App, organisation: string): Promise<void> {
  await app.transactions.inTx(organisation, { kind: 'system', name: 'benchmark' }, async (tx) => {
    const run = (text: string) => sql.raw(text.replaceAll('$org', `'${organisation}'::uuid`)).execute(tx.rows)
    // As hospital.ts names things; what is asked for by its id has to be a UUID of some version (RFC 9562).
    const id = (kind: string, n: string) =>
      `overlay(overlay(md5('${kind}' || ${n} || $org) placing '4' from 13) placing '8' from 17)::uuid`
    const suppliers = `generate_series(1, ${size.suppliers}) n`
    const services = `${suppliers}, generate_series(1, ${size.services}) s`
    const place = `(n * 10 + s)`
    await run(`insert into assets (organisation_id, id, kind, name, description, owner_role, supplier, availability, integrity, confidentiality, withdrawal_reason)
      select $org, ${id('reached', 'n')}, (array['patient-record', 'application', 'server', 'network', 'data'])[least(n, 5)], 'Reached ' || n, '', 'Head of IT', '',
        n % 3 + 1, n % 3 + 1, n % 3 + 1, '' from generate_series(1, ${size.assets}) n`)
    await run(`insert into suppliers (organisation_id, id, name, description, registration, country, website, owner, owner_role, starts, end_reason, exit_plan, criticality_reason, recorded_on)
      select $org, ${id('supplier', 'n')}, 'Supplier ' || n, repeat('What it delivers and to whom. ', 5), '', 'NL', '',
        md5('staff' || (n % ${largeHospital.people} + 1) || $org)::uuid, '', date '2023-01-01', '', 'Back in house', '', current_date - 400 from ${suppliers}`)
    await run(`insert into supplier_services (organisation_id, id, supplier, name, description, kind, can_miss_hours, starts)
      select $org, ${id('service', place)}, ${id('supplier', 'n')}, 'Service ' || s, '', (array['hosting', 'software', 'cloud', 'maintenance', 'support'])[s], s * n % 100, date '2023-01-01' from ${services}`)
    await run(`insert into service_reaches (organisation_id, id, service, asset, purpose, phi_parts, ways, route, since, mfa, logged, note)
      select $org, gen_random_uuid(), ${id('service', place)}, ${id('reached', `((n * 7 + s * 3) % ${size.assets} + 1)`)}, 'To deliver', array['a', 'c'], array['stores'], 'hosted',
        date '2023-02-01', s % 2 = 0, true, '' from ${services}`)
    await run(`insert into supplier_contracts (organisation_id, id, supplier, title, number, starts, ends, notice, renews_by, note, file_name)
      select $org, gen_random_uuid(), ${id('supplier', 'n')}, 'Contract', '', date '2023-01-01', current_date + n % 700 - 100, 'P3M', case n % 2 when 0 then 'P1Y' else '' end, '', '' from ${suppliers}`)
    await run(`insert into processor_agreements (organisation_id, id, supplier, version, model, model_edition, signed_on, starts, security_annex, breach_hours, audit_right, return_destruction, subprocessors_named, note, file_name)
      select $org, gen_random_uuid(), ${id('supplier', 'n')}, '1', 'boz', '', date '2023-01-01', date '2023-01-01', true, 24, true, true, true, '', '' from ${suppliers} where n % 10 > 0`)
    await run(`insert into supplier_certificates (organisation_id, id, supplier, edition, scope, body, accredited, number, starts, ends, revoked_reason, checked_where, file_name)
      select $org, ${id('certificate', 'n')}, ${id('supplier', 'n')}, 'iso-27001-2022', 'All services', 'Somebody', 'yes', n::text, current_date - 900, current_date + n % 500 - 50, '', '', '' from ${suppliers}`)
    await run(`insert into supplier_reviews (organisation_id, id, supplier, opened_on, opened_by, period_from, period_to, picture, note, decision, decision_reason, decided_on, decided_by)
      select $org, gen_random_uuid(), ${id('supplier', 'n')}, current_date - n % 500, 'Somebody', current_date - n % 500 - 365, current_date - n % 500, '{}', '', 'continue', 'Well', current_date - n % 500, 'Somebody'
      from ${suppliers} where n % 7 > 0`)
    await run(`insert into assurance_reports (organisation_id, id, supplier, title, kind, kind_other, type, period_from, period_to, auditor, opinion, opinion_note, issued_on, criteria, terms, note, file_name)
      select $org, gen_random_uuid(), ${id('supplier', 'n')}, 'Report ' || n, 'isae-3402', '', 2, current_date - 700, current_date - 335 + n % 300, 'Somebody', 'unqualified', '', current_date - 30, array['Access'], 'customer', '', '' from ${suppliers}`)
    await run(`insert into coverage_reports (organisation_id, id, supplier, service, title, version, as_of, terms, terms_note, disclaimer, source, source_name, recorded_by, recorded_at)
      select $org, ${id('coverage', 'n')}, ${id('supplier', 'n')}, ${id('service', '11')}, 'Coverage ' || n, '1', current_date - 30, 'customer', '', '', 'hand', '', 'Somebody', now() from generate_series(1, 1) n`)
    for (const [part, name] of editionsOfClaims.entries()) {
      const edition = app.content.editions.get(name)
      const keys = edition ? [...requirementsByKey(edition).keys()].filter((key) => /^\d/.test(key)) : []
      const values = Array.from({ length: size.claims }, (_, n) =>
        [
          `($org, gen_random_uuid(), ${id('coverage', '1')}, ${part * size.claims + n}, '${name}', '${keys[n % keys.length]}', '', 'supplier',`,
          `'directly', 'certificate', ${id('certificate', '1')}, '', 'What the supplier does about it.', '')`,
        ].join(' '),
      )
      await run(
        `insert into coverage_claims (organisation_id, id, report, position, edition, requirement, reference, by, extent, rests_on, certificate, place, statement, customer_part) values ${values.join(',')}`,
      )
    }
    tx.note({ action: 'suppliers.imported', subject: String(size.suppliers) })
  })
  await app.engine.pool.query('analyze')
}

/** Lists, who reaches what, dues and coverage, first asked and asked again, against reading the same suppliers by plain SQL. */
export async function supplierChain(app: App, organisation: string, say: (line: string) => void): Promise<void> {
  await makeChain(app, organisation)
  const headers = { authorization: `Bearer ${app.operatorToken}`, 'zorgborg-organisation': organisation }
  const ask = async (url: string) => {
    const answer = await app.http.inject({ url, headers })
    if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}: ${answer.body.slice(0, 300)}`)
    return answer.json() as { total: number }
  }
  const row = await app.engine.pool.query('select id from coverage_reports where organisation_id = $1 limit 1', [
    organisation,
  ])
  const coverage = row.rows[0].id as string
  const plain = () =>
    app.engine.pool.query(
      `select s.id, s.name, v.name, a.name from suppliers s join supplier_services v on v.organisation_id = s.organisation_id and v.supplier = s.id
       join service_reaches r on r.organisation_id = v.organisation_id and r.service = v.id join assets a on a.organisation_id = r.organisation_id and a.id = r.asset
       where s.organisation_id = $1 order by s.name`,
      [organisation],
    )
  // Without a revision nothing is remembered.
  const anew = () =>
    app.transactions.read(organisation, { kind: 'now' }, ({ rows, organisation: of, now }) =>
      readSupplierChain({ rows, organisation: of, now }),
    )
  const parts: [string, () => Promise<unknown>][] = [
    ['a page of the list', () => ask('/api/suppliers?size=50')],
    ['who reaches the patient record', () => ask('/api/supplier-reaches?size=50')],
    ['what is due', () => ask('/api/tasks?whose=all&size=50')],
    ['the coverage report of 1,000 rows × 3 editions', () => ask(`/api/coverage/${coverage}`)],
    ['its rows', () => ask(`/api/coverage/${coverage}/claims?size=50`)],
    ['who covers what', () => ask('/api/covered')],
    ['all of what is missing, from the tables on', anew],
  ]
  const first: number[] = []
  for (const [, run] of parts) {
    const begun = performance.now()
    await run()
    first.push(performance.now() - begun)
  }
  const [b = [], ...rest] = await inTurn(20, [plain, ...parts.map(([, run]) => run)])
  const base = quantile(b, 0.5)
  for (const [place, [name]] of parts.entries()) {
    const took = quantile(rest[place] ?? [], 0.5)
    say(
      `${size.suppliers} suppliers × ${size.services} services × 4 papers, ${name}: ${took.toFixed(0)} ms at p50 (first ${first[place]?.toFixed(0)} ms; aim: under 200), ${(took / base).toFixed(1)} times reading them by plain SQL`,
    )
  }
}
