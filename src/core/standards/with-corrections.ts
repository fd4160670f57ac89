import type { Content } from './content.ts'
import type { Edition, Requirement } from './edition.ts'

export type Mark = NonNullable<Requirement['healthcare']>['mark']

/** What an organisation says a control adds for health care, by edition and number: `nen-7510-2024 5.16`. */
export type CorrectedMarks = ReadonlyMap<string, Mark>

/**
 * The content as one organisation reads it: where it corrected a mark, that mark, and sure, since somebody looked it up in the
 * organisation's own copy. Editions that nothing was corrected in are the same objects as before.
 */
export function withCorrections(content: Content, marks: CorrectedMarks): Content {
  if (marks.size === 0) return content
  const editions = new Map<string, Edition>()
  for (const [id, edition] of content.editions) {
    const corrected = edition.requirements.map((one) => {
      const mark = marks.get(`${id} ${one.id}`)
      return mark && one.healthcare ? { ...one, healthcare: { mark, confidence: 'high' as const } } : one
    })
    const changed = corrected.some((one, i) => one !== edition.requirements[i])
    editions.set(id, changed ? { ...edition, requirements: corrected } : edition)
  }
  return { ...content, editions }
}
