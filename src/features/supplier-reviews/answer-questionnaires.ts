import { createHash } from 'node:crypto'
import { allow } from '../../core/access/allow.ts'
import type { Judgement } from '../../core/suppliers/questionnaire.ts'
import {
  compareList,
  questionnaireForm,
  type ReturnedList,
  rowsOfList,
} from '../../core/suppliers/questionnaire-form.ts'
import { readSheet } from '../../importers/sheet/read-sheet.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import type { FileAnswer } from '../../platform/http/endpoint.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeSheet } from '../../render/exchange/write-sheet.ts'
import { linkUntil } from './links.store.ts'
import {
  type Answer,
  answersTo,
  findAnswer,
  type ListHead,
  questionsOfList,
  storeAnswers,
  storeJudgement,
  updateList,
} from './questionnaires.store.ts'
import { refusals } from './refusals.ts'
import { findList, nameOfOrganisation } from './send-questionnaires.ts'
import type { SourceNow } from './source.ts'

/** A list with its questions and answers, in the order of the questions. */
export async function loadList(source: SourceNow, id: string) {
  const list = await findList(source, id)
  const questions = await questionsOfList(source, id)
  const given = new Map((await answersTo(source, [id])).map((one) => [one.question, one]))
  return { list, questions, answers: questions.flatMap(({ id: question }) => given.get(question) ?? []) }
}

const shown = ({ questionnaire: _questionnaire, ...answer }: Answer) => answer

/** A list as the organisation that asked sees it. */
export async function readList(source: Reader | Tx, id: string) {
  const { list, questions, answers } = await loadList(source, id)
  const { withdrawnAt: _withdrawnAt, ...head } = list
  return { ...head, questions, answers: answers.map(shown), linkUntil: await linkUntil(source, id) }
}

/** Says what we make of one answer. 412 where it changed since it was seen. */
export async function judge(tx: Tx, id: string, given: { judgement: Judgement | null; note: string }, seen: number) {
  const allowed = allow(tx.actor, 'suppliers:write')
  const answer = await findAnswer(tx, id)
  if (!answer) throw problems.notFound()
  requireRevision(answer.revision, seen)
  const list = await findList(tx, answer.questionnaire)
  await storeJudgement(tx, allowed, id, given)
  tx.note({
    action: 'questionnaire.judged',
    subject: list.supplier.title,
    details: { title: list.title, question: answer.question, judgement: given.judgement },
  })
  const after = await findAnswer(tx, id)
  if (!after) throw problems.notFound()
  return shown(after)
}

const fileName = (title: string) => `${title.replace(/[/\\:*?"<>|]+/g, ' ').trim()}.xlsx`

/** A list as a sheet to fill in, in its own language. The same answers give the same bytes. */
export async function listSheet(source: Reader, id: string): Promise<FileAnswer> {
  const { list, questions, answers } = await loadList(source, id)
  const organisation = { id: source.organisation, name: await nameOfOrganisation(source) }
  const facts = [
    { key: 'questionnaire', label: { nl: 'Vragenlijst', en: 'List of questions' }, value: id },
    { key: 'title', label: { nl: 'Titel', en: 'Title' }, value: list.title },
    { key: 'supplier', label: { nl: 'Leverancier', en: 'Supplier' }, value: list.supplier.title },
    { key: 'due', label: { nl: 'Uiterlijk', en: 'Due on' }, value: list.dueOn },
  ]
  return {
    bytes: async () =>
      writeSheet(questionnaireForm, {
        language: list.language,
        organisation,
        facts,
        rows: rowsOfList(questions, answers),
      }),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: fileName(list.title),
  }
}

type Loaded = Awaited<ReturnType<typeof loadList>>

/** Reads a sheet that came back, with nothing but the file. Throws a problem where it is refused as a whole, or is of another list. */
export async function readListSheet(organisation: string, id: string, file: string) {
  const bytes = Buffer.from(file, 'base64')
  const reading = await readSheet(bytes, questionnaireForm, organisation)
  if (reading.kind === 'refused') throw new Problem(400, reading.refusal.code, reading.refusal.sentence)
  if (reading.about.questionnaire !== id) throw anotherList(reading.about.title)
  return { bytes, reading }
}

