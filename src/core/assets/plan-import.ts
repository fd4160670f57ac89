import { type AssetKind, type Class, dimensions } from './asset.ts'
import type { AssetFieldKey, AssetRowText } from './asset-fields.ts'
import { assetsByName } from './name-assets.ts'
import { nameKey, type ReadAsset, type RefusedRow, readAssetRow } from './read-asset-row.ts'

/** What can be written about an asset. `dependsOn` holds ids, of newcomers their keys. */
export type AssetTarget = {
  name: string
  kind: AssetKind
  description: string
  owner: string | null
  ownerRole: string
  supplier: string
  dependsOn: string[]
} & Class
/** An asset as known; of what it leans on only what was not withdrawn. */
export type KnownAsset = AssetTarget & { id: string; withdrawn: boolean }
export type KnownPerson = { id: string; name: string; number: string; email: string }
export type KnownAssets = { assets: readonly KnownAsset[]; people: readonly KnownPerson[] }

export type AssetField = Exclude<AssetFieldKey, 'name' | 'kind'>
/** What a field was and becomes: plain values; of dependencies the names. */
type FieldChange = { field: AssetField; before: string; after: string }
export type AssetPlan = {
  /** `key` stands for the id that a newcomer does not have yet. */
  added: { row: number; key: string; asset: AssetTarget }[]
  changed: { row: number; id: string; asset: AssetTarget; fields: FieldChange[] }[]
  unchanged: number
  refused: RefusedRow[]
  /** Rows that are taken without something that they tell. */
  remarks: RefusedRow[]
}

type Match = { read: ReadAsset; before: KnownAsset | null; key: string; kind: AssetKind }

/**
 * What taking over a list would do; changes nothing itself, and planned again after it was done, nothing is left to do. An asset is found by
 * its name and kind, by its name alone where the row says no kind. Cells of columns that the list lacks stay as they are. A dependency that
 * no asset is called by is told and left out; such a row takes no dependency away, since the name that was not found may be one of them.
 * `kindOfOthers` is the kind of newcomers for whom the list says none; null: such rows are refused.
 */
export function planAssetImport(
  known: KnownAssets,
  rows: readonly AssetRowText[],
  kindOfOthers: AssetKind | null,
): AssetPlan {
  const plan: AssetPlan = { added: [], changed: [], unchanged: 0, refused: [], remarks: [] }
  const matches = withOwners(matched(known, rows, kindOfOthers, plan), known.people, plan)
  const standing = known.assets.filter(({ withdrawn }) => !withdrawn)
  const newcomers = matches.flatMap(({ before, key, kind, read }) =>
    before === null ? [{ id: key, kind, name: read.name }] : [],
  )
  const find = assetsByName([...standing, ...newcomers])
  const nameOf = new Map([...known.assets, ...newcomers].map(({ id, name }) => [id, name]))
  for (const { read, before, key, kind, owner } of matches) {
    const dependsOn = dependenciesOf(read, before, key, find, plan)
    const asset: AssetTarget = {
      name: before?.name ?? read.name,
      ...{ kind, owner, dependsOn },
      description: read.description ?? before?.description ?? '',
      ownerRole: read.ownerRole ?? before?.ownerRole ?? '',
      supplier: read.supplier ?? before?.supplier ?? '',
      ...(Object.fromEntries(
        dimensions.map((one) => [one, read[one] === undefined ? (before?.[one] ?? null) : read[one]]),
      ) as Class),
    }
    if (before === null) {
      plan.added.push({ row: read.row, key, asset })
      continue
    }
    const fields = differences(before, asset, nameOf, known.people)
    if (fields.length > 0) plan.changed.push({ row: read.row, id: before.id, asset, fields })
    else plan.unchanged += 1
  }
  plan.refused.sort((a, b) => a.row - b.row)
  plan.remarks.sort((a, b) => a.row - b.row)
  return plan
}

/** The rows of which the owner can be said; the others are refused. */
function withOwners(matches: readonly Match[], people: readonly KnownPerson[], plan: AssetPlan) {
  const person = peopleByName(people)
  return matches.flatMap((match) => {
    const { read, before } = match
    const owner = read.owner === undefined ? (before?.owner ?? null) : person(read.owner, before?.owner ?? null)
    if (owner === null || typeof owner === 'string') return [{ ...match, owner }]
    plan.refused.push({ row: read.row, sentence: owner })
    return []
  })
}

const isRefused = (one: ReadAsset | RefusedRow): one is RefusedRow => 'sentence' in one
const pair = (name: string, kind: AssetKind) => `${kind} ${nameKey(name)}`

