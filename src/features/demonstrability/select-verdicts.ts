import type { VerdictState } from '../../core/demonstrability/chain.ts'
import { nextAudit } from '../../core/demonstrability/operation-links.ts'
import type { Content } from '../../core/standards/content.ts'
import { findRequirement } from '../../core/standards/requirement-key.ts'
import type { Day } from '../../core/time/day.ts'
import type { ChainFacts } from './gather-facts.ts'
import type { Judged } from './verdicts.ts'

/** What a list of verdicts can be narrowed to. */
type Which = {
  edition?: string | undefined
  theme?: string | undefined
  state?: string | undefined
  weakest?: string | undefined
  owner?: string | undefined
  system?: string | undefined
  supplier?: string | undefined
  rests?: 'suppliers' | 'own' | undefined
}

export const themeOf = (content: Content, { facts }: Judged): string | undefined =>
  findRequirement(content, facts.edition, facts.key)?.theme

/** The systems that the measures behind a verdict are about. */
export const systemsIn =
  ({ systemsOf }: ChainFacts) =>
  ({ facts }: Judged): Set<string> =>
    new Set(facts.measures.flatMap(({ id }) => systemsOf.get(id) ?? []))

/** Those of the judged requirements that are asked for. */
export function select(content: Content, found: ChainFacts, all: readonly Judged[], which: Which): Judged[] {
  const systems = systemsIn(found)
  return all.filter(
    (one) =>
      (!which.edition || one.facts.edition === which.edition) &&
      (!which.theme || themeOf(content, one) === which.theme) &&
      (!which.state || isIn(which.state, one.verdict.state)) &&
      (!which.weakest || one.verdict.weakest === which.weakest) &&
      (!which.owner || one.owners.includes(which.owner)) &&
      (!which.system || systems(one).has(which.system)) &&
      (!which.supplier || one.suppliers.some(({ id }) => id === which.supplier)) &&
      (!which.rests || (which.rests === 'suppliers') === one.suppliers.length > 0),
  )
}

const isIn = (asked: string, state: VerdictState): boolean =>
  asked === 'lacking' ? state === 'not-demonstrable' || state === 'not-yet' : state === asked

/** Judged requirements by what they belong to, which may be more than one. */
export function gather(judged: readonly Judged[], by: (one: Judged) => Iterable<string>): Map<string, Judged[]> {
  const found = new Map<string, Judged[]>()
  for (const one of judged) {
    for (const name of by(one)) found.set(name, [...(found.get(name) ?? []), one])
  }
  return found
}

/** The next audit of each adopted edition. */
export function nextAudits({ requirements }: ChainFacts, on: Day): { edition: string; title: string; day: Day }[] {
  const audits = requirements[0]?.audits ?? []
  return [...new Set(requirements.map(({ edition }) => edition))].flatMap((edition) => {
    const next = nextAudit(audits, edition, on)
    return next ? [{ edition, title: next.title, day: next.starts }] : []
  })
}
