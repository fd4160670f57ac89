/** A fact with its name, written out. */
export type FactView = { label: string; value: string }

/** What every document has besides its own contents, in the words of its language: title page, running head and foot, proof. */
export type DocumentView = {
  language: 'nl' | 'en'
  title: string
  subtitle: string
  organisation: string
  organisationShort: string
  draft: boolean
  draftNote: string
  /** For whom this copy is; '' or nothing for one that is nobody's. */
  watermark?: string
  status: string
  /** Stands in the running head of what is no draft. */
  version: string
  facts: FactView[]
  approval: { title: string; note: string; fields: FactView[] }
  checkpoint: { title: string; note: string; facts: FactView[]; shortRoot: string | null }
  words: { page: string; of: string; asAt: string }
}

/** How many characters of the base64 root stand on the title page and in the footer. */
export const SHORT_ROOT = 12
