import type { Actor } from '../../core/access/actor.ts'
import type { SharingTerms } from '../../core/coverage/facts.ts'
import { mayReadTexts, type Reading, readingOf, stricterReading } from '../../core/coverage/terms.ts'
import { wordingOfTerms } from '../../core/coverage/wording.ts'
import { readStandingTerms } from './assurance.store.ts'
import type { Source } from './assurance-facts.store.ts'
import { refusals } from './assurance-refusals.ts'

/** What terms let one reader do with the texts of reports: as they are read, and as they are today, also where an earlier moment is read. */
export type ReadingRight = {
  of(report: string, terms: SharingTerms): Reading
  accepted(report: string): boolean
  /** The terms of today, to be accepted as they were seen. */
  wording(report: string, terms: SharingTerms): string
  may(report: string, terms: SharingTerms): boolean
}

export async function readingRight(source: Source, actor: Actor): Promise<ReadingRight> {
  const standing = await readStandingTerms(source, actor.kind === 'person' ? actor.id : null)
  // Terms that were changed since are not those that were accepted.
  const accepted = new Set(
    standing.accepted.flatMap(({ report, wording }) => {
      const terms = standing.terms[report]
      return terms !== undefined && wordingOfTerms(terms) === wording ? [report] : []
    }),
  )
  const both = (report: string, terms: SharingTerms) => [terms, standing.terms[report] ?? terms]
  return {
    of: (report, terms) =>
      both(report, terms)
        .map((one): Reading => (actor.kind === 'person' ? readingOf(one, actor.role) : 'free'))
        .reduce(stricterReading),
    accepted: (report) => accepted.has(report),
    wording: (report, terms) => wordingOfTerms(standing.terms[report] ?? terms),
    may: (report, terms) => both(report, terms).every((one) => mayReadTexts(one, actor, accepted.has(report))),
  }
}

/** Refuses whoever may not read the texts of a report, with what would let them. */
export async function requireReading(
  source: Source,
  actor: Actor,
  { id, terms }: { id: string; terms: SharingTerms },
): Promise<void> {
  const right = await readingRight(source, actor)
  if (right.may(id, terms)) return
  throw right.of(id, terms) === 'after-accepting' ? refusals.termsFirst() : refusals.termsForbid()
}
