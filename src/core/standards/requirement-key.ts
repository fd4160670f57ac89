import { z } from 'zod'
import type { Content } from './content.ts'
import { compareRequirementIds, type Edition, type RequirementId } from './edition.ts'

/**
 * A requirement within its edition, as facts name it. Controls and clauses share numbers, so a clause says that it is one: `8.13` is a
 * control, `clause-8.1` is a management clause. Decisions about applicability name controls alone.
 */
export const requirementKey = z.string().regex(/^(clause-)?[1-9]\d?(\.[1-9]\d?){0,3}$/)

export type RequirementKey = string
export type RequirementKind = 'controls' | 'clauses'

/** A requirement of an edition: a control, or a clause, whose theme is 'clauses'. */
export type KeyedRequirement = {
  edition: string
  key: RequirementKey
  kind: RequirementKind
  number: RequirementId
  theme: string
  title: { nl: string; en: string }
}

export const keyOf = (kind: RequirementKind, number: RequirementId): RequirementKey =>
  kind === 'clauses' ? `clause-${number}` : number

/** What a key says: which kind of requirement, and its number. */
export function partsOf(key: RequirementKey): { kind: RequirementKind; number: RequirementId } {
  return key.startsWith('clause-') ? { kind: 'clauses', number: key.slice(7) } : { kind: 'controls', number: key }
}

/** Clauses first, as a standard has them; natural order of number within each. For sorting within one edition. */
export function compareKeys(a: RequirementKey, b: RequirementKey): number {
  const [left, right] = [partsOf(a), partsOf(b)]
  if (left.kind !== right.kind) return left.kind === 'clauses' ? -1 : 1
  return compareRequirementIds(left.number, right.number)
}

const keyed = new WeakMap<Edition, ReadonlyMap<RequirementKey, KeyedRequirement>>()

/** Every requirement of an edition by its key: clauses first, then controls, each in natural order. */
export function requirementsByKey(edition: Edition): ReadonlyMap<RequirementKey, KeyedRequirement> {
  const known = keyed.get(edition)
  if (known) return known
  const all = [
    ...edition.clauses.map(({ id, title }) => ({ kind: 'clauses' as const, number: id, theme: 'clauses', title })),
    ...edition.requirements.map(({ id, theme, title }) => ({ kind: 'controls' as const, number: id, theme, title })),
  ].map((one) => ({ edition: edition.id, key: keyOf(one.kind, one.number), ...one }))
  const found = new Map(all.map((one) => [one.key, one]))
  keyed.set(edition, found)
  return found
}

/** A requirement by edition and key; undefined where the content has none such. */
export function findRequirement(content: Content, edition: string, key: RequirementKey): KeyedRequirement | undefined {
  const known = content.editions.get(edition)
  return known && requirementsByKey(known).get(key)
}
