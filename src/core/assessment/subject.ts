import type { Edition } from '../standards/edition.ts'

/** Editions of 2022 and later number as ISO/IEC 27002:2022 does, those before as the edition of 2013. */
export type Numbering = '2013' | '2022'
export type SubjectKind = 'control' | 'clause'

/**
 * What one answer is about, shared by all editions that number alike: `2022/control/8.13` is 8.13 of NEN 7510:2024 and of
 * ISO/IEC 27001:2022 at once.
 */
export type SubjectKey = string

/** A theme of controls or a chapter of clauses: `2022/control/people`, `2013/control/12`, `2022/clause/6`. */
export type ThemeKey = string

export const numberingOf = (edition: Pick<Edition, 'numbering'>): Numbering =>
  edition.numbering === 'iso-27002-2022' ? '2022' : '2013'

export function subjectKey(numbering: Numbering, kind: SubjectKind, number: string): SubjectKey {
  return `${numbering}/${kind}/${number}`
}

/** The parts of a key; the number alone decides about the order of subjects within a kind. */
export function partsOfKey(key: SubjectKey): { numbering: Numbering; kind: SubjectKind; number: string } {
  const [numbering = '', kind = '', number = ''] = key.split('/')
  return { numbering: numbering as Numbering, kind: kind as SubjectKind, number }
}
