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

const mostKept = 20

/** Makes something of the content as each organisation reads it, once for the same corrections; of those not used for longest none is kept. */
export function perCorrections<T>(content: Content, make: (content: Content) => T): (marks: CorrectedMarks) => T {
  const uncorrected = make(content)
  const made = new Map<string, T>()
  return (marks) => {
    if (marks.size === 0) return uncorrected
    const key = [...marks]
      .map((one) => one.join(' '))
      .sort()
      .join('\n')
    const found = made.get(key) ?? make(withCorrections(content, marks))
    made.delete(key)
    made.set(key, found)
    for (const oldest of [...made.keys()].slice(0, -mostKept)) made.delete(oldest)
    return found
  }
}
