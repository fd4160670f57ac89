import { type Strength, strengths } from '../../core/coverage/facts.ts'
import type { LinkReason, Verdict } from '../../core/demonstrability/chain.ts'
import { type EditionSums, sumSteps } from '../../core/demonstrability/curve.ts'
import type { RequirementFacts } from '../../core/demonstrability/facts.ts'
import { answersOn, inOperation } from '../../core/demonstrability/measure-link.ts'
import { reasonText } from '../../core/demonstrability/reason-words.ts'
import { restsOnDay } from '../../core/demonstrability/reliance.ts'
import { type Steps, spanOf, standingOn } from '../../core/demonstrability/steps.ts'
import { verdictOn } from '../../core/demonstrability/verdict.ts'
import type { Content } from '../../core/standards/content.ts'
import { findRequirement } from '../../core/standards/requirement-key.ts'
import type { Day } from '../../core/time/day.ts'
import { writeDay } from '../../platform/language/written.ts'
import type { ChainFacts } from './gather-facts.ts'

/** A requirement with its verdict on a day, who answers for what serves it, and the suppliers that are part of its proof. */
export type Judged = {
  facts: RequirementFacts
  verdict: Verdict
  owners: string[]
  suppliers: { id: string; name: string; strength: Strength }[]
}

/** Judges requirements on a day, in the order given. */
export function judge(requirements: readonly RequirementFacts[], on: Day): Judged[] {
  return requirements.map((facts) => ({
    facts,
    verdict: verdictOn(facts, on),
    owners: [...new Set(facts.measures.map((measure) => answersOn(measure, on)).filter((name) => name !== ''))],
    suppliers: restingOn(facts, on),
  }))
}

/** The suppliers whose reports show something of a requirement on a day, of each the strongest thing. */
function restingOn({ measures }: RequirementFacts, on: Day): Judged['suppliers'] {
  const found = new Map<string, Judged['suppliers'][number]>()
  for (const measure of measures) {
    if (measure.relies.length === 0 || !spanOf(inOperation(measure), on)) continue
    for (const { supplier, strength } of restsOnDay(measure, on)) {
      const known = found.get(supplier.id)
      if (!known || strengths.indexOf(strength) < strengths.indexOf(known.strength))
        found.set(supplier.id, { id: supplier.id, name: supplier.title, strength })
    }
  }
  return [...found.values()]
}

const remembered = new WeakMap<ChainFacts, Map<Day, Judged[]>>()
/** Today, and the days that somebody looks ahead to. */
const mostDays = 4

/** Judges everything on a day; for the same facts and the same day only once. */
export function judgeAll(found: ChainFacts, on: Day): readonly Judged[] {
  const days = remembered.get(found) ?? new Map<Day, Judged[]>()
  remembered.set(found, days)
  const judged = days.get(on) ?? judge(found.requirements, on)
  days.delete(on)
  days.set(on, judged)
  for (const oldest of [...days.keys()].slice(0, -mostDays)) days.delete(oldest)
  return judged
}

const sums = new WeakMap<ChainFacts, Steps<EditionSums>>()

/** The sums of each edition on a day, without the reasons. */
export function sumsOn(found: ChainFacts, on: Day): EditionSums {
  const steps = sums.get(found) ?? sumSteps(found.requirements)
  sums.set(found, steps)
  return steps.length === 0 ? [] : standingOn(steps, on).value
}

type About = { kind: 'measure' | 'document' | 'review' | 'supplier' | 'coverage'; id: string; title: string }

/** Why, in both languages, with the things that the sentence names. */
export function written(reason: LinkReason) {
  const about: About[] = []
  if ('measure' in reason) about.push({ kind: 'measure', ...reason.measure })
  if ('measures' in reason)
    about.push(...reason.measures.map(({ id, title }) => ({ kind: 'measure' as const, id, title })))
  if ('document' in reason) about.push({ kind: 'document', ...reason.document })
  if ('review' in reason) about.push({ kind: 'review', ...reason.review })
  if ('supplier' in reason) about.push({ kind: 'supplier', ...reason.supplier })
  if ('report' in reason) about.push({ kind: 'coverage', ...reason.report })
  const text = (language: 'nl' | 'en') => reasonText(reason, language, (day) => writeDay(day, language))
  return { key: reason.key, nl: text('nl'), en: text('en'), about }
}

/** The reason that decides: of the weakest link; where all hold, of the link that ends first. */
function decisiveReason({ weakest, links }: Verdict): LinkReason {
  const [first] = links
  const deciding = weakest
    ? links.find(({ link }) => link === weakest)
    : links.filter(({ until }) => until !== null).sort((a, b) => ((a.until as Day) < (b.until as Day) ? -1 : 1))[0]
  return (deciding ?? (first as (typeof links)[number])).reason
}

/** What the API tells of a judged requirement. */
export function shown(content: Content, { facts, verdict, owners, suppliers }: Judged) {
  const { edition, key } = facts
  const known = findRequirement(content, edition, key)
  return {
    edition,
    requirement: key,
    kind: facts.kind,
    number: known?.number ?? key,
    theme: known?.theme ?? '',
    title: known?.title ?? { nl: key, en: key },
    state: verdict.state,
    weakest: verdict.weakest,
    reason: written(
      verdict.state === 'not-applicable'
        ? (verdict.links[0] as Verdict['links'][number]).reason
        : decisiveReason(verdict),
    ),
    since: verdict.since,
    until: verdict.until,
    links: verdict.links.map(({ state }) => state),
    owners,
    suppliers,
  }
}
