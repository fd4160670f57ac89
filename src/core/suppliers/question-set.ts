import { z } from 'zod'

const words = (max: number) => z.string().trim().min(1).max(max)
const both = (max: number) => z.strictObject({ nl: words(max), en: words(max) })
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

const question = z.strictObject({
  /** Unique within its set and never given to another question: answers of last year find theirs by it. */
  id: slug.max(40),
  ...both(400).shape,
  /** What a good answer tells, or what can be sent along. */
  explain: both(600).optional(),
  /** The controls that it is about, by their number of 2022 and 2024. */
  controls: z
    .array(z.string().regex(/^[5-8]\.\d{1,2}$/))
    .min(1)
    .max(6),
})

/** Questions in our own words that can be put to a supplier: `content/questionnaires/<id>.yaml`. */
export const questionSet = z.strictObject({
  id: slug.max(40),
  title: both(120),
  /** For which suppliers it is meant, for whoever chooses. */
  purpose: both(400),
  themes: z
    .array(z.strictObject({ title: both(80), questions: z.array(question).min(1).max(20) }))
    .min(1)
    .max(12),
})
export type QuestionSet = z.output<typeof questionSet>
