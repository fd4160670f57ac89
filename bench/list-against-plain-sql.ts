import type { App } from '../src/app/open-app.ts'
import { quantile, time } from './quantile.ts'

/** A page of 100 controls through the whole API, against the same rows by plain SQL through `pg`, in the same process. */
export async function listAgainstPlainSql(app: App, say: (line: string) => void): Promise<void> {
  const [first] = await app.transactions.everyOrganisation('the benchmark picks one', (reader) =>
    reader.rows.selectFrom('organisations').select('id').orderBy('name').execute(),
  )
  if (!first) throw new Error('the demo holds no organisation')
  const headers = { authorization: `Bearer ${app.operatorToken}`, 'zorgborg-organisation': first.id }
  const lists = {
    controls: {
      url: '/api/controls?size=100',
      sql: `select d.* from decisions d join adoptions a on a.organisation_id = d.organisation_id and a.edition = d.edition
        where d.organisation_id = $1 order by d.edition, d.requirement limit 100`,
    },
    trail: {
      url: '/api/trail?size=100',
      sql: `select t.*, (select count(*) from trail_changes c where c.organisation_id = t.organisation_id and c.revision = t.revision),
        count(*) over () from trail t where organisation_id = $1 order by revision desc limit 100`,
    },
  }
  for (const [name, { url, sql }] of Object.entries(lists)) {
    const plain = async () => (await app.engine.pool.query(sql, [first.id])).rows
    const api = async () => {
      const answer = await app.http.inject({ url, headers })
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`)
    }
    const rows = (await plain()).length
    const [bare, whole, past] = [
      await time(300, plain),
      await time(300, api),
      await time(100, async () => void (await app.http.inject({ url: `${url}&at=2026-11-01`, headers }))),
    ]
    const [b, w, p] = [quantile(bare, 0.5), quantile(whole, 0.5), quantile(past, 0.5)]
    say(
      `list of ${name}: ${rows} rows by plain SQL ${b.toFixed(2)} ms, 100 through the API ${w.toFixed(2)} ms at p50: ${(w / b).toFixed(1)} times (aim: at most 3); on a past day ${(p / w).toFixed(1)} times today`,
    )
  }
}
