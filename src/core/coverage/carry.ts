import { partsOfKey } from '../assessment/subject.ts'
import type { Content } from '../standards/content.ts'
import type { Confidence } from '../standards/edition.ts'
import { keyOf, requirementsByKey } from '../standards/requirement-key.ts'
import { leastSure } from '../standards/routes-between.ts'
import { type Asks, isCovered, transitionReport } from '../transition/transition-report.ts'
import { type EarlierEdition, earlierEdition } from './earlier-edition.ts'

/**
 * What is lost when a report on one edition is read for another. 'new': nothing in the older edition corresponds; 'care': it asks something
 * for health care that no predecessor asked; 'more' and 'other': what corresponds asks less, or something else besides; 'uncertain': which
 * numbers correspond is a reading of subjects. 'care-guidance' takes nothing away: what is asked is the same, and the explanation of it for
 * health care is new.
 */
export const losses = ['new', 'care', 'more', 'other', 'uncertain', 'care-guidance'] as const
export type Loss = (typeof losses)[number]

/** Where what a requirement asks stood in another edition. `whole`: what was said about all of `from` says something about all that it asks. */
export type Origin = { from: readonly string[]; whole: boolean; loss: Loss | null; confidence: Confidence }

const known = new WeakMap<Content, Map<string, ReadonlyMap<string, Origin>>>()

/**
 * For each requirement of an edition by key, the requirements of the edition of a report that it goes back to. From an edition that is known
 * by numbers alone all is uncertain and nothing whole. Undefined where the content does not know the edition of the report at all, so that
 * nothing can be carried.
 */
export function originsIn(content: Content, from: string, to: string): ReadonlyMap<string, Origin> | undefined {
  const remembered = known.get(content) ?? new Map<string, ReadonlyMap<string, Origin>>()
  known.set(content, remembered)
  const place = `${from} ${to}`
  const before = remembered.get(place)
  if (before) return before
  const origins = gatherOrigins(content, from, to)
  if (origins) remembered.set(place, origins)
  return origins
}

function gatherOrigins(content: Content, from: string, to: string): ReadonlyMap<string, Origin> | undefined {
  const [old, current] = [content.editions.get(from), content.editions.get(to)]
  if (!current) return undefined
  if (old) return from === to ? same([...requirementsByKey(current).keys()]) : carried(content, old.id, current.id)
  const earlier = earlierEdition(content, from)
  return earlier ? carriedByNumber(earlier, originsIn(content, earlier.walk.to, to)) : undefined
}

/**
 * Over the edition that a crosswalk leads to: what is asked besides is lost likewise, and the rest is uncertain. So is what is asked for
 * health care where the earlier edition is about it: what it asked is not known.
 */
function carriedByNumber(
  { standard, walk }: EarlierEdition,
  between: ReadonlyMap<string, Origin> | undefined,
): ReadonlyMap<string, Origin> | undefined {
  if (!between) return undefined
  const numbers = new Map<string, string[]>()
  for (const { from, to } of walk.pairs) for (const one of to) numbers.set(one, [...(numbers.get(one) ?? []), from])
  return new Map(
    [...between].map(([key, { from, loss }]): [string, Origin] => {
      const before = [...new Set(from.flatMap((one) => numbers.get(one) ?? []))]
      const care = loss === 'care' && standard === 'nen-7510'
      const lost = loss === null || loss === 'care-guidance' || care ? 'uncertain' : loss
      return [key, { from: before, whole: false, loss: before.length === 0 ? 'new' : lost, confidence: 'low' }]
    }),
  )
}

const same = (keys: readonly string[]) =>
  new Map(keys.map((key): [string, Origin] => [key, { from: [key], whole: true, loss: null, confidence: 'high' }]))

const requirementOf = (subject: string): string => {
  const { kind, number } = partsOfKey(subject)
  return keyOf(kind === 'clause' ? 'clauses' : 'controls', number)
}

function carried(content: Content, from: string, to: string): ReadonlyMap<string, Origin> {
  const [old, current] = [content.editions.get(from), content.editions.get(to)]
  if (!old || !current) return new Map()
  return new Map(
    transitionReport(content, old, current).new.map((entry): [string, Origin] => {
      const whole = isCovered(entry)
      const loss = entry.asks === null ? 'new' : lossOf(entry.asks, entry.careAdded)
      return [
        requirementOf(entry.key),
        {
          from: entry.links.map((link) => requirementOf(link.from)),
          ...{ whole, loss, confidence: leastSure(entry.links.map(({ confidence }) => confidence)) },
        },
      ]
    }),
  )
}

function lossOf(asks: Asks, careAdded: boolean): Loss | null {
  if (isCovered({ asks })) return careAdded ? 'care-guidance' : null
  if (careAdded) return 'care'
  return asks === 'more' ? 'more' : 'other'
}
