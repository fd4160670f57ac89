import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { composeQuestionnaire, type Subject } from '../../core/assessment/questionnaire.ts'
import type { Answer } from '../../core/assessment/standing.ts'
import { subjectRoutes } from '../../core/assessment/subject-routes.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { home } from '../../platform/home.ts'
import type { AssessmentAct, AssessmentWrite } from './assessment-acts.ts'
import { workingDay } from './demo-calendar.ts'
import { type DemoOrganisation, demoEdition } from './demo-content.ts'

const when = { by: z.string(), daysAgo: z.int().min(3).max(900) }
const presence = z.enum(['in-place', 'partly', 'planned', 'absent'])

/** What a demo organisation answered in its assessments: about controls by what it decided, about clauses as told here. */
const demoAssessments = z.strictObject({
  clauses: z.record(z.string(), z.strictObject({ presence, note: z.string() })),
  assessments: z.array(
    z.strictObject({
      ...when,
      name: z.string(),
      editions: z.array(z.string()).min(1),
      scope: z.string(),
      basedOn: z.string().optional(),
      departments: z.array(z.string()),
      /** How many days ago things stood as they are answered. */
      standsAt: z.int(),
      /** Of long ago: what is told of the clauses was one step less far then. */
      earlier: z.boolean().default(false),
      closedDaysAgo: z.int().optional(),
      /** The part of the subjects that got ratings, of 100. */
      rated: z.int().min(0).max(100),
      parts: z.array(
        z.strictObject({
          ...when,
          to: z.string(),
          themes: z.array(z.string()),
          dueInDays: z.int(),
          message: z.string(),
        }),
      ),
      sessions: z.array(z.strictObject({ ...when, themes: z.array(z.string()), department: z.string().optional() })),
      unanswered: z.array(z.string()),
    }),
  ),
})
type Told = z.infer<typeof demoAssessments>
type ToldAssessment = Told['assessments'][number]

type Draft = { daysAgo: number; by: string; command: { kind: 'assessment'; act: AssessmentAct } }
/** How a subject stands, and the words for it. */
type Standing = { presence: z.infer<typeof presence> | 'not-applicable' | null; note: string }

/** What the organisation of `content/demo/<id>-assessments.json` did in its assessments; nothing where there is no such file. */
export function assessmentHistory(demo: DemoOrganisation, content: Content, today: Day): Draft[] {
  const file = join(home, 'content', 'demo', `${demo.id}-assessments.json`)
  if (!existsSync(file)) return []
  const told = demoAssessments.parse(JSON.parse(readFileSync(file, 'utf8')))
  return told.assessments.flatMap((one) => {
    const { name, by, daysAgo } = one
    const draft = (at: { by: string; daysAgo: number }, act: AssessmentAct): Draft => ({
      ...at,
      command: { kind: 'assessment', act },
    })
    const facts = { name, editions: one.editions, scope: one.scope, departments: one.departments }
    return [
      draft({ by, daysAgo }, { act: 'start', ...facts, basedOn: one.basedOn ?? null }),
      ...one.parts.map(({ to, themes, dueInDays, message, ...at }) => {
        const person = demo.people.find(({ key }) => key === to)?.email ?? ''
        return draft(
          { by: at.by, daysAgo: at.daysAgo },
          { act: 'hand', assessment: name, person, themes, due: workingDay(today, dueInDays), message },
        )
      }),
      ...sessionsOf(demo, content, told, one).map(({ at, writes }) =>
        draft(at, { act: 'answer', assessment: name, writes }),
      ),
      ...(one.closedDaysAgo === undefined
        ? []
        : [draft({ by, daysAgo: one.closedDaysAgo }, { act: 'close', assessment: name })]),
    ]
  })
}

/** What is typed in at one sitting. */
const sitting = 40

function sessionsOf(demo: DemoOrganisation, content: Content, told: Told, one: ToldAssessment) {
  const { subjects } = composeQuestionnaire(content, one.editions)
  return one.sessions.flatMap(({ by, daysAgo, themes, department = null }) => {
    const writes = subjects
      .filter((subject) => subject.asked && themes.includes(subject.theme) && !one.unanswered.includes(subject.key))
      .flatMap((subject) => writesAbout(subject, department, standingOf(demo, content, told, one, subject), one.rated))
    const sittings = Array.from({ length: Math.ceil(writes.length / sitting) }, (_, n) =>
      writes.slice(n * sitting, (n + 1) * sitting),
    )
    // Two sittings a day at most.
    return sittings.map((part, n) => ({ at: { by, daysAgo: daysAgo - Math.floor(n / 2) }, writes: part }))
  })
}

const lessFar = { 'in-place': 'partly', partly: 'planned', planned: 'absent', absent: 'absent' } as const

