import type { Content } from '../standards/content.ts'
import { findRequirement } from '../standards/requirement-key.ts'
import type { Crosswalk } from './crosswalk.ts'

/** An edition that is known by the numbers of its controls alone: what they come nearest to stands in a crosswalk. */
export type EarlierEdition = { standard: string; name: string; walk: Crosswalk }

/** The standard and the year that a text names, such as 'nen-7510' and 2011 for 'NEN 7510-1:2011'; null where it does not say both. */
export function standardNamed(written: string): { standard: 'nen-7510' | 'iso-27001'; year: number } | null {
  const standard = /7510/.test(written) ? 'nen-7510' : /2700[12]/.test(written) ? 'iso-27001' : null
  const year = /(?:^|\D)((?:19|20)\d\d)(?!\d)/.exec(written.replace(/2700[12]|7510(-\d)?/g, ' '))?.[1]
  return standard === null || year === undefined ? null : { standard, year: Number(year) }
}

/** The earlier edition that a text names ('NEN 7510:2011'), or null where there is no crosswalk from one. */
export function earlierEdition({ crosswalks }: Pick<Content, 'crosswalks'>, written: string): EarlierEdition | null {
  const named = standardNamed(written)
  if (named === null) return null
  for (const walk of crosswalks) {
    const found = walk.from?.find(({ standard, year }) => standard === named.standard && year === named.year)
    if (found) return { standard: found.standard, name: found.name, walk }
  }
  return null
}

/** Whether something is known of the edition that a text names, be it by numbers alone. */
export const isKnownEdition = (content: Pick<Content, 'editions' | 'crosswalks'>, edition: string): boolean =>
  content.editions.has(edition) || earlierEdition(content, edition) !== null

/** Whether a line about a requirement can count: it is one of an edition that is known, or comes near to one. */
export function countsSomewhere(content: Content, edition: string, requirement: string): boolean {
  if (content.editions.has(edition)) return findRequirement(content, edition, requirement) !== undefined
  return earlierEdition(content, edition)?.walk.pairs.some(({ from }) => from === requirement) ?? false
}

/** Whether a control has a number in an earlier edition, whether or not it comes near to anything. */
export const isNumberIn = ({ walk }: EarlierEdition, number: string): boolean =>
  walk.pairs.some(({ from }) => from === number) || (walk.left ?? []).includes(number)
