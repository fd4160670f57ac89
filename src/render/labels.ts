import type { Words } from './label-words.ts'
import { labelsEn } from './labels.en.ts'
import { labelsNl } from './labels.nl.ts'

/** Every word of the documents, in both languages. Terms follow the vocabulary of the field (VvT, beheersmaatregel, norm). */
export const labels: Record<'nl' | 'en', Words> = { nl: labelsNl, en: labelsEn }