function standingOf(
  demo: DemoOrganisation,
  content: Content,
  told: Told,
  one: ToldAssessment,
  subject: Subject,
): Standing {
  const edition = content.editions.get(subject.editions[0] ?? '')
  const newest = content.editions.get(demoEdition)
  const found =
    edition && newest
      ? subjectRoutes(content, edition, subject.kind, subject.number, newest).flatMap(({ numbers }) => numbers)
      : []
  if (subject.kind === 'clause') {
    const [clause] = found.flatMap((number) => told.clauses[number] ?? [])
    if (!clause) return { presence: null, note: '' }
    return one.earlier ? { presence: lessFar[clause.presence], note: '' } : clause
  }
  const standings = found.flatMap((number) => decidedThen(demo, number, one.standsAt))
  // Of several, what is least far decides.
  const order = ['absent', 'planned', 'partly', 'in-place', 'not-applicable', null]
  const [least] = standings.sort((a, b) => order.indexOf(a.presence) - order.indexOf(b.presence))
  if (!least) return { presence: null, note: '' }
  // Part of what is in place by now was only begun then.
  return one.earlier && least.presence === 'in-place' && lotOf(subject.key) < 35
    ? { presence: 'partly', note: '' }
    : least
}

function decidedThen(demo: DemoOrganisation, number: string, daysAgo: number): Standing[] {
  const steps = demo.controls.find(({ control }) => control === number)?.steps ?? []
  const step = steps.findLast((one) => one.daysAgo >= daysAgo) ?? steps[0]
  if (!step || 'withdrawn' in step) return []
  return step.applies
    ? [{ presence: step.presence, note: step.description }]
    : [{ presence: 'not-applicable', note: step.justification }]
}

/** A number from 0 to 99 that belongs to a text, the same at every load. */
function lotOf(text: string): number {
  let hash = 2166136261
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619)
  return ((hash ^ (hash >>> 15)) >>> 0) % 100
}

type Chance = readonly (readonly [answer: Answer, upTo: number])[]
const chances: Record<z.infer<typeof presence>, Record<'design' | 'existence' | 'operation', Chance>> = {
  'in-place': {
    design: [['yes', 100]],
    existence: [
      ['yes', 94],
      ['partly', 100],
    ],
    operation: [
      ['yes', 74],
      ['partly', 92],
      ['unknown', 97],
      ['no', 100],
    ],
  },
  partly: {
    design: [
      ['yes', 70],
      ['partly', 100],
    ],
    existence: [
      ['partly', 85],
      ['yes', 100],
    ],
    operation: [
      ['no', 45],
      ['partly', 85],
      ['unknown', 100],
    ],
  },
  planned: {
    design: [
      ['partly', 60],
      ['yes', 80],
      ['no', 100],
    ],
    existence: [
      ['no', 80],
      ['partly', 100],
    ],
    operation: [
      ['no', 92],
      ['unknown', 100],
    ],
  },
  absent: { design: [['no', 100]], existence: [['no', 100]], operation: [['no', 100]] },
}

function answerBy(standing: Standing, kind: 'design' | 'existence' | 'operation', lot: number): Answer {
  if (standing.presence === 'not-applicable') return 'not-applicable'
  if (standing.presence === null) return 'unknown'
  return chances[standing.presence][kind].find(([, upTo]) => lot < upTo)?.[0] ?? 'unknown'
}

const steps = {
  'in-place': { design: 4, existence: 4, operation: 3 },
  partly: { design: 3, existence: 2, operation: 1 },
  planned: { design: 2, existence: 1, operation: 0 },
  absent: { design: 1, existence: 0, operation: 0 },
}

function writesAbout(
  subject: Subject,
  department: string | null,
  standing: Standing,
  rated: number,
): AssessmentWrite[] {
  const lot = (of: string) => lotOf(`${subject.key} ${department ?? ''} ${of}`)
  // The note stands where one would look for it: with what is there.
  const place = subject.questions.findIndex(({ kind }) => kind === 'existence')
  const noted = standing.presence !== 'in-place' || lot('note') < 55
  const answers = subject.questions.map(
    ({ id, kind }, n): AssessmentWrite => ({
      kind: 'answer',
      department,
      subject: subject.key,
      question: id,
      answer: answerBy(standing, kind, lot(id)),
      note: noted && n === Math.max(0, place) ? standing.note : '',
    }),
  )
  const { presence } = standing
  if (presence === null || presence === 'not-applicable' || lot('rated') >= rated) return answers
  const { design, existence, operation } = steps[presence]
  const less = lot('step') % 2
  return [
    ...answers,
    {
      kind: 'rating',
      department,
      subject: subject.key,
      design: Math.max(0, design - less),
      existence,
      operation: Math.max(0, operation - (lot('operation') % 2)),
      note: '',
    },
  ]
}
