import { createHash } from 'node:crypto'
import { allow } from '../../core/access/allow.ts'
import { planTrainingImport, type TrainingFieldKey, trainingFields } from '../../core/staff/training-import.ts'
import { dayOf, type Instant } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { rememberColumns, rememberedColumns } from './import-columns.store.ts'
import { readList } from './read-list.ts'
import { findPeople, type Source } from './staff.store.ts'
import { findTrainings, insertRecords, listFollowed } from './trainings.store.ts'

type Asked = { file: string; columns: (TrainingFieldKey | '')[] | null }

async function planned(source: Source & { now: Instant }, id: string, asked: Asked) {
  const [training] = await findTrainings(source, id)
  if (!training || training.withdrawn) throw problems.notFound()
  const list = await readList(asked.file, trainingFields, await rememberedColumns(source, 'training'), asked.columns)
  const spoiled = new Set(list.refused.map(({ row }) => row))
  const plan = planTrainingImport(
    await findPeople(source),
    await listFollowed(source, id),
    list.rows.filter(({ row }) => !spoiled.has(row)),
    dayOf(source.now),
  )
  plan.refused = [...list.refused, ...plan.refused].sort((a, b) => a.row - b.row)
  const token = createHash('sha256')
    .update(JSON.stringify([id, asked.file, list.columns, plan]))
    .digest('hex')
  return { training, list, plan, token }
}

/** What taking over a list of who followed a training would record and refuse; stores nothing. */
export async function tryTrainingImport(
  source: Source & { now: Instant },
  id: string,
  asked: Asked,
  language: Language,
) {
  const { list, plan, token } = await planned(source, id, asked)
  return {
    token,
    rows: list.rows.length,
    columns: list.columns,
    added: plan.added.map(({ row, name, followedOn, passed }) => ({ row, name, followedOn, passed })),
    unchanged: plan.unchanged,
    refused: plan.refused.map(({ row, sentence }) => ({ row, sentence: sentence[language] })),
  }
}

/** Takes over a list that was tried, in one command; what is recorded already stays as is. */
export async function importTraining(tx: Tx, id: string, { token, ...asked }: Asked & { token: string }) {
  const may = allow(tx.actor, 'staff:write')
  const { training, list, plan, token: now } = await planned(tx, id, asked)
  const counts = { recorded: plan.added.length, unchanged: plan.unchanged, refused: plan.refused.length }
  if (counts.recorded === 0) return counts
  if (now !== token) {
    throw new Problem(409, 'changed-since-check', {
      nl: 'Sinds de controle is het bestand gewijzigd, of wat over mensen en training bekend is. Er is niets overgenomen. Controleer het bestand opnieuw.',
      en: 'The file, or what is known of people and training, changed since the check. Nothing was taken over. Check the file again.',
    })
  }
  await insertRecords(
    tx,
    may,
    id,
    plan.added.map((one) => ({ ...one, note: '' })),
  )
  await rememberColumns(tx, may, 'training', list.columns)
  const sha256 = createHash('sha256').update(asked.file, 'base64').digest('hex')
  tx.note({ action: 'training.imported', subject: training.title, details: { ...counts, sha256 } })
  return counts
}
