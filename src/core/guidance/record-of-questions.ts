import type { GuidanceSet, Released } from './guidance.ts'

/** A short and stable mark of a text: texts that differ have different ones. */
export type Fingerprint = (text: string) => string

type RecordedQuestion = { path: string; wording: string; since: number; until: number | undefined }

/** Every question by its path, such as `controls/8.13/plan`, with what of it is recorded: its kind and its text in both languages. */
export function questionsOf({ controls, clauses }: Pick<GuidanceSet, 'controls' | 'clauses'>): RecordedQuestion[] {
  return Object.entries({ controls, clauses }).flatMap(([group, of]) =>
    [...of.values()].flatMap((one) =>
      one.questions.map(({ id, kind, nl, en, since, until }) => ({
        path: `${group}/${one.id}/${id}`,
        // How the lines of a file are broken says nothing about what is asked.
        wording: JSON.stringify([kind, nl, en].map((text) => text.replace(/\s+/g, ' '))),
        since,
        until,
      })),
    ),
  )
}

/**
 * The record with the wording of today: of the questions that are on record, and of those that are new in the running release. One
 * that is on record and gone keeps its place, and one that says it came with an earlier release gets none: both stay faults.
 */
export function recordAnew(set: GuidanceSet, fingerprint: Fingerprint): Released {
  const { released } = set
  const recorded = questionsOf(set)
    .filter(({ path, since }) => Object.hasOwn(released.questions, path) || since === released.release)
    .map(({ path, wording }) => [path, fingerprint(wording)] as const)
  const questions = new Map([...Object.entries(released.questions), ...recorded])
  return { ...released, questions: Object.fromEntries([...questions].sort(([a], [b]) => (a < b ? -1 : 1))) }
}
