import type { openReadingLink, readLinkedText } from '../../features/documents/reading.contract.ts'
import type { Answer } from '../session/call.ts'

/** Something to read, and its text: the same by link and signed in. */
export type ReadingItem = Answer<typeof openReadingLink>['items'][number]
export type ReadingText = Answer<typeof readLinkedText>
/** What became of confirming. */
export type Outcome = {
  confirmedAt: string | null
  score: number | null
  wrong: { question: number; why: string }[]
}
