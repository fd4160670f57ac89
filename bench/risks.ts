import { sql } from 'kysely'
import type { App } from '../src/app/open-app.ts'
import { startingCriteriaIn } from '../src/core/risk/criteria.ts'
import { dayOf, instantOf } from '../src/core/time/instant.ts'
import { createRiskReader } from '../src/features/risk/gather-risk-facts.ts'
import { standingsOn } from '../src/features/risk/show-risk.ts'
import { newId } from '../src/platform/database/ids.ts'
import { largeHospital } from './hospital.ts'
import { inTurn, quantile } from './quantile.ts'

const size = { risks: 2000, assets: 500, links: 3 }

/** A register of risks for a large hospital: assets that lean on each other, and risks that were rated, with measures and acceptances. */
async function makeRegister(app: App, organisation: string): Promise<void> {
  const [set] = app.content.criteria
  if (!set) throw new Error('the content has criteria to begin with')
  const criteria = newId()
  await app.transactions.inTx(organisation, { kind: 'system', name: 'benchmark' }, async (tx) => {
    await tx.rows
      .insertInto('risk_criteria')
      .values({
        ...{ organisation_id: organisation, id: criteria, number: 1, state: 'approved', note: '', made_by: 'Somebody' },
        ...{ content: JSON.stringify(startingCriteriaIn(set, 'nl')), made_at: '2025-01-01T09:00:00.000Z' },
        ...{ approved_by: 'Somebody', approved_at: '2025-01-02T09:00:00.000Z' },
      })
      .execute()
    const run = (text: string) =>
      sql
        .raw(text.replaceAll('$org', `'${organisation}'::uuid`).replaceAll('$criteria', `'${criteria}'::uuid`))
        .execute(tx.rows)
    // As hospital.ts names things; a risk is asked for by its id, which has to be a UUID of some version (RFC 9562).
    const id = (kind: string, n: string) => {
      const hash = `md5('${kind}' || ${n} || $org)`
      return kind === 'risk'
        ? `overlay(overlay(${hash} placing '4' from 13) placing '8' from 17)::uuid`
        : `${hash}::uuid`
    }
    await run(`insert into assets (organisation_id, id, kind, name, description, owner_role, supplier, availability, integrity, confidentiality, withdrawal_reason)
      select $org, ${id('asset', 'n')}, (array['process', 'application', 'server', 'network', 'data'])[n % 5 + 1], 'Asset ' || n, '', 'Head of IT', '',
        case n % 7 when 0 then 3 when 1 then 2 end, n % 3 + 1, null, '' from generate_series(1, ${size.assets}) n`)
    await run(`insert into asset_dependencies (organisation_id, id, dependent, dependency)
      select $org, gen_random_uuid(), ${id('asset', 'n')}, ${id('asset', `((n * 7 + d * 13) % ${size.assets} + 1)`)}
      from generate_series(1, ${size.assets}) n, generate_series(1, 3) d where (n * 7 + d * 13) % ${size.assets} + 1 <> n on conflict do nothing`)
    await run(`insert into risks (organisation_id, id, number, title, asset, threat, threat_group, description, owner, owner_role, treatment, treatment_reason, raised_on, raised_by, close_reason)
      select $org, ${id('risk', 'n')}, n, 'Risk ' || n, ${id('asset', `(n % ${size.assets} + 1)`)}, '', 'software', repeat('What can happen and what follows. ', 8),
        ${id('staff', `(n % ${largeHospital.people} + 1)`)}, '', (array['modify', 'retain', 'share', null])[n % 4 + 1], '', current_date - 300, 'Somebody', ''
      from generate_series(1, ${size.risks}) n`)
    for (const [age, kind] of [
      [200, 'first'],
      [60, 'last'],
    ]) {
      await run(`insert into risk_ratings (organisation_id, id, risk, criteria, inherent_likelihood, inherent_impacts, residual_likelihood, residual_impacts, reason, rated_on, rated_by, recorded_at, noted)
        select $org, ${id(`rating-${kind}`, 'n')}, ${id('risk', 'n')}, $criteria, n % 3 + 3, json_build_object('availability', n % 4 + 2, 'patient-safety', n % 3 + 3),
          n % 2 + 1, json_build_object('availability', n % 2 + 1, 'patient-safety', n % 2 + 1), '', current_date - ${age}, 'Somebody', now() - interval '${age} days',
          json_build_object('asset', ${id('asset', `(n % ${size.assets} + 1)`)}, 'kind', (array['process', 'application', 'server', 'network', 'data'])[(n % ${size.assets} + 1) % 5 + 1],
            'supplier', '', 'availability', 3, 'integrity', 3, 'confidentiality', 3, 'work', json_build_object())
        from generate_series(1, ${size.risks}) n where n % 20 > 0`)
    }
    await run(`insert into risk_measures (organisation_id, id, risk, measure, weight)
      select $org, gen_random_uuid(), ${id('risk', 'n')}, ${id('measure', `((n + m * 331) % ${largeHospital.measures} + 1)`)}, m from generate_series(1, ${size.risks}) n, generate_series(1, ${size.links}) m`)
    await run(`insert into risk_controls (organisation_id, id, risk, edition, requirement)
      select $org, gen_random_uuid(), ${id('risk', 'n')}, 'nen-7510-2024', '8.' || n % 30 + 1 from generate_series(1, ${size.risks}) n`)
    await run(`insert into risk_acceptances (organisation_id, id, risk, rating, level, accepted_by, accepted_as, reason, starts, ends, recorded_at, withdrawal_reason)
      select $org, gen_random_uuid(), ${id('risk', 'n')}, ${id('rating-last', 'n')}, 3, 'Somebody', 'administrator', 'For now', current_date - 50, current_date + n % 90 - 30, now() - interval '50 days', ''
      from generate_series(1, ${size.risks}) n where n % 20 > 0 and n % 4 = 1`)
    await run(`insert into risk_events (organisation_id, id, kind, asset, happened_on, what, told_by, recorded_at)
      select $org, gen_random_uuid(), 'incident', ${id('asset', 'n')}, current_date - 100, 'It failed', 'Somebody', now() - n * interval '2 days' from generate_series(1, 100) n`)
    tx.note({ action: 'risks.imported', subject: String(size.risks) })
  })
  await app.engine.pool.query('analyze')
}

