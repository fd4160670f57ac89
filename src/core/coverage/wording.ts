import { createHash } from 'node:crypto'
import type { SharingTerms } from './facts.ts'

/** Under what a report is given, as whoever accepts it sees it. */
export type Conditions = { terms: SharingTerms; termsNote: string; disclaimer: string }

/** The SHA-256 of conditions, to which an acceptance is tied: whoever accepted other words accepts these anew. */
export const wordingOf = ({ terms, termsNote, disclaimer }: Conditions): string =>
  createHash('sha256')
    .update(JSON.stringify([terms, termsNote, disclaimer]))
    .digest('hex')

/** An assurance report has no conditions in words of its own. */
export const wordingOfTerms = (terms: SharingTerms): string => wordingOf({ terms, termsNote: '', disclaimer: '' })
