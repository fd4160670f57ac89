import type { SystemKind } from '../profile/scope-facts.ts'
import type { AssetKind } from './asset.ts'
import { nameKey } from './read-asset-row.ts'

/** A system or process of the scope, as far as the register takes it over. */
export type ScopeLine = {
  line: 'system' | 'process'
  id: string
  name: string
  /** The kind that the scope gives it: a `SystemKind` or a `ProcessKind`. */
  kind: string
  description: string
  ownerRole: string
  supplier: string
}
type Known = {
  id: string
  name: string
  kind: AssetKind
  withdrawn: boolean
  system: string | null
  process: string | null
}

export type AssetProposal = Omit<ScopeLine, 'kind'> & {
  kind: AssetKind
  /** An asset that is not of the scope yet and is called the same: taking over ties it to the scope. Null: a new one is made. */
  same: string | null
}

const kindsOfSystems: Partial<Record<SystemKind, AssetKind>> = {
  'patient-record': 'patient-record',
  'medical-device': 'medical-device',
  infrastructure: 'network',
}

/**
 * What of the scope is not in the register yet, in the order of the scope. A name is made such that it can stand in the register: without a
 * semicolon, which separates names there, and with a number behind it where another of that kind has it.
 */
export function proposeAssets(lines: readonly ScopeLine[], assets: readonly Known[]): AssetProposal[] {
  const there = new Set(assets.flatMap(({ system, process }) => [system, process]).filter((id) => id !== null))
  const key = (name: string, kind: AssetKind) => `${kind} ${nameKey(name)}`
  const standing = assets.filter(({ withdrawn }) => !withdrawn)
  const loose = new Map(
    standing
      .filter(({ system, process }) => system === null && process === null)
      .map(({ id, name, kind }) => [key(name, kind), id]),
  )
  const taken = new Set(standing.map(({ name, kind }) => key(name, kind)))
  return lines
    .filter(({ id }) => !there.has(id))
    .map((given) => {
      const { line, id, description, ownerRole, supplier } = given
      const facts = { line, id, description, ownerRole, supplier }
      const kind = line === 'process' ? 'process' : (kindsOfSystems[given.kind as SystemKind] ?? 'application')
      const plain = given.name.replaceAll(';', ',').trim()
      const same = loose.get(key(plain, kind)) ?? null
      if (same !== null) {
        loose.delete(key(plain, kind))
        return { ...facts, kind, name: plain, same }
      }
      let name = plain
      for (let n = 2; taken.has(key(name, kind)); n += 1) name = `${plain.slice(0, 150)} ${n}`
      taken.add(key(name, kind))
      return { ...facts, kind, name, same }
    })
}
