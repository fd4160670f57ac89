import { numberingOf, type SubjectKey, type SubjectKind, subjectKey } from '../assessment/subject.ts'
import { clauseRoutes } from '../standards/clause-routes.ts'
import { type Content, guidanceOf, isAboutCare } from '../standards/content.ts'
import { type Confidence, type Edition, isHealthcareControl, type Requirement } from '../standards/edition.ts'
import type { Relation } from '../standards/mapping.ts'
import { routesBetween } from '../standards/routes-between.ts'
import { sourcesBetween } from './sources.ts'

type Words = { nl: string; en: string }

/**
 * What became of a requirement between two editions, by number: 'same' one to one under the same number, 'moved' one to one under
 * another, 'merged' several old ones into one, 'split' one old one into several, 'new' without predecessor, 'dropped' without successor.
 */
export const transitionKinds = ['same', 'moved', 'merged', 'split', 'new', 'dropped'] as const
export type TransitionKind = (typeof transitionKinds)[number]

/** What a new requirement asks against all its predecessors together: the same, less, more, or something else besides. */
export type Asks = 'same' | 'less' | 'more' | 'other'

/** An old and a new requirement that correspond. `relation`: what the old one asks against the new. */
export type TransitionLink = {
  from: SubjectKey
  to: SubjectKey
  relation: Relation
  confidence: Confidence
  sources: string[]
  /** What changed between two clauses, where that is known. */
  note: Words | null
}

type Entry = {
  key: SubjectKey
  kind: SubjectKind
  number: string
  /** Of a control; null for a clause. */
  theme: string | null
  title: Words
  became: TransitionKind
  links: TransitionLink[]
}
export type OldEntry = Entry
export type NewEntry = Entry & {
  /** Null where there is no predecessor. */
  asks: Asks | null
  /** It asks something for health care that no predecessor asked. */
  careAdded: boolean
}

/** What became of every requirement of an edition in another one: clauses first, then controls, each in reading order. */
export type TransitionReport = {
  from: Edition
  to: Edition
  old: OldEntry[]
  new: NewEntry[]
  byKey: ReadonlyMap<SubjectKey, { old: OldEntry | null; new: NewEntry | null }>
}

type Bare = Omit<Entry, 'became' | 'links'> & { control: Requirement | null }

/** Lays two editions side by side by the mappings. Every requirement of both occurs exactly once on its side. */
export function transitionReport(content: Content, from: Edition, to: Edition): TransitionReport {
  const [olds, news] = [entriesOf(from), entriesOf(to)]
  const links = olds.flatMap((entry) => linksFrom(content, from, to, entry))
  const [leaving, arriving] = [groupBy(links, 'from'), groupBy(links, 'to')]
  const old = olds.map((entry): OldEntry => {
    const own = leaving.get(entry.key) ?? []
    return { ...bare(entry), became: becameOf(own, leaving, arriving, 'dropped'), links: own }
  })
  const controls = new Map(olds.map(({ key, control }) => [key, control]))
  const news2 = news.map((entry): NewEntry => {
    const own = arriving.get(entry.key) ?? []
    const before = own.flatMap((link) => controls.get(link.from) ?? [])
    return {
      ...bare(entry),
      became: becameOf(own, leaving, arriving, 'new'),
      links: own,
      asks: asksOf(own, entry.control, before),
      careAdded: addsCare(content, to, entry, before),
    }
  })
  const byKey = new Map<SubjectKey, { old: OldEntry | null; new: NewEntry | null }>()
  for (const entry of old) byKey.set(entry.key, { old: entry, new: null })
  for (const entry of news2) byKey.set(entry.key, { old: byKey.get(entry.key)?.old ?? null, new: entry })
  return { from, to, old, new: news2, byKey }
}

/** How often each kind occurs; the counts add up to the number of entries. */
export function countKinds(entries: readonly { became: TransitionKind }[]): Record<TransitionKind, number> {
  const counts = Object.fromEntries(transitionKinds.map((kind) => [kind, 0])) as Record<TransitionKind, number>
  for (const { became } of entries) counts[became] += 1
  return counts
}

/** Whether what was answered about the predecessors says something about all that the new one asks. */
export const isCovered = ({ asks }: Pick<NewEntry, 'asks'>): boolean => asks === 'same' || asks === 'less'

const bare = ({ control: _, ...entry }: Bare) => entry

function entriesOf(edition: Edition): Bare[] {
  const of = (kind: SubjectKind, id: string) => ({ key: subjectKey(numberingOf(edition), kind, id), kind, number: id })
  return [
    ...edition.clauses.map(({ id, title }) => ({ ...of('clause', id), theme: null, title, control: null })),
    ...edition.requirements.map((control) => ({
      ...of('control', control.id),
      theme: control.theme,
      title: control.title,
      control,
    })),
  ]
}

function linksFrom(content: Content, from: Edition, to: Edition, { key, kind, number }: Bare): TransitionLink[] {
  const target = (id: string) => ({ from: key, to: subjectKey(numberingOf(to), kind, id) })
  if (kind === 'clause') {
    return clauseRoutes(content, from.id, number, to.id).map(({ clause, relation, confidence, note, source }) => ({
      ...target(clause),
      relation,
      confidence,
      sources: source === null ? [] : [source],
      note,
    }))
  }
  return routesBetween(content.mappings, from.id, number, to.id).map(({ requirement, relation, confidence }) => ({
    ...target(requirement),
    relation,
    confidence,
    sources: sourcesBetween(
      content.mappings,
      { edition: from.id, requirement: number },
      { edition: to.id, requirement },
    ),
    note: null,
  }))
}

type Links = ReadonlyMap<SubjectKey, TransitionLink[]>

function groupBy(links: readonly TransitionLink[], side: 'from' | 'to'): Map<SubjectKey, TransitionLink[]> {
  const groups = new Map<SubjectKey, TransitionLink[]>()
  for (const link of links) groups.set(link[side], [...(groups.get(link[side]) ?? []), link])
  return groups
}

function becameOf(
  own: readonly TransitionLink[],
  leaving: Links,
  arriving: Links,
  alone: 'new' | 'dropped',
): TransitionKind {
  const [link] = own
  if (!link) return alone
  // Of an old one that went to two places, it counts more that it was split than with what it was merged there.
  const split = (leaving.get(link.from)?.length ?? 0) > 1
  const merged = (arriving.get(link.to)?.length ?? 0) > 1
  if (alone === 'dropped' && split) return 'split'
  if (merged) return 'merged'
  if (split) return 'split'
  return numberIn(link.from) === numberIn(link.to) ? 'same' : 'moved'
}

const numberIn = (key: SubjectKey) => key.slice(key.indexOf('/') + 1)

function asksOf(
  links: readonly TransitionLink[],
  control: Requirement | null,
  before: readonly Requirement[],
): Asks | null {
  if (links.length === 0) return null
  const relations = links.map(({ relation }) => relation)
  const addsRequirement = control !== null && isHealthcareControl(control) && !before.some(isHealthcareControl)
  if (relations.includes('equal')) return 'same'
  if (relations.includes('superset')) return 'less'
  if (relations.includes('intersects')) return 'other'
  // What was merged is its parts together, unless something came with it.
  return links.length > 1 && !addsRequirement ? 'same' : 'more'
}

function addsCare(
  content: Content,
  to: Edition,
  { kind, number, control }: Bare,
  before: readonly Requirement[],
): boolean {
  if (!isAboutCare(to) || control?.healthcare?.mark === 'none' || before.some(isHealthcareControl)) return false
  return guidanceOf(content, to.id, `${kind}s`, number)?.questions.some(({ care }) => care) ?? false
}
