import { createHash } from 'node:crypto'
import type { Actor } from '../../core/access/actor.ts'
import { allow } from '../../core/access/allow.ts'
import { assessmentForm, rowKey, sheetRows } from '../../core/assessment/assessment-form.ts'
import { compareSheet, type SheetChange } from '../../core/assessment/compare-sheet.ts'
import { readSheet } from '../../importers/sheet/read-sheet.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { FileAnswer } from '../../platform/http/endpoint.ts'
import { Problem, problems } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeSheet } from '../../render/exchange/write-sheet.ts'
import type { Source } from './assessments.store.ts'
import { loadAssessment, type Needs } from './open-assessment.ts'
import { refusals } from './refusals.ts'
import { saveAnswers } from './save-answers.ts'

type Loaded = Awaited<ReturnType<typeof loadAssessment>>

/** The name of the organisation, which stands in the file. */
async function organisationOf(source: Source): Promise<{ id: string; name: string }> {
  const row = await source.rows
    .selectFrom('organisations')
    .select('name')
    .where('organisation_id', '=', source.organisation)
    .executeTakeFirst()
  if (!row) throw problems.notFound()
  return { id: source.organisation, name: row.name }
}

/** The questions and answers as a sheet: of all sheets, or of one. The same answers give the same bytes. */
export async function assessmentSheet(
  source: Source,
  needs: Needs,
  asked: { assessment: string; department?: string | undefined },
  language: Language,
  actor: Actor,
): Promise<FileAnswer> {
  const { assessment, questionnaire, departments, answers, ratings } = await loadAssessment(
    source,
    needs,
    asked.assessment,
    actor,
  )
  const all = [{ id: null, name: '' }, ...departments]
  const wanted = asked.department === 'whole' ? null : asked.department
  const sheets = wanted === undefined ? all : all.filter(({ id }) => id === wanted)
  if (sheets.length === 0) throw refusals.noDepartment()
  const editions = questionnaire.editions.map(({ name }) => name).join(', ')
  const organisation = await organisationOf(source)
  return {
    bytes: async () =>
      writeSheet(assessmentForm, {
        language,
        organisation,
        facts: [{ key: 'editions', label: { nl: 'Normen', en: 'Standards' }, value: editions }],
        rows: sheetRows(questionnaire, sheets, { answers, ratings }, language),
      }),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${assessment.name.replace(/[/\\:*?"<>|]+/g, ' ').trim()}.xlsx`,
  }
}

/** Ties what was checked to the file and to the answers as they were: another file or other answers give another token. */
function tokenOf(bytes: Uint8Array, { assessment, answers, ratings, departments }: Loaded): string {
  const state = [
    ...answers.map((one) => `${rowKey(one.department, one.subject, one.question)} ${one.revision}`),
    ...ratings.map((one) => `${rowKey(one.department, one.subject, '')} ${one.revision}`),
  ].sort()
  return createHash('sha256')
    .update(bytes)
    .update(JSON.stringify([assessment.id, assessment.revision, departments, state]))
    .digest('hex')
}

async function compared(source: Source, needs: Needs, id: string, file: string, actor: Actor) {
  const loaded = await loadAssessment(source, needs, id, actor)
  if (loaded.assessment.closedAt !== null) throw refusals.closed()
  const bytes = Buffer.from(file, 'base64')
  const reading = await readSheet(bytes, assessmentForm, source.organisation)
  if (reading.kind === 'refused') throw new Problem(400, reading.refusal.code, reading.refusal.sentence)
  const comparison = compareSheet(loaded.questionnaire, loaded.departments, loaded, reading.rows)
  return { loaded, token: tokenOf(bytes, loaded), reading, comparison }
}

/** What taking over a sheet would do; changes nothing. Throws a problem where the file as a whole is refused. */
export async function checkSheet(
  source: Source,
  needs: Needs,
  id: string,
  file: string,
  language: Language,
  actor: Actor,
) {
  const { token, reading, comparison } = await compared(source, needs, id, file, actor)
  const refused = [
    ...reading.refusals.map(({ row, sentence }) => ({ row: row ?? 0, sentence: sentence[language] })),
    ...comparison.refused.map(({ row, sentence }) => ({ row, sentence: sentence[language] })),
  ].sort((a, b) => a.row - b.row)
  const inWords = (change: SheetChange): SheetChange => ({
    ...change,
    before: wordOf(change.column, change.before, language),
    after: wordOf(change.column, change.after, language),
  })
  return {
    token,
    rows: reading.rows.length + refused.length + reading.moreRefusals - comparison.refused.length,
    unchanged: comparison.unchanged,
    changes: comparison.changes.map(inWords),
    refused,
  }
}

function wordOf(column: string, value: string, language: Language): string {
  const found = assessmentForm.columns.find(({ key }) => key === column)
  const choices = found?.kind === 'choice' ? found.choices : []
  return choices.find((choice) => choice.value === value)?.[language] ?? value
}

/** Takes over the changes of a sheet that was checked. 409 where the file is another or anything changed since. */
export async function applySheet(tx: Tx, needs: Needs, id: string, file: string, token: string): Promise<number> {
  allow(tx.actor, 'assessment:write')
  const { loaded, token: now, comparison } = await compared(tx, needs, id, file, tx.actor)
  if (now !== token) {
    throw new Problem(409, 'changed-since-check', {
      nl: 'Sinds de controle is het bestand of de nulmeting gewijzigd. Er is niets overgenomen. Controleer het bestand opnieuw.',
      en: 'The file or the assessment changed since the check. Nothing was taken over. Check the file again.',
    })
  }
  const seen = new Map([
    ...loaded.answers.map((one) => [rowKey(one.department, one.subject, one.question), one.revision] as const),
    ...loaded.ratings.map((one) => [rowKey(one.department, one.subject, ''), one.revision] as const),
  ])
  const writes = comparison.writes.map((write) => ({
    ...write,
    id: null,
    after: null,
    seen: seen.get(rowKey(write.department, write.subject, write.kind === 'answer' ? write.question : '')) ?? 0,
  }))
  if (writes.length === 0) return 0
  await saveAnswers(tx, needs, id, writes, {
    action: 'assessment.sheet-imported',
    subject: loaded.assessment.name,
    details: {
      assessment: id,
      changed: writes.length,
      sha256: createHash('sha256').update(file, 'base64').digest('hex'),
    },
  })
  return writes.length
}
