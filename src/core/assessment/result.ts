import type { Confidence, Edition, EditionId } from '../standards/edition.ts'
import { leastSure } from '../standards/routes-between.ts'
import { type Questionnaire, questionsFor, type Subject, servesWhole } from './questionnaire.ts'
import { type Axis, axes, type Sheets } from './sheets.ts'
import {
  type Answer,
  answeredIn,
  askedIn,
  countedIn,
  leftOutOf,
  type State,
  scoreOf,
  shareOf,
  stateOf,
  type Tally,
  tallyOf,
} from './standing.ts'
import type { SubjectKey, ThemeKey } from './subject.ts'

/** How one requirement of one edition stands. */
export type Cell = {
  edition: EditionId
  subject: Subject
  state: State
  score: number | null
  asked: number
  answered: number
  /** The subjects whose answers it follows from, where nobody answered this one itself. */
  derivedFrom: SubjectKey[]
  /** How sure that is: as sure as the least sure link it follows by. 'high' where it follows from its own answers. */
  confidence: Confidence
  /** It asks more than another chosen edition that the same answers serve. */
  asksMore: boolean
}

/** What was answered to these questions in every department that counts; null for nothing. */
function* answersIn(sheets: Sheets, subject: Subject, questions: readonly { id: string }[]): Iterable<Answer | null> {
  for (const department of sheets.departments) {
    for (const { id } of questions) yield sheets.answerTo(department, subject.key, id)?.answer ?? null
  }
}

/** The answers about a subject, over its questions for one edition or for all that were chosen. */
export function tallyAbout(sheets: Sheets, subject: Subject, edition?: Edition): Tally {
  return tallyOf(answersIn(sheets, subject, edition ? questionsFor(subject, edition) : subject.questions))
}

/**
 * How every requirement of the chosen editions stands. What was answered about the requirement itself decides; where nothing was,
 * the answers about what corresponds to it do, and never for more than those ask.
 */
export function cellsOf(questionnaire: Questionnaire, sheets: Sheets): Cell[] {
  const cells = new Map<string, Cell>()
  // Newer numbering first: what is derived is derived from it.
  for (const subject of questionnaire.subjects) {
    for (const edition of questionnaire.editions) {
      if (!subject.editions.includes(edition.id)) continue
      cells.set(`${edition.id} ${subject.key}`, cellOf(sheets, subject, edition, cells))
    }
  }
  const order = new Map(questionnaire.editions.map(({ id }, place) => [id, place]))
  return [...cells.values()].sort((a, b) => (order.get(a.edition) ?? 0) - (order.get(b.edition) ?? 0))
}

function cellOf(sheets: Sheets, subject: Subject, edition: Edition, known: ReadonlyMap<string, Cell>): Cell {
  const tally = tallyAbout(sheets, subject, edition)
  const services = subject.servedBy.filter((service) => service.edition === edition.id)
  const asksMore =
    subject.editions.length > 1 && questionsFor(subject, edition).some(({ care }) => care)
      ? true
      : services.length > 0 && !services.some(({ relation }) => servesWhole(relation))
  if (services.length > 0 && answeredIn(tally) === 0) {
    const groups = services.map(({ relation, through, subjects }) => ({
      covers: servesWhole(relation),
      state: together(subjects.flatMap((key) => known.get(`${through} ${key}`)?.state ?? [])),
    }))
    const state = derive(groups)
    return {
      edition: edition.id,
      subject,
      state,
      score: scores[state],
      // What need not be asked is no work; what asks more is.
      asked: subject.asked ? askedIn(tally) : 0,
      answered: 0,
      derivedFrom: state === 'open' ? [] : [...new Set(services.flatMap(({ subjects }) => subjects))],
      confidence: state === 'open' ? 'high' : leastSure(services.map(({ confidence }) => confidence)),
      asksMore,
    }
  }
  return {
    edition: edition.id,
    subject,
    state: stateOf(tally),
    score: scoreOf(tally),
    asked: askedIn(tally),
    answered: answeredIn(tally),
    derivedFrom: [],
    confidence: 'high',
    asksMore,
  }
}

/** A state without answers of its own is no more precise than this. */
const scores: Record<State, number | null> = {
  met: 1,
  partly: 0.5,
  not: 0,
  'not-applicable': null,
  unknown: 0,
  open: null,
}

/** How a whole stands of which these are the parts. */
function together(parts: readonly State[]): State {
  const applicable = parts.filter((state) => state !== 'not-applicable')
  if (applicable.length === 0) return parts.length === 0 ? 'open' : 'not-applicable'
  if (applicable.every((state) => state === 'met')) return 'met'
  if (applicable.some((state) => state === 'met' || state === 'partly')) return 'partly'
  return (['not', 'unknown'] as const).find((state) => applicable.includes(state)) ?? 'open'
}

/** How something stands by what corresponds to it. Only what covers it can show that it is met. */
export function derive(groups: readonly { covers: boolean; state: State }[]): State {
  const found = new Set(groups.map(({ state }) => state))
  if (groups.some(({ covers, state }) => covers && state === 'met')) return 'met'
  if (found.has('met') || found.has('partly')) return 'partly'
  return (['not', 'unknown', 'open', 'not-applicable'] as const).find((state) => found.has(state)) ?? 'open'
}

/** One direction of the radar: the mean rating from 0 to 5, and the part of yes among the questions of this kind. */
export type AxisValue = {
  rated: number | null
  ratings: number
  answered: number | null
  counted: number
  leftOut: number
}
export type ThemeResult = { key: ThemeKey; subjects: number } & Record<Axis, AxisValue>

/** The radar: how each theme stands in design, existence and operation. Themes about which nothing is asked are left out. */
export function themesOf(questionnaire: Questionnaire, sheets: Sheets): ThemeResult[] {
  return questionnaire.themes.flatMap(({ key }) => {
    const subjects = questionnaire.subjects.filter((subject) => subject.theme === key && subject.asked)
    if (subjects.length === 0) return []
    const values = axes.map((axis) => [axis, axisValue(sheets, subjects, axis)] as const)
    return [{ key, subjects: subjects.length, ...(Object.fromEntries(values) as Record<Axis, AxisValue>) }]
  })
}

function axisValue(sheets: Sheets, subjects: readonly Subject[], axis: Axis): AxisValue {
  const given = subjects.flatMap((subject) => [
    ...answersIn(
      sheets,
      subject,
      subject.questions.filter(({ kind }) => kind === axis),
    ),
  ])
  const ratings = subjects.flatMap((subject) =>
    sheets.departments.flatMap((department) => sheets.ratingOf(department, subject.key)?.[axis] ?? []),
  )
  const tally = tallyOf(given)
  return {
    rated: ratings.length === 0 ? null : ratings.reduce((sum, one) => sum + one, 0) / ratings.length,
    ratings: ratings.length,
    answered: shareOf(tally),
    counted: countedIn(tally),
    leftOut: leftOutOf(tally),
  }
}

/** The mean of what has a score, from 0 to 1; null where nothing has. */
export function meanScore(cells: readonly Pick<Cell, 'score'>[]): number | null {
  const known = cells.flatMap(({ score }) => score ?? [])
  return known.length === 0 ? null : known.reduce((sum, score) => sum + score, 0) / known.length
}
