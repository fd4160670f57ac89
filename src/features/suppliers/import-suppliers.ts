import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Allowed, allow } from '../../core/access/allow.ts'
import { nameKey } from '../../core/assets/read-asset-row.ts'
import { headingKey } from '../../core/exchange/column-mapping.ts'
import { tooLarge } from '../../core/exchange/register-room.ts'
import { planSupplierImport, type SupplierTarget } from '../../core/suppliers/plan-supplier-import.ts'
import { proposeSuppliers } from '../../core/suppliers/propose-suppliers.ts'
import { type SupplierFieldKey, supplierFields } from '../../core/suppliers/supplier-fields.ts'
import { dayOf } from '../../core/time/instant.ts'
import { readList } from '../../importers/sheet/read-list.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { readSupplierBook, type SourceNow } from './gather-supplier-facts.ts'
import { requireFaultless } from './refusals.ts'
import type { Source } from './supplier-facts.store.ts'
import type { SupplierFacts } from './suppliers.contract.ts'
import {
  insertNamedServices,
  insertSuppliers,
  loadAssetNames,
  loadPeople,
  loadScopeSuppliers,
  loadSuppliers,
  type SupplierWritten,
  updateSuppliers,
} from './suppliers.store.ts'

type Asked = { file: string; columns: (SupplierFieldKey | '')[] | null }

/** What was chosen before for the headings of lists of suppliers, by their key. */
async function rememberedColumns({ rows, organisation }: Source): Promise<Map<string, string>> {
  const found = await rows
    .selectFrom('import_columns')
    .select(['heading', 'field'])
    .where('organisation_id', '=', organisation)
    .where('kind', '=', 'suppliers')
    .execute()
  return new Map(found.map(({ heading, field }) => [heading, field]))
}

async function rememberColumns(
  tx: Tx,
  _allowed: Allowed<'suppliers:write'>,
  columns: readonly { heading: string; about: string }[],
): Promise<void> {
  const before = await rememberedColumns(tx)
  const chosen = new Map(columns.map(({ heading, about }) => [headingKey(heading).slice(0, 100), about] as const))
  const rows = [...chosen]
    .filter(([heading, field]) => heading !== '' && before.get(heading) !== field)
    .map(([heading, field]) => ({ id: newId(), heading, field }))
  if (rows.length === 0) return
  await sql`insert into import_columns (organisation_id, id, kind, heading, field)
    select ${tx.organisation}::uuid, id, 'suppliers', heading, field
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, heading text, field text)
    on conflict (organisation_id, kind, lower(heading)) do update set field = excluded.field`.execute(tx.rows)
}

const suchAs = { nl: 'Naam, Diensten en Eigenaar', en: 'Name, Services and Owner' }

async function readRows(source: Source, { file, columns }: Asked) {
  const remembered = await rememberedColumns(source)
  const reading = await readList(Buffer.from(file, 'base64'), supplierFields, remembered, columns, suchAs)
  if (reading.kind === 'read') return reading.list
  const { code, sentence } = reading
  throw new Problem(400, code, sentence, {
    fields: code === 'column-twice' ? [{ path: 'columns', message: sentence }] : [],
  })
}

async function planned(source: SourceNow, asked: Asked) {
  const list = await readRows(source, asked)
  const spoiled = new Set(list.refused.map(({ row }) => row))
  const written = await loadSuppliers(source)
  const facts = new Map((await readSupplierBook(source)).suppliers.map((one) => [one.id, one]))
  const suppliers = written.map((one) => ({
    ...(one as SupplierWritten & SupplierTarget),
    services: (facts.get(one.id)?.services ?? []).filter(({ endedOn }) => endedOn === null).map(({ title }) => title),
  }))
  const plan = planSupplierImport(
    { suppliers, people: await loadPeople(source) },
    // What the file spoiled is said once, by what is wrong with the file.
    list.rows.filter(({ row }) => !spoiled.has(row)),
  )
  const full = tooLarge('suppliers', suppliers.length + plan.added.length)
  const services =
    [...facts.values()].reduce((sum, one) => sum + one.services.length, 0) +
    [...plan.added, ...plan.changed].reduce((sum, one) => sum + one.services.length, 0)
  const fault = full ?? tooLarge('services', services)
  if (fault) throw new Problem(400, 'register-full', fault)
  plan.refused = [...list.refused, ...plan.refused].sort((a, b) => a.row - b.row)
  const token = createHash('sha256')
    .update(JSON.stringify([asked.file, list.columns, plan]))
    .digest('hex')
  return { list, plan, token, written: new Map(written.map((one) => [one.id, one])) }
}

