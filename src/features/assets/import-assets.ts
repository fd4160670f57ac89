import { createHash } from 'node:crypto'
import { allow } from '../../core/access/allow.ts'
import type { AssetKind } from '../../core/assets/asset.ts'
import { type AssetFieldKey, type AssetRowText, assetFields } from '../../core/assets/asset-fields.ts'
import { type AssetPlan, type AssetTarget, planAssetImport } from '../../core/assets/plan-import.ts'
import { tooLarge } from '../../core/exchange/register-room.ts'
import { readList } from '../../importers/sheet/read-list.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import type { AssetFacts } from './assets.contract.ts'
import { loadPeople, type Source } from './assets.store.ts'
import { rememberColumns, rememberedColumns } from './import-columns.store.ts'
import { type Asset, assetsOf, type Register, readRegister } from './read-register.ts'
import { insertAssets, updateAssets } from './write-assets.store.ts'

type Asked = { file: string; columns: (AssetFieldKey | '')[] | null; kindOfOthers: AssetKind | null }

const suchAs = { nl: 'Naam, Soort en Eigenaar', en: 'Name, Kind and Owner' }

async function readRows(source: Source, { file, columns }: Asked) {
  const reading = await readList(
    Buffer.from(file, 'base64'),
    assetFields,
    await rememberedColumns(source),
    columns,
    suchAs,
  )
  if (reading.kind === 'read') return reading.list
  const { code, sentence } = reading
  throw new Problem(400, code, sentence, {
    fields: code === 'column-twice' ? [{ path: 'columns', message: sentence }] : [],
  })
}

const known = (register: Register, one: Asset) => ({
  ...one,
  withdrawn: one.withdrawnAt !== null,
  dependsOn: assetsOf(register, one.dependsOn, true).map(({ id }) => id),
})

/** What taking over rows would do to the register as it is. */
export async function planImport(source: Source, rows: readonly AssetRowText[], kindOfOthers: AssetKind | null) {
  const register = await readRegister(source)
  const assets = register.assets.map((one) => known(register, one))
  return { register, plan: planAssetImport({ assets, people: await loadPeople(source) }, rows, kindOfOthers) }
}

function requireRoom(what: 'assets' | 'dependencies', count: number): void {
  const sentence = tooLarge(what, count)
  if (sentence) throw new Problem(400, 'register-full', sentence)
}

async function planned(source: Source, asked: Asked) {
  const list = await readRows(source, asked)
  const spoiled = new Set(list.refused.map(({ row }) => row))
  // What the file spoiled is said once, by what is wrong with the file.
  const rows = list.rows.filter(({ row }) => !spoiled.has(row))
  const { register, plan } = await planImport(source, rows, asked.kindOfOthers)
  requireRoom('assets', register.assets.length + plan.added.length)
  const leaning = [...plan.added, ...plan.changed].map(({ asset }) => asset)
  const count = [...register.assets, ...leaning].reduce((sum, { dependsOn }) => sum + dependsOn.length, 0)
  requireRoom('dependencies', count)
  plan.refused = [...list.refused, ...plan.refused].sort((a, b) => a.row - b.row)
  const token = createHash('sha256')
    .update(JSON.stringify([asked.file, list.columns, asked.kindOfOthers, plan]))
    .digest('hex')
  return { list, register, plan, token }
}

/** What taking over a list would change and refuse; stores nothing. */
export async function tryAssetImport(source: Source, asked: Asked, language: Language) {
  const { list, plan, token } = await planned(source, asked)
  const told = (rows: AssetPlan['refused']) => rows.map(({ row, sentence }) => ({ row, sentence: sentence[language] }))
  return {
    token,
    rows: list.rows.length,
    columns: list.columns,
    added: plan.added.map(({ row, asset: { name, kind } }) => ({ row, name, kind })),
    changed: plan.changed.map(({ row, asset: { name }, fields }) => ({ row, name, fields })),
    unchanged: plan.unchanged,
    refused: told(plan.refused),
    remarks: told(plan.remarks),
  }
}

/** Takes over a list that was tried, in one command. 409 where assets or file changed since; nothing to do is no change. */
export async function importAssets(tx: Tx, { token, ...asked }: Asked & { token: string }) {
  const allowed = allow(tx.actor, 'assets:write')
  const { list, register, plan, token: now } = await planned(tx, asked)
  const counts = {
    added: plan.added.length,
    changed: plan.changed.length,
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
  await rememberColumns(tx, allowed, list.columns)
  await takeOverPlan(tx, register, plan, { sha256: createHash('sha256').update(asked.file, 'base64').digest('hex') })
  return counts
}

/** Does what a plan says, in a fixed number of statements, and notes it; `details` say where it came from. */
export async function takeOverPlan(
  tx: Tx,
  register: Register,
  { added, changed }: Pick<AssetPlan, 'added' | 'changed'>,
  details: Record<string, unknown>,
): Promise<void> {
  const allowed = allow(tx.actor, 'assets:write')
  const ids = new Map(added.map(({ key }) => [key, newId()]))
  const idOf = (key: string) => ids.get(key) ?? key
  const factsOf = ({ dependsOn, ...rest }: AssetTarget, before: Asset | undefined): AssetFacts => {
    const withdrawn = (before?.dependsOn ?? []).filter((id) => register.byId.get(id)?.withdrawnAt !== null)
    return {
      ...rest,
      scope: before?.line ? { line: before.line.line, id: before.line.id } : null,
      // What was withdrawn is in no list, and stays what this leaned on.
      dependsOn: [...dependsOn.map(idOf), ...withdrawn],
    }
  }
  await insertAssets(
    tx,
    allowed,
    added.map(({ key, asset }) => ({ id: idOf(key), facts: factsOf(asset, undefined) })),
  )
  await updateAssets(
    tx,
    allowed,
    changed.map(({ id, asset }) => {
      const before = register.byId.get(id)
      return { id, before: before?.dependsOn ?? [], facts: factsOf(asset, before) }
    }),
  )
  const counts = { added: added.length, changed: changed.length }
  tx.note({
    action: 'assets.imported',
    subject: String(added.length + changed.length),
    details: { ...counts, ...details },
  })
}
