import type { App } from '../src/app/open-app.ts'
import { largeHospital } from './hospital.ts'
import { inTurn, quantile } from './quantile.ts'

/** All verdicts of a large hospital through the API, today and on a past day, against reading the same links by plain SQL. */
export async function verdicts(app: App, organisation: string, say: (line: string) => void): Promise<void> {
  const headers = { authorization: `Bearer ${app.operatorToken}`, 'zorgborg-organisation': organisation }
  const ask = async (url: string) => {
    const answer = await app.http.inject({ url, headers })
    if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}: ${answer.body.slice(0, 300)}`)
    return answer.json() as { items: { state: string }[] }
  }
  const moment = new Date().toISOString()
  const { items } = await ask('/api/demonstrability')
  const plain = () =>
    app.engine.pool.query(
      `select m.measure, m.proof, max(e.period_to) from evidence_measures m
       join evidence e on e.organisation_id = m.organisation_id and e.id = m.evidence where m.organisation_id = $1 group by 1, 2`,
      [organisation],
    )
  const [bare, now, past] = await inTurn(30, [
    plain,
    () => ask('/api/demonstrability'),
    () => ask(`/api/demonstrability?at=${moment}`),
  ])
  const [b, n, p] = [bare, now, past].map((one) => quantile(one ?? [], 0.5)) as [number, number, number]
  const { measures, evidence, people } = largeHospital
  say(
    `verdicts of ${items.length} requirements, ${measures} measures, ${evidence} evidence items, ${people} people: ${n.toFixed(0)} ms at p50 (aim: under 60), ${(n / b).toFixed(1)} times the newest evidence of each by plain SQL; on a past day ${(p / n).toFixed(1)} times today (aim: under 3)`,
  )
  // What the first page asks at once.
  const parts = ['today', 'demonstrability/standings', 'watches', 'tasks?size=30', 'reading'].map(
    (one) => `/api/${one}`,
  )
  const whole = async () => {
    for (const url of parts) await ask(url)
  }
  const [small, first] = await inTurn(30, [plain, whole])
  const [s, f] = [small, first].map((one) => quantile(one ?? [], 0.5)) as [number, number]
  say(
    `the first page, all its ${parts.length} answers one after the other: ${f.toFixed(0)} ms at p50 (aim: under 100), ${(f / s).toFixed(1)} times the same plain SQL`,
  )
}