/** What taking over a list would change and refuse; stores nothing. */
export async function trySupplierImport(source: SourceNow, asked: Asked, language: Language) {
  const { list, plan, token } = await planned(source, asked)
  return {
    token,
    rows: list.rows.length,
    columns: list.columns,
    added: plan.added.map(({ row, supplier: { name } }) => ({ row, name })),
    changed: plan.changed.map(({ row, supplier: { name }, fields }) => ({ row, name, fields })),
    unchanged: plan.unchanged,
    refused: plan.refused.map(({ row, sentence }) => ({ row, sentence: sentence[language] })),
  }
}

const newcomer = { endReason: '', exitTriedOn: null }

/** Takes over a list that was tried, in one command. 409 where suppliers or file changed since; nothing to do is no change. */
export async function importSuppliers(tx: Tx, { token, ...asked }: Asked & { token: string }) {
  const allowed = allow(tx.actor, 'suppliers:write')
  const { list, plan, token: now, written } = await planned(tx, asked)
  const counts = {
    ...{ added: plan.added.length, changed: plan.changed.length },
    ...{ unchanged: plan.unchanged, refused: plan.refused.length },
  }
  if (counts.added + counts.changed === 0) return counts
  if (now !== token) {
    throw new Problem(409, 'changed-since-check', {
      nl: 'Sinds de controle is het bestand gewijzigd, of het register. Er is niets overgenomen. Controleer het bestand opnieuw.',
      en: 'The file, or the register, changed since the check. Nothing was taken over. Check the file again.',
    })
  }
  await rememberColumns(tx, allowed, list.columns)
  const added = plan.added.map(({ supplier, services }) => ({
    ...{ id: newId(), services },
    facts: { ...supplier, ...newcomer },
  }))
  const changed = plan.changed.map(({ id, supplier, services }) => {
    const { endReason, exitTriedOn } = written.get(id) as SupplierWritten
    return { id, services, facts: { ...supplier, endReason, exitTriedOn } }
  })
  await insertSuppliers(tx, allowed, added, dayOf(tx.now))
  await updateSuppliers(tx, allowed, changed)
  const services = [...added, ...changed].flatMap((one) => one.services.map((name) => ({ supplier: one.id, name })))
  await insertNamedServices(tx, allowed, services)
  tx.note({
    action: 'suppliers.imported',
    subject: String(counts.added + counts.changed),
    details: {
      ...{ added: counts.added, changed: counts.changed },
      sha256: createHash('sha256').update(asked.file, 'base64').digest('hex'),
    },
  })
  return counts
}

/** Names that other registers give a supplier and that are none yet. */
export async function supplierProposals(source: Source) {
  const known = (await loadSuppliers(source)).map(({ name }) => name)
  const assets = (await loadAssetNames(source)).filter(({ withdrawn }) => !withdrawn)
  return proposeSuppliers(assets, await loadScopeSuppliers(source), known)
}

/** Records names that other registers give, in one command; those that are a supplier already stay. 400 where a name is given nowhere. */
export async function takeOverSuppliers(tx: Tx, names: readonly string[]) {
  const allowed = allow(tx.actor, 'suppliers:write')
  const known = new Set((await loadSuppliers(tx)).map(({ name }) => nameKey(name)))
  const proposals = new Map((await supplierProposals(tx)).map((one) => [nameKey(one.name), one.name]))
  const keys = [...new Set(names.map(nameKey))]
  requireFaultless([
    keys.some((key) => !known.has(key) && !proposals.has(key)) && {
      path: 'names',
      message: {
        nl: 'Een van de namen staat nergens meer. Laad de pagina opnieuw.',
        en: 'One of the names no longer stands anywhere. Load the page again.',
      },
    },
  ])
  const wanted = keys.flatMap((key) => proposals.get(key) ?? [])
  const counts = { added: wanted.length, standing: keys.length - wanted.length }
  if (wanted.length === 0) return counts
  const empty: Omit<SupplierFacts, 'name'> = {
    ...{ description: '', registration: '', country: '', website: '', owner: null, ownerRole: '', starts: null },
    ...{ endedOn: null, exitPlan: '', ...newcomer },
  }
  await insertSuppliers(
    tx,
    allowed,
    wanted.map((name) => ({ id: newId(), facts: { name, ...empty } })),
    dayOf(tx.now),
  )
  tx.note({ action: 'suppliers.taken-over', subject: String(wanted.length), details: counts })
  return counts
}
