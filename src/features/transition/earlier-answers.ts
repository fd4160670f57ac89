import type { Actor } from '../../core/access/actor.ts'
import { isAllowed } from '../../core/access/allow.ts'
import type { NewEntry } from '../../core/transition/transition-report.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import { listAssessments, type OldAnswer, type OldRating, partsOf } from './assessments.store.ts'
import { type CarriedAnswer, type CarriedRating, listCarried } from './carried.store.ts'
import { shownAnswer } from './open-subject.ts'
import { layOutSaid, numberOf, proposalsFor } from './proposals.ts'
import { listTransitions, type Transition } from './transitions.store.ts'
import type { Way, Ways } from './ways.ts'

/** Whether somebody may see what was answered earlier about a subject for a department. */
type Reach = (entry: NewEntry, department: string | null) => boolean

/**
 * What was answered earlier about the subjects of an assessment, for each transition that brought answers to it: also the subjects
 * about which nothing was, with the reason. A contributor sees what was handed over.
 */
export async function earlierAnswers(
  reader: Reader,
  ways: Ways,
  { assessment, subject }: { assessment: string; subject?: string | undefined },
  language: Language,
  actor: Actor,
) {
  const found = (await listAssessments(reader)).find(({ id }) => id === assessment)
  if (!found) throw problems.notFound()
  const transitions = (await listTransitions(reader)).filter((one) => one.toAssessment === assessment)
  const reach = await reachIn(reader, assessment, actor)
  const carried = await listCarried(
    reader,
    transitions.map(({ id }) => id),
    subject,
  )
  const about = {
    answers: groupByPlace(carried.answers),
    ratings: groupByPlace(carried.ratings),
  }
  return {
    items: transitions.flatMap((transition) => {
      const way = ways(transition.fromEdition, transition.toEdition)
      return way.report.new
        .filter((entry) => subject === undefined || entry.key === subject)
        .flatMap((entry) => {
          const place = `${transition.id} ${entry.key}`
          const answers = about.answers.get(place) ?? []
          const ratings = about.ratings.get(place) ?? []
          const seen = <T extends { item: { department: string | null } }>(all: readonly T[]) =>
            all.filter(({ item }) => reach(entry, item.department))
          if (!reach(entry, null)) return []
          return [shownItem(transition, way, entry, { answers: seen(answers), ratings: seen(ratings) }, language)]
        })
    }),
  }
}

function groupByPlace<T extends { transition: string; to: string | null }>(all: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const place = `${one.transition} ${one.to ?? ''}`
    const group = groups.get(place)
    if (group) group.push(one)
    else groups.set(place, [one])
  }
  return groups
}

function shownItem(
  transition: Transition,
  way: Way,
  entry: NewEntry,
  carried: { answers: CarriedAnswer[]; ratings: CarriedRating[] },
  language: Language,
) {
  const place = new Map(entry.links.map(({ from }, at) => [from, at]))
  const inOrder = <T extends { item: { subject: string; department: string | null } }>(all: readonly T[]) =>
    [...all].sort(
      ({ item: a }, { item: b }) =>
        (place.get(a.subject) ?? 0) - (place.get(b.subject) ?? 0) ||
        (a.department ?? '').localeCompare(b.department ?? '', 'nl'),
    )
  const [answers, ratings] = [inOrder(carried.answers), inOrder(carried.ratings)]
  const said: { answers: OldAnswer[]; ratings: OldRating[] } = {
    answers: answers.map(({ item }) => item),
    ratings: ratings.map(({ item }) => item),
  }
  const departments = [...new Set([...said.answers, ...said.ratings].flatMap(({ department }) => department ?? []))]
  const { from } = way.report
  const source = {
    assessment: transition.fromAssessment,
    name: transition.fromName,
  }
  return {
    transition: transition.id,
    edition: { id: from.id, name: from.name },
    subject: entry.key,
    became: entry.became,
    asks: entry.asks,
    careAdded: entry.careAdded,
    proposals: proposalsFor(entry, layOutSaid({ departments, ...said })),
    answers: answers.map(({ item, relation, confidence }) => ({
      from: source,
      subject: item.subject,
      number: numberOf(item.subject),
      title: way.report.byKey.get(item.subject)?.old?.title[language] ?? entry.title[language],
      relation: relation ?? 'equal',
      confidence: confidence ?? 'high',
      ...shownAnswer(way, item, language),
    })),
    ratings: ratings.map(({ item }) => ({ ...item, number: numberOf(item.subject) })),
  }
}

/**
 * Whoever sees results sees all; others see the subjects that were handed to them, of the sheet that they answer: of the
 * whole, or of their department and of the whole, which its answers fall back on.
 */
async function reachIn(reader: Reader, assessment: string, actor: Actor): Promise<Reach> {
  if (isAllowed(actor, 'assessment:results')) return () => true
  const parts = actor.kind === 'person' ? await partsOf(reader, assessment, actor.id) : []
  return (entry, department) =>
    parts.some(
      (part) =>
        (part.subjects.includes(entry.key) || part.themes.includes(themeOf(entry))) &&
        (part.department === null
          ? department === null
          : department === null || part.department.toLowerCase() === department.toLowerCase()),
    )
}

const themeOf = ({ key, theme, number }: NewEntry) =>
  `${key.slice(0, key.lastIndexOf('/'))}/${theme ?? number.split('.')[0]}`
