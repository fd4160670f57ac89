import { z } from 'zod'
import { confidence, requirementId } from './edition.ts'
import { relation } from './mapping.ts'

const words = z.string().trim().min(1)
const inBothLanguages = z.strictObject({ nl: words, en: words })

const served = z.strictObject({
  id: requirementId,
  relation,
  confidence,
  /** Position, from 0, in the sources of the file. */
  source: z.int().nonnegative(),
})

/** An article of law that lists measures, and which controls and clauses serve each of them. */
export const law = z.strictObject({
  id: words,
  contentVersion: z.int().positive(),
  name: inBothLanguages,
  /** Where the law was published, such as `Stb. 2026, 187`. */
  publication: words,
  inForceSince: z.iso.date(),
  numbering: z.enum(['iso-27002-2022']),
  sources: z.array(words).min(1),
  measures: z
    .array(z.strictObject({ id: words, title: inBothLanguages, controls: z.array(served), clauses: z.array(served) }))
    .min(1),
})

export type Law = z.infer<typeof law>
type Served = z.infer<typeof served>
/** A measure of a law that a requirement serves. */
export type LawMeasure = {
  law: string
  lawName: { nl: string; en: string }
  measure: string
  title: { nl: string; en: string }
  relation: Served['relation']
  confidence: Served['confidence']
  /** What the link rests on. */
  source: string
}

/** The measures of all laws that a requirement of the 2022 numbering serves. */
export function lawMeasuresOf(laws: readonly Law[], kind: 'controls' | 'clauses', number: string): LawMeasure[] {
  return laws.flatMap((one) =>
    one.measures.flatMap((measure) => {
      const found = measure[kind].find(({ id }) => id === number)
      if (!found) return []
      const { relation, confidence, source } = found
      const about = { law: one.id, lawName: one.name, measure: measure.id, title: measure.title }
      return [{ ...about, relation, confidence, source: one.sources[source] ?? one.id }]
    }),
  )
}
