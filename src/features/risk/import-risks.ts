import { createHash } from 'node:crypto'
import { allow } from '../../core/access/allow.ts'
import { tooLarge } from '../../core/exchange/register-room.ts'
import { planRiskImport, type RiskPlan } from '../../core/risk/plan-risk-import.ts'
import { riskCode } from '../../core/risk/risk-code.ts'
import type { RiskChoices } from '../../core/risk/risk-row.ts'
import { type RiskRowText, riskFields } from '../../core/risk/risk-sheet.ts'
import type { Content } from '../../core/standards/content.ts'
import { dayOf } from '../../core/time/instant.ts'
import { readList } from '../../importers/sheet/read-list.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { notedOf, type ReadRiskGround } from './gather-risk-facts.ts'
import { requireMayClose } from './may-close.ts'
import type { SourceNow } from './risk-facts.store.ts'
import * as store from './risk-sheet.store.ts'
import { type SheetWorld, sheetWorld } from './risk-sheet.ts'

type Asked = { file: string; columns: string[] | null } & RiskChoices

const suchAs = { nl: 'Risico, Bedrijfsmiddel en Eigenaar', en: 'Risk, Asset and Owner' }

async function planned(
  source: SourceNow,
  readGround: ReadRiskGround,
  content: Content,
  { file, columns, ...choices }: Asked,
) {
  const sheet = await sheetWorld(source, readGround, content)
  const remembered = new Map(Object.entries(sheet.remembered))
  const fields = riskFields(sheet.world.criteria)
  const known = new Set(['', ...fields.map(({ key }) => key)])
  const chosen = columns?.map((about) => (known.has(about) ? about : '')) ?? null
  const reading = await readList(Buffer.from(file, 'base64'), fields, remembered, chosen, suchAs)
  if (reading.kind === 'refused') {
    const { code, sentence } = reading
    const at = code === 'column-twice' ? [{ path: 'columns', message: sentence }] : []
    throw new Problem(400, code, sentence, { fields: at })
  }
  const { list } = reading
  // What the file spoiled is said once, by what is wrong with the file.
  const spoiled = new Set(list.refused.map(({ row }) => row))
  const plan = planRiskImport(
    sheet.world,
    list.rows.filter(({ row }) => !spoiled.has(row)),
    choices,
  )
  const full = tooLarge('risks', sheet.world.risks.length + plan.added.length)
  if (full) throw new Problem(400, 'register-full', full)
  plan.refused = [...list.refused, ...plan.refused].sort((a, b) => a.row - b.row)
  const told = JSON.stringify([file, list.columns, choices, sheet.criteria.id, plan])
  return { sheet, list, fields, plan, token: createHash('sha256').update(told).digest('hex') }
}

/** What taking over a list would change and refuse; stores nothing. */
export async function tryRiskImport(
  source: SourceNow,
  readGround: ReadRiskGround,
  content: Content,
  asked: Asked,
  language: Language,
) {
  const { sheet, list, fields, plan, token } = await planned(source, readGround, content, asked)
  const told = (rows: RiskPlan['refused']) => rows.map(({ row, sentence }) => ({ row, sentence: sentence[language] }))
  const assetNames = new Map(sheet.world.assets.map(({ id, name }) => [id, name]))
  return {
    token,
    rows: list.rows.length,
    columns: list.columns,
    fields: fields.map(({ key, headings: [nl = key, en = nl] }) => ({ key, nl, en })),
    aspects: sheet.world.criteria.aspects.map(({ id, name }) => ({ id, name })),
    added: plan.added.map(({ row, target: { title, asset }, rating }) => ({
      ...{ row, title, asset: assetNames.get(asset) ?? '', rated: rating !== null },
    })),
    changed: plan.changed.map(({ row, before, target: { title }, fields: changes, rating }) => ({
      ...{ row, code: riskCode(before.number), title, fields: changes, rated: rating !== null },
    })),
    unchanged: plan.unchanged,
    refused: told(plan.refused),
    remarks: told(plan.remarks),
  }
}