/** The register, the heat map and the computation of all standings from the tables on, against reading the same ratings by plain SQL. */
export async function risks(app: App, organisation: string, say: (line: string) => void): Promise<void> {
  await makeRegister(app, organisation)
  const headers = { authorization: `Bearer ${app.operatorToken}`, 'zorgborg-organisation': organisation }
  const ask = async (url: string) => {
    const answer = await app.http.inject({ url, headers })
    if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}: ${answer.body.slice(0, 300)}`)
    return answer.json() as { total: number; totals: { states: Record<string, number> } }
  }
  const { total, totals } = await ask('/api/risks')
  say(`a register of ${total} risks: ${JSON.stringify(totals.states)}`)
  const first = (
    await app.engine.pool.query('select id from risks where organisation_id = $1 order by number limit 1', [
      organisation,
    ])
  ).rows[0].id as string
  const plain = () =>
    app.engine.pool.query(
      `select distinct on (r.id) r.id, r.title, a.name, t.* from risks r join assets a on a.organisation_id = r.organisation_id and a.id = r.asset
       left join risk_ratings t on t.organisation_id = r.organisation_id and t.risk = r.id where r.organisation_id = $1 order by r.id, t.recorded_at desc`,
      [organisation],
    )
  // A reader of its own remembers nothing.
  const anew = () =>
    app.transactions.read(organisation, { kind: 'now' }, async (reader) =>
      standingsOn(await createRiskReader(async () => [])(reader), dayOf(instantOf(Date.now()))),
    )
  const measured = await inTurn(30, [
    plain,
    () => ask('/api/risks?size=50'),
    () => ask('/api/risks?size=50&sort=title&text=asset%201&state=all'),
    () => ask('/api/risks/heat-map'),
    () => ask(`/api/risks/${first}`),
    anew,
  ])
  const [b = 1, ...rest] = measured.map((one) => quantile(one, 0.5))
  const names = ['a page of the list', 'the list searched', 'the heat map', 'one risk']
  for (const [place, name] of names.entries()) {
    const took = rest[place] ?? 0
    say(
      `${size.risks} risks of ${size.assets} assets with ${largeHospital.measures} measures, ${name}: ${took.toFixed(0)} ms at p50 (aim: under 150), ${(took / b).toFixed(1)} times their last ratings by plain SQL`,
    )
  }
  const started = rest[names.length] ?? 0
  say(
    `all standings where nothing was read before, as on a server that was just started: ${started.toFixed(0)} ms at p50, ${(started / b).toFixed(1)} times their last ratings by plain SQL`,
  )
  for (const [what, table] of Object.entries(changes)) {
    const took: number[] = []
    for (let round = 0; round < 15; round++) {
      await touch(app, organisation, table)
      const begun = performance.now()
      await ask('/api/risks?size=50')
      took.push(performance.now() - begun)
    }
    say(
      `a page of the list after ${what}, all standings computed again: ${quantile(took, 0.5).toFixed(0)} ms at p50 (aim: under 150), ${(quantile(took, 0.5) / b).toFixed(1)} times their last ratings by plain SQL`,
    )
  }
}

/** What people record while others look at risks, and a table in which that changes a row. */
const changes = {
  'a risk was rated': 'risk_ratings',
  'a risk was written otherwise': 'risks',
  'evidence came in': 'evidence',
  'a measure was changed': 'measures',
  'an asset was changed': 'assets',
  'a measure was linked': 'risk_measures',
  'somebody confirmed a policy': 'confirmations',
} as const

/** Records one row of a table again, as a command does. */
async function touch(app: App, organisation: string, table: string): Promise<void> {
  await app.transactions.inTx(organisation, { kind: 'system', name: 'benchmark' }, async (tx) => {
    await sql`update ${sql.table(table)} set revision = revision where organisation_id = ${organisation}
      and id = (select id from ${sql.table(table)} where organisation_id = ${organisation} limit 1)`.execute(tx.rows)
    tx.note({ action: 'bench.touched', subject: table })
  })
}
