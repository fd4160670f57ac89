import type { App } from '../src/app/open-app.ts'
import { quantile, time } from './quantile.ts'

/** The statement of applicability of both editions (194 controls) as documents, against the same statement as JSON. */
export async function documents(app: App, say: (line: string) => void): Promise<void> {
  const [first] = await app.transactions.everyOrganisation('the benchmark picks one', (reader) =>
    reader.rows.selectFrom('organisations').select('id').orderBy('name').execute(),
  )
  if (!first) throw new Error('the demo holds no organisation')
  const headers = { authorization: `Bearer ${app.operatorToken}`, 'zorgborg-organisation': first.id }
  const make = (format: string) => async () => {
    const answer = await app.http.inject({ url: `/api/soa/document?format=${format}`, headers })
    if (answer.statusCode !== 200) throw new Error(`${format} answered ${answer.statusCode}`)
  }
  const json = quantile(await time(20, make('json')), 0.5)
  const aims: Record<string, string> = { pdf: 'under 2 s', docx: 'none', xlsx: 'under 0.5 s' }
  for (const [format, aim] of Object.entries(aims)) {
    const cold = performance.now()
    await make(format)()
    const first = performance.now() - cold
    const begun = performance.now()
    for (let n = 0; n < 5; n += 1) await make(format)()
    const each = (performance.now() - begun) / 5
    say(
      `statement as ${format}: ${(each / 1000).toFixed(2)} s, the first ${(first / 1000).toFixed(2)} s (aim: ${aim}), ${(each / json).toFixed(0)} times the JSON`,
    )
  }
}
