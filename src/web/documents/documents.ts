import type { listDocuments, readDocument } from '../../features/documents/documents.contract.ts'
import type { readVersion } from '../../features/documents/versions.contract.ts'
import type { Answer } from '../session/call.ts'
import type { State } from '../ui/verdict.tsx'

export type ListedDocument = Answer<typeof listDocuments>['items'][number]
export type DocumentRead = Answer<typeof readDocument>
export type VersionOutline = DocumentRead['versions'][number]
export type VersionRead = Answer<typeof readVersion>
export type Known = NonNullable<ListedDocument['known']>
type ReviewState = ListedDocument['review']

/** Which mark each state of a document's review gets. */
export const reviewMarks = {
  none: 'open',
  holds: 'holds',
  'review-near': 'soon',
  'review-past': 'fails',
} satisfies Record<ReviewState, State>

/** Which mark a share of an audience gets. */
export const knownMark = ({ isKnown, late, confirmed }: Known): State =>
  isKnown ? 'holds' : late > 0 ? 'fails' : confirmed > 0 ? 'part' : 'open'

export const documentStates = [
  'all',
  'in-force',
  'not-approved',
  'review-near',
  'review-past',
  'open',
  'not-known',
  'withdrawn',
] as const
