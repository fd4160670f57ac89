import fc from 'fast-check'
import { openTestApp, type TestAnswer, type TestPerson } from '../../../tests/test-app.ts'
import type { Role } from '../../core/access/roles.ts'
import { type Answer, answers } from '../../core/assessment/standing.ts'
import { newId } from '../../platform/database/ids.ts'
import type { AnswerOf } from '../../platform/http/contract.ts'
import * as contracts from './transition.contract.ts'

export type Told = AnswerOf<typeof contracts.readTransition>
export type Opened = AnswerOf<typeof contracts.openTransitionSubject>
export type Earlier = AnswerOf<typeof contracts.readEarlierAnswers>
export type Ran = AnswerOf<typeof contracts.runTransition>

export type Given = {
  subject: string
  question?: string
  answer: Answer | null
  note: string
  department?: string | null
}

export const way = { from: 'nen-7510-2017', to: 'nen-7510-2024' }

/** An application with an organisation, people in it, and old assessments written as the product writes them. */
export async function transitionWorld() {
  const app = await openTestApp()
  const organisation = await app.organisation()
  const people = {} as Record<Role, TestPerson>
  for (const role of ['administrator', 'security-officer', 'contributor', 'reader', 'auditor'] as const) {
    people[role] = await app.person(organisation, role, { name: `Test ${role}` })
  }
  const officer = people['security-officer']
  const body = <T>(answer: TestAnswer, status = 200): T => {
    if (answer.status !== status) throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer.body as T
  }
  const write = <T>(run: Parameters<typeof app.transactions.inTx<T>>[2]) =>
    app.transactions.inTx(organisation, { kind: 'system', name: 'test' }, run)
  return {
    app,
    organisation,
    people,
    officer,
    body,
    close: () => app.close(),
    /** An assessment with these departments and answers; gives its id and those of the departments. */
    async assessment(
      given: readonly Given[],
      more: {
        name?: string
        editions?: string[]
        departments?: string[]
        ratings?: { subject: string; design: number }[]
      } = {},
    ) {
      const id = newId()
      const departments = new Map((more.departments ?? []).map((name) => [name, newId()]))
      const own = { organisation_id: organisation, assessment_id: id }
      await write(async (tx) => {
        await tx.rows
          .insertInto('assessments')
          .values({
            organisation_id: organisation,
            id,
            name: more.name ?? 'Nulmeting 2021',
            editions: more.editions ?? [way.from],
            scope: 'Alles',
            started_by: 'Test',
            started_at: tx.now,
          })
          .execute()
        for (const [position, [name, department]] of [...departments].entries()) {
          await tx.rows
            .insertInto('assessment_departments')
            .values({ ...own, id: department, name, position })
            .execute()
        }
        if (given.length > 0) {
          await tx.rows
            .insertInto('assessment_answers')
            .values(
              given.map(({ subject, question, answer, note, department }) => ({
                ...own,
                id: newId(),
                department_id: department ? (departments.get(department) ?? null) : null,
                subject,
                question: question ?? 'whole',
                answer,
                note,
                answered_by: 'Wie destijds antwoordde',
                answered_at: tx.now,
              })),
            )
            .execute()
        }
        for (const { subject, design } of more.ratings ?? []) {
          await tx.rows
            .insertInto('assessment_ratings')
            .values({ ...own, id: newId(), subject, design, note: '', rated_by: 'Test', rated_at: tx.now })
            .execute()
        }
        tx.note({ action: 'assessment.started', subject: 'Nulmeting 2021' })
      })
      return { id, departments }
    },
    /** Says something else about an old subject. */
    say: (assessment: string, { subject, answer, note }: Given) =>
      write(async (tx) => {
        await tx.rows
          .insertInto('assessment_answers')
          .values({
            organisation_id: organisation,
            assessment_id: assessment,
            id: newId(),
            subject,
            question: 'whole',
            answer,
            note,
            answered_by: 'Later',
            answered_at: tx.now,
          })
          .onConflict((conflict) =>
            conflict
              .columns(['organisation_id', 'assessment_id', 'subject', 'question', 'department_id'])
              .doUpdateSet({ answer, note }),
          )
          .execute()
        tx.note({ action: 'assessment.answered', subject: 'Nulmeting 2021' })
      }),
    run: async (assessment: string, more: Record<string, unknown> = {}) =>
      app.call(contracts.runTransition, {
        as: officer,
        body: { ...way, assessment, into: null, name: 'Nulmeting 2024', ...more },
      }),
    undo: (transition: { id: string; revision: number }) =>
      app.call(contracts.undoTransition, {
        as: officer,
        params: { transition: transition.id },
        seen: transition.revision,
      }),
    read: async (
      query: Record<string, string> = {},
      more: { as?: TestPerson; at?: string; params?: typeof way } = {},
    ) => body<Told>(await app.call(contracts.readTransition, { as: officer, params: way, query, ...more })),
    earlier: async (assessment: string, more: { as?: TestPerson; at?: string; query?: Record<string, string> } = {}) =>
      body<Earlier>(await app.call(contracts.readEarlierAnswers, { as: officer, params: { assessment }, ...more })),
    revision: () => app.transactions.read(organisation, { kind: 'now' }, (reader) => reader.revision()),
    /** All that an organisation holds about assessments and transitions, without the revisions in which it was written. */
    everything: () =>
      app.transactions.read(organisation, { kind: 'now' }, async (reader) => {
        const tables = [
          'assessments',
          'assessment_departments',
          'assessment_answers',
          'assessment_ratings',
          'transitions',
          'carried_answers',
          'carried_ratings',
        ] as const
        const all: Record<string, unknown[]> = {}
        for (const table of tables) {
          all[table] = await reader.rows
            .selectFrom(table)
            .selectAll()
            .where('organisation_id', '=', organisation)
            .orderBy('id')
            .execute()
        }
        return all
      }),
  }
}

export type TransitionWorld = Awaited<ReturnType<typeof transitionWorld>>

/** Any set of answers about these subjects, each answered once at most. */
export const anyAnswers = (subjects: readonly string[], departments: readonly (string | null)[]) =>
  fc.uniqueArray(
    fc
      .record({
        subject: fc.constantFrom(...subjects),
        department: fc.constantFrom(...departments),
        answer: fc.constantFrom<Answer | null>(...answers, null),
        note: fc.constantFrom('', 'Zie het kwartaalverslag', 'Bij de nachtdienst niet'),
      })
      .filter(({ answer, note }) => answer !== null || note !== ''),
    { selector: ({ subject, department }) => `${subject} ${department}`, maxLength: 60 },
  )
