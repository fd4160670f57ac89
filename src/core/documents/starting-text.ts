import { z } from 'zod'
import { ownerRole, profileFact } from '../guidance/guidance.ts'

const words = (max: number) => z.string().trim().min(1).max(max)
const both = (max: number) => z.strictObject({ nl: words(max), en: words(max) })
const alike = <T extends unknown[]>({ nl, en }: { nl: T; en: T }) => nl.length === en.length
const lines = (min: number, max: number) =>
  z
    .strictObject({ nl: z.array(words(600)).min(min).max(max), en: z.array(words(600)).min(min).max(max) })
    .refine(alike, 'nl and en are of different length')
const rows = z
  .array(z.array(words(400)).min(2).max(6))
  .min(2)
  .max(40)
const isRectangular = (table: string[][]) => table.every((row) => row.length === table[0]?.length)

/** What a starting text can be filled in with: facts of the organisation, or what is asked for when the text is chosen. */
export const placeholders = [
  'organisation',
  'client',
  'clients',
  'board',
  'security_officer',
  'security_contact',
  'data_protection_officer',
  'incident_contact',
  'it_support',
  'systems',
  'health_systems',
  'locations',
  'suppliers',
] as const
export type Placeholder = (typeof placeholders)[number]

/** Lists of things in scope that a text can print as bullets. */
export const factLists = ['systems', 'health_systems', 'locations', 'suppliers'] as const
export type FactList = (typeof factLists)[number]

// Left out where the organisation answered that the fact is not so (`when`), or there only then (`unless`).
const condition = { when: profileFact.optional(), unless: profileFact.optional() }

const block = z.union([
  z.strictObject({ p: both(1500), ...condition }),
  z.strictObject({ heading: both(160), ...condition }),
  z.strictObject({ list: lines(1, 20), ...condition }),
  z.strictObject({ steps: lines(1, 20), ...condition }),
  z.strictObject({
    table: z
      .strictObject({ nl: rows, en: rows })
      .refine(({ nl, en }) => isRectangular(nl) && isRectangular(en), 'rows are of different length')
      .refine(alike, 'nl and en are of different length'),
    ...condition,
  }),
  z.strictObject({ quote: both(800), ...condition }),
  z.strictObject({ list_of: z.enum(factLists), ...condition }),
])

const answer = z.strictObject({ right: z.boolean().default(false), ...both(300).shape })

const question = z.strictObject({
  ...both(400).shape,
  answers: z
    .array(answer)
    .min(2)
    .max(5)
    .refine((answers) => answers.filter(({ right }) => right).length === 1, 'exactly one answer is right'),
  /** Said after a wrong answer: why the right one is right. */
  why: both(600),
})

/** A policy or procedure in our own words that an organisation can begin with: `content/policies/<id>.yaml`. */
export const startingText = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** Raised with every change to the file. */
  version: z.int().positive().default(1),
  kind: z.enum(['policy', 'procedure', 'process', 'plan', 'other']),
  title: both(120),
  /** What it is for, for whoever chooses between the texts. */
  purpose: both(400),
  owner_role: ownerRole,
  /** Who has to know it: everybody, or those who are described in words and have to be chosen. */
  audience: z.strictObject({ everybody: z.boolean(), ...both(200).shape }),
  /** Whether its readers are asked to confirm that they read it. */
  confirm: z.boolean(),
  review_every: z.string().regex(/^P[1-9]\d?[MY]$/),
  /** What it describes: 2022/control/8.13, 2022/clause/5.2. */
  requirements: z
    .array(z.string().regex(/^2022\/(control|clause)\/\d+(\.\d+){1,2}$/))
    .min(1)
    .max(30),
  /** What a reader has to remember after one minute. */
  in_short: lines(3, 6),
  sections: z
    .array(z.strictObject({ title: both(120), ...condition, blocks: z.array(block).min(1).max(30) }))
    .min(3)
    .max(20),
  test: z
    .strictObject({
      /** Per cent of the questions that has to be right. */
      pass: z.int().min(1).max(100),
      questions: z.array(question).min(2).max(6),
    })
    .optional(),
})

export type StartingText = z.infer<typeof startingText>
export type StartingBlock = z.infer<typeof block>
