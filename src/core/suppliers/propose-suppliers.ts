import { nameKey } from '../assets/read-asset-row.ts'

/** A name that other registers give a supplier, with what they say that it delivers. */
export type SupplierProposal = { name: string; assets: { id: string; name: string }[]; systems: string[] }

/**
 * Names of suppliers in the register of assets and in the scope that are no supplier yet, by name. Names compare without case and spaces; a
 * semicolon becomes a comma, since it separates names in lists.
 */
export function proposeSuppliers(
  assets: readonly { id: string; name: string; supplier: string }[],
  systems: readonly { name: string; supplier: string }[],
  known: readonly string[],
): SupplierProposal[] {
  const there = new Set(known.map(nameKey))
  const found = new Map<string, SupplierProposal>()
  const at = (written: string): SupplierProposal | null => {
    const name = written.replaceAll(';', ',').trim().replace(/\s+/g, ' ')
    const key = nameKey(name)
    if (key === '' || there.has(key)) return null
    const here = found.get(key) ?? { name, assets: [], systems: [] }
    found.set(key, here)
    return here
  }
  for (const { id, name, supplier } of assets) at(supplier)?.assets.push({ id, name })
  for (const { name, supplier } of systems) at(supplier)?.systems.push(name)
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'nl'))
}
