import { expect } from 'vitest'
import * as answering from '../src/features/supplier-reviews/answering.contract.ts'
import * as lists from '../src/features/supplier-reviews/questionnaires.contract.ts'
import type { SupplierReviewsWorld } from './supplier-reviews-world.ts'

/** Sends lists of questions to a supplier, and answers them by their link. */
export function questionnaireCalls(world: SupplierReviewsWorld, supplier: () => string) {
  const question = (id: string, text = `Is ${id} geregeld?`) => ({
    ...{ id: `own/${id}`, theme: 'Toegang', text, explain: '', controls: ['8.5'] },
  })
  const list = (more: object = {}) => ({
    ...{ title: 'Jaarlijkse vragen', language: 'nl', questions: [question('mfa'), question('backup')], review: null },
    ...{ contactName: 'Ann (demo)', email: 'ann@host.example', dueOn: '2026-04-01', ...more },
  })
  const send = async (more: object = {}) => {
    const sent = await world.done(lists.sendQuestionnaire, { params: { id: supplier() }, body: list(more) })
    return { ...sent, token: (await world.mails()).at(-1)?.token ?? '' }
  }
  const byLink = (contract: Parameters<SupplierReviewsWorld['app']['call']>[0], body: object) =>
    world.app.call(contract, { body })
  const opened = async (token: string) => {
    const answer = await byLink(answering.openQuestionnaireLink, { token })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body as { answers: { question: string; revision: number; carried: boolean; asks: string | null }[] }
  }
  const type = (token: string, id: string, answer: string, seen = 0, explanation = '') =>
    byLink(answering.saveLinkedAnswer, { token, question: `own/${id}`, answer, explanation, seen })
  const submit = (token: string) => byLink(answering.submitLinkedAnswers, { token, name: 'Ann de Host (demo)' })
  const answered = async () => {
    const sent = await send()
    for (const id of ['mfa', 'backup']) expect((await type(sent.token, id, 'yes')).status).toBe(200)
    expect((await submit(sent.token)).status).toBe(200)
    return sent
  }
  return { question, list, send, byLink, opened, type, submit, answered }
}
