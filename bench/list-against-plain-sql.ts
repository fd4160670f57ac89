import type { App } from '../src/app/open-app.ts'
import { inTurn, quantile } from './quantile.ts'

/**
 * A page of 100 through the whole API, with its totals, against the same rows and counts by plain SQL through `pg`, in the same
 * process and turn by turn, so that both find the machine as warm. The answer is taken as bytes, as a socket would.
 */
export async function listAgainstPlainSql(app: App, say: (line: string) => void): Promise<void> {
  const [first] = await app.transactions.everyOrganisation('the benchmark picks one', (reader) =>
    reader.rows.selectFrom('organisations').select('id').orderBy('name').execute(),
  )
  if (!first) throw new Error('the demo holds no organisation')
  const headers = { authorization: `Bearer ${app.operatorToken}`, 'zorgborg-organisation': first.id }
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const lists = {
    controls: {
      url: '/api/controls?size=100',
      sql: `select d.*, count(*) over (partition by d.edition, d.applies, d.presence) from decisions d join adoptions a on a.organisation_id = d.organisation_id and a.edition = d.edition
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
    const api = async (address: string) => {
      const answer = await app.http.inject({ url: address, headers, payloadAsStream: true })
      if (answer.statusCode !== 200) throw new Error(`${address} answered ${answer.statusCode}`)
      for await (const _bytes of answer.stream()) {
      }
    }
    const rows = (await plain()).length
    const [bare, whole, past] = await inTurn(300, [plain, () => api(url), () => api(`${url}&at=${yesterday}`)])
    const [b, w, p] = [bare, whole, past].map((measured) => quantile(measured ?? [], 0.5)) as [number, number, number]
    say(
      `list of ${name}: ${rows} rows and their counts by plain SQL ${b.toFixed(2)} ms, 100 through the API ${w.toFixed(2)} ms at p50: ${(w / b).toFixed(1)} times (aim: at most 3); on a past day ${(p / w).toFixed(1)} times today`,
    )
  }
}
