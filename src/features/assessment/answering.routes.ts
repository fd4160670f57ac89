import type { Questionnaire, Words } from '../../core/assessment/questionnaire.ts'
import { subjectKey } from '../../core/assessment/subject.ts'
import type { Content } from '../../core/standards/content.ts'
import { type Route, reads, writes } from '../../platform/http/endpoint.ts'
import * as contracts from './answering.contract.ts'
import type { KeptAnswer, KeptRating } from './answers.store.ts'
import type { NeedsOf } from './open-assessment.ts'
import { wrongField } from './refusals.ts'
import { plainNote, saveAnswers, saveOne, type Write } from './save-answers.ts'

/** What is asked, in one language. */
function questionsIn({ themes, subjects }: Questionnaire, language: keyof Words) {
  return {
    themes: themes.map((theme) => ({ ...theme, name: theme.name[language] })),
    subjects: subjects.map((subject) => ({
      key: subject.key,
      numbering: subject.numbering,
      kind: subject.kind,
      number: subject.number,
      theme: subject.theme,
      title: subject.title[language],
      editions: subject.editions,
      about: subject.about?.[language] ?? '',
      care: subject.care?.[language] ?? null,
      effort: subject.effort,
      weight: subject.weight,
      asked: subject.asked,
      servedBy: subject.servedBy.flatMap(({ subjects, relation, confidence }) =>
        // Each of several that only together correspond is a part.
        subjects.map((key) => ({
          subject: key,
          relation: subjects.length > 1 ? ('superset' as const) : relation,
          confidence,
        })),
      ),
      questions: subject.questions.map((question) => ({
        id: question.id,
        kind: question.kind,
        care: question.care,
        text: question.text[language],
        partlyWhen: question.partlyWhen?.[language] ?? null,
      })),
    })),
  }
}

const answerNow = ({ answer, note, by, at, revision }: KeptAnswer) => ({ answer, note, by, at, revision })
const ratingNow = ({ design, existence, operation, note, by, at, revision }: KeptRating) => ({
  design,
  existence,
  operation,
  note,
  by,
  at,
  revision,
})

export function answeringRoutes(content: Content, needsOf: NeedsOf): Route[] {
  type Place = { department: string; numbering: '2013' | '2022'; kind: 'control' | 'clause'; number: string }
  const placeOf = ({ department, numbering, kind, number }: Place) => ({
    department: department === 'whole' ? null : department,
    subject: subjectKey(numbering, kind, number),
  })
  return [
    reads(contracts.readQuestions, async (reader, { query }) => {
      const editions = query.editions.split(',')
      if (editions.some((id) => !content.editions.has(id))) {
        throw wrongField('query.editions', {
          nl: 'Een van deze normen kent Zorgborg niet. Kies uit de lijst.',
          en: 'Zorgborg does not know one of these standards. Choose from the list.',
        })
      }
      const { questionnaires } = await needsOf(reader)
      return questionsIn(questionnaires(editions, query.release ?? content.guidance.released.release), query.language)
    }),
    writes(contracts.answerQuestion, async (tx, { params, body, seen }) => {
      const { answer } = body
      const note = plainNote(body.note)
      const own = { id: null, after: null, seen, note }
      const saved = await saveOne(tx, await needsOf(tx), params.assessment, {
        kind: 'answer',
        ...own,
        ...placeOf(params),
        question: params.question,
        answer,
      })
      return { answer, note, ...saved }
    }),
    writes(contracts.rateSubject, async (tx, { params, body, seen }) => {
      const { design, existence, operation } = body
      const note = plainNote(body.note)
      const own = { id: null, after: null, seen, note }
      const rating = { design, existence, operation }
      const saved = await saveOne(tx, await needsOf(tx), params.assessment, {
        kind: 'rating',
        ...own,
        ...placeOf(params),
        ...rating,
      })
      return { ...rating, note, ...saved }
    }),
    writes(contracts.saveAnswers, async (tx, { params, body, language }) => {
      const writes: Write[] = body.writes.map((write) => ({ ...write, note: plainNote(write.note) }))
      const found = await saveAnswers(tx, await needsOf(tx), params.assessment, writes)
      return {
        outcomes: found.map((outcome, place) => {
          const id = body.writes[place]?.id ?? ''
          if (outcome.outcome === 'saved') return { id, outcome: 'saved' as const, revision: outcome.revision }
          if (outcome.outcome === 'refused') {
            return { id, outcome: 'refused' as const, sentence: outcome.problem.sentence[language] }
          }
          const { now } = outcome
          return {
            id,
            outcome: 'conflict' as const,
            revision: now?.revision ?? 0,
            answer: now && 'answer' in now ? answerNow(now) : null,
            rating: now && 'design' in now ? ratingNow(now) : null,
          }
        }),
      }
    }),
  ]
}
