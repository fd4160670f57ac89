import { openTestApp, type TestAnswer, type TestApp, type TestPerson } from '../../../tests/test-app.ts'
import type { Role } from '../../core/access/roles.ts'
import { newId } from '../../platform/database/ids.ts'
import type { AnswerOf } from '../../platform/http/contract.ts'
import * as answering from './answering.contract.ts'
import * as contracts from './assessment.contract.ts'

export type Opened = AnswerOf<typeof contracts.openAssessment>
export type Summary = AnswerOf<typeof contracts.startAssessment>

/** An application with one organisation, and somebody of each role in it. */
export async function assessmentWorld() {
  const app = await openTestApp()
  const organisation = await app.organisation()
  const people = {} as Record<Role, TestPerson>
  for (const role of ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'] as const) {
    people[role] = await app.person(organisation, role, { name: `Test ${role}` })
  }
  const officer = people['security-officer']
  const body = <T>(answer: TestAnswer, status: number): T => {
    if (answer.status !== status) throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer.body as T
  }
  const start = async (more: { editions?: string[]; departments?: string[]; basedOn?: string | null } = {}) =>
    body<Summary>(
      await app.call(contracts.startAssessment, {
        as: officer,
        body: {
          name: 'Test',
          editions: ['nen-7510-2024', 'iso-27001-2022'],
          scope: '',
          basedOn: null,
          departments: [],
          ...more,
        },
      }),
      201,
    )
  return {
    app,
    organisation,
    people,
    officer,
    body,
    start,
    close: () => app.close(),
    membershipOf: (person: TestPerson) => membershipOf(app, organisation, person),
    open: async (assessment: string, as: TestPerson = officer, query = {}) =>
      body<Opened>(await app.call(contracts.openAssessment, { as, params: { assessment }, query }), 200),
    /** Answers 8.13 or another question of 2022 for the whole, or says why not. */
    answer: (
      assessment: string,
      given: {
        as?: TestPerson
        seen?: number
        answer?: string | null
        note?: string
        number?: string
        question?: string
        department?: string
      },
    ) =>
      app.call(answering.answerQuestion, {
        as: given.as ?? officer,
        seen: given.seen ?? 0,
        params: {
          assessment,
          department: given.department ?? 'whole',
          numbering: '2022',
          kind: 'control',
          number: given.number ?? '8.13',
          question: given.question ?? 'plan',
        },
        body: { answer: given.answer === undefined ? 'yes' : given.answer, note: given.note ?? '' },
      }),
    write: (more: object) => ({
      kind: 'answer',
      id: newId(),
      department: null,
      subject: '2022/control/8.13',
      question: 'plan',
      seen: 0,
      answer: 'yes',
      note: '',
      ...more,
    }),
    send: async (assessment: string, writes: object[], as: TestPerson = officer) =>
      body<AnswerOf<typeof answering.saveAnswers>>(
        await app.call(answering.saveAnswers, { as, params: { assessment }, body: { writes } }),
        201,
      ).outcomes,
  }
}

export type AssessmentWorld = Awaited<ReturnType<typeof assessmentWorld>>

/** The membership of somebody in an organisation. */
export async function membershipOf(app: TestApp, organisation: string, person: TestPerson): Promise<string> {
  return app.transactions.read(organisation, { kind: 'now' }, async (reader) => {
    const row = await reader.rows
      .selectFrom('memberships')
      .select('id')
      .where('organisation_id', '=', organisation)
      .where('user_id', '=', person.user)
      .executeTakeFirstOrThrow()
    return row.id
  })
}