/** Which asset each row is about; rows about none that can be said are refused. */
function matched(known: KnownAssets, rows: readonly AssetRowText[], others: AssetKind | null, plan: AssetPlan) {
  const byName = Map.groupBy(known.assets, ({ name }) => nameKey(name))
  const taken = new Map<string, number>()
  const reads = rows.map((text) => ({ text, read: readAssetRow(text) }))
  const withKind = new Set(
    reads.flatMap(({ read }) => (isRefused(read) || read.kind === undefined ? [] : [nameKey(read.name)])),
  )
  return reads.flatMap(({ text, read }): Match[] => {
    const refuse = (nl: string, en: string) => {
      plan.refused.push({ row: text.row, sentence: { nl, en } })
      return []
    }
    if (isRefused(read)) {
      plan.refused.push(read)
      return []
    }
    if (read.kind === undefined && withKind.has(nameKey(read.name))) {
      return refuse(
        `${read.name} staat ook in een rij met een soort. Vul de soort hier ook in.`,
        `${read.name} stands in a row with a kind too. Fill in the kind here as well.`,
      )
    }
    const named = (byName.get(nameKey(read.name)) ?? []).filter(
      ({ kind }) => read.kind === undefined || kind === read.kind,
    )
    const standing = named.filter(({ withdrawn }) => !withdrawn)
    const [before = null] = standing
    if (standing.length > 1) {
      return refuse(
        `Er zijn meer bedrijfsmiddelen met de naam ${read.name}. Vul de soort in.`,
        `Several assets are called ${read.name}. Fill in the kind.`,
      )
    }
    if (before === null && named.length > 0) {
      return refuse(
        `${read.name} is ingetrokken. Neem dat eerst terug op de pagina van het bedrijfsmiddel.`,
        `${read.name} was withdrawn. Take that back first, on the page of the asset.`,
      )
    }
    const kind = before?.kind ?? read.kind ?? others
    if (kind === null) {
      return refuse(
        `Er staat niet wat voor soort ${read.name} is. Vul de soort in, of kies een soort voor rijen zonder soort.`,
        `It does not say what kind ${read.name} is. Fill in the kind, or choose one for rows without.`,
      )
    }
    const earlier = taken.get(pair(read.name, kind))
    if (earlier !== undefined) {
      return refuse(
        `${read.name} staat ook in rij ${earlier}. Haal een van de twee weg, of geef ze elk een eigen naam.`,
        `${read.name} stands in row ${earlier} too. Remove one of the two, or give each a name of its own.`,
      )
    }
    taken.set(pair(read.name, kind), read.row)
    return [{ read, before, kind, key: before?.id ?? `row ${read.row}` }]
  })
}

/** Somebody by name, address or number; a sentence where nobody or more than one is meant. */
export function peopleByName(people: readonly KnownPerson[]) {
  const byKey = new Map<string, Set<string>>()
  for (const { id, name, email, number } of people) {
    for (const one of [name, email, number]) {
      if (one !== '') byKey.set(nameKey(one), (byKey.get(nameKey(one)) ?? new Set()).add(id))
    }
  }
  return (written: string, before: string | null) => {
    if (written === '') return null
    const found = byKey.get(nameKey(written)) ?? new Set()
    // Of namesakes the one who was owner already is meant.
    if (before !== null && found.has(before)) return before
    const [only] = found
    const said = written.slice(0, 100)
    if (only === undefined) {
      return {
        nl: `‘${said}’ staat niet in de lijst van medewerkers. Is het een rol, laat de kolom dan ‘eigenaar in een rol’ betekenen.`,
        en: `‘${said}’ is not in the list of staff. If it is a role, let the column mean ‘owner by role’.`,
      }
    }
    if (found.size === 1) return only
    return {
      nl: `Er werken meer mensen met de naam ${said}. Vul het e-mailadres in.`,
      en: `Several people are called ${said}. Fill in the e-mail address.`,
    }
  }
}

function dependenciesOf(
  read: ReadAsset,
  before: KnownAsset | null,
  key: string,
  find: ReturnType<typeof assetsByName<{ id: string; name: string; kind: AssetKind }>>,
  plan: AssetPlan,
): string[] {
  const had = before?.dependsOn ?? []
  if (read.dependsOn === undefined) return [...had]
  const remark = (nl: string, en: string) => plan.remarks.push({ row: read.row, sentence: { nl, en } })
  let all = true
  const named = read.dependsOn.flatMap((written) => {
    const found = find(written)
    const said = written.slice(0, 100)
    if (found.kind === 'found' && found.asset.id !== key) return [found.asset.id]
    if (found.kind === 'found') remark(`${said} kan niet op zichzelf leunen.`, `${said} cannot lean on itself.`)
    else {
      all = false
      if (found.kind === 'unknown') {
        remark(
          `Geen bedrijfsmiddel heet ‘${said}’, waar dit op leunt.`,
          `No asset is called ‘${said}’, which this leans on.`,
        )
      } else {
        remark(
          `Er zijn meer bedrijfsmiddelen met de naam ‘${said}’. Schrijf de soort erachter, zoals ‘${said} (Server)’.`,
          `Several assets are called ‘${said}’. Write the kind behind it, such as ‘${said} (Server)’.`,
        )
      }
    }
    return []
  })
  return [...new Set([...named, ...(all ? [] : had)])]
}

function differences(
  before: KnownAsset,
  after: AssetTarget,
  names: ReadonlyMap<string, string>,
  people: readonly KnownPerson[],
): FieldChange[] {
  const person = (id: string | null) => (id === null ? '' : (people.find((one) => one.id === id)?.name ?? ''))
  const shown = (one: AssetTarget) => ({
    description: one.description.replaceAll('\r\n', '\n'),
    owner: person(one.owner),
    ownerRole: one.ownerRole,
    supplier: one.supplier,
    availability: String(one.availability ?? ''),
    integrity: String(one.integrity ?? ''),
    confidentiality: String(one.confidentiality ?? ''),
    dependsOn: one.dependsOn
      .map((id) => names.get(id) ?? '')
      .sort((a, b) => a.localeCompare(b, 'nl'))
      .join('; '),
  })
  const [was, becomes] = [shown(before), shown(after)]
  const same = (field: AssetField) => {
    if (field === 'owner') return before.owner === after.owner
    if (field !== 'dependsOn') return was[field] === becomes[field]
    return [...before.dependsOn].sort().join() === [...after.dependsOn].sort().join()
  }
  return (Object.keys(was) as AssetField[])
    .filter((field) => !same(field))
    .map((field) => ({ field, before: was[field], after: becomes[field] }))
}
