import type { DocumentView, FactView } from './document-view.ts'
import { labels } from './labels.ts'
import { printableText } from './printable-text.ts'
import { writtenNumber } from './written-dates.ts'

/** The place to sign a draft, or who approved. */
export function approvalView(
  open: boolean,
  approvedBy: string,
  approvedOn: string,
  language: 'nl' | 'en',
  position = '',
): DocumentView['approval'] {
  const words = labels[language]
  return {
    title: words.approval,
    note: open ? words.approvalOpen : words.approvalDone,
    fields: [
      { label: words.name, value: open ? '' : approvedBy },
      { label: words.position, value: open ? '' : position },
      { label: words.date, value: open ? '' : approvedOn },
      { label: words.signature, value: '' },
    ],
  }
}

/** The state of the trail to which a document belongs, to copy from. */
export function checkpointFacts(
  checkpoint: { origin: string; size: number; root: string } | null,
  language: 'nl' | 'en',
): FactView[] {
  if (checkpoint === null) return []
  const words = labels[language]
  return [
    { label: words.trailOrigin, value: printableText(checkpoint.origin) },
    { label: words.trailSize, value: writtenNumber(checkpoint.size, language) },
    { label: words.root, value: printableText(checkpoint.root) },
  ]
}
