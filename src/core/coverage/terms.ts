import type { Actor } from '../access/actor.ts'
import { type Role, roles } from '../access/roles.ts'
import type { SharingTerms } from './facts.ts'

/** What somebody may do with the texts of a report: read them, read them after accepting its conditions, or not at all. */
export type Reading = 'free' | 'after-accepting' | 'never'

/**
 * Who may read the texts and files of a report under its terms. An auditor looks from outside: what was given to the customer alone is not
 * given on, and what may be shown under conditions only after these were accepted. That a report is there, under which terms, and what it
 * comes to is for everybody who may see suppliers.
 */
const readings: Record<SharingTerms, Record<Role, Reading>> = {
  public: {
    administrator: 'free',
    'security-officer': 'free',
    contributor: 'free',
    reader: 'free',
    auditor: 'free',
  },
  customer: {
    administrator: 'free',
    'security-officer': 'free',
    contributor: 'free',
    reader: 'free',
    auditor: 'never',
  },
  nda: {
    administrator: 'free',
    'security-officer': 'free',
    contributor: 'after-accepting',
    reader: 'after-accepting',
    auditor: 'after-accepting',
  },
  auditor: {
    administrator: 'free',
    'security-officer': 'free',
    contributor: 'never',
    reader: 'never',
    auditor: 'after-accepting',
  },
}

/** What somebody of a role may do with the texts of a report under these terms. */
export const readingOf = (terms: SharingTerms, role: Role): Reading => readings[terms][role]

const strictness: readonly Reading[] = ['free', 'after-accepting', 'never']

/** The one of two that opens less. */
export const stricterReading = (a: Reading, b: Reading): Reading =>
  strictness.indexOf(a) > strictness.indexOf(b) ? a : b

/** Whether other terms open a report further for somebody of any role. */
export const opensFurther = (before: SharingTerms, after: SharingTerms): boolean =>
  roles.some((role) => stricterReading(readingOf(before, role), readingOf(after, role)) !== readingOf(after, role))

/** Whether an actor may read the texts and files of a report now. `accepted`: this person accepted its conditions. */
export function mayReadTexts(terms: SharingTerms, actor: Actor, accepted: boolean): boolean {
  if (actor.kind === 'operator' || actor.kind === 'system') return true
  if (actor.kind !== 'person') return terms === 'public'
  const reading = readingOf(terms, actor.role)
  return reading === 'free' || (reading === 'after-accepting' && accepted)
}

/** Whether the texts and files may go along in a pack of evidence, which is given to others. */
export const goesIntoPacks = (terms: SharingTerms): boolean => terms === 'public'

/** Columns that hold texts of what suppliers share under terms, by their table. */
const textsUnderTerms: Record<string, readonly string[]> = {
  coverage_reports: ['told', 'disclaimer'],
  coverage_claims: ['reference', 'place', 'statement', 'customer_part'],
  terms_acceptances: ['disclaimer'],
  assurance_reports: ['opinion_note', 'note', 'criteria'],
  bridge_letters: ['note', 'signed_by'],
  assurance_exceptions: ['reference', 'what', 'response', 'assessment_reason'],
  assurance_subservices: ['what', 'not_relevant_because'],
  assurance_cuecs: ['reference', 'what', 'not_ours_because'],
  // What was seen at a decision holds the exceptions of reports in words.
  supplier_reviews: ['picture'],
}

/**
 * A row as the trail keeps it, for an actor: an auditor sees there that such a text was written, and not which, since terms are asked and
 * accepted where the report itself is read. A text that is left out is null.
 */
export function rowForActor<Row extends Record<string, unknown> | null>(table: string, row: Row, actor: Actor): Row {
  const columns = actor.kind === 'person' && actor.role === 'auditor' ? (textsUnderTerms[table] ?? []) : []
  if (row === null || columns.length === 0) return row
  return { ...row, ...Object.fromEntries(columns.filter((one) => one in row).map((one) => [one, null])) }
}
