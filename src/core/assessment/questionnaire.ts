import { isAskedIn, type OwnerRole, type ProofKind } from '../guidance/guidance.ts'
import { type Content, guidanceOf, isAboutCare } from '../standards/content.ts'
import type { Confidence, Edition, EditionId } from '../standards/edition.ts'
import type { Relation } from '../standards/mapping.ts'
import { chapterNames } from './chapters.ts'
import { type Numbering, numberingOf, type SubjectKey, type SubjectKind, subjectKey, type ThemeKey } from './subject.ts'
import { subjectRoutes } from './subject-routes.ts'

export type Words = { nl: string; en: string }

export type Question = { id: string; kind: ProofKind; care: boolean; text: Words; partlyWhen: Words | null }

/** Subjects of another numbering whose answers, together, say something about a requirement of `edition`. */
export type Service = {
  edition: EditionId
  through: EditionId
  subjects: SubjectKey[]
  relation: Relation
  confidence: Confidence
}

/** What an assessment asks about one subject, and what the product advises where it is missing. */
export type Subject = {
  key: SubjectKey
  numbering: Numbering
  kind: SubjectKind
  number: string
  theme: ThemeKey
  title: Words
  /** The chosen editions that hold it. */
  editions: EditionId[]
  questions: Question[]
  about: Words | null
  care: Words | null
  /** 1 days, 2 weeks, 3 months. */
  effort: number
  /** 1 some, 2 much, 3 most. */
  weight: number
  ownerRole: OwnerRole
  measure: Words | null
  /** What then recurs, and how often (P1M, P3M, P1Y). */
  rhythm: (Words & { every: string })[]
  servedBy: Service[]
  /** False where other subjects serve it whole in every edition that holds it. */
  asked: boolean
}

export type Theme = { key: ThemeKey; numbering: Numbering; kind: SubjectKind; name: Words }

/** What is asked for a choice of editions; the same for every assessment of that choice. */
export type Questionnaire = {
  editions: Edition[]
  themes: Theme[]
  /** In reading order: clauses and then controls, of 2022 and then of 2013. */
  subjects: Subject[]
  byKey: ReadonlyMap<SubjectKey, Subject>
}

/** Which questions about a subject belong to an edition: those about care to a standard for care alone. */
export function questionsFor(subject: Subject, edition: Edition): Question[] {
  return subject.questions.filter((question) => !question.care || isAboutCare(edition))
}

/** Composes what is asked for these editions in a release of the questions, the newest unless said otherwise. Editions that the product does not know are left out. */
export function composeQuestionnaire(
  content: Content,
  chosen: readonly EditionId[],
  release = content.guidance.released.release,
): Questionnaire {
  const editions = [...content.editions.values()].filter(({ id }) => chosen.includes(id))
  const subjects = new Map<SubjectKey, Subject>()
  const themes = new Map<ThemeKey, Theme>()
  for (const numbering of ['2022', '2013'] as const) {
    for (const kind of ['clause', 'control'] as const) {
      const holders = editions.filter((edition) => numberingOf(edition) === numbering)
      for (const edition of holders) addTo(themes, edition, numbering, kind)
      for (const number of numbersOf(content, numbering, kind, holders)) {
        const subject = composeSubject(content, editions, holders, numbering, kind, number, release)
        subjects.set(subject.key, subject)
      }
    }
  }
  return { editions, themes: [...themes.values()], subjects: [...subjects.values()], byKey: subjects }
}

const requirementsOf = (edition: Edition, kind: SubjectKind) =>
  kind === 'control'
    ? edition.requirements.map(({ id, title, theme, healthcare }) => ({
        id,
        title,
        theme,
        addsCare: isAboutCare(edition) && healthcare?.mark !== 'none',
      }))
    : edition.clauses.map(({ id, title }) => ({
        id,
        title,
        theme: id.split('.')[0] ?? id,
        addsCare: isAboutCare(edition),
      }))

function numbersOf(content: Content, numbering: Numbering, kind: SubjectKind, holders: Edition[]): string[] {
  const wanted = new Set(holders.flatMap((edition) => requirementsOf(edition, kind).map(({ id }) => id)))
  // The edition with most of them gives the order, so that what NEN 7510 adds stands among its neighbours.
  const all = [...content.editions.values()]
    .filter((edition) => numberingOf(edition) === numbering)
    .map((edition) => requirementsOf(edition, kind).map(({ id }) => id))
    .sort((a, b) => b.length - a.length)
  return [...new Set(all.flat())].filter((id) => wanted.has(id))
}