/** What a sheet that came back would change. */
export const compareSheet = async (source: SourceNow, id: string, file: string) =>
  compareRead(source, id, await readListSheet(source.organisation, id, file))

/** What a sheet that was read would change. */
export async function compareRead(
  source: SourceNow,
  id: string,
  { bytes, reading }: Awaited<ReturnType<typeof readListSheet>>,
) {
  const loaded = await loadList(source, id)
  if (loaded.list.withdrawnAt !== null) throw refusals.withdrawnList()
  const found = compareList(loaded.questions, loaded.answers, reading.rows)
  const refused = (language: Language) =>
    [
      ...reading.refusals.map(({ row, sentence }) => ({ row: row ?? 0, sentence: sentence[language] })),
      ...found.refused.map(({ row, sentence }) => ({ row, sentence: sentence[language] })),
    ].sort((a, b) => a.row - b.row)
  return { loaded, found, refused, token: tokenOf(bytes, loaded) }
}

const anotherList = (title = '') =>
  new Problem(400, 'another-questionnaire', {
    nl: `Dit blad hoort bij een andere vragenlijst${title === '' ? '' : ` (${title})`}. Gebruik het blad dat bij deze lijst is opgehaald.`,
    en: `This sheet belongs to another list of questions${title === '' ? '' : ` (${title})`}. Use the sheet that was fetched with this one.`,
  })

/** Ties what was checked to the file and to the answers as they were. */
function tokenOf(bytes: Uint8Array, { list, answers }: Loaded): string {
  const state = answers.map(({ question, revision }) => `${question} ${revision}`)
  return createHash('sha256')
    .update(bytes)
    .update(JSON.stringify([list.id, list.revision, state]))
    .digest('hex')
}

type Change = Pick<ReturnedList['changes'][number], 'question' | 'answer' | 'explanation'>

/** Keeps answers as given now by somebody. */
export const keepAnswers = (tx: Tx, id: string, changes: readonly Change[], by: string) =>
  storeAnswers(
    tx,
    id,
    changes.map(({ question, answer, explanation }) => ({
      ...{ question, answer, explanation, carried: false, by, at: tx.now },
    })),
  )

/** Takes over the answers of a checked sheet; hands the list in where somebody is named who did. */
export async function applySheet(
  tx: Tx,
  id: string,
  { file, token, submittedBy }: { file: string; token: string; submittedBy: string },
): Promise<number> {
  allow(tx.actor, 'suppliers:write')
  const { loaded, found, token: now } = await compareSheet(tx, id, file)
  if (loaded.list.submittedAt !== null) throw refusals.listOver()
  if (now !== token) throw refusals.changedSinceCheck()
  if (found.changes.length === 0 && submittedBy === '') return 0
  const { list } = loaded
  await keepAnswers(tx, id, found.changes, submittedBy || list.contactName || list.supplier.title)
  if (submittedBy !== '') await submit(tx, list, submittedBy)
  tx.note({
    action: submittedBy === '' ? 'questionnaire.sheet-taken-over' : 'questionnaire.submitted',
    subject: list.supplier.title,
    details: {
      ...{ title: list.title, changed: found.changes.length },
      ...(submittedBy === '' ? {} : { by: submittedBy }),
      sha256: createHash('sha256').update(file, 'base64').digest('hex'),
    },
  })
  return found.changes.length
}

/** Hands a list in. 409 where a question has no answer. */
export async function submit(tx: Tx, list: ListHead, by: string): Promise<void> {
  const { progress } = await findList(tx, list.id)
  if (progress.answered < progress.asked) throw refusals.unanswered(progress.asked - progress.answered)
  await updateList(tx, list.id, { submitted_at: tx.now, submitted_by: by, next_reminder_at: null })
}
