import type { App } from '../src/app/open-app.ts'
import { composeQuestionnaire } from '../src/core/assessment/questionnaire.ts'
import { newId } from '../src/platform/database/ids.ts'
import { inTurn, quantile } from './quantile.ts'

const answers = ['yes', 'yes', 'partly', 'no', 'not-applicable', 'unknown'] as const
const note = 'Besproken met het team; het verslag staat bij de stukken van de commissie informatiebeveiliging.'

/** An organisation whose assessment has every answer and rating, on as many sheets as it has departments, or on one. */
async function makeAssessment(app: App, name: string, editions: string[], departments: number) {
  const organisation = newId()
  const assessment = newId()
  const sheets = Array.from({ length: departments }, (_, n) => ({ id: newId(), name: `Department ${n + 1}` }))
  const { subjects } = composeQuestionnaire(app.content, editions)
  await app.transactions.inTx(organisation, { kind: 'system', name: 'benchmark' }, async (tx) => {
    const scoped = { organisation_id: organisation }
    await tx.rows
      .insertInto('organisations')
      .values({
        ...scoped,
        id: organisation,
        name,
        kind: 'care-provider',
        language: 'nl',
        care_term: 'patient',
        requires_second_factor: false,
        scope: '',
        demo: false,
      })
      .execute()
    await tx.rows
      .insertInto('assessments')
      .values({ ...scoped, id: assessment, name, editions, scope: '', started_by: 'Somebody', started_at: tx.now })
      .execute()
    const of = { ...scoped, assessment_id: assessment }
    if (sheets.length > 0) {
      await tx.rows
        .insertInto('assessment_departments')
        .values(sheets.map((sheet, position) => ({ ...of, ...sheet, position })))
        .execute()
    }
    for (const department of sheets.length > 0 ? sheets.map(({ id }) => id) : [null]) {
      const given = subjects.flatMap(({ key, questions }) =>
        questions.map(({ id }) => ({ subject: key, question: id })),
      )
      await tx.rows
        .insertInto('assessment_answers')
        .values(
          given.map((one, n) => ({
            ...of,
            ...one,
            id: newId(),
            department_id: department,
            answer: answers[n % answers.length] as string,
            note: n % 3 === 0 ? note : '',
            answered_by: `Person ${n % 12}`,
            answered_at: tx.now,
          })),
        )
        .execute()
      await tx.rows
        .insertInto('assessment_ratings')
        .values(
          subjects.map(({ key }, n) => ({
            ...of,
            id: newId(),
            department_id: department,
            subject: key,
            design: n % 6,
            existence: (n + 1) % 6,
            operation: (n + 2) % 6,
            note: '',
            rated_by: 'Person 1',
            rated_at: tx.now,
          })),
        )
        .execute()
    }
    tx.note({ action: 'organisation.created', subject: name })
  })
  return { organisation, assessment }
}

/** Opening an assessment with all its answers through the whole API, against the same rows by plain SQL, turn by turn. */
export async function openAssessment(app: App, say: (line: string) => void): Promise<void> {
  const sizes = [
    { name: 'Two standards', editions: ['nen-7510-2024', 'iso-27001-2022'], departments: 0 },
    { name: 'Large hospital', editions: ['nen-7510-2024', 'iso-27001-2022', 'nen-7510-2017'], departments: 20 },
  ]
  for (const { name, editions, departments } of sizes) {
    const { organisation, assessment } = await makeAssessment(app, name, editions, departments)
    await app.engine.pool.query('analyze assessment_answers, assessment_ratings')
    const headers = { authorization: `Bearer ${app.operatorToken}`, 'zorgborg-organisation': organisation }
    const plain = async () => {
      const scope = 'where organisation_id = $1 and assessment_id = $2'
      const found = await app.engine.pool.query(`select * from assessment_answers ${scope}`, [organisation, assessment])
      const rated = await app.engine.pool.query(`select * from assessment_ratings ${scope}`, [organisation, assessment])
      return { answers: found.rows.length, ratings: rated.rows.length }
    }
    let bytes = 0
    const open = (url: string) => async () => {
      const answer = await app.http.inject({ url, headers, payloadAsStream: true })
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`)
      bytes = 0
      for await (const part of answer.stream()) bytes += part.length
    }
    const whole = `/api/assessments/${assessment}`
    const first = `${whole}?department=whole`
    const rows = await plain()
    const measured = await inTurn(40, [plain, open(first), open(`${whole}/result`), open(whole)])
    const [bare, one, result, all] = measured.map((times) => quantile(times, 0.5)) as [number, number, number, number]
    say(
      `open an assessment of ${editions.length} standards on ${departments || 1} sheets: ${rows.answers} answers and ${rows.ratings} ratings by plain SQL ${bare.toFixed(1)} ms, ` +
        `with all of them through the API ${all.toFixed(1)} ms at p50 (aim: under 150): ${(all / bare).toFixed(1)} times, ${(bytes / 1e6).toFixed(1)} MB; ` +
        `one sheet ${one.toFixed(1)} ms, the result ${result.toFixed(1)} ms`,
    )
  }
}