function addTo(themes: Map<ThemeKey, Theme>, edition: Edition, numbering: Numbering, kind: SubjectKind): void {
  const found: [string, Words][] =
    kind === 'control'
      ? edition.themes.map(({ id, nl, en }) => [id, { nl, en }])
      : [...new Set(requirementsOf(edition, kind).map(({ theme }) => theme))].map((id) => [
          id,
          chapterNames[id] ?? { nl: `Hoofdstuk ${id}`, en: `Clause ${id}` },
        ])
  for (const [id, name] of found) {
    const key = subjectKey(numbering, kind, id)
    if (!themes.has(key)) themes.set(key, { key, numbering, kind, name })
  }
}

function composeSubject(
  content: Content,
  editions: Edition[],
  candidates: Edition[],
  numbering: Numbering,
  kind: SubjectKind,
  number: string,
  release: number,
): Subject {
  const found = candidates.flatMap((edition) => {
    const requirement = requirementsOf(edition, kind).find(({ id }) => id === number)
    return requirement ? [{ edition, requirement }] : []
  })
  const holders = found.map(({ edition }) => edition)
  const [first] = found
  if (!first) throw new TypeError(`no edition holds ${kind} ${number}`)
  const { title, theme } = first.requirement
  // What adds nothing for health care, as the content or the organisation itself says, asks nothing for it.
  const about = found.some(({ requirement }) => requirement.addsCare)
  const plural = `${kind}s` as const
  const own = guidanceOf(content, first.edition.id, plural, number)
  const advice = own ?? adviceFrom(content, first.edition, kind, number)
  const servedBy =
    numbering === '2013' ? holders.flatMap((edition) => servicesFor(content, edition, kind, number, editions)) : []
  return {
    key: subjectKey(numbering, kind, number),
    numbering,
    kind,
    number,
    theme: subjectKey(numbering, kind, theme),
    title,
    editions: holders.map(({ id }) => id),
    questions: own
      ? own.questions
          .filter((question) => (about || !question.care) && isAskedIn(release, question))
          .map(({ id, kind, care, nl, en, partly_when }) => ({
            id,
            kind,
            care,
            text: { nl, en },
            partlyWhen: partly_when ?? null,
          }))
      : [wholeQuestion(title)],
    about: own?.about ?? null,
    care: about ? (own?.care ?? null) : null,
    effort: advice?.effort ?? 2,
    weight: advice?.weight ?? 2,
    ownerRole: advice?.measure.owner_role ?? 'security-officer',
    measure: advice ? { nl: advice.measure.nl, en: advice.measure.en } : null,
    rhythm: advice?.measure.rhythm ?? [],
    servedBy,
    asked: holders.some(
      (edition) => !servedBy.some((service) => service.edition === edition.id && servesWhole(service.relation)),
    ),
  }
}

/** Whether what asks the same or more, and is met, leaves nothing to ask. */
export const servesWhole = (relation: Relation): boolean => relation === 'equal' || relation === 'subset'

/** Of an edition of which only titles are known, the one question is about the whole. */
const wholeQuestion = (title: Words): Question => ({
  id: 'whole',
  kind: 'existence',
  care: false,
  text: {
    nl: `Is ‘${title.nl}’ bij u geregeld, en gebeurt het ook zo?`,
    en: `Is ‘${title.en}’ arranged in your organisation, and does it happen that way?`,
  },
  partlyWhen: {
    nl: 'Het is geregeld maar niet overal, of het gebeurt zonder dat het is vastgelegd.',
    en: 'It is arranged but not everywhere, or it happens without being laid down.',
  },
})

/** The services of the newer editions among the chosen: of the same standard where that was chosen, else of another. */
function servicesFor(
  content: Content,
  edition: Edition,
  kind: SubjectKind,
  number: string,
  chosen: Edition[],
): Service[] {
  const newer = chosen.filter((one) => numberingOf(one) === '2022')
  const through = newer.find((one) => one.standard === edition.standard) ?? newer[0]
  if (!through) return []
  return subjectRoutes(content, edition, kind, number, through).map(({ numbers, relation, confidence }) => ({
    edition: edition.id,
    through: through.id,
    subjects: numbers.map((one) => subjectKey('2022', kind, one)),
    relation,
    confidence,
  }))
}

/** What the product advises about the newer requirement on the same subject, where an edition has no explanations of its own. */
function adviceFrom(content: Content, edition: Edition, kind: SubjectKind, number: string) {
  const newest = [...content.editions.values()].filter((one) => numberingOf(one) === '2022')
  const through = newest.find((one) => one.standard === edition.standard) ?? newest[0]
  const routes = through ? subjectRoutes(content, edition, kind, number, through) : []
  const found = routes.flatMap(({ numbers }) => numbers).flatMap((one) => content.guidance[`${kind}s`].get(one) ?? [])
  const [first] = found
  if (!first) return undefined
  const most = (of: 'effort' | 'weight') => Math.max(...found.map((one) => one[of]))
  return { measure: first.measure, effort: most('effort'), weight: most('weight') }
}
