import { sql } from 'kysely'
import type { App } from '../src/app/open-app.ts'
import { requirementsByKey } from '../src/core/standards/requirement-key.ts'
import { newId } from '../src/platform/database/ids.ts'

export type Size = { measures: number; evidence: number; people: number; documents: number }
export const largeHospital: Size = { measures: 1000, evidence: 20_000, people: 2000, documents: 20 }

/**
 * A large hospital: two editions adopted and decided, measures that serve them, each with two expected proofs, evidence over the past two
 * years, people, and policies that most of them confirmed. Gives the id of the organisation.
 */
export async function makeHospital(app: App, size: Size = largeHospital): Promise<string> {
  const organisation = newId()
  const editions = ['nen-7510-2024', 'iso-27001-2022']
  const requirements = editions.flatMap((id) => {
    const edition = app.content.editions.get(id)
    return edition ? [...requirementsByKey(edition).values()] : []
  })
  await app.transactions.inTx(organisation, { kind: 'system', name: 'benchmark' }, async (tx) => {
    const facts = {
      kind: 'care-provider',
      language: 'nl',
      care_term: 'patient',
      requires_second_factor: false,
      scope: '',
      demo: false,
    }
    const scoped = { organisation_id: organisation }
    await tx.rows
      .insertInto('organisations')
      .values({ ...scoped, id: organisation, name: `Hospital ${organisation}`, ...facts })
      .execute()
    for (const edition of editions) {
      await tx.rows
        .insertInto('adoptions')
        .values({ ...scoped, id: newId(), edition, adopted_at: '2024-01-10T09:00:00.000Z', adopted_by: 'Somebody' })
        .execute()
    }
    const decision = {
      applies: true,
      reasons: ['risk'],
      justification: '',
      presence: 'in-place',
      description: '',
      decided_by: 'Somebody',
      decided_at: '2024-02-01T09:00:00.000Z',
    }
    await tx.rows
      .insertInto('decisions')
      .values(
        requirements
          .filter(({ kind }) => kind === 'controls')
          .map(({ edition, key }) => ({ ...scoped, id: newId(), edition, requirement: key, ...decision })),
      )
      .execute()
    const run = (text: string) => sql.raw(text.replaceAll('$org', `'${organisation}'::uuid`)).execute(tx.rows)
    const id = (kind: string, n: string) => `md5('${kind}' || ${n} || $org)::uuid`
    await run(`insert into staff (organisation_id, id, name, number, email, function, starts, language)
      select $org, ${id('staff', 'n')}, 'Person ' || n, n::text, '', 'nurse', date '2020-01-01' + n % 1500, 'nl' from generate_series(1, ${size.people}) n`)
    await run(`insert into measures (organisation_id, id, title, how, owner, owner_role, stand_in_role, in_operation_since, effectiveness, end_reason)
      select $org, ${id('measure', 'n')}, 'Measure ' || n, '', ${id('staff', `(n % ${size.people} + 1)`)}, '', '', date '2024-03-01' + n % 300, '', ''
      from generate_series(1, ${size.measures}) n`)
    await tx.rows
      .insertInto('measure_requirements')
      .columns(['organisation_id', 'id', 'measure', 'edition', 'requirement'])
      .expression(
        sql.raw(`(select '${organisation}'::uuid, gen_random_uuid(), md5('measure' || n || '${organisation}'::uuid)::uuid, e, r
        from (values ${requirements.map(({ edition, key }, place) => `(${place}, '${edition}', '${key}')`).join(',')}) q (place, e, r)
        join generate_series(1, ${size.measures}) n on n % (${requirements.length} / 2) = q.place % (${requirements.length} / 2)) `) as never,
      )
      .execute()
    await run(`insert into measure_proofs (organisation_id, id, measure, position, title, kind, fresh_for)
      select $org, ${id('proof', "n || '-' || p")}, ${id('measure', 'n')}, p, 'Proof ' || p, 'operation', case p when 1 then 'P3M' else 'P1Y' end
      from generate_series(1, ${size.measures}) n, generate_series(1, 2) p`)
    await run(`insert into evidence (organisation_id, id, title, period_from, period_to, collected_by, collected_on, how, source, recorded_by, recorded_at, withdrawn_reason)
      select $org, ${id('evidence', 'n')}, 'Report ' || n, current_date - (n % 24 + 1) * 30, current_date - n % 24 * 30 - 1, 'Somebody', current_date - n % 24 * 30 - 1, '', 'api', 'Somebody', now(), ''
      from generate_series(1, ${size.evidence}) n`)
    await run(`insert into evidence_parts (organisation_id, id, evidence, position, kind, name, observation)
      select $org, ${id('part', 'n')}, ${id('evidence', 'n')}, 1, 'observation', '', 'Seen' from generate_series(1, ${size.evidence}) n`)
    await run(`insert into evidence_measures (organisation_id, id, evidence, measure, proof)
      select $org, ${id('link', 'n')}, ${id('evidence', 'n')}, ${id('measure', `(n / 24 % ${size.measures} + 1)`)}, ${id('proof', `(n / 24 % ${size.measures} + 1) || '-' || (n % 2 + 1)`)}
      from generate_series(1, ${size.evidence}) n`)
    await run(`insert into documents (organisation_id, id, title, kind, language, owner_role, review_every, confirm, confirm_within, wanted_share)
      select $org, ${id('document', 'n')}, 'Policy ' || n, 'policy', 'nl', 'board', 'P1Y', true, 30, 90 from generate_series(1, ${size.documents}) n`)
    await run(`insert into document_audiences (organisation_id, id, document, kind)
      select $org, ${id('audience', 'n')}, ${id('document', 'n')}, 'all' from generate_series(1, ${size.documents}) n`)
    await run(`insert into document_versions (organisation_id, id, document, number, state, body, file_name, changes, in_short, remark, made_by, made_at, approved_at, holds_from, review_by, sha256)
      select $org, ${id('version', 'n')}, ${id('document', 'n')}, 1, 'approved', '{"type":"doc","content":[{"type":"paragraph"}]}', '', '', '', '', 'Somebody', now(), now(), current_date - 200, current_date + 165, ''
      from generate_series(1, ${size.documents}) n`)
    await run(`insert into document_measures (organisation_id, id, document, measure)
      select $org, ${id('about', 'n')}, ${id('document', `(n % ${size.documents} + 1)`)}, ${id('measure', 'n')} from generate_series(1, ${size.measures}) n`)
    await run(`insert into confirmations (organisation_id, id, version, staff, confirmed_at, by)
      select $org, gen_random_uuid(), ${id('version', 'd')}, ${id('staff', 'p')}, now() - (p % 170) * interval '1 day', 'link'
      from generate_series(1, ${size.documents}) d, generate_series(1, ${size.people}) p where (p + d) % 25 > 0`)
    tx.note({ action: 'organisation.created', subject: 'A large hospital' })
  })
  await app.engine.pool.query('analyze')
  return organisation
}
