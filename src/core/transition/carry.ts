import type { Axis, Rating } from '../assessment/sheets.ts'
import { axes } from '../assessment/sheets.ts'
import type { Answer } from '../assessment/standing.ts'
import type { SubjectKey } from '../assessment/subject.ts'
import type { Confidence } from '../standards/edition.ts'
import type { Relation } from '../standards/mapping.ts'
import { leastSure } from '../standards/routes-between.ts'
import { isCovered, type NewEntry, type TransitionReport } from './transition-report.ts'

/** Something that was said about an old subject, and the new one that it leads to; `to` is null where it leads to none. */
export type Carried<T> = { item: T; to: SubjectKey | null; relation: Relation | null; confidence: Confidence | null }

/**
 * Carries what was said over to every new subject that it leads to. Nothing is dropped: what was said about a subject without successor
 * is carried to none, and what was about a new subject already stays with it.
 */
export function carryOver<T extends { subject: SubjectKey }>(
  report: TransitionReport,
  said: readonly T[],
): Carried<T>[] {
  return said.flatMap((item): Carried<T>[] => {
    const entry = report.byKey.get(item.subject)
    if (entry?.new) return [{ item, to: item.subject, relation: 'equal', confidence: 'high' }]
    const links = entry?.old?.links ?? []
    if (links.length === 0) return [{ item, to: null, relation: null, confidence: null }]
    return links.map(({ to, relation, confidence }) => ({ item, to, relation, confidence }))
  })
}

/**
 * What several answers say together, taken at their weakest: one no is a no, whatever else is known; without it nothing is said while
 * one is missing (null) or unknown. What is not applicable counts only where all are.
 */
export function weakestOf(given: readonly (Answer | null)[]): Answer | null {
  const counted = given.filter((answer) => answer !== 'not-applicable')
  if (counted.length === 0) return given.length === 0 ? null : 'not-applicable'
  for (const answer of ['no', null, 'unknown', 'partly'] as const) if (counted.includes(answer)) return answer
  return 'yes'
}

/** Why nothing is proposed. 'unanswered': one of the old ones had no answer. */
export type Open = 'new' | 'asks-more' | 'asks-other' | 'unanswered'

export type Proposal = {
  /** What the old answers propose about the new subject; null where they propose nothing, for the reason in `open`. */
  answer: Answer | null
  open: Open | null
  /** What the old answers say together, also where that is no proposal. */
  earlier: Answer | null
  /** The lowest that was given in each respect. */
  rating: Rating
  /** How sure it is that the old ones correspond: as sure as the least sure link. */
  confidence: Confidence
}

/**
 * What the old answers propose about a new subject; never more than a proposal, and none where the new one asks more than the old ones
 * did. `answersTo` gives the answers about an old subject on one sheet, null among them for a question without.
 */
export function proposeFrom(
  entry: NewEntry,
  answersTo: (subject: SubjectKey) => readonly (Answer | null)[],
  ratingOf: (subject: SubjectKey) => Rating | null,
): Proposal {
  const given = entry.links.flatMap(({ from }) => {
    const answers = answersTo(from)
    return answers.length === 0 ? [null] : answers
  })
  const earlier = entry.links.length === 0 ? null : weakestOf(given)
  const open = openBecause(entry, earlier)
  const ratings = entry.links.flatMap(({ from }) => ratingOf(from) ?? [])
  return {
    answer: open === null ? earlier : null,
    open,
    earlier,
    rating: open === null ? lowestOf(ratings) : unrated,
    confidence: leastSure(entry.links.map(({ confidence }) => confidence)),
  }
}

function openBecause(entry: NewEntry, earlier: Answer | null): Open | null {
  if (entry.asks === null) return 'new'
  if (!isCovered(entry)) return entry.asks === 'more' ? 'asks-more' : 'asks-other'
  return earlier === null ? 'unanswered' : null
}

const unrated: Rating = { design: null, existence: null, operation: null }

function lowestOf(ratings: readonly Rating[]): Rating {
  const lowest = (axis: Axis) => {
    const given = ratings.flatMap((rating) => rating[axis] ?? [])
    return given.length === 0 ? null : Math.min(...given)
  }
  return Object.fromEntries(axes.map((axis) => [axis, lowest(axis)])) as Rating
}

/** Notes about several old subjects in one text, each under its old number. Empty ones are left out. */
export function joinNotes(notes: readonly { number: string; note: string }[]): string {
  return notes.flatMap(({ number, note }) => (note.trim() === '' ? [] : [`${number}: ${note.trim()}`])).join('\n')
}

type Placed = { subject: SubjectKey; department: string | null; question?: string }

/**
 * What is to be brought: all that was carried over and is not there yet in the same words. What is there already and was not carried
 * over again, since it was taken back in the old assessment, is left as it is.
 */
export function missingFrom<T extends Placed>(
  carried: readonly Carried<T>[],
  there: readonly Carried<T>[],
): Carried<T>[] {
  const found = new Map(there.map((one) => [placeOf(one), one]))
  return carried.filter((one) => {
    const before = found.get(placeOf(one))
    return (
      !before ||
      before.relation !== one.relation ||
      before.confidence !== one.confidence ||
      !same(before.item, one.item)
    )
  })
}

const placeOf = <T extends Placed>({ item, to }: Carried<T>) =>
  JSON.stringify([item.subject, item.question ?? null, item.department, to])

const same = <T extends object>(a: T, b: T) => (Object.keys(a) as (keyof T)[]).every((field) => a[field] === b[field])