/** Takes over a list that was tried, in one command. 409 where the register or the file changed since; nothing to do is no change. */
export async function importRisks(
  tx: Tx,
  readGround: ReadRiskGround,
  content: Content,
  { token, ...asked }: Asked & { token: string },
) {
  const allowed = allow(tx.actor, 'risk:write')
  const { sheet, list, plan, token: now } = await planned(tx, readGround, content, asked)
  const counts = {
    added: plan.added.length,
    changed: plan.changed.length,
    rated: [...plan.added, ...plan.changed].filter(({ rating }) => rating !== null).length,
    unchanged: plan.unchanged,
    refused: plan.refused.length,
  }
  if (counts.added + counts.changed === 0) return counts
  if (now !== token) {
    throw new Problem(409, 'changed-since-check', {
      nl: 'Sinds de controle is het bestand gewijzigd, of het register. Er is niets overgenomen. Controleer het bestand opnieuw.',
      en: 'The file, or the register, changed since the check. Nothing was taken over. Check the file again.',
    })
  }
  const closing = plan.changed.filter(({ before, target }) => before.closedOn === null && target.closedOn !== null)
  await requireMayClose(
    tx,
    sheet.ground,
    closing.map(({ before }) => before.id),
  )
  await store.rememberColumns(tx, allowed, sheet.remembered, list.columns)
  await takeOver(tx, readGround, sheet, plan)
  const { added, changed, rated } = counts
  const sha256 = createHash('sha256').update(asked.file, 'base64').digest('hex')
  tx.note({ action: 'risks.imported', subject: String(added + changed), details: { added, changed, rated, sha256 } })
  return counts
}

/** Takes over rows that are read already, in one command, and tells what was not taken; nothing is stored where there is such a thing. */
export async function takeOverRisks(
  tx: Tx,
  readGround: ReadRiskGround,
  content: Content,
  rows: readonly RiskRowText[],
): Promise<Pick<RiskPlan, 'refused' | 'remarks'>> {
  const sheet = await sheetWorld(tx, readGround, content)
  const plan = planRiskImport(sheet.world, rows, { groupOfOthers: null, aspectOfImpact: null })
  const { added, changed, refused, remarks } = plan
  if (refused.length + remarks.length > 0 || added.length + changed.length === 0) return { refused, remarks }
  await takeOver(tx, readGround, sheet, plan)
  const details = { added: added.length, changed: changed.length }
  tx.note({ action: 'risks.imported', subject: String(added.length + changed.length), details })
  return { refused, remarks }
}

/** Does what a plan says: as many statements for 2,000 risks as for one. */
async function takeOver(
  tx: Tx,
  readGround: ReadRiskGround,
  { criteria }: SheetWorld,
  { added, changed }: RiskPlan,
): Promise<void> {
  const allowed = allow(tx.actor, 'risk:write')
  const newcomers = added.map((one) => ({ ...one, id: newId() }))
  const others = changed.map((one) => ({ ...one, id: one.before.id }))
  await store.insertRisks(tx, allowed, newcomers)
  await store.updateRisks(tx, allowed, others)
  await store.replaceLinks(tx, allowed, [...newcomers, ...others])
  const rated = [...newcomers, ...others].flatMap(({ id, rating }) => (rating ? [{ risk: id, ...rating }] : []))
  if (rated.length === 0) return
  // What a rating notes of measures and assets is how they are with the links that were just written.
  const { risks } = await readGround(tx)
  await store.insertSheetRatings(
    tx,
    allowed,
    criteria.id,
    rated.flatMap((one) => {
      const facts = risks.get(one.risk)?.facts
      return facts ? [{ ...one, noted: notedOf(facts, dayOf(tx.now)) }] : []
    }),
  )
}
