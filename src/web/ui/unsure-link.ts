import type { Confidence } from '../../core/standards/edition.ts'

const words = { high: [], medium: ['link.medium'], low: ['link.low'] } as const

/** The text that says that a link between two editions is not established; none where it is. */
export function unsureLink(confidence: Confidence): readonly ('link.medium' | 'link.low')[] {
  return words[confidence]
}
