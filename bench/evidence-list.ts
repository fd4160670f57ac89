import type { App } from '../src/app/open-app.ts'
import { largeHospital } from './hospital.ts'
import { inTurn, quantile } from './quantile.ts'

/** A page of 100 of the evidence of a large hospital, with its counts by state, against the same rows and counts by plain SQL, turn by turn. */
export async function evidenceList(app: App, organisation: string, say: (line: string) => void): Promise<void> {
  const headers = { authorization: `Bearer ${app.operatorToken}`, 'zorgborg-organisation': organisation }
  const fresh = `select e.*, min((e.period_to + p.fresh_for::interval)::date) as until from evidence e
    left join evidence_measures m on m.organisation_id = e.organisation_id and m.evidence = e.id
    left join measure_proofs p on p.organisation_id = m.organisation_id and p.id = m.proof
    where e.organisation_id = $1 and e.withdrawn_at is null group by e.organisation_id, e.id`
  const plain = async () => {
    await app.engine.pool.query(`select * from (${fresh}) l order by period_to desc, id desc limit 100`, [organisation])
    await app.engine.pool.query(`select until < current_date as stale, count(*) from (${fresh}) l group by 1`, [
      organisation,
    ])
  }
  const page = (url: string) => async () => {
    const answer = await app.http.inject({ url, headers })
    if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`)
  }
  const list = '/api/evidence?size=100'
  const measured = await inTurn(20, [plain, page(list), page(`${list}&state=stale&page=50`), page(`${list}&text=999`)])
  const [bare, whole, deep, found] = measured.map((times) => quantile(times, 0.5)) as [number, number, number, number]
  say(
    `list of ${largeHospital.evidence} items of evidence: plain SQL ${bare.toFixed(0)} ms, 100 with counts through the API ${whole.toFixed(0)} ms at p50: ${(whole / bare).toFixed(1)} times; the fiftieth page of what is stale ${deep.toFixed(0)} ms, searching ${found.toFixed(0)} ms`,
  )
}
