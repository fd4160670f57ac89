import { axes, layOut, type Sheets } from '../../core/assessment/sheets.ts'
import { joinNotes, type Proposal, proposeFrom } from '../../core/transition/carry.ts'
import type { NewEntry } from '../../core/transition/transition-report.ts'
import type { OldAnswer, OldRating, Said } from './assessments.store.ts'

/** What the old answers propose about a new subject for one department, or (null) for all of them alike. */
export type SheetProposal = Proposal & { department: string | null; note: string }

/** What was said, laid out by department and found by subject at once. */
export type LaidOut = {
  sheets: Sheets
  /** Every answer, in the order of departments and of answering. */
  all: readonly OldAnswer[]
  answersAbout(subject: string): readonly OldAnswer[]
  ratingsOf(subject: string): readonly OldRating[]
}

export function layOutSaid({ departments, answers, ratings }: Said): LaidOut {
  const bySubject = groupBySubject(answers)
  const rated = groupBySubject(ratings)
  return {
    all: answers,
    sheets: layOut(departments, { answers, ratings }),
    answersAbout: (subject) => bySubject.get(subject) ?? [],
    ratingsOf: (subject) => rated.get(subject) ?? [],
  }
}

function groupBySubject<T extends { subject: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(item.subject)
    if (group) group.push(item)
    else groups.set(item.subject, [item])
  }
  return groups
}

/** What is proposed about a new subject on each sheet; once for all where it is the same for each department. */
export function proposalsFor(entry: NewEntry, said: LaidOut): SheetProposal[] {
  const proposals = said.sheets.departments.map((department) => ({
    department,
    ...proposeFrom(
      entry,
      (subject) => {
        const questions = new Set(said.answersAbout(subject).map(({ question }) => question))
        return [...questions].map((question) => said.sheets.answerTo(department, subject, question)?.answer ?? null)
      },
      (subject) => said.sheets.ratingOf(department, subject) ?? null,
    ),
    note: joinNotes(
      entry.links.flatMap(({ from }) =>
        said
          .answersAbout(from)
          .filter((one) => one.department === null || one.department === department)
          .map(({ note }) => ({ number: numberOf(from), note })),
      ),
    ),
  }))
  const [first] = proposals
  if (first && proposals.every((one) => sayTheSame(one, first))) return [{ ...first, department: null }]
  return proposals
}

export const numberOf = (subject: string): string => subject.slice(subject.lastIndexOf('/') + 1)

const sayTheSame = (a: SheetProposal, b: SheetProposal) =>
  a.answer === b.answer &&
  a.open === b.open &&
  a.earlier === b.earlier &&
  a.note === b.note &&
  axes.every((axis) => a.rating[axis] === b.rating[axis])
